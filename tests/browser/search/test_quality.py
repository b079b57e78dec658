"""The query layer against the same tables as Python, golden queries, what a query costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench import cost, targets
from bench.search import measure
from conftest import ROOT
from namro.outputs.search.files import frequent_pairs
from namro.outputs.search.postings import Postings
from support.real_data import real_published

TABLE = json.loads((ROOT / "tests/search/words.json").read_text(encoding="utf-8"))


def test_the_browser_reads_words_as_python_does(page: Page, address: str) -> None:
    got = page.evaluate(
        """async ([base, texts, numbers, table]) => {
          const words = await import(base + "assets/js/search-words.js");
          const { dates, digitsFor, documentNumbers } = await import(base + "assets/js/search-numbers.js");
          const header = await (await fetch(base + "tim-kiem/muc-luc.json")).json();
          return {
            words: texts.map((text) => [words.words(text), words.words(text).map(words.folded).join(" ")]),
            numbers: numbers.map((text) => documentNumbers(words.words(text).map(words.folded), header.bang)),
            dates: table.dates.map(([text]) => dates(words.words(text).map(words.folded))),
            digits: table.digits.map(([text]) => digitsFor(words.words(text), header.bang.loai).join(" ")),
            vni: table.vni.map(([typed]) => words.vni(typed)),
            telex: table.telex.map(([typed]) => words.telex(typed)),
            written: table.written.map(([word]) => words.written(word)),
            places: words.places("Đảng ủy, 02 xã"),
          };
        }""",
        [address, [text for text, *_ in TABLE["words"]], [text for text, _ in TABLE["numbers"]], TABLE],
    )
    assert got["words"] == [[canonical, plain] for _, canonical, plain in TABLE["words"]]
    assert got["numbers"] == [numbers for _, numbers in TABLE["numbers"]]
    assert got["dates"] == [found for _, found in TABLE["dates"]]
    assert got["digits"] == [meant for _, meant in TABLE["digits"]]
    assert got["vni"] == [meant for _, meant in TABLE["vni"]]
    assert got["telex"] == [meant for _, meant in TABLE["telex"]]
    assert got["written"] == [printed for _, printed in TABLE["written"]]
    assert got["places"] == [["đang3", 0, 4], ["uy3", 5, 7], ["2", 9, 11], ["xa4", 12, 14]]


def test_pairs_of_any_script_are_known_again(page: Page, address: str) -> None:
    known = ["can tho", "nghi quyet", "代表 大会", "សន្និបាត បក្ស", "𠀋 大"]
    field = frequent_pairs(Postings({}, {}, dict.fromkeys(known, 2), ()))
    got = page.evaluate(
        """async ([base, field, pairs]) => {
          const { openIndex } = await import(base + "assets/js/search-index.js");
          const index = await openIndex();
          index.piece = async () => field;
          return pairs.map(await index.readPairs());
        }""",
        [address, field, [*known, "khong co", "没有 了"]],
    )
    assert got == [True] * len(known) + [False] * 2


@pytest.mark.parametrize(
    ("name", "mrr", "at_5"),
    [
        ("queries.json", 0.97, 0.99),
        ("more.json", 0.96, 0.99),
        ("queries-2.json", 0.93, 0.97),
        ("people.json", 0.95, 0.97),
        ("people-2.json", 0.92, 0.95),
        ("people-3.json", 0.86, 0.9),
        ("people-4.json", 0.88, 0.93),
    ],
)
def test_golden_queries_are_answered(
    browser: Browser, address: str, name: str, mrr: float, at_5: float
) -> None:
    queries = targets.read(ROOT / "tests/search" / name, real_published())
    measured = measure(browser, address, queries)
    reached = measured["forms"]
    assert reached["all"]["mrr"] >= mrr, measured["missed"]
    assert reached["all"]["at_5"] >= at_5, measured["missed"]
    if name in ("queries.json", "more.json"):
        assert reached["question"]["at_1"] >= 0.9, measured["missed"]
        assert reached["number"]["mrr"] >= 0.98, measured["missed"]
        for form in ("full", "none", "nfd", "telex", "typo", "prefix", "partial"):
            assert reached[form]["mrr"] >= 0.95, (form, reached[form])
    if name.startswith("people"):
        assert reached["question"]["at_1"] >= (0.85 if name == "people-4.json" else 0.9), measured["missed"]
        assert reached["absent"]["at_1"] >= (0.8 if name == "people-4.json" else 0.9), measured["missed"]
    if name in ("people.json", "people-2.json"):
        assert reached["name"]["at_1"] >= 0.9, measured["missed"]
        assert measured["marked_precision"] >= 0.95


@pytest.mark.parametrize(
    "query",
    [
        "tui già yếu hổng đi học nghị quyết được có sao hông",
        "cán bộ mặt trận xã thì phải làm báo cáo gì gửi cho ai trước ngày nào",
        "kiem tra ekt noi duong truyen 15 gio ngay 06/02/2026",
    ],
)
def test_a_first_pasted_query_costs_at_most_sixty_thousand_bytes(
    browser: Browser, site: Path, query: str
) -> None:
    with cost.served(site) as zipped:
        size, _ = cost.cold(browser, zipped, [query])
    assert size <= 60_000


def test_typing_letter_by_letter_costs_at_most_sixteen_requests(browser: Browser, site: Path) -> None:
    typed = cost.LETTER_BY_LETTER
    with cost.served(site) as zipped:
        size, requests = cost.cold(browser, zipped, [typed[:end] for end in range(1, len(typed) + 1)])
    assert (size, requests) <= (60_000, 16) and requests <= 16
