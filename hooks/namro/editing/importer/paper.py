"""Plain text as printed pages: what belongs to the page and not to the words, notes at its foot, two columns."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from namro.editing.importer.lines import NOTE_GOES_ON, Line, Page, is_ornament, line_of, measure, read

_FOOT_NOTE = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_“\"(])(?=[A-ZÀ-ỸĐ“\"(])")
_LONGEST_FOOT = 25
_COLUMNS = re.compile(r"\s{3,}")
_RECIPIENTS = re.compile(r"\s*Nơi nhận\b", re.IGNORECASE)
_ANNEX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục)\b")
_RIGHT_HALF = 20
_SLACK = 6
_FEWEST_PAGES = 3


def lay_open(text: str) -> tuple[list[Line], Page, list[Line], list[str]]:
    """The lines; how they were set; lines that belong to the page alone (running heads); what is to be told."""
    text = unicodedata.normalize("NFC", text)
    pages = text.split("\f")
    raw = "\n".join(page.removesuffix("\n") for page in pages).split("\n")
    ends = tuple(_ends(pages))
    heads = _running_heads(raw, ends)
    told: list[str] = []
    read_lines = [line for line in read("\n".join(raw)) if line.number not in heads]
    dropped = [line_of(number, raw[number - 1]) for number in sorted(heads)]
    lines = _with_notes(read_lines, ends)
    page = measure(lines)
    lines, split = _columns_parted(lines, raw, ends)
    if split:
        told.append("phần “Nơi nhận” và chữ ký in thành hai cột: đã tách, cột trái trước")
    return lines, page, dropped, told


def _ends(pages: Sequence[str]) -> Iterator[int]:
    """The number of the last line of each page but the last."""
    count = 0
    for page in pages[:-1]:
        count += page.removesuffix("\n").count("\n") + 1
        yield count


def _running_heads(raw: Sequence[str], ends: Sequence[int]) -> set[int]:
    """Numbers of lines that stand at the head or the foot of most pages, apart from the page's number."""
    if len(ends) + 1 < _FEWEST_PAGES:
        return set()
    found: dict[str, set[int]] = {}
    borders = [0, *ends, len(raw)]
    for count, (first, last) in enumerate(pairwise(borders), 1):
        words = [number for number in range(first + 1, last + 1) if raw[number - 1].strip()]
        for number in {*words[:2], *words[-2:]}:
            shape = re.sub(rf"(?<!\d){count}(?!\d)", "#", " ".join(raw[number - 1].split()))
            if shape.strip("# -–"):
                found.setdefault(shape, set()).add(number)
    return {
        number
        for numbers in found.values()
        if len(numbers) >= max(_FEWEST_PAGES, 0.6 * len(ends))
        for number in numbers
    }


def _with_notes(lines: Sequence[Line], ends: Sequence[int]) -> list[Line]:
    """Notes at the foot of a page are marked: a small number, words, and above them a word that bears that number."""
    made = list(lines)
    start = 0
    last_lines = frozenset(ends)
    for index, line in enumerate(lines):
        lone = is_ornament(line.text) and any(char.isdigit() for char in line.text)
        if (
            lone
            or line.number in last_lines
            or (index + 1 < len(lines) and _crosses(line, lines[index + 1], ends))
        ):
            last = index if lone else index + 1
            _mark_notes(made, start, last)
            start = index + 1
    _mark_notes(made, start, len(lines))
    return made


def _crosses(line: Line, following: Line, ends: Sequence[int]) -> bool:
    """Whether a page ends between two lines."""
    return bisect_left(ends, line.number) < bisect_left(ends, following.number)


def _mark_notes(lines: list[Line], start: int, end: int) -> None:
    """Mark the notes among `lines[start:end]`, the lines of one page."""
    for first in range(max(start + 1, end - _LONGEST_FOOT), end):
        match = _FOOT_NOTE.match(lines[first].text)
        if match is None or lines[first].rows is not None:
            continue
        above = " ".join(line.text for line in lines[start:first])
        if not re.search(rf"[^\W\d_][”)]?{match[1]}(?=[\s;,.:)]|$)", above):
            continue
        for index in range(first, end):
            again = _FOOT_NOTE.match(lines[index].text)
            label = again[1] if again else NOTE_GOES_ON
            lines[index] = replace(lines[index], note=label)
        return


def _columns_parted(
    lines: Sequence[Line], raw: Sequence[str], ends: Sequence[int]
) -> tuple[list[Line], bool]:
    """Recipients and the signature beside them: the left column, then the right one."""
    made: list[Line] = []
    index, parted = 0, False
    while index < len(lines):
        line = lines[index]
        if not (_RECIPIENTS.match(line.text) and line.rows is None):
            made.append(line)
            index += 1
            continue
        end = index + 1
        while end < len(lines) and lines[end].rows is None and not _ANNEX.match(lines[end].text):
            if _crosses(lines[end - 1], lines[end], ends):
                break
            end += 1
        left, right = _halves(lines[index:end], raw)
        if right:
            parted = True
            made += [*left, *right]
        else:
            made += lines[index:end]
        index = end
    return made, parted


def _halves(lines: Sequence[Line], raw: Sequence[str]) -> tuple[list[Line], list[Line]]:
    starts = [
        gap.end()
        for line in lines
        for gap in _COLUMNS.finditer(raw[line.number - 1].expandtabs(4).rstrip())
        if gap.start() > 0 and gap.end() >= _RIGHT_HALF
    ]
    if not starts:
        return [], []
    border = min(starts) if len(starts) == 1 else sorted(starts)[max(0, len(starts) // 10)]
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        printed = raw[line.number - 1].expandtabs(4).rstrip()
        indent = len(printed) - len(printed.lstrip())
        gaps = [gap for gap in _COLUMNS.finditer(printed) if gap.start() > 0 and gap.end() >= border - _SLACK]
        if gaps and indent < border - _SLACK:
            left.append(line_of(line.number, printed[: gaps[0].start()], gap=line.gap, indent=indent))
            right.append(line_of(line.number, printed[gaps[0].end() :], gap=line.gap))
        elif indent >= border - _SLACK:
            right.append(line_of(line.number, printed, gap=line.gap))
        else:
            left.append(line)
    return left, right


def columns(raw: str) -> int:
    """How many columns a line seems to have."""
    return len([piece for piece in _COLUMNS.split(raw.strip()) if piece])
