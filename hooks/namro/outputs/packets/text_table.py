"""A table of an official text in a packet: its head as one row, how wide its columns want to be, which cells are merged."""

from __future__ import annotations

from collections.abc import Sequence

from namro.files.clauses import Khoan, ToanVan
from namro.files.spans import ABOVE, LEFT, spans
from namro.language.prose import inline, plain
from namro.outputs.packets.inline import text
from namro.outputs.packets.packet import Inline, Table

_WIDEST, _ROOM, _LONGEST_WORD = 60, 60, 14
"""Letters: what a column wants at most, what a line of a table has, what a column keeps whole."""


def text_table(full: ToanVan, rows: Sequence[Khoan]) -> Table:
    """A table of the text. What is merged downwards is said in every row, for a row may be read alone; rows of a head
    are one."""
    every = [row for one in rows for row in one.hang_o]
    # A column that is merged to its left takes paper and shows nothing: in every row, or in the head with nothing below.
    shown = [
        at
        for at in range(max(map(len, every), default=0))
        if any(at < len(row) and row[at] != LEFT for row in every)
        and (_is_named(rows, at) or any(at < len(row) and _says(row[at]) for row in every))
    ]
    heads, below = (
        [
            tuple(row[at] for at in shown if at < len(row))
            for one in rows
            if one.loai == kind
            for row in one.hang_o
        ]
        for kind in ("bang", "hang")
    )
    columns = max(map(len, (*below, *heads)), default=1)
    below = [(*row, *(("",),) * (columns - len(row))) for row in below]
    reach = spans(below)
    cells: list[list[tuple[Inline, ...]]] = []
    for row, spanned in zip(below, reach, strict=True):
        said = [_cell(cell) for cell in row]
        cells.append(
            [cells[-1][at] if not high and cells else said[at] for at, (_, high) in enumerate(spanned)]
        )
    head = tuple(
        " – ".join(
            dict.fromkeys(
                " ".join(row[at]) for row in heads if at < len(row) and row[at] not in (LEFT, ABOVE, ("",))
            )
        )
        for at in range(columns)
    )
    name = full.ten_goi(rows[0].bang)
    widths = _shares(
        [
            [
                head[at],
                *(
                    " ".join(map(plain, row[at]))
                    for row, one in zip(cells, reach, strict=True)
                    if one[at][0] == 1
                ),
            ]
            for at in range(columns)
        ]
    )
    merged = any(one != (1, 1) for spanned in reach for one in spanned)
    return Table(
        name[:1].upper() + name[1:],
        head,
        tuple(map(tuple, cells)),
        widths,
        spans=tuple(map(tuple, reach)) if merged else (),
    )


def _is_named(rows: Sequence[Khoan], at: int) -> bool:
    """Whether a column is one of its own by the head: what is left empty there may be for a pen."""
    heads = [row for one in rows if one.loai == "bang" for row in one.hang_o]
    return not heads or any(at < len(row) and row[at] not in (LEFT, ABOVE) for row in heads)


def _says(cell: Sequence[str]) -> bool:
    return tuple(cell) not in (LEFT, ABOVE) and any(line.strip() for line in cell)


def _shares(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Shares of a table's width: every column has room for its longest word, and what is left goes to those with more to
    say."""
    least = [
        min(_LONGEST_WORD, max((len(word) for words in column for word in words.split()), default=1)) + 2
        for column in columns
    ]
    wanted = [
        max(low, min(_WIDEST, max(map(len, column)))) for low, column in zip(least, columns, strict=True)
    ]
    over, room = sum(wanted) - sum(least), _ROOM - sum(least)
    if over <= max(room, 0):
        return tuple(wanted)
    return tuple(low + (high - low) * max(room, 0) // over for low, high in zip(least, wanted, strict=True))


def _cell(lines: Sequence[str]) -> tuple[Inline, ...]:
    if tuple(lines) in (LEFT, ABOVE) or not lines:
        return ((text(""),),)
    return tuple(inline(line) for line in lines)
