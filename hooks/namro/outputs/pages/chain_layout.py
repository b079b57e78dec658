"""A chain laid out for drawing: boxes one below the other, arrows in lanes at their left.

Every arrow leaves its box at the bottom left, runs down a lane of its source and ends at a row of the box it
leads to, where its number and words stand. So nothing has to be measured by a browser, no words overlap, and
the same drawing holds on a phone and on paper. Units are CSS pixels at 16 px text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namro.records.chuoi import Chuoi

_LANE, _GAP, _PAD, _ROW = 15, 14, 12, 22
_TITLE, _WORDS = 17.0, 15.0
_NARROW = frozenset("iìíỉĩịIÌÍỈĨỊljtfr.,;:'’‘!|()[]- ")
_WIDE = frozenset("mwMW—%@")


@dataclass(frozen=True)
class Line:
    """One line of text with its baseline."""

    text: str
    y: float


@dataclass(frozen=True)
class Arrow:
    """An arrow: the path of its line, where its head points, its number and its words beside the head."""

    number: int
    path: str
    head: str
    y: float
    words: tuple[Line, ...]
    inferred: bool


@dataclass(frozen=True)
class Box:
    """A link of the chain as a box: its title, its state, the arrows that end in it."""

    ma: str
    y: float
    height: float
    title: tuple[Line, ...]
    state: Line
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Drawing:
    """All boxes from the top; they share `x` and `box_width`."""

    width: int
    height: float
    x: float
    box_width: float
    boxes: tuple[Box, ...]


def draw(chain: Chuoi, numbers: Mapping[tuple[str, str], int], width: int) -> Drawing:
    """The chain, `width` wide; `numbers` are those of its arrows by (from, to)."""
    lanes = _lanes(chain)
    left = 8 + _LANE * (max(lanes.values(), default=0) + 1) + 12
    box_width = width - left - 1
    leaves: dict[str, float] = {}
    boxes: list[Box] = []
    y = 1.0
    for link in chain.mat_xich:
        title = _lines(wrap(link.ten, box_width - 2 * _PAD, _TITLE, bold=True), y + 26, _ROW)
        state_y = title[-1].y + _ROW
        arrows: list[Arrow] = []
        bottom = state_y
        for arrow in sorted(
            (arrow for arrow in chain.mui_ten if arrow.den == link.id),
            key=lambda one: numbers[one.tu, one.den],
        ):
            inferred = arrow.muc_do == "suy-ra"
            text = f"{arrow.loi} (suy ra)" if inferred else arrow.loi
            words = _lines(wrap(text, box_width - 2 * _PAD - 26, _WORDS), bottom + _ROW + 6, 19)
            row = words[0].y - 5
            bottom = words[-1].y
            lane = 8 + _LANE * lanes[arrow.tu]
            arrows.append(
                Arrow(
                    number=numbers[arrow.tu, arrow.den],
                    path=_path(left, leaves[arrow.tu], lane, row),
                    head=f"{left - 9:g},{row - 5:g} {left:g},{row:g} {left - 9:g},{row + 5:g}",
                    y=row,
                    words=words,
                    inferred=inferred,
                )
            )
        goes_on = any(arrow.tu == link.id for arrow in chain.mui_ten)
        height = bottom - y + (24 if goes_on and arrows else 16)
        leaves[link.id] = y + height - 10
        boxes.append(Box(link.id, y, height, title, Line("", state_y), tuple(arrows)))
        y += height + _GAP
    return Drawing(width, y - _GAP + 1, left, box_width, tuple(boxes))


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `width`, by a cautious guess of how wide system fonts draw letters."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size, bold) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _width(text: str, size: float, bold: bool) -> float:
    units = sum(
        0.34 if char in _NARROW else 0.9 if char in _WIDE else 0.7 if char.isupper() else 0.58
        for char in text
    )
    return units * size * (1.06 if bold else 1.0)


def _lines(texts: Sequence[str], y: float, step: float) -> tuple[Line, ...]:
    return tuple(Line(text, y + step * position) for position, text in enumerate(texts))


def _path(left: float, start: float, lane: float, end: float) -> str:
    """From the source's edge to the lane, down, and back to the target's edge; corners are rounded."""
    return (
        f"M{left:g} {start:g}H{lane + 6:g}Q{lane:g} {start:g} {lane:g} {start + 6:g}"
        f"V{end - 6:g}Q{lane:g} {end:g} {lane + 6:g} {end:g}H{left - 8:g}"
    )


def _lanes(chain: Chuoi) -> dict[str, int]:
    """A lane for each link that arrows leave; shorter runs lie nearer to the boxes, no two runs share ground."""
    place = {link.id: position for position, link in enumerate(chain.mat_xich)}
    runs = {
        source: (place[source], max(place[arrow.den] for arrow in chain.mui_ten if arrow.tu == source))
        for source in dict.fromkeys(arrow.tu for arrow in chain.mui_ten)
    }
    taken: list[list[tuple[int, int]]] = []
    found: dict[str, int] = {}
    for source, (start, end) in sorted(runs.items(), key=lambda item: (item[1][1] - item[1][0], item[1])):
        lane = next(
            (n for n, used in enumerate(taken) if all(end <= a or b <= start for a, b in used)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        found[source] = lane
    return {source: len(taken) - 1 - lane for source, lane in found.items()}
