"""No pattern and no reader looks at a text again and again: four times the letters cost four times the work.

Work is counted in time of the processor, short texts against long ones, the least of several times, so that a busy
machine adds nothing; between what passes and what fails lies a factor of more than two either way.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SAMPLE
from namro.editing import importer
from namro.editing.formatting import unformatted
from namro.files import clauses, textfile, yamlfile
from namro.files.read import read
from namro.language import deadline_words, joins, legacy, personal, prose, signs, vietnamese
from namro.library.load import found
from namro.outputs.pages import printed_numbers
from namro.outputs.unbroken import unbroken
from namro.problems import InvalidData, UserError
from namro.rules.notes import NOTES
from support.patterns import Used, attacks, cost, is_careless, used

PARTS = 12


@pytest.fixture(scope="module")
def every_pattern() -> list[Used]:
    return used(ROOT / "hooks/namro")


def careless(one: Used) -> tuple[str, str] | None:
    """(lead, what is repeated) of the first text that a pattern reads again and again, None for a careful one."""

    def text(length: int, lead: str, pump: str) -> Any:
        words = lead + pump * max(1, length // len(pump)) + "\x00"
        return words.encode("latin-1", "replace") if isinstance(one.pattern.pattern, bytes) else words

    def read(words: Any) -> object:
        if one.anywhere:
            return sum(1 for _ in one.pattern.finditer(words))
        return one.pattern.match(words), one.pattern.fullmatch(words)

    tried = ((lead, pump, partial(text, lead=lead, pump=pump)) for lead, pump in attacks(one.pattern))
    return next(((lead, pump) for lead, pump, grown in tried if is_careless(read, grown)), None)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_reads_again_and_again(
    part: int, every_pattern: list[Used], record_property: Callable[[str, object], None]
) -> None:
    found = every_pattern[part::PARTS]
    assert len(found) > 20
    record_property("inputs", sum(len(attacks(one.pattern)) for one in found))
    assert {one.where: told for one in found if (told := careless(one))} == {}


@pytest.mark.parametrize(
    "pattern",
    [r"\s*;", r"\w+@", r"“[^”]*”", r"\*\*\s+([^*]+?)\s*\*\*", r"a.*b.*c", r"1\s*,?\s*t"],
)
def test_a_careless_pattern_is_seen(pattern: str) -> None:
    tries = (careless(Used("", re.compile(pattern), anywhere=True)) for _ in range(4))
    assert any(tries)  # a doubt is thrice looked at: on a busy machine one look may miss


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s*+;", r"“[^“”]*”", r"\d{1,9}x", r"a", r"(?:b|c)*+x?"])
def test_a_careful_pattern_is_let_be(pattern: str) -> None:
    assert careless(Used("", re.compile(pattern), anywhere=True)) is None


PUMPS = (
    *"a1A-*/.,“”[]()<>|#`~_@:;“ \n",
    "ngày ",
    "ngày 1 tháng ",
    "1, ",
    "0 9 ",
    "**a ",
    "a@",
    "[a](/",
    "Số 1-KH/TU ngày ",
    "- a\n",
    "“a\n",
    "I. A\n",
    "trước ngày 1/1/2026, ",
    "A B, ",
    "của a ",
    "¶",
    "a¸",
    "e\u0301",
    "\u0301\u0323",
    "\u05b0\u05b1",
)
READERS: dict[str, Callable[[str], object]] = {
    "bytes": lambda text: textfile.decode(text.encode(), "x"),
    "yaml": lambda text: yamlfile.parse(f"a: {text}", "x"),
    "full text": lambda text: clauses.parse(f"{{#I doan}} {text}", "x"),
    "importer": importer.import_text,
    "prose": prose.parse,
    "inline prose": prose.plain_inline,
    "private data": lambda text: list(personal.find(text)),
    "old encodings": legacy.in_text,
    "deadlines": lambda text: deadline_words.read_deadline(text, 2026),
    "joins": lambda text: list(joins.places(text)),
    "pages": unbroken,
    "ids": vietnamese.slug,
    "strange signs": lambda text: list(signs.strange(text)),
    "numbers of documents": lambda text: [
        printed_numbers.printed_number(text, found.start(), found.end()) for found in re.finditer("1", text)
    ],
}


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_reads_again_and_again(reader: str) -> None:
    def read(words: str) -> None:
        try:
            READERS[reader](words)
        except (UserError, InvalidData, prose.ForbiddenProse) as error:
            assert str(error)

    slow = [
        pump
        for pump in PUMPS
        if is_careless(read, lambda length, pump=pump: pump * (length // len(pump) + 1))
    ]
    assert slow == []


def look_at(root: Path) -> None:
    """All that `check` does."""
    loaded = read(root)
    said = [*found(loaded), *unformatted(loaded), *(note for look in NOTES for note in look(loaded))]
    assert all(problem.message for problem in said)


FIELDS = {
    "an answer": ("data/hoi-dap/bao-cao-khi-nao.yml", "Báo cáo nộp về Đảng ủy mẫu."),
    "a clause": ("data/van-ban/ke-hoach-mau/toan-van.md", "MỤC ĐÍCH"),
    "a quotation": ("data/hoi-dap/bao-cao-khi-nao.yml", "nộp báo cáo về Đảng ủy mẫu trong quý II/2026"),
}
MOST = 19_000
"""Letters: a clause has no more."""
SECONDS = 1.0
"""What a long field may cost before it is asked whether a short one costs less than it should."""


@pytest.mark.parametrize("field", FIELDS)
def test_check_reads_a_long_field_once(tmp_path: Path, field: str) -> None:
    name, words = FIELDS[field]
    shutil.copytree(SAMPLE, tmp_path / "x")
    path = tmp_path / "x" / name
    whole = path.read_text(encoding="utf-8")
    assert words in whole

    def spent(pump: str, length: int) -> float:
        inside = "".join(char if char != "\n" else " " for char in pump) * (length // len(pump))
        path.write_text(whole.replace(words, f"{words} {inside}", 1), encoding="utf-8", newline="\n")
        return cost(lambda: look_at(tmp_path / "x"))

    spent("a", 10)
    empty = min(spent("a", 10) for _ in range(2))
    slow = []
    for pump in dict.fromkeys([*PUMPS, "tự", "x1 "]):
        long = spent(pump, MOST) - empty
        if long > SECONDS and all(
            spent(pump, MOST) - empty > 8 * max(spent(pump, MOST // 4) - empty, SECONDS / 16)
            for _ in range(2)
        ):
            slow.append((pump, long))
    assert slow == []
