"""What one answer page costs a first-time reader: bytes, requests, largest contentful paint; against two peers.

    python3 manage.py bench pages

The peers hold the same words: Material for MkDocs as it comes (its fonts off and on), and MkDocs' own Read the Docs
theme. All are served gzipped by one small server; Chromium is slowed to slow 4G (150 ms round trip, 1.6 Mbit/s) and
a quarter of the CPU. Medians of five cold loads.
"""

from __future__ import annotations

import functools
import gzip
import io
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from namro.publishing import build as publish
from support.chromium import browser_path

ROOT = Path(__file__).resolve().parents[2]
ANSWER = "hoi-dap/tai-lieu-bao-cao-vien-dua-vao-dai-hoi-xiv/"
RUNS = 5
PEERS = {
    "Material for MkDocs, không tải phông": "theme: {name: material, language: vi, font: false}",
    "Material for MkDocs, như mặc định": "theme: {name: material, language: vi}",
    "MkDocs, giao diện readthedocs": "theme: {name: readthedocs}",
}
LCP = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => resolve(NaN), 5000);
})"""


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


def visit(browser: Browser, base: str, url: str) -> tuple[int, int, int, float]:
    """(bytes, requests, requests to others, LCP in ms) of one cold load."""
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
    paint = float(page.evaluate(LCP))
    context.close()
    web = [one for one in asked if not one.startswith("data:")]
    return sum(received), len(web), sum(not one.startswith(base) for one in web), paint


def main() -> None:
    """Builds, measures, prints one table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "nam-ro"
        site.mkdir()
        publish.build_into(ROOT, site)
        article = html.parse(str(site / ANSWER / "index.html")).find(".//article")
        words = "\n\n".join(node.text_content().strip() for node in article.iter("h1", "p", "blockquote"))
        folders = {"Năm Rõ": (site, ANSWER)}
        for number, (name, settings) in enumerate(PEERS.items()):
            folders[name] = (peer(settings, f"# Câu hỏi\n\n{words}", Path(scratch) / str(number)), "")
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        first: tuple[float, float] | None = None
        print(f"{'':40}{'kB':>8}{'lượt tải':>10}{'bên thứ ba':>12}{'LCP, ms':>9}   tỉ lệ kB, LCP")
        for name, (folder, url) in folders.items():
            with served(folder) as base:
                runs = [visit(browser, base, url) for _ in range(RUNS)]
            size, count, foreign, paint = (statistics.median(column) for column in zip(*runs, strict=True))
            first = first or (size, paint)
            print(
                f"{name:40}{size / 1000:8.1f}{count:10.0f}{foreign:12.0f}{paint:9.0f}   "
                f"{size / first[0]:.2f}, {paint / first[1]:.2f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
