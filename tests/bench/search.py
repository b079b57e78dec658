"""Quality and cost of search in real Chromium, on the index of the real data: `manage.py bench search`."""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2] / "hooks")]

from playwright.sync_api import Page, sync_playwright

from bench import synthetic, targets
from namro import search
from namro.library import Library
from namro.load import load
from namro.outputs import StaticFile, write_files
from namro.search.entries import KINDS, entries
from namro.search.files import index_files
from namro.search.tables import tables

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ROOT / "tests" / "search" / "queries.json"
SCRIPTS = ROOT / "overrides" / "assets" / "js"
BLANK = b"<!doctype html><html lang='vi' data-goc='./'><title>Tim</title>"

ASK = """async (queries) => {
  const { openIndex } = await import("./assets/js/search-index.js");
  const { find } = await import("./assets/js/search-query.js");
  const index = await openIndex();
  const answers = [];
  for (const query of queries) {
    const started = performance.now();
    const { shown, mended } = await find(index, query, { most: 10 });
    answers.push({ urls: shown.map((hit) => hit.url), texts: shown.map((hit) => `${hit.title} ${hit.text}`), mended, ms: performance.now() - started });
  }
  return answers;
}"""


class _Zipped(SimpleHTTPRequestHandler):
    """Serves like a static host: compressed, with the fewest headers."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a web server over a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Zipped, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def build_index(library: Library, records: int) -> tuple[list[StaticFile], float]:
    """The index's files with synthetic records mixed in up to `records`, and the seconds that it took."""
    every = entries(library)
    every += synthetic.grow(every, max(0, records - len(every)))
    started = time.process_time()
    every.sort(key=lambda entry: KINDS.index(entry.kind))
    files = index_files(every, tables(library), search.facet_labels(library))
    return files, time.process_time() - started


def lay_out(folder: Path, files: Sequence[StaticFile]) -> None:
    """A site that is nothing but the index and its scripts."""
    scripts = [StaticFile(f"assets/js/{path.name}", path.read_bytes()) for path in SCRIPTS.glob("search-*.js")]
    write_files([*files, *scripts, StaticFile("index.html", BLANK)], folder)


@contextmanager
def page_of(folder: Path, chromium: str) -> Iterator[Page]:
    """A browser's page on the site in `folder`."""
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        yield page
        browser.close()
