"""Pages that a reader asked the browser to keep: read without a network, never put together from two releases."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from namro.outputs import pour as outputs
from namro.outputs.offline.worker import worker

FIRST = "hoi-dap/ai-ky-chi-thi-va-ke-hoach-hoc-tap/"
SECOND = "hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/"
NEVER = "thuat-ngu/"
KEPT = "async () => [...await caches.keys(), ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)]"
PARTS = """async () => {
  const css = [...document.querySelectorAll('link[rel=stylesheet]')].map(one => one.href);
  const texts = await Promise.all(css.map(async (url) => (await fetch(url)).text()));
  return { page: document.documentElement.dataset.ban, style: getComputedStyle(document.documentElement).getPropertyValue('--ban'),
    styles: texts.length, lost: texts.filter((text) => !text).length };
}"""


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # as every server's settings that we print
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Host:
    """A web server that loses its network and gets new releases, always at one address."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.site, self.folder, self.port = site, folder, 0
        self.server: ThreadingHTTPServer | None = None
        self.publish("A")
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        handler = functools.partial(_Handler, directory=str(self.folder / "live"))
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def publish(self, name: str, script: str = "") -> None:
        """A release whose pages and style sheet carry its name; with the worker's script of release `script`."""
        aside = self.folder / name
        shutil.copytree(self.site, aside, ignore=shutil.ignore_patterns("*.zip", "the"))
        for path in aside.rglob("*.html"):
            text = path.read_text(encoding="utf-8").replace(
                '<html lang="vi"', f'<html lang="vi" data-ban="{name}"'
            )
            # The style sheet is another than the build made.
            path.write_text(re.sub(r' integrity="[^"]+"', "", text), encoding="utf-8")
        style = aside / "assets/namro.css"
        style.write_text(style.read_text(encoding="utf-8") + f":root {{ --ban: {name} }}\n", encoding="utf-8")
        outputs.write_files([worker(aside, "03/03/2026")], aside)
        if script:
            shutil.copy(self.folder / script / "sw.js", aside)
        link = self.folder / "next"
        link.symlink_to(aside)
        link.replace(self.folder / "live")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(site, tmp_path)
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(host.address) else faults.append(f"foreign: {asked.url}"),
    )
    yield page
    context.close()
    assert faults == []


def turn_on(page: Page, host: Host) -> None:
    page.goto(f"{host.address}ngoai-tuyen/")
    page.get_by_role("button", name="Bật: giữ trang tôi mở").click()
    expect(page.locator("[data-nr-tinh-trang]")).to_contain_text("Đang bật. Máy này giữ 0 trang")


def of_release(page: Page) -> str:
    """The release of the page that stands open, all of whose parts must be of the same."""
    told = page.evaluate(PARTS)
    assert told["page"] == told["style"]
    assert (told["styles"] > 1, told["lost"]) == (True, 0)
    return str(told["page"])


def is_saved(page: Page) -> bool:
    return page.get_by_text("Bản lưu trên máy này, tính đến ngày 03/03/2026.").is_visible()


def test_nothing_is_kept_unasked(page: Page, host: Host) -> None:
    for url in ("", FIRST, "ngoai-tuyen/"):
        page.goto(host.address + url, wait_until="networkidle")
    assert page.evaluate(KEPT) == []
    expect(page.locator("[data-nr-tinh-trang]")).to_have_text("Đang tắt: máy này không giữ trang nào.")


def test_pages_opened_are_read_without_a_network_and_the_copy_says_its_date(page: Page, host: Host) -> None:
    turn_on(page, host)
    page.goto(host.address + FIRST)
    title = page.locator("h1").inner_text()
    assert not is_saved(page)
    host.stop()
    page.goto(f"{host.address}{FIRST}?tu=thu#tra-loi")
    assert page.locator("h1").inner_text() == title
    assert is_saved(page)
    assert of_release(page) == "A"
    assert page.url.startswith(f"{host.address}luu/")
    page.goto(host.address + NEVER)
    expect(page.get_by_text("Không có mạng, và máy này chưa giữ trang bạn vừa mở.")).to_be_visible()
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("h1")).to_have_text(title)
    host.start()
    page.reload()
    assert page.url == host.address + FIRST
    assert not is_saved(page)


def test_turned_off_nothing_is_left(page: Page, host: Host) -> None:
    turn_on(page, host)
    page.goto(host.address + FIRST)
    page.goto(f"{host.address}ngoai-tuyen/")
    page.get_by_role("button", name="Tắt và xóa hết").click()
    expect(page.locator("[data-nr-tinh-trang]")).to_have_text("Đang tắt: máy này không giữ trang nào.")
    page.goto(host.address + FIRST)
    assert page.evaluate(KEPT) == []


def test_no_page_is_put_together_from_two_releases(page: Page, host: Host) -> None:
    turn_on(page, host)
    page.goto(host.address + FIRST)
    host.publish("B")
    for url in (
        SECOND,
        "",
        SECOND,
    ):  # the first one still meets the worker of A, which must not take it for its own
        page.goto(host.address + url)
        assert of_release(page) == "B"
        page.evaluate(
            "async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {})"
        )
        page.wait_for_timeout(500)
    host.stop()
    seen = {}
    for url in (FIRST, SECOND):
        page.goto(host.address + url)
        assert is_saved(page)
        seen[url] = of_release(page)
    assert seen == {FIRST: "A", SECOND: "B"}


def test_a_page_of_another_release_than_the_worker_is_not_kept(page: Page, host: Host) -> None:
    turn_on(page, host)
    host.publish("B", script="A")
    page.goto(host.address + SECOND)
    assert of_release(page) == "B"
    host.stop()
    page.goto(host.address + SECOND)
    expect(page.get_by_text("Không có mạng, và máy này chưa giữ trang bạn vừa mở.")).to_be_visible()
    assert of_release(page) == "A"


def test_a_site_replaced_while_the_worker_comes_in_is_not_kept_at_all(page: Page, host: Host) -> None:
    style = host.folder / "A/assets/namro.css"
    style.write_text(style.read_text(encoding="utf-8") + ":root { --ban: B }\n", encoding="utf-8")
    page.goto(f"{host.address}ngoai-tuyen/")
    page.get_by_role("button", name="Bật: giữ trang tôi mở").click()
    expect(page.locator("[data-nr-tinh-trang]")).to_contain_text("Máy này chưa bật được")
    assert page.evaluate("caches.keys()") == []
    page.goto(host.address + FIRST)
    assert not is_saved(page)
