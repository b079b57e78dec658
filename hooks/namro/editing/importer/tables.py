"""Tables of a source: which hold the layout of a page (letterhead, recipients beside the signature), which are data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from namro.editing.importer import signing
from namro.editing.importer.lines import Line, Rows, bare, is_capitals, line_of
from namro.files.spans import ABOVE, LEFT

Kind: TypeAlias = Literal["closing", "letterhead", "frame", "data"]

_RECIPIENTS = re.compile(r"\**Nơi nhận\b", re.IGNORECASE)
_SIGNS = re.compile(r"(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.)", re.IGNORECASE)
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}[A-Za-z]?\)?")
_LONGEST_HEAD_CELL = 160
_TALLEST_CLOSING = 4
_MERGED = (LEFT, ABOVE)


def kind(rows: Rows, *, closing: bool) -> Kind:
    """What a table is for. `closing`: it stands among recipients and signatures."""
    cells = [cell for row in rows for cell in row if any(cell)]
    firsts = [next((line for line in cell if line), "") for cell in cells]
    if any(_MOTTO.search(line) for cell in cells for line in cell) and len(rows) <= _TALLEST_CLOSING:
        return "letterhead"
    if len(rows) <= _TALLEST_CLOSING and any(_RECIPIENTS.match(line) for line in firsts):
        return "closing"
    if len(rows) <= 3 and any(is_signature(line) for line in firsts):
        return "closing"
    if closing and len(rows) <= 3 and cells and all(is_capitals(bare(line)) for line in firsts):
        return "closing"
    if len(cells) <= 1:
        return "frame"
    return "data"


def is_signature(text: str) -> bool:
    """Whether words open a signature: "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "BỘ TRƯỞNG"."""
    words = bare(text)
    return _SIGNS.match(words) is not None or (
        signing.OFFICE.match(words) is not None and is_capitals(words[:12])
    )


def flatten(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines as they are; the lines of a table's cells one by one, column after column."""
    for line in lines:
        if line.rows is None:
            yield line
            continue
        width = max((len(row) for row in line.rows), default=0)
        tall = [index for index in range(width) if sum(len(row) > index for row in line.rows) > 0]
        for column in tall:
            for row in line.rows:
                for words in row[column] if column < len(row) else ():
                    if words and (words,) not in _MERGED:
                        yield replace(line_of(line.number, words, gap=False))


def split(line: Line) -> tuple[tuple[Line, ...], list[Line]]:
    """The rows of the head and the rows below it, each as a line whose `raw` is the row as the file has it."""
    assert line.rows is not None
    kept = [row for row in line.rows if any("".join(cell) not in ("", *LEFT, *ABOVE) for cell in row)]
    gone = sum(row not in kept for row in line.rows[: line.heads or 0])
    heads = line.heads - gone if line.heads else _heads(tuple(kept))
    made = [
        replace(line, text=" | ".join(" ".join(cell) for cell in row), raw=written(row), rows=None)
        for row in kept
    ]
    return tuple(made[:heads]), made[heads:]


def written(row: Sequence[Sequence[str]]) -> str:
    """A row as the file has it: a line a cell behind a bar, further lines of the cell without one."""
    return "\n".join("\n".join((_bar(cell), *cell[1:])) for cell in map(_safe, row))


def _bar(cell: Sequence[str]) -> str:
    first = cell[0] if cell else ""
    if tuple(cell) in _MERGED:
        return f"|{first}"
    return f"| {first}".rstrip()


def _safe(cell: Sequence[str]) -> tuple[str, ...]:
    lines = tuple(" ".join(line.split()) for line in cell if line.strip())
    return (*lines[:1], *(f"\\{line}" if line.startswith("|") else line for line in lines[1:]))


def _heads(rows: Rows) -> int:
    """How many rows are the head: one, more where cells of it are merged downwards, and a row of column numbers."""
    if len(rows) < 2:
        return (
            1 if len(rows) == 1 and all(len(" ".join(cell)) < _LONGEST_HEAD_CELL for cell in rows[0]) else 0
        )
    if any(len(" ".join(cell)) > _LONGEST_HEAD_CELL for cell in rows[0]):
        return 0
    first = " ".join(rows[0][0]).strip("*. ")
    if first.isdigit() and not all(_COLUMN_NUMBERS.fullmatch(" ".join(cell)) for cell in rows[0]):
        return 0
    heads = 1
    while heads < len(rows) - 1 and any(cell == ABOVE for cell in rows[heads]):
        heads += 1
    if heads < len(rows) and all(
        _COLUMN_NUMBERS.fullmatch(" ".join(cell)) for cell in rows[heads] if any(cell)
    ):
        heads += heads < len(rows) - 1
    return heads
