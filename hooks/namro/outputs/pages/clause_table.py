"""A table of an official text as rows of cells: which cells span others, what each says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from namro.files.clauses import Khoan
from namro.files.spans import ABOVE, LEFT, spans
from namro.language.prose import Node, inline

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
    for is_head in (True, False):
        group = [(view, row) for view, head, row in rows if head is is_head]
        for (view, row), reach in zip(group, spans([row for _, row in group]), strict=True):
            cells = (
                # A sign that goes on with nothing is an empty cell, not words.
                OBang(() if cell in (LEFT, ABOVE) else tuple(inline(line) for line in cell), wide, high)
                for cell, (wide, high) in zip(row, reach, strict=True)
                if wide and high
            )
            yield view, is_head, tuple(cells)
