"""The rules that a PDF's page draws: straight lines along the page, as borders of tables are drawn.

A border is a stroked line, a stroked frame, or a filled stripe too thin to be seen as anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from namro.editing.pdf_state import Matrix, numbers

_THIN = 3.0
"""Points: a filled stripe no wider is a rule."""
_STRAIGHT = 0.7
"""Points: how far a rule may lean."""
_SHORTEST = 4.0
_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_CLOSES = frozenset((b"s", b"b", b"b*"))
PAINTS = _STROKES | _FILLS | {b"n"}
DRAWS = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: along the page (`flat`) at height `at`, else up and down at distance `at`; from `low` to `high`."""

    flat: bool
    at: float
    low: float
    high: float


@dataclass
class Path:
    """A path as it is drawn, in points of the page."""

    parts: list[list[tuple[float, float]]] = field(default_factory=list)

    def draw(self, op: bytes, operands: Sequence[Any], page: Matrix) -> None:
        """One more step of it; a curve is a step to its end, which no rule has."""
        if op == b"re":
            if given := numbers(operands, 4):
                x, y, w, h = given
                corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))
                self.parts.append([_placed(corner, page) for corner in corners])
        elif op == b"h":
            if self.parts and self.parts[-1]:
                self.parts[-1].append(self.parts[-1][0])
        elif given := numbers(operands, 2):
            point = _placed((given[0], given[1]), page)
            if op == b"m" or not self.parts:
                self.parts.append([point])
            else:
                self.parts[-1].append(point)

    def painted(self, op: bytes) -> Iterator[Rule]:
        """The rules that painting it shows; the path is over then."""
        parts, self.parts = self.parts, []
        for part in parts:
            if op in _FILLS:
                yield from _stripe(part)
            if op in _STROKES:
                closed = [*part, part[0]] if op in _CLOSES else part
                for first, second in pairwise(closed):
                    yield from _rule(first, second)


def _placed(point: tuple[float, float], page: Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = page
    return a * x + c * y + e, b * x + d * y + f


def _rule(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    (x, y), (u, v) = first, second
    if abs(y - v) <= _STRAIGHT and abs(x - u) >= _SHORTEST:
        yield Rule(True, (y + v) / 2, min(x, u), max(x, u))
    elif abs(x - u) <= _STRAIGHT and abs(y - v) >= _SHORTEST:
        yield Rule(False, (x + u) / 2, min(y, v), max(y, v))


def _stripe(part: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    """A filled shape as thin as a line."""
    across, up = [x for x, _ in part], [y for _, y in part]
    left, right, low, high = min(across), max(across), min(up), max(up)
    if high - low <= _THIN and right - left >= _SHORTEST:
        yield Rule(True, (low + high) / 2, left, right)
    elif right - left <= _THIN and high - low >= _SHORTEST:
        yield Rule(False, (left + right) / 2, low, high)
