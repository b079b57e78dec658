"""Quality and cost of search in real Chromium on the whole built site: `manage.py bench search`.

The site in site/ is served as a static host would serve it, compressed; with --records N its index is replaced by
one with synthetic records mixed in. Quality asks every query of the file through the site's own scripts; cost
types some of them into the box and counts what the DevTools protocol says was transferred.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench import synthetic, targets, theme
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import search
from namro.outputs.pour import StaticFile, write_files
from namro.outputs.search.entries import entries
from namro.outputs.search.files import FOLDER, HEADER, index_files
from namro.outputs.search.tables import tables
from namro.outputs.search.words import folded, words
from namro.publishing import build as publish
from namro.records.kinds import KINDS
from support.chromium import browser_path

ROOT = Path(__file__).resolve().parents[2]
QUERIES = tuple(
    ROOT / "tests" / "search" / name for name in ("queries.json", "queries-2.json", "people.json")
)
TYPED, COLD = 40, 6
"""How many queries are typed into the box for the cost, how many of them in a fresh browser."""
ASK = """async ([base, queries]) => {
  const { openIndex } = await import(base + "assets/js/search-index.js");
  const { find } = await import(base + "assets/js/search-query.js");
  const index = await openIndex();
  const answers = [];
  for (const query of queries) {
    const { shown, mended, absent, missing, unsaid } = await find(index, query, { most: 10 });
    answers.push({ urls: shown.map((hit) => hit.url), texts: shown.map((hit) => `${hit.title} ${hit.text}`), mended, no: absent || missing.length > 0 || unsaid });
  }
  return answers;
}"""
TYPE = """async (query) => {
  const box = document.getElementById("nr-tim-o");
  const status = document.querySelector(".nr-tim-trang-thai");
  const list = document.getElementById("nr-tim-o-ds");
  const started = performance.now();
  const shown = new Promise((resolve) => {
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - started); }).observe(list, { childList: true });
    setTimeout(() => resolve(performance.now() - started), 3000);
  });
  box.value = query;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const ms = await shown;
  return { ms, count: list.querySelectorAll("[role=option]").length, said: status.textContent };
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
    order = [kind.ma for kind in KINDS]
    every.sort(key=lambda entry: order.index(entry.kind))
    files = index_files(every, tables(library), search.facet_labels(library))
    return files, time.process_time() - started


