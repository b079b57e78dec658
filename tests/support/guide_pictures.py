"""Takes the pictures of the README and of the editors' guide from the real pages and the real browser editor.

    PYTHONPATH=hooks:tests python tests/support/guide_pictures.py          # all of them
    PYTHONPATH=hooks:tests python tests/support/guide_pictures.py readme   # only the README's, without npm

Needs Chromium and npm. Writes docs/hinh/*.png and docs/huong-dan/anh/*.png, each under 80 kB; look at them before
committing.
"""

from __future__ import annotations

import io
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from browser.conftest import serving
from conftest import ROOT, SAMPLE_EPOCH, buildable, namro
from namro.editing.admin import page as editor
from namro.editing.admin.bundle import bundle
from namro.library.load import load
from namro.publishing.hosts import hosts
from namro.publishing.preview.server import Server
from namro.publishing.preview.state import Preview
from support.chromium import browser_path, say
from support.editor_page import FILL, PICKER

FOLDER = ROOT / "docs" / "huong-dan" / "anh"
README = ROOT / "docs" / "hinh" / "trang-doc.png"
MOST = 80_000
COLOURS = (256, 128, 64)
SIZE = (1000, 640)
CLAUSE = "van-ban/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/#II.2.3.p4"
README_SIZE = (1280, 640)
README_CLAUSE = ("van-ban/chi-thi-01-ct-tu-2025/", "3")


def keep(page: Page, path: Path) -> None:
    """Save what the window shows in as many colours as stay small: with few, a red star that the guide names is black."""
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for colours in COLOURS:
        taken.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST:
            return
    raise ValueError((path.name, path.stat().st_size))


def of_the_readme(browser: Browser) -> None:
    """A clause with what cites it, as readers see it."""
    address_of_page, clause = README_CLAUSE
    with tempfile.TemporaryDirectory() as aside:
        root = buildable(Path(aside), ROOT)
        done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
        assert done.returncode == 0, done.stderr
        with serving(root / "site") as address:
            page = browser.new_page(viewport={"width": README_SIZE[0], "height": README_SIZE[1]})
            page.goto(f"{address}{address_of_page}#{clause}")
            page.locator(f"[id='{clause}'] summary").first.click()
            page.mouse.move(0, 0)
            page.evaluate("id => scrollTo(0, document.getElementById(id).offsetTop - 56)", clause)
            page.wait_for_timeout(400)
            keep(page, README)


def of_the_site(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as aside:
        root = buildable(Path(aside), ROOT)
        done = namro(root, "build", "--preview", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
        assert done.returncode == 0, done.stderr
        with serving(root / "site-xem-thu") as address:
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.goto(f"{address}{CLAUSE}")
            page.wait_for_timeout(400)
            keep(page, FOLDER / "khoan.png")


def of_the_editor(browser: Browser) -> None:
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "data").rglob("*"))
        if path.is_file()
    }
    with tempfile.TemporaryDirectory() as aside:
        program = bundle(ROOT / ".cache" / "admin", say)
        preview = Preview(ROOT, say)
        server = Server(preview, hosts("127.0.0.1:0", []))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        seen = f"http://127.0.0.1:{server.server_address[1]}/"
        editor.write(load(ROOT).trang, ROOT, program, Path(aside), seen)
        with serving(Path(aside)) as address:
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.add_init_script(PICKER)
            page.goto(f"{address}admin/bieu-tuong.svg")
            page.evaluate(FILL, files)
            page.goto(f"{address}admin/")
            page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").wait_for()
            page.wait_for_timeout(600)
            keep(page, FOLDER / "mo-thu-muc.png")
            page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
            page.get_by_role("row").nth(3).wait_for()
            page.wait_for_timeout(600)
            keep(page, FOLDER / "danh-sach.png")
            page.get_by_role("row").filter(has_text="Ai phải viết thu hoạch").click()
            page.get_by_role("textbox", name="Câu hỏi").wait_for()
            page.wait_for_timeout(800)
            keep(page, FOLDER / "bieu-mau.png")
            page.get_by_role("button", name="Xem trang thật").click()
            page.frame_locator("iframe").locator("h1").wait_for()
            page.wait_for_timeout(600)
            keep(page, FOLDER / "trang-that.png")
        server.shutdown()
        preview.close()


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        of_the_readme(browser)
        if sys.argv[1:] != ["readme"]:
            of_the_site(browser)
            of_the_editor(browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
