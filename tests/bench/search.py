"""Quality and cost of search in real Chromium on the whole built site: `manage.py bench search`.

The site in site/ is served as a static host would serve it, compressed; with --records N its index is replaced by
one with synthetic records mixed in. Quality asks every query of the file through the site's own scripts, and other
searches over the same entries (`theme`, `pagefind`); `cost` types some of them into the box.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench import cost, pagefind, synthetic, targets, theme
from bench.cost import served
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import search
from namro.outputs.pour import StaticFile, write_files
from namro.outputs.search.entries import entries
from namro.outputs.search.entry import Entry, HandWritten
from namro.outputs.search.files import FOLDER, HEADER, index_files
from namro.outputs.search.listed import listings
from namro.outputs.search.tables import tables
from namro.outputs.search.words import folded, words
from namro.publishing import build as publish
from namro.records.kinds import HAND_WRITTEN, KINDS
from support.chromium import browser_path

ROOT = Path(__file__).resolve().parents[2]
Peer = Callable[
    [Browser, Sequence[Entry], Sequence[targets.Query], Callable[[Path], AbstractContextManager[str]]],
    Iterator[list[str]],
]
"""Another search over the same entries: the addresses that it finds for each query, best first."""
PEERS: Mapping[str, Peer] = {"Material": theme.search, "Pagefind": pagefind.search}
QUERIES = tuple(
    ROOT / "tests" / "search" / name
    for name in (
        "queries.json",
        "queries-2.json",
        "people.json",
        "people-2.json",
        "people-3.json",
        "people-4.json",
    )
)
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


def everything(library: Library, site: Path, records: int) -> list[Entry]:
    """All that the built site finds, with synthetic records mixed in up to `records`."""
    every = entries(library, [*listings(), *written_pages(site)])
    every += synthetic.grow(every, max(0, records - len(every)))
    order = [kind.ma for kind in KINDS]
    return sorted(every, key=lambda entry: order.index(entry.kind))


def written_pages(site: Path) -> list[HandWritten]:
    """The hand-written pages, as the index of the built site holds them."""
    header = json.loads((site / HEADER).read_text(encoding="utf-8"))
    folder = site / FOLDER / header["ban"]
    titled, texts = _rows(folder, "k"), _rows(folder, "x")
    listed = {page.url for page in listings()}
    from_page = len(titled) - sum(count for kind, count, _ in header["loai"] if kind == HAND_WRITTEN)
    return [
        HandWritten(row[0], row[1], text)
        for row, text in zip(titled[from_page:], texts[from_page:], strict=True)
        if row[0] not in listed
    ]


def _rows(folder: Path, kind: str) -> list[Any]:
    count = len(list(folder.glob(f"{kind}[0-9]*.json")))
    pieces = (folder / f"{kind}{at}.json" for at in range(count))
    return [row for piece in pieces for row in json.loads(piece.read_text(encoding="utf-8"))]


def build_index(library: Library, every: Sequence[Entry]) -> tuple[list[StaticFile], float]:
    """The index's files of all entries, and the seconds that it took."""
    started = time.process_time()
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


def ranked(queries: Sequence[targets.Query], found: Sequence[Sequence[str]]) -> dict[str, dict[str, float]]:
    """Scores per form of a peer from the addresses that it gave for each query."""
    ranks: dict[str, list[int]] = {}
    for query, urls in zip(queries, found, strict=True):
        for form in (query.form, "all"):
            ranks.setdefault(form, []).append(query.rank(urls))
    return {form: scores(listed) for form, listed in ranks.items()}


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


def run(files_of_queries: Sequence[Path], records: int, as_json: bool) -> int:
    """Everything once; a table or JSON on standard output."""
    if not (ROOT / "site" / HEADER).is_file():
        publish.build(ROOT)
    library = load(ROOT).published()
    sets = {path.name: targets.read(path, library) for path in files_of_queries}
    typed = [query for queries in sets.values() for query in queries if query.form not in targets.OPEN_FORMS]
    every = everything(library, ROOT / "site", records)
    files, seconds = build_index(library, every)
    report: dict[str, Any] = {"index_cpu_seconds": round(seconds, 2), "index_files": len(files)}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        grown_site(ROOT / "site", Path(folder), files)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        with served(Path(folder)) as address:
            report["sets"] = {name: measure(browser, address, queries) for name, queries in sets.items()}
            report["cost"] = cost.measure(browser, address, [query.text for query in typed])
            asked = {
                name: [query for query in queries if query.form not in targets.OPEN_FORMS]
                for name, queries in sets.items()
            }
            for peer, search_with in PEERS.items():
                found = search_with(
                    browser, every, [query for queries in asked.values() for query in queries], served
                )
                for name, queries in asked.items():
                    report["sets"][name][peer] = ranked(queries, [next(found) for _ in queries])
        browser.close()
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        _print(report)
    return 0


def _print(report: dict[str, Any]) -> None:
    for name, measured in report["sets"].items():
        print(name)
        heads = "".join(f" | {peer:>9}: ở 1  ở 5  MRR" for peer in PEERS)
        print(f"dạng          số   đúng ở 1  đúng ở 5   MRR  {heads}")
        for form, ours in measured["forms"].items():
            told = "".join(_told(measured[peer].get(form)) for peer in PEERS)
            print(f"{form:12}{ours['n']:5}{ours['at_1']:11.3f}{ours['at_5']:10.3f}{ours['mrr']:8.3f}{told}")
        for missed in measured["missed"]:
            print(
                f"  hạng {missed['rank']} ({missed['form']}): {missed['query']} → {' '.join(missed['first'])}"
            )
        print(
            f"đủ dấu, kết quả đầu đúng dấu: {measured['exact_marks_first']}; gõ có dấu (marked), mười kết quả đầu đúng dấu: {measured['marked_precision']}"
        )
    for line in cost.told(report["cost"]):
        print(line)
    print(f"dựng chỉ mục: {report['index_cpu_seconds']} giây, {report['index_files']} tệp")


def _told(theirs: Mapping[str, float] | None) -> str:
    return f" | {theirs['at_1']:14.3f}{theirs['at_5']:6.3f}{theirs['mrr']:6.3f}" if theirs else ""


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
