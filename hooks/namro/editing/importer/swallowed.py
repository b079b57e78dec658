"""Clauses that a lost line end hid in the one before ("…; b) Chịu trách nhiệm …"), and clauses that lost their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from namro.editing.importer import marks
from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.ladder import LETTERS
from namro.editing.importer.lines import Line, names_number
from namro.editing.importer.structure import Placed

_CAPITAL = "A-ZÀ-ỸĐ"
_BULLET = re.compile(rf"[.;:]\s+([-–+•●])\s+(?=[{_CAPITAL}])")
_ARTICLE = re.compile(rf"[.;:]\s+(Điều \d+[a-zđ]?\.)\s+(?=[{_CAPITAL}])")
_LETTER = re.compile(r"(?<=[.;:])\s+(([a-zđ])\))\s")
_NUMBER = re.compile(rf"\s(\d{{1,2}})[.)]\s+(?=[{_CAPITAL}])")
_ENDED = (".", ";", ":")
_SURE = 12
"""Letters by which a line is found."""
_LONGEST = 60
"""Letters of what was found that a doubt shows."""


def tell(placed: Sequence[Placed], trace: Trace) -> None:
    """Doubts about clauses that hold another, and about paragraphs in the place of a numbered one."""
    for entry in placed:
        if entry.block.role not in ("muc", "doan", "nguoi-nhan"):
            continue
        for at, grave in _inside(entry.block):
            shown = entry.block.text[at : at + _LONGEST].rsplit(" ", 1)[0]
            reason = (
                f"giữa lời có số mục hoặc dấu đầu dòng “{shown} …”: có thể là một mục bị dính vào mục này"
            )
            trace.doubt(_where(entry.block, at), reason, grave=grave)
    for above, entry in pairwise(placed):
        marker = above.block.marker
        if (
            entry.block.role == "doan"
            and entry.loai == "doan"
            and not entry.block.quote
            and marker is not None
            and marker.family in ("arabic", "letter", "list", "small-roman")
            and above.block.text.rstrip("* ").endswith(";")
        ):
            reason = "đoạn không có số mục, đứng sau một ý kết thúc bằng dấu chấm phẩy: có thể mất số mục"
            trace.doubt(entry.block.numbers, reason)


def cut(line: Line) -> list[Line]:
    """A line in pieces where an editor says that it holds more than one clause; the line alone where none shows."""
    marker, rest = marks.split(line.text)
    behind = len(line.text) - len(rest)
    places = sorted({behind + at for at, _ in _inside(Block("muc", (replace(line, text=rest),), marker))})
    ends = [*places, len(line.text)]
    return [
        replace(line, text=line.text[first:end].strip(), width=end - first)
        for first, end in zip([0, *places], ends, strict=True)
    ]


def _where(block: Block, at: int) -> tuple[int, ...]:
    """The line on which the words at `at` stand."""
    words = block.text[at : at + _SURE]
    return next(((piece.number,) for piece in block.pieces if words in piece.text), block.numbers)


def _inside(block: Block) -> Iterator[tuple[int, bool]]:
    """Where markers stand in the words of a block, and whether it is the structure that they put in doubt."""
    text = block.text
    for match in _ARTICLE.finditer(text):
        yield match.start(1), True
    for match in _BULLET.finditer(text):
        yield match.start(1), False
    yield from ((at, True) for at in _letters(block, text))
    yield from ((at, True) for at in _numbers(block, text))


def _letters(block: Block, text: str) -> Iterator[int]:
    """A letter that follows none of the same sentence: "a) …; b) …" within one sentence is a list of the sentence."""
    found = list(_LETTER.finditer(text))
    own = block.marker.label if block.marker is not None and block.marker.family == "letter" else ""
    seen = {match[2] for match in re.finditer(r"(?<![^\s(])(([a-zđ])\))", text)}
    for match in found:
        label = match[2].replace("đ", "dd")
        at = LETTERS.index(label) if label in LETTERS else 0
        before = LETTERS[at - 1] if at else ""
        if at and (own == before if own else before.replace("dd", "đ") not in seen):
            own = label if own else ""
            yield match.start(1)


def _numbers(block: Block, text: str) -> Iterator[int]:
    """The next number behind the block's own, or one behind the end of a sentence that follows no other."""
    marker = block.marker
    own = (
        int(marker.label)
        if marker is not None and marker.family == "arabic" and marker.label.isdigit()
        else 0
    )
    seen: set[int] = set()
    for match in _NUMBER.finditer(text):
        number, before = int(match[1]), text[max(0, match.start() - _SURE) : match.start()]
        seen.add(number)
        if names_number(before) or number < 2 or (number - 1 in seen and number != own + 1):
            continue
        if number == own + 1 if own else before.endswith(_ENDED):
            own = number if own else 0
            yield match.start(1)
