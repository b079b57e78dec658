"""What the formats print on: the paper, its margins, the size of the letters, the room that is left for words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Paper = Literal["a3", "a4", "a5"]

POINTS = 72 / 25.4
"""Points a millimetre."""
_LARGE, _LARGE_HEAD = 16.0, 4.0
_PAPERS: dict[Paper, tuple[float, float]] = {"a3": (297.0, 420.0), "a4": (210.0, 297.0), "a5": (148.0, 210.0)}


@dataclass(frozen=True)
class Margins:
    """In millimetres; the inside is at the left of odd pages."""

    inside: float
    outside: float
    top: float
    bottom: float


_MARGINS = {
    "a3": Margins(30.0, 20.0, 22.0, 20.0),
    "a4": Margins(30.0, 15.0, 22.0, 20.0),
    "a5": Margins(18.0, 12.0, 17.0, 16.0),
}
"""On A4 what the custom of the country asks of a page that is bound."""


@dataclass(frozen=True)
class Room:
    """Where a table stands: `width` and `height` in points; `size` of its letters; a line takes `pitch`, a paragraph
    of a cell `gap` more, the cell `beside` and `around` more, all in points."""

    width: float
    height: float
    size: float
    pitch: float
    gap: float
    beside: float
    around: float


@dataclass(frozen=True)
class Sheet:
    """A printed page; `size` of the letters in points; the wide margin of `duplex` sheets is at the left of odd pages
    and at the right of even ones, else always at the left."""

    paper: Paper
    size: float
    duplex: bool = True

    @property
    def large(self) -> bool:
        """Whether the letters are for eyes that need large print."""
        return self.size >= _LARGE

    @property
    def margins(self) -> Margins:
        """White paper around the words; large running heads take more of it."""
        paper = _MARGINS[self.paper]
        return replace(paper, top=paper.top + _LARGE_HEAD) if self.large else paper

    @property
    def in_tables(self) -> float:
        """Size of the letters in a table, as a share of the others."""
        return 1.0 if self.large or self.paper == "a5" else 0.88

    @property
    def in_small(self) -> float:
        """Size of small print, as a share of the others: large print has none."""
        return 1.0 if self.large else 0.88

    @property
    def blocks(self) -> bool:
        """Whether tables are set as blocks, each row downwards: columns of large letters hold a word a line."""
        return self.large or self.paper == "a5"

    @property
    def in_head(self) -> float:
        """Size of the letters in the running head and the foot, as a share of the others."""
        return 14 / self.size if self.large else max(0.74, 9 / self.size)

    @property
    def leading(self) -> float:
        """White between two lines, as a share of the size."""
        return 0.72 if self.large else 0.62

    def text_width(self, landscape: bool) -> float:
        """Points from the inner to the outer edge of the words."""
        long_edge = _PAPERS[self.paper][1 if landscape else 0]
        return (long_edge - self.margins.inside - self.margins.outside) * POINTS

    def table(self, landscape: bool) -> Room:
        """The room of a table; its measures are those of packet.typ."""
        high = _PAPERS[self.paper][0 if landscape else 1] - self.margins.top - self.margins.bottom
        size = self.size * self.in_tables
        letters = 0.66  # from the line to the top of a capital
        return Room(
            self.text_width(landscape),
            high * POINTS,
            size,
            (letters + self.leading) * size,
            0.0,
            0.8 * size,
            0.9 * size,
        )


def word_table(size: float, landscape: bool) -> Room:
    """The room of a table in a Word document; its measures, in twentieths of a point, are those of document.xml and
    styles.xml."""
    wide, high = (14570, 9354) if landscape else (9354, 14286)
    letters = size - 2
    return Room(wide / 20, high / 20, letters, 1.15 * letters, 40 / 20, 2 * 85 / 20, 2 * 40 / 20)
