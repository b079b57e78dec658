"""Lines of a copied page that stand in columns, as the rows of a table do: which word belongs to which cannot be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from namro.editing.importer.lines import Line, is_capitals

# "ngày     tháng 9", "Số:     /QĐ": the gap waits for a number to be written in.
GAP = re.compile(r"(?<=\S)(?<!ngày)(?<!tháng)(?<![Ss]ố:)(?<![Ss]ố)\s{3,}")
_MANY, _FEWEST = 3, 3
"""Columns of a table at least, and its lines."""
_SAME = 2
_FAR = 15
_SHORT = 45
_LONGEST_CELL = 8
"""Lines of a cell that may stand alone between two in which the columns show."""
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_LOWEST_MOTTO, _LONGEST_LETTERHEAD = 8, 14


def marked(lines: Sequence[Line]) -> list[Line]:
    """The lines, those in columns as what no sentence goes through."""
    inside = {at for first, last in _runs(lines) for at in range(first, last + 1)}
    return [
        replace(line, apart=True) if at in inside and line.rows is None else line
        for at, line in enumerate(lines)
    ]


def doubts(lines: Sequence[Line]) -> Iterator[tuple[tuple[int, ...], str]]:
    """What an editor is told of them."""
    for apart, found in groupby(lines, key=lambda line: line.apart):
        if apart:
            numbers = tuple(line.number for line in found)
            yield (
                numbers,
                "các dòng in thành nhiều cột, để nguyên từng dòng: có thể là bảng, nên nhập từ tệp .docx để giữ bảng",
            )


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First and last index of each stretch of lines in columns."""
    starts = [_starts(line) for line in lines]
    index = _below_letterhead(lines)
    while index < len(lines):
        if not starts[index]:
            index += 1
            continue
        last = end = index
        while (
            end + 1 < len(lines)
            and end - last < _LONGEST_CELL
            and _may_stand(lines[end + 1], starts[end + 1])
        ):
            end += 1
            last = end if starts[end] else last
        if _is_table(lines[index : last + 1], starts[index : last + 1]):
            while last < end and not lines[last + 1].gap and lines[last + 1].indent >= _FAR:
                last += 1  # the rest of a cell
            yield index, last
        index = last + 1


def _starts(line: Line) -> list[int]:
    """Where the second and every further column of a line begins."""
    return [] if line.rows is not None else [line.indent + gap.end() for gap in GAP.finditer(line.raw)]


def _may_stand(line: Line, starts: Sequence[int]) -> bool:
    """Whether a line may be a part of a cell, with nothing beside it."""
    if line.rows is not None:
        return False
    return bool(starts) or line.indent >= _FAR or (line.width <= _SHORT and not line.text.endswith("."))


def _is_table(lines: Sequence[Line], starts: Sequence[Sequence[int]]) -> bool:
    shown = [found for found in starts if found]
    if len(shown) < _FEWEST:
        return False
    if all(starts) and all(len(found) + 1 >= _MANY for found in shown):
        return True
    far = [
        line.indent
        for line, found in zip(lines, starts, strict=True)
        if not found and line.indent >= _FAR and not is_capitals(line.text)
    ]
    counted = Counter(place for found in shown for place in found) + Counter(far)
    return any(
        sum(counted[near] for near in range(place - _SAME, place + _SAME + 1)) >= _FEWEST for place in counted
    )


def _below_letterhead(lines: Sequence[Line]) -> int:
    """Index behind a letterhead in two columns, which is read as one."""
    named = next((at for at, line in enumerate(lines[:_LOWEST_MOTTO]) if _MOTTO.search(line.text)), None)
    return 0 if named is None else named + _LONGEST_LETTERHEAD
