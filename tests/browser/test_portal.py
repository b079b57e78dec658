"""A portal over three started projects of different data, in a real browser: asked without marks, led home."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.conftest import STATES, serving, watched
from browser.test_accessibility import axe  # noqa: F401 - a fixture
from conftest import namro
from namro.commands.cli import main
from namro.publishing.portal import terms
from support.nu import errors

OWN = {"mot": "đường làng", "hai": "kênh mương", "ba": "nhà văn hóa"}
"""What each commune's plan is about; the sample says the first."""
HOME = "https://xa-{}.example/"
ROWS = "[data-nr-ket-qua] li"


def _started(root: Path, name: str) -> Path:
    """A project of its own: the sample's words changed, sealed and approved anew."""
    options = ("--yes", "--ten", f"Ủy ban xã {name}", "--dia-chi", f"xa-{name}.example")
    assert namro(root.parent, "start", str(root), *options).returncode == 0
    if OWN[name] != OWN["mot"]:
        for path in [*(root / "data").rglob("*.yml"), *(root / "data").rglob("*.md")]:
            said = path.read_text(encoding="utf-8")
            mine = said.replace(OWN["mot"], OWN[name]).replace(
                OWN["mot"].capitalize(), OWN[name].capitalize()
            )
            path.write_text(mine, encoding="utf-8")
        (root / "data/van-ban/ke-hoach-mau/khoan.lock").unlink()
        sealed = namro(root, "import", "niem-phong", "ke-hoach-mau")
        assert sealed.returncode == 0, sealed.stderr
        approved = namro(root, "approve", "--all", "--nguoi-duyet", "nhóm biên soạn")
        assert approved.returncode == 0, approved.stderr
    built = namro(root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return root


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the three projects and of the portal over them."""
    above = tmp_path_factory.mktemp("vùng")
    for name in OWN:
        _started(above / name, name)
    (above / "cổng/data").mkdir(parents=True)
    rows = "".join(f"  - ten: Xã {name.capitalize()}\n    thu_muc: ../{name}/site\n" for name in OWN)
    (above / "cổng/data/cong.yml").write_text(f"ten: Cổng văn bản của vùng\ntrang:\n{rows}", encoding="utf-8")
    assert main(["portal", str(above / "cổng")]) == 0
    return above


@pytest.fixture(scope="module")
def portal(projects: Path) -> Iterator[str]:
    with serving(projects / "cổng/site") as address:
        yield address


@pytest.fixture(params=STATES, ids=str)
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    yield context
    context.close()


def asked(page: Page, words: str) -> list[str]:
    """The addresses of the hits of a question that is typed and sent by Enter."""
    box = page.get_by_role("searchbox", name="Tìm gì")
    box.fill(words)
    box.press("Enter")
    expect(page.get_by_role("status")).not_to_have_text("Đang tìm…")
    expect(page.locator(f"{ROWS}, .nr-tim-loi").first).to_be_visible()
    return [str(one.get_attribute("href")) for one in page.locator(f"{ROWS} > a").all()]


def test_one_question_over_all_without_marks_leads_home(
    context: BrowserContext, portal: str, projects: Path
) -> None:
    page = context.new_page()
    with watched(context, portal) as faults:
        page.goto(portal)
        for name, words in {
            "mot": "don duong lang",
            "hai": "don kenh muong",
            "ba": "don nha van hoa",
        }.items():
            found = asked(page, words)
            assert found[0].startswith(HOME.format(name)), words
        everywhere = asked(page, "bao gio bao cao ket qua")
        assert {urlsplit(one).netloc for one in everywhere} == {f"xa-{name}.example" for name in OWN}
        first = page.locator(ROWS).first
        expect(first).to_contain_text("Ở trang: Xã")
        expect(first).to_contain_text("tính đến")
        assert asked(page, "sổ đỏ") == []
        expect(page.locator(".nr-tim-loi")).to_contain_text("không nói về “sổ đỏ”")
    assert faults == []

    def at_home(route: Route) -> None:
        path = projects / "hai/site" / urlsplit(route.request.url).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        kind = mimetypes.guess_type(path.name)[0] or "text/plain"
        route.fulfill(body=path.read_bytes(), content_type=kind)

    context.route(f"{HOME.format('hai')}**", at_home)
    asked(page, "kenh muong")
    page.locator(f"{ROWS} > a").first.click()
    expect(page.locator("main")).to_contain_text("kênh mương")
    assert page.url.startswith(HOME.format("hai"))
    page.go_back()
    expect(page.get_by_role("searchbox", name="Tìm gì")).to_have_value("kenh muong")
    expect(page.locator(ROWS).first).to_contain_text("kênh mương")


def test_marks_that_were_typed_are_asked_for(context: BrowserContext, portal: str) -> None:
    page = context.new_page()
    page.goto(f"{portal}?q=kênh mương")
    expect(page.locator(ROWS).first).to_contain_text("kênh mương")
    assert all(one.startswith(HOME.format("hai")) for one in asked(page, "kênh mương")[:4])
    assert asked(page, "kềnh mường") == [] or page.locator(".nr-tim-sua").count() == 1


def test_the_rest_of_the_hits_come_on_request(context: BrowserContext, portal: str) -> None:
    page = context.new_page()
    page.goto(portal)
    before = asked(page, "ban mau")
    page.get_by_role("button", name="Thêm kết quả").click()
    expect(page.locator(ROWS)).not_to_have_count(len(before))
    expect(page.locator(f"{ROWS} > a").nth(len(before))).to_be_focused()


def test_by_keyboard_alone(context: BrowserContext, portal: str) -> None:
    page = context.new_page()
    page.goto(portal)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Tìm gì")).to_be_focused()
    page.keyboard.type("don kenh muong")
    page.keyboard.press("Enter")
    expect(page.locator(ROWS).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(f"{ROWS} > a").first).to_be_focused()


def test_every_page_is_readable_to_all(context: BrowserContext, portal: str, axe: str) -> None:  # noqa: F811
    page = context.new_page()
    for address in ("", "?q=bao+cao", "trang/xa-hai/"):
        page.goto(portal + address)
        if "?" in address:
            expect(page.locator(ROWS).first).to_be_visible()
        page.evaluate(axe)
        told = page.evaluate("() => axe.run()")
        assert [(one["id"], one["nodes"][0]["html"]) for one in told["violations"]] == []
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address


def test_without_scripts_each_document_is_a_link_home(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal)
    assert "Ô tìm kiếm cần JavaScript." in page.content()
    page.get_by_role("link", name="Xã Hai", exact=True).click()
    document = page.get_by_role("link", name="Kế hoạch dọn kênh mương (mẫu)")
    assert document.get_attribute("href") == f"{HOME.format('hai')}van-ban/ke-hoach-mau/"
    context.close()


def test_the_pages_are_valid(projects: Path) -> None:
    site = projects / "cổng/site"
    assert errors(site, ["index.html", "trang/xa-hai/index.html"]) == []


def test_words_that_have_files_of_their_own_are_found(
    browser: Browser, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser looks where the build has put them: with tiny files, every word has some."""
    monkeypatch.setattr(terms, "_ALONE", 30)
    monkeypatch.setattr(terms, "_FILE", 60)
    assert main(["portal", str(projects / "cổng")]) == 0
    files = list((projects / "cổng/site/tim-kiem").rglob("t/*/*.json"))
    assert len(files) > 100
    with serving(projects / "cổng/site") as address:
        page = browser.new_page()
        page.goto(address)
        text = (projects / "ba/data/van-ban/ke-hoach-mau/toan-van.md").read_text(encoding="utf-8")
        for line in text.splitlines():
            _, _, said = line.partition("} ")
            words = said.split()[1:5]
            if len(words) == 4:
                assert any("xa-ba" in one for one in asked(page, " ".join(words))), words
        wanted: list[str] = []
        page.on("request", lambda request: wanted.append(request.url))
        page.goto(address)
        asked(page, "người dân mang theo chổi nhà nào không có thì tổ mẫu cho mượn để dọn nhà văn hóa")
        fetched = [one for one in wanted if "/tim-kiem/" in one]
        assert len(fetched) <= 14, (
            fetched
        )  # the header, six files of terms, seven of rows; the script is one more
        page.close()
