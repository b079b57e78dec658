"""What pages cost a first-time reader: bytes, requests, largest contentful paint, shifts, screens; against peers.

    python3 manage.py bench pages

The peers hold the same words: Material for MkDocs as it comes (its fonts off and on), and a page in the GOV.UK Design
System's template with its style sheet and script, taken from its npm package. All are served gzipped by one small
server; Chromium is slowed to slow 4G (150 ms round trip, 1.6 Mbit/s) and a quarter of the CPU. Medians of five cold
loads on a screen of 360 x 740.
"""

from __future__ import annotations

import functools
import gzip
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from namro.publishing import build as publish
from support.chromium import browser_path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "trang chủ": "",
    "một câu trả lời": "hoi-dap/ai-phai-viet-thu-hoach-nop-cho-ai/",
    "một việc": "nhiem-vu/ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025/can-bo-dang-vien-viet-thu-hoach/",
    "việc phải làm": "nhiem-vu/",
    "một chỉ thị": "van-ban/chi-thi-01-ct-tu-2025/",
    "bản dự thảo dài": "van-ban/du-thao-chuong-trinh-hanh-dong-2025/",
}
RUNS = 5
THEMES = {
    "Material, không tải phông": "theme: {name: material, language: vi, font: false}",
    "Material, như mặc định": "theme: {name: material, language: vi}",
}
GOVUK = "Mẫu GOV.UK"
GOVUK_PAGE = """<!doctype html><html lang="vi" class="govuk-template"><head><meta charset="utf-8"><title>Mẫu</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="govuk-frontend.min.css"></head><body class="govuk-template__body">
<script>document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");</script>
<header class="govuk-header"><div class="govuk-width-container govuk-header__container">Mẫu</div></header>
<div class="govuk-width-container"><main class="govuk-main-wrapper">{words}</main></div>
<script type="module">import {{ initAll }} from "./govuk-frontend.min.js"; initAll();</script></body></html>"""
SEEN = """() => new Promise((resolve) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) shift += one.value; }).observe({ type: "layout-shift", buffered: true });
  const done = (paint) => resolve([paint, shift, document.documentElement.scrollHeight / innerHeight]);
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(NaN), 5000);
})"""


@dataclass(frozen=True)
class Visit:
    """One cold load: bytes, requests, those to others, LCP in ms, layout shift, screens."""

    size: float
    asked: float
    foreign: float
    paint: float
    shift: float
    screens: float


class _Gzipped(SimpleHTTPRequestHandler):
    """Serves text compressed, as hosts do."""

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        kind = self.guess_type(str(path))
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if kind.startswith(("text/", "application/j", "image/svg")):
            content = gzip.compress(content, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Gzipped, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def peer(settings: str, words: str, folder: Path) -> Path:
    """A site of another generator with the page's words on one page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(words, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"site_name: Mẫu\n{settings}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "site"


def govuk(words: list[tuple[str, str]], package: Path, folder: Path) -> Path:
    """The page's words in the template of the GOV.UK Design System."""
    folder.mkdir()
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        shutil.copy(package / name, folder)
    classes = {
        "h1": "govuk-heading-l",
        "h2": "govuk-heading-m",
        "p": "govuk-body",
        "blockquote": "govuk-inset-text",
    }
    body = "\n".join(f'<{tag} class="{classes[tag]}">{escape(text)}</{tag}>' for tag, text in words)
    (folder / "index.html").write_text(GOVUK_PAGE.format(words=body), encoding="utf-8")
    return folder


def govuk_package(scratch: Path) -> Path:
    """The built files of govuk-frontend, fetched with npm."""
    subprocess.run(
        ["npm", "install", "--silent", "--no-save", "--prefix", str(scratch), "govuk-frontend@5"], check=True
    )
    return scratch / "node_modules" / "govuk-frontend" / "dist" / "govuk"


def visit(browser: Browser, base: str, url: str) -> Visit:
    """One cold load."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page: Page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    received: list[int] = []
    asked: list[str] = []
    devtools.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    devtools.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    page.goto(base + url, wait_until="load")
    page.wait_for_timeout(1500)
    paint, shift, screens = page.evaluate(SEEN)
    context.close()
    web = [one for one in asked if not one.startswith("data:")]
    foreign = sum(not one.startswith(base) for one in web)
    return Visit(sum(received), len(web), foreign, paint, shift, screens)


def words_of(site: Path, url: str) -> list[tuple[str, str]]:
    """The running words of a page as (tag, text), each once."""
    main = html.parse(str(site / url / "index.html")).find(".//main")
    found = (
        (str(node.tag), " ".join(node.text_content().split()))
        for node in main.iter("h1", "h2", "p", "li", "blockquote")
    )
    return [("p" if tag == "li" else tag, text) for tag, text in found if text]


def main() -> None:
    """Builds, measures, prints one table a page."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site, package = Path(scratch) / "nam-ro", govuk_package(Path(scratch) / "npm")
        site.mkdir()
        publish.build_into(ROOT, site)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for number, (page, url) in enumerate(PAGES.items()):
            words = words_of(site, url)
            text = "\n\n".join(f"# {text}" if tag == "h1" else text for tag, text in words)
            folders = {"Năm Rõ": (site, url)}
            for name, settings in THEMES.items():
                folders[name] = (peer(settings, text, Path(scratch) / f"{number}-{len(folders)}"), "")
            folders[GOVUK] = (govuk(words, package, Path(scratch) / f"{number}-govuk"), "")
            first: Visit | None = None
            print(
                f"\n{page:28}{'kB':>8}{'lượt tải':>10}{'nơi khác':>10}{'LCP, ms':>9}{'CLS':>7}{'màn':>6}   tỉ lệ kB, LCP"
            )
            for name, (folder, address) in folders.items():
                with served(folder) as base:
                    runs = [astuple(visit(browser, base, address)) for _ in range(RUNS)]
                told = Visit(*(statistics.median(column) for column in zip(*runs, strict=True)))
                first = first or told
                print(
                    f"{name:28}{told.size / 1000:8.1f}{told.asked:10.0f}{told.foreign:10.0f}{told.paint:9.0f}"
                    f"{told.shift:7.3f}{told.screens:6.1f}   {told.size / first.size:.2f}, {told.paint / first.paint:.2f}"
                )
        browser.close()


if __name__ == "__main__":
    main()
