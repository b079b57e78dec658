"""A table of an official text as rows of cells: which cells span others, what each says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from namro.files.clauses import Khoan
from namro.language.prose import Node, inline

_LEFT, _ABOVE = ("<",), ("^",)
View = TypeVar("View")


@dataclass(frozen=True)
class OBang:
    """A cell: its lines, and how many columns and rows it covers."""

    dong: tuple[tuple[Node, ...], ...]
    cot: int = 1
    hang: int = 1


def grid(khoan: Sequence[Khoan], views: Sequence[View]) -> Iterator[tuple[View, bool, tuple[OBang, ...]]]:
    """The rows with what each of their cells spans; merged cells are gone. Spans never leave the head."""
    rows = [
        (view, one.loai == "bang", row) for one, view in zip(khoan, views, strict=True) for row in one.hang_o
    ]
    for at, (view, head, row) in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if cell in (_LEFT, _ABOVE):
                continue
            width = 1
            while column + width < len(row) and row[column + width] == _LEFT:
                width += 1
            height = 1
            while (
                at + height < len(rows)
                and rows[at + height][1] == head
                and column < len(rows[at + height][2])
                and rows[at + height][2][column] == _ABOVE
            ):
                height += 1
            cells.append(OBang(tuple(inline(line) for line in cell), width, height))
        yield view, head, tuple(cells)