def grown_site(site: Path, folder: Path, files: Sequence[StaticFile]) -> None:
    """A copy of the built site with another index."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    for path in (folder / FOLDER).iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    write_files(files, folder)


def measure(browser: Browser, address: str, queries: Sequence[targets.Query]) -> dict[str, Any]:
    """Success at 1 and 5 and mean reciprocal rank per form; how often a full-marked query has exact marks first. Of the form
    `absent` a right answer is that the texts do not say it; of `marked` the share of hits that hold the words so."""
    page = browser.new_page()
    page.goto(f"{address}tim-kiem/")
    answers = page.evaluate(ASK, [address, [query.text for query in queries]])
    page.close()
    ranks: dict[str, list[int]] = {}
    exact: list[bool] = []
    precise: list[float] = []
    missed = []
    for query, answer in zip(queries, answers, strict=True):
        if query.form == "marked":
            precise.append(_precision(query.text, answer["texts"]))
            continue
        rank = int(answer["no"]) if query.form == "absent" else query.rank(answer["urls"])
        for form in (query.form, *(["all"] if query.form != "absent" else [])):
            ranks.setdefault(form, []).append(rank)
        if query.form == "full" and answer["texts"]:
            exact.append(_has_exact_marks(query.text, answer["texts"][0]))
        if rank != 1:
            missed.append(
                {"query": query.text, "form": query.form, "rank": rank, "first": answer["urls"][:1]}
            )
    return {
        "forms": {form: scores(listed) for form, listed in sorted(ranks.items())},
        "exact_marks_first": round(statistics.fmean(exact), 4) if exact else None,
        "marked_precision": round(statistics.fmean(precise), 4) if precise else None,
        "missed": missed,
    }


def _precision(query: str, texts: Sequence[str]) -> float:
    """The share of hits that hold every word of the query with its marks; 1 where nothing is shown."""
    sought = set(words(query))
    return statistics.fmean([sought <= set(words(text)) for text in texts]) if texts else 1.0


def scores(ranks: Sequence[int]) -> dict[str, float]:
    """From the rank of the first right hit of each query (0: none)."""
    count = len(ranks)
    return {
        "n": count,
        "at_1": round(sum(rank == 1 for rank in ranks) / count, 4),
        "at_5": round(sum(1 <= rank <= 5 for rank in ranks) / count, 4),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / count, 4),
    }


def _has_exact_marks(query: str, text: str) -> bool:
    """Whether no word of the query stands in the text with other marks only."""
    said = set(words(text))
    plain = {folded(word) for word in said}
    return all(word in said or folded(word) not in plain for word in words(query))


def cost(browser: Browser, address: str, queries: Sequence[targets.Query]) -> dict[str, Any]:
    """Bytes and requests of the first and of later queries; milliseconds after a key at a fourth of the speed."""
    asked = [query.text for query in queries[:: max(1, len(queries) // TYPED)]]
    first = [_typed_cold(browser, address, query) for query in asked[:: max(1, len(asked) // COLD)]]
    page, count = _counting(browser, address)
    later = []
    for query in asked:
        count.clear()
        page.evaluate(TYPE, query)
        page.wait_for_timeout(120)
        later.append((sum(count), len(count)))
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow = [page.evaluate(TYPE, query)["ms"] for query in asked]
    page.context.close()
    return {
        "first_bytes_max": max(size for size, _ in first),
        "first_requests_max": max(n for _, n in first),
        "later_bytes_max": max(size for size, _ in later[1:]),
        "later_bytes_median": statistics.median(size for size, _ in later[1:]),
        "later_requests_median": statistics.median(n for _, n in later[1:]),
        "ms_at_quarter_speed_max": round(max(slow)),
        "ms_at_quarter_speed_median": round(statistics.median(slow)),
    }


def _typed_cold(browser: Browser, address: str, query: str) -> tuple[int, int]:
    page, count = _counting(browser, address)
    page.evaluate(TYPE, query)
    page.wait_for_timeout(200)
    page.context.close()
    return sum(count), len(count)


def _counting(browser: Browser, address: str) -> tuple[Page, list[int]]:
    """A page in a fresh browser context with the results open, and the bytes of every response since then."""
    page = browser.new_context().new_page()
    page.goto(address)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    count: list[int] = []
    client.on("Network.loadingFinished", lambda event: count.append(int(event["encodedDataLength"])))
    page.click("#nr-tim-o")
    page.wait_for_selector(".nr-tim--mo")
    page.wait_for_timeout(300)
    return page, count


def run(files_of_queries: Sequence[Path], records: int, as_json: bool) -> int:
    """Everything once; a table or JSON on standard output."""
    if not (ROOT / "site" / HEADER).is_file():
        publish.build(ROOT)
    library = load(ROOT).published()
    sets = {path.name: targets.read(path, library) for path in files_of_queries}
    typed = [query for queries in sets.values() for query in queries if query.form not in targets.OPEN_FORMS]
    files, seconds = build_index(library, records)
    report: dict[str, Any] = {"index_cpu_seconds": round(seconds, 2), "index_files": len(files)}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        grown_site(ROOT / "site", Path(folder), files)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        with served(Path(folder)) as address:
            report["sets"] = {name: measure(browser, address, queries) for name, queries in sets.items()}
            report["cost"] = cost(browser, address, typed)
            every = entries(library)
            every += synthetic.grow(every, max(0, records - len(every)))
            for name, queries in sets.items():
                asked = [query for query in queries if query.form not in targets.OPEN_FORMS]
                report["sets"][name]["material"] = theme.measure(browser, every, asked, served, scores)
        browser.close()
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        _print(report)
    return 0


def _print(report: dict[str, Any]) -> None:
    for name, measured in report["sets"].items():
        print(name)
        print("dạng          số   đúng ở 1  đúng ở 5   MRR   | tìm kiếm của Material: ở 1  ở 5  MRR")
        for form, ours in measured["forms"].items():
            theirs = measured["material"].get(form)
            told = f"{theirs['at_1']:31.3f}{theirs['at_5']:6.3f}{theirs['mrr']:7.3f}" if theirs else ""
            print(f"{form:12}{ours['n']:5}{ours['at_1']:11.3f}{ours['at_5']:10.3f}{ours['mrr']:8.3f}{told}")
        for missed in measured["missed"]:
            print(
                f"  hạng {missed['rank']} ({missed['form']}): {missed['query']} → {' '.join(missed['first'])}"
            )
        print(
            f"đủ dấu, kết quả đầu đúng dấu: {measured['exact_marks_first']}; gõ có dấu (marked), mười kết quả đầu đúng dấu: {measured['marked_precision']}"
        )
    used = report["cost"]
    print(
        f"lần tìm đầu: nhiều nhất {used['first_bytes_max']} byte, {used['first_requests_max']} tệp; lần sau: nhiều nhất "
        f"{used['later_bytes_max']}, giữa {used['later_bytes_median']:.0f} byte, {used['later_requests_median']:.0f} tệp"
    )
    print(
        f"sau một phím, máy chậm 4 lần: nhiều nhất {used['ms_at_quarter_speed_max']} ms, "
        f"giữa {used['ms_at_quarter_speed_median']} ms; dựng chỉ mục: {report['index_cpu_seconds']} giây"
    )


def main() -> int:
    """Command line, in the words of `manage.py bench search`."""
    parser = argparse.ArgumentParser(prog="bench search")
    parser.add_argument("--queries", type=Path, nargs="+", default=QUERIES)
    parser.add_argument("--records", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    return run(given.queries, given.records, given.json)


if __name__ == "__main__":
    sys.exit(main())
