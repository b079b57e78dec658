"""What search costs a reader: bytes and requests of a query pasted into a fresh browser or typed letter by letter, and
milliseconds from a letter to its results at a quarter of the speed, as the DevTools protocol counts them."""

from __future__ import annotations

import functools
import gzip
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

PASTED, TYPED = 60, 14
"""How many queries are pasted, how many of the set are typed letter by letter."""
LETTER_BY_LETTER = "thu hoach"
LONG = "thu hoạch cá nhân của đảng viên " * 160
"""More than five thousand letters."""
PAUSE = 160
TYPE = """async (query) => {
  const box = document.getElementById("nr-tim-o");
  const shown = [".nr-tim-ghi-chu", ".nr-tim-ds"].map((name) => document.querySelector(name));
  const started = performance.now();
  const done = new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now() - started); });
    for (const one of shown) observer.observe(one, { childList: true });
    setTimeout(() => resolve(null), 1500);
  });
  box.value = query;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return done;
}"""
"""Milliseconds from an input to its results; null where a word is just begun and nothing is shown of it."""


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


def measure(browser: Browser, address: str, queries: Sequence[str]) -> dict[str, Any]:
    """Bytes and requests of the script, the header and the pieces of a first query; milliseconds a letter."""
    longest = sorted(queries, key=len)[-PASTED // 3 :]
    pasted = [
        cold(browser, address, [query]) for query in [*queries[:: max(1, len(queries) // PASTED)], *longest]
    ]
    letters = [LETTER_BY_LETTER[:end] for end in range(1, len(LETTER_BY_LETTER) + 1)]
    size, requests = cold(browser, address, letters)
    page, _ = _counting(browser, address)
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow = []
    for query in queries[:: max(1, len(queries) // TYPED)]:
        for end in range(2, len(query) + 1):
            slow.append(page.evaluate(TYPE, query[:end]))
    told = [ms for ms in slow if ms is not None]
    long = page.evaluate(TYPE, LONG)
    page.context.close()
    return {
        "pasted_bytes_max": max(size for size, _ in pasted),
        "pasted_bytes_median": statistics.median(size for size, _ in pasted),
        "pasted_requests_max": max(count for _, count in pasted),
        "typed_bytes": size,
        "typed_requests": requests,
        "ms_max": round(max(told)),
        "ms_median": round(statistics.median(told)),
        "ms_long": round(long),
        "letters": len(told),
    }


def told(used: dict[str, Any]) -> Iterator[str]:
    """The figures as lines to print."""
    yield (
        f"dán lần đầu: nhiều nhất {used['pasted_bytes_max']} byte, {used['pasted_requests_max']} tệp, giữa "
        f"{used['pasted_bytes_median']:.0f} byte; gõ “{LETTER_BY_LETTER}” từng chữ: {used['typed_bytes']} byte, "
        f"{used['typed_requests']} tệp"
    )
    yield (
        f"máy chậm 4 lần, sau một chữ ({used['letters']} chữ): giữa {used['ms_median']} ms, nhiều nhất {used['ms_max']} ms; "
        f"dán {len(LONG)} chữ: {used['ms_long']} ms"
    )


def cold(browser: Browser, address: str, inputs: Sequence[str]) -> tuple[int, int]:
    """Bytes and requests of inputs one after the other in a fresh browser, the script of the box counted."""
    page, count = _counting(browser, address)
    for query in inputs:
        page.evaluate(TYPE, query)
    page.wait_for_timeout(PAUSE)
    page.context.close()
    return sum(count), len(count)


def _counting(browser: Browser, address: str) -> tuple[Page, list[int]]:
    """A page in a fresh browser context with the box opened, and the bytes of every response since it was."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    count: list[int] = []
    client.on("Network.loadingFinished", lambda event: count.append(int(event["encodedDataLength"])))
    page.click("#nr-tim-o")
    page.wait_for_selector(".nr-tim--mo")
    page.wait_for_timeout(2 * PAUSE)
    return page, count
