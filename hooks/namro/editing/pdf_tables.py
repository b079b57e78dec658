"""Tables of a PDF: words between ruled borders, cell by cell; lines that only the width of a cell broke run on.

Where words cross a border or cells have no shape, nothing is guessed: the lines stay as printed, and that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from namro.editing import pdf_limits
from namro.editing.importer import marks
from namro.editing.importer.lines import Cell, Rows, start
from namro.editing.office_words import ABOVE, LEFT
from namro.editing.pdf_grid import Grid, Region, find
from namro.editing.pdf_lines import rows_of, set_out
from namro.editing.pdf_pieces import Piece
from namro.editing.pdf_rules import Rule

_OVER = 4.0
"""Points: how far words may reach over the border of their cell."""
_PADDING = 8.0
_MIDDLE = 0.3
"""Of a letter's height: the middle of small letters above the base line."""


@dataclass
class Table:
    """A table of one page. `rows` is None where it could not be read; then `pieces` stay among the lines."""

    top: float
    bottom: float
    across: tuple[float, ...]
    rows: Rows | None
    pieces: list[Piece] = field(default_factory=list)


def apart(
    pieces: Sequence[Piece], rules: Sequence[Rule], budget: pdf_limits.Budget
) -> tuple[list[Piece], list[Table]]:
    """The pieces that stand in no table, and the tables from the top."""
    grids = find(rules, budget)
    if not grids:
        return list(pieces), []
    budget.spend(len(pieces) * len(grids) * pdf_limits.TRY)
    inside: list[dict[tuple[int, int], list[Piece]]] = [{} for _ in grids]
    outside: list[Piece] = []
    for piece in pieces:
        for grid, cells in zip(grids, inside, strict=True):
            at = grid.place(piece.x + min(piece.width, _OVER) / 2, piece.y + _MIDDLE * piece.height)
            if at is not None:
                cells.setdefault(at, []).append(piece)
                break
        else:
            outside.append(piece)
    tables: list[Table] = []
    for grid, cells in zip(grids, inside, strict=True):
        table = _table(grid, cells)
        if table is None:
            outside += [piece for found in cells.values() for piece in found]
            continue
        if table.rows is None:
            outside += table.pieces
        tables.append(table)
    return outside, tables


def _table(grid: Grid, cells: dict[tuple[int, int], list[Piece]]) -> Table | None:
    """None where no cell has words."""
    held = [piece for found in cells.values() for piece in found]
    regions = grid.regions or ()
    filled = {region: _held(region, cells) for region in regions}
    if not held:
        return None
    top, bottom = grid.down[0], grid.down[-1]
    if grid.regions is None or any(_crosses(grid, region, own) for region, own in filled.items()):
        return Table(top, bottom, grid.across, None, held)
    rows: list[list[Cell]] = [[()] * (len(grid.across) - 1) for _ in grid.down[1:]]
    for region, own in filled.items():
        room = grid.across[region.right] - grid.across[region.left] - _PADDING
        for row in range(region.top, region.bottom):
            for column in range(region.left, region.right):
                rows[row][column] = (LEFT,) if column > region.left else (ABOVE,)
        rows[region.top][region.left] = tuple(_lines(own, room))
    return Table(top, bottom, grid.across, tuple(map(tuple, rows)))


def _held(region: Region, cells: dict[tuple[int, int], list[Piece]]) -> list[Piece]:
    return [
        piece
        for row in range(region.top, region.bottom)
        for column in range(region.left, region.right)
        for piece in cells.get((row, column), ())
    ]


def _crosses(grid: Grid, region: Region, own: Sequence[Piece]) -> bool:
    right = grid.across[region.right] + _OVER
    return any(piece.x + _inked(piece) > right for piece in own)


def _inked(piece: Piece) -> float:
    """How wide a piece is without the spaces at its end."""
    return piece.width * len(piece.text.rstrip()) / max(len(piece.text), 1)


def _lines(pieces: Sequence[Piece], room: float) -> Iterator[str]:
    """The paragraphs of a cell: a line goes on with the one above where its first word had no room there."""
    kept, reach = "", 0.0
    for row, printed in zip(rows_of(pieces), set_out(pieces), strict=True):
        words = " ".join(printed.text.split())
        width = row[-1].x + _inked(row[-1]) - row[0].x
        first = width * (len(words.split(" ", 1)[0]) + 1) / max(len(words), 1)
        full = reach + first > room or start(words) == "lower"
        if kept and full and marks.split(words)[0] is None:
            kept = f"{kept} {words}"
        else:
            if kept:
                yield kept
            kept = words
        reach = width
    if kept:
        yield kept
