"""Rules to grids: which rules of a page hang together, the cells between them, and which cells are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from namro.editing import pdf_limits
from namro.editing.pdf_rules import Rule

_SAME = 4.0
"""Points: rules so close are one border, drawn twice or thick."""
_TOUCH = 3.0
_MOST_RULES = 6_000
"""Of one page; a drawing has more, a table some hundreds."""
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Region:
    """A cell: its rows and columns, from the first to behind the last; more than one where cells are merged."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """`across`: the borders from the left; `down`: those from the top. `regions` is None where cells have no shape."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    regions: tuple[Region, ...] | None

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column in which a point lies; None outside."""
        column = bisect_right(self.across, x) - 1
        row = bisect_left([-one for one in self.down], -y) - 1
        if 0 <= column < len(self.across) - 1 and 0 <= row < len(self.down) - 1:
            return row, column
        return None


def find(rules: Sequence[Rule], budget: pdf_limits.Budget) -> list[Grid]:
    """The grids of a page that have two columns and more, from the top. A drawing of many rules has none."""
    flats = _merged([rule for rule in rules if rule.flat])
    uprights = _merged([rule for rule in rules if not rule.flat])
    if len(flats) + len(uprights) > _MOST_RULES:
        return []
    budget.spend(len(flats) * len(uprights) * pdf_limits.TRY)
    grids = [grid for group in _groups(flats, uprights) if (grid := _grid(*group, budget)) is not None]
    return sorted(grids, key=lambda grid: -grid.down[0])


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one."""
    made: list[Rule] = []
    line: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if line and rule.at - line[0].at > _SAME / 2:
            made += _run_on(line)
            line = []
        line.append(rule)
    return made + list(_run_on(line))


def _run_on(line: Sequence[Rule]) -> Iterator[Rule]:
    last: Rule | None = None
    for rule in sorted(line, key=lambda one: one.low):
        if last is not None and rule.low <= last.high + _TOUCH:
            last = Rule(last.flat, last.at, last.low, max(last.high, rule.high))
            continue
        if last is not None:
            yield last
        last = rule
    if last is not None:
        yield last


def _groups(flats: Sequence[Rule], uprights: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that touch each other, directly or by others."""
    parent = list(range(len(flats) + len(uprights)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for first, flat in enumerate(flats):
        for second, upright in enumerate(uprights, len(flats)):
            if (
                flat.low - _TOUCH <= upright.at <= flat.high + _TOUCH
                and upright.low - _TOUCH <= flat.at <= upright.high + _TOUCH
            ):
                parent[root(second)] = root(first)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*flats, *uprights)):
        groups.setdefault(root(at), ([], []))[not rule.flat].append(rule)
    for found in groups.values():
        if len(found[0]) > 1 and found[1]:
            yield found


def _grid(flats: list[Rule], uprights: list[Rule], budget: pdf_limits.Budget) -> Grid | None:
    left, right = min(rule.low for rule in flats), max(rule.high for rule in flats)
    low, high = min(rule.low for rule in uprights), max(rule.high for rule in uprights)
    across = _borders([*(rule.at for rule in uprights), left, right])
    down = _borders([*(rule.at for rule in flats), low, high])[::-1]
    columns, rows = len(across) - 1, len(down) - 1
    if columns < 2 or rows < 1:
        return None
    if columns * rows > _MOST_CELLS:
        return Grid(across, down, None)
    budget.spend((len(flats) * columns + len(uprights) * rows) * pdf_limits.TRY)
    walls = _crossings(uprights, across, [(a + b) / 2 for a, b in pairwise(down)])
    floors = _crossings(flats, down, [(a + b) / 2 for a, b in pairwise(across)])
    return Grid(across, down, _regions(rows, columns, walls, floors))


def _borders(places: Sequence[float]) -> tuple[float, ...]:
    """Places in order, those of one border as their middle."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][0] <= _SAME:
            found[-1].append(place)
        else:
            found.append([place])
    return tuple((one[0] + one[-1]) / 2 for one in found)


def _crossings(
    rules: Sequence[Rule], borders: Sequence[float], middles: Sequence[float]
) -> set[tuple[int, int]]:
    """(border, row or column) wherever a border is drawn."""
    ordered = sorted(borders)
    found: set[tuple[int, int]] = set()
    for rule in rules:
        at = bisect_left(ordered, rule.at)
        near = min(
            (i for i in (at - 1, at) if 0 <= i < len(ordered)), key=lambda i: abs(ordered[i] - rule.at)
        )
        border = near if ordered[0] == borders[0] else len(borders) - 1 - near
        found |= {(border, one) for one, middle in enumerate(middles) if rule.low <= middle <= rule.high}
    return found


def _regions(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> tuple[Region, ...] | None:
    """The cells, merged where no border is drawn between; None where one is no rectangle."""
    free = {(row, column) for row in range(rows) for column in range(columns)}
    found = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            right = column + 1
            while right < columns and (right, row) not in walls:
                right += 1
            bottom = row + 1
            while bottom < rows and (bottom, column) not in floors:
                bottom += 1
            cells = {(r, c) for r in range(row, bottom) for c in range(column, right)}
            inner_walls = any((c, r) in walls for r in range(row, bottom) for c in range(column + 1, right))
            inner_floors = any((r, c) in floors for r in range(row + 1, bottom) for c in range(column, right))
            if not cells <= free or inner_walls or inner_floors:
                return None
            free -= cells
            found.append(Region(row, column, bottom, right))
    return tuple(found)
