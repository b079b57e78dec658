"""Which cells of a table reach over others: '<' goes on with the cell to its left, '^' with the one above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Cells: TypeAlias = Sequence[Sequence[str]]
Span: TypeAlias = tuple[int, int]
"""How many columns and rows a cell covers. What another cell covers has none of the one or the other: (0, n) goes on with
the cell to its left, (n, 0) with the one above."""

LEFT, ABOVE = ("<",), ("^",)


def spans(rows: Sequence[Cells]) -> list[list[Span]]:
    """The span of each cell of `rows`, which are all of the head or all of the body: none leaves them."""
    made: list[list[Span]] = []
    for at, row in enumerate(rows):
        found: list[Span] = []
        for column, cell in enumerate(row):
            wide = _wide(row, column)
            if _is(cell, LEFT) and column and found[-1] != (1, 1):
                found.append((0, 1))
            elif _is(cell, ABOVE) and at and column < len(rows[at - 1]) and made[at - 1][column][0]:
                above = made[at - 1][column][0]
                found.append((above, 0))
            else:
                found.append((wide, _high(rows, at, column)))
        made.append(found)
    return made


def _wide(row: Cells, column: int) -> int:
    end = column + 1
    while end < len(row) and _is(row[end], LEFT):
        end += 1
    return end - column


def _high(rows: Sequence[Cells], at: int, column: int) -> int:
    end = at + 1
    while end < len(rows) and column < len(rows[end]) and _is(rows[end][column], ABOVE):
        end += 1
    return end - at


def _is(cell: Sequence[str], sign: tuple[str, ...]) -> bool:
    return tuple(cell) == sign
