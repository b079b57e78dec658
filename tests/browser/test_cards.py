"""A card in a page of another site, on servers that send what our settings have them send."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from namro.publishing.headers import card_headers, headers
from namro.records.addresses import EMBEDS

CARD = f"{EMBEDS}ke-hoach-mau/II.2.b1/"
NEWSPAPER = '<!doctype html><title>Báo</title><link rel="icon" href="data:,"><h1>Bài báo</h1>{}'


class _AsSet(SimpleHTTPRequestHandler):
    """Sends with each file what the servers' settings send."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        sent: Mapping[str, str] = card_headers() if self.path.startswith(f"/{EMBEDS}") else headers()
        for name, value in sent.items():
            self.send_header(name, value)
        super().end_headers()


class _Newspaper(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def place(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """The addresses of the site and of a newspaper, and the newspaper's folder."""
    folder = tmp_path_factory.mktemp("báo")
    handlers = (
        functools.partial(_AsSet, directory=str(built_sample / "site")),
        functools.partial(_Newspaper, directory=str(folder)),
    )
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for handler in handlers]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    site, paper = (f"http://127.0.0.1:{server.server_address[1]}/" for server in servers)
    yield site, paper, folder
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 700}) as context:
        yield context.new_page()


def write(folder: Path, body: str) -> None:
    (folder / "index.html").write_text(NEWSPAPER.format(body), encoding="utf-8")


@pytest.mark.parametrize("sandbox", ["", "sandbox"])
def test_a_newspaper_shows_a_card(page: Page, place: tuple[str, str, Path], sandbox: str) -> None:
    """With its style sheet, in a frame that newspapers make tight, too; a page of the site stays out of frames."""
    site, paper, folder = place
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    write(folder, f'<iframe {sandbox} src="{site}{CARD}" width="100%" height="500" title="t"></iframe>')
    page.goto(paper)
    card = page.frame_locator("iframe")
    expect(card.locator("blockquote")).to_contain_text("Hội nghị tổ chức")
    expect(card.locator(".nr-the")).to_have_css("border-top-width", "3px")
    assert faults == []


def test_no_other_page_stands_in_a_frame(page: Page, place: tuple[str, str, Path]) -> None:
    site, paper, folder = place
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    write(folder, f'<iframe src="{site}van-ban/ke-hoach-mau/" width="100%" height="500" title="t"></iframe>')
    page.goto(paper)
    expect(page.frame_locator("iframe").locator(".nr-khoan")).to_have_count(0)
    assert any("frame-ancestors" in one for one in faults), faults


def test_the_snippet_is_found_and_copied_without_scripts(
    browser: Browser, place: tuple[str, str, Path]
) -> None:
    """From the clause: its address is asked for, then its card, whose snippet can be chosen by hand."""
    site, _, _ = place
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700}) as context:
        page = context.new_page()
        page.goto(f"{site}van-ban/ke-hoach-mau/")
        offers = page.locator(".nr-khoan > .nr-nhung")
        expect(offers.first).to_be_hidden()
        clause = page.locator(".nr-khoan", has=page.locator("> .nr-nhung")).first
        clause.locator("> .nr-neo").click()
        clause.locator("> .nr-nhung").click()
        snippet = page.get_by_label("Chép đoạn mã này vào trang của bạn")
        expect(snippet).to_be_visible()
        assert snippet.input_value().startswith("<iframe src=")
        page.get_by_role("link", name="Kế hoạch mẫu").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
