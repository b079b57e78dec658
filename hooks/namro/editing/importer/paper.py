"""Plain text as printed pages: what belongs to the page and not to the words, notes at its foot, two columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from namro.editing.importer import annexes, columns, marks
from namro.editing.importer.lines import (
    NO_TABLES,
    NOTE_GOES_ON,
    Line,
    Page,
    Rows,
    is_capitals,
    is_ornament,
    is_page_number,
    line_of,
    measure,
    read,
    wants_number,
)
from namro.language import signs

_FOOT_NOTE = re.compile(r"\s*(\d{1,2})\s*(?=[^\W\d_“\"(])(?=[A-ZÀ-ỸĐ“\"(])")
_LONGEST_FOOT = 25
_RECIPIENTS = re.compile(r"\s*Nơi nhận\b", re.IGNORECASE)
_ANNEX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục)\b")
_RIGHT_HALF = 20
_SLACK = 6
_FEWEST_PAGES = 3
_HIGHER = 4
_FEWEST_LETTERS, _LONGEST_RUNNING = 12, 300
"""Of a running head."""


def lay_open(
    text: str, tables: Mapping[int, Rows] = NO_TABLES
) -> tuple[list[Line], Page, list[Line], list[str]]:
    """The lines; how they were set; lines that belong to the page alone (running heads); what is to be told."""
    text = signs.composed(text)
    pages = text.split("\f")
    raw = "\n".join(page.removesuffix("\n") for page in pages).split("\n")
    ends = tuple(_ends(pages))
    heads = _running_heads(raw, ends) - tables.keys()
    told: list[str] = []
    all_lines = read("\n".join(raw), tables)
    if not ends:
        heads |= _beside_numbers(all_lines)
    read_lines = [line for line in all_lines if line.number not in heads]
    dropped = [line_of(number, raw[number - 1]) for number in sorted(heads)]
    lines = _with_notes(read_lines, ends)
    page = measure(lines)
    lines, split = _columns_parted(lines, ends)
    if split:
        told.append("phần “Nơi nhận” và chữ ký in thành hai cột: đã tách, cột trái trước")
    return columns.marked(lines), page, dropped, told


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
            for shape in _shapes(" ".join(raw[number - 1].split()), count):
                found.setdefault(shape, set()).add(number)
    return {
        number
        for numbers in found.values()
        if len(numbers) >= max(_FEWEST_PAGES, 0.6 * len(ends))
        for number in numbers
    }


def _shapes(text: str, count: int) -> set[str]:
    """The line as it is and with the page's number taken out, wherever it may stand: "Trang 3/10", "3:01"."""
    numbers = re.finditer(r"\d+", text) if len(text) <= _LONGEST_RUNNING else ()
    places = [match.span() for match in numbers if match.group() == str(count)]
    shapes = {text, *(f"{text[:first]}#{text[last:]}" for first, last in places)}
    return {shape for shape in shapes if any(char.isalnum() for char in shape)}


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
        if wants_number(above) or match[1] not in marks.held_marks(above):
            continue
        for index in range(first, end):
            again = _FOOT_NOTE.match(lines[index].text)
            label = again[1] if again else NOTE_GOES_ON
            lines[index] = replace(lines[index], note=label)
        return


def _columns_parted(lines: Sequence[Line], ends: Sequence[int]) -> tuple[list[Line], bool]:
    """Recipients and the signature beside them: the left column, then the right one."""
    made: list[Line] = []
    index, was_parted = 0, False
    while index < len(lines):
        line = lines[index]
        if not (_RECIPIENTS.match(line.text) and line.rows is None):
            made.append(line)
            index += 1
            continue
        end = index + 1
        while (
            end < len(lines)
            and lines[end].rows is None
            and not _ANNEX.match(lines[end].text)
            and annexes.opens(lines, end, below_signature=True, inside=False) is None
        ):
            if _crosses(lines[end - 1], lines[end], ends) and not _list_goes_on(lines, end):
                break
            end += 1
        above = _beside_above(made)
        left, right = parted([*above, *lines[index:end]])
        if right:
            was_parted = True
            del made[len(made) - len(above) :]
            made += [*left, *right]
        else:
            made += lines[index:end]
        index = end
    return made, was_parted


def _list_goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether recipients go on at the head of the next page, below its number."""
    below = next((line for line in lines[index : index + 3] if not is_ornament(line.text)), None)
    marker = marks.split(below.text)[0] if below is not None else None
    return marker is not None and marker.family == "bullet"


def _beside_above(lines: Sequence[Line]) -> list[Line]:
    """The lines at the end that stand to the right in capitals: a signature that begins higher than the recipients."""
    count = 0
    while (
        count < _HIGHER
        and count < len(lines)
        and lines[-count - 1].indent >= _RIGHT_HALF
        and lines[-count - 1].rows is None
        and is_capitals(lines[-count - 1].text)
    ):
        count += 1
    return list(lines[len(lines) - count :])


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines in two columns: those of the left one, those of the right one; nothing to the right where there is one."""
    printed = [" " * line.indent + line.raw for line in lines]
    gaps = [
        [gap for gap in columns.GAP.finditer(text) if gap.start() > line.indent]
        for text, line in zip(printed, lines, strict=True)
    ]
    starts = sorted(gap.end() for found in gaps for gap in found if gap.end() >= _RIGHT_HALF)
    if not starts:
        return list(lines), []
    border = starts[max(0, len(starts) // 10)] if len(starts) > 1 else starts[0]
    left: list[Line] = []
    right: list[Line] = []
    for line, text, found in zip(lines, printed, gaps, strict=True):
        wide = [gap for gap in found if gap.end() >= border - _SLACK]
        if wide and line.indent < border - _SLACK:
            left.append(line_of(line.number, text[: wide[0].start()], gap=line.gap, indent=line.indent))
            right.append(line_of(line.number, text[wide[0].end() :], gap=line.gap))
        elif line.indent >= border - _SLACK:
            right.append(line_of(line.number, text, gap=line.gap))
        else:
            left.append(line)
    return left, right


def doubts(lines: Sequence[Line]) -> Iterator[tuple[tuple[int, ...], str]]:
    """What a copy of pages cannot say by itself: lines in many columns, lines that come again and again."""
    yield from columns.doubts(lines)
    for numbers in _repeated(lines).values():
        for number in numbers:
            yield (
                (number,),
                f"dòng này lặp lại {len(numbers)} lần: có thể là tiêu đề chạy ở đầu hoặc chân trang",
            )


def _repeated(lines: Sequence[Line]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in lines:
        if line.rows is None and _may_run(line.text):
            found.setdefault(line.text, []).append(line.number)
    return {
        text: numbers
        for text, numbers in found.items()
        if len(numbers) >= _FEWEST_PAGES and marks.split(text)[0] is None
    }


def _may_run(text: str) -> bool:
    """Whether it may be a running head: words and a number, no end of a sentence."""
    return (
        not text.endswith((".", ";", ":", ","))
        and any(map(str.isdecimal, text))
        and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
    )


def _beside_numbers(lines: Sequence[Line]) -> set[int]:
    """Numbers of lines that come again and again, mostly beside a page's number: running heads of a copy."""
    at = {line.number: index for index, line in enumerate(lines)}
    heads: set[int] = set()
    for numbers in _repeated(lines).values():
        near = [
            number
            for number in numbers
            if any(
                is_page_number(lines[index].text)
                for index in (at[number] - 1, at[number] + 1)
                if 0 <= index < len(lines)
            )
        ]
        if len(near) > len(numbers) * 0.5:
            heads.update(numbers)
    return heads
