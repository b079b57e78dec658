"""A poster as shapes with final places, and what its template is told. Colours are names of the site's tokens.

`Shape.kind`: box (`radius`, `edge` of another colour), disc, rule (a line from one corner to the other), words (`y` is the first base
line), title (the same, as the heading), icon (`svg`, drawn in one colour), code (a QR code of `words[0]`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["box", "disc", "rule", "words", "title", "icon", "code"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing that is drawn; lengths in the picture's own units."""

    kind: Kind
    x: float
    y: float
    wide: float = 0
    high: float = 0
    colour: str = ""
    edge: str = ""
    radius: float = 0
    words: tuple[str, ...] = ()
    size: float = 0
    pitch: float = 0
    bold: bool = False
    to_right: bool = False
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One sheet or picture."""

    sheet: str
    wide: float
    high: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """All pictures of a poster, of every kind of sheet."""

    draft: bool
    pictures: tuple[Picture, ...]

    def of(self, sheet: str) -> tuple[Picture, ...]:
        """Those of one kind of sheet, in order."""
        return tuple(one for one in self.pictures if one.sheet == sheet)


def told(picture: Picture, colours: dict[str, str], scale: float = 1) -> dict[str, Any]:
    """The picture as its template reads it: lengths in points, colours as the tokens give them."""
    return {
        "wide": picture.wide * scale,
        "high": picture.high * scale,
        "ground": colours["giay"],
        "scale": scale,
        "shapes": [_shape(one, colours) for one in picture.shapes],
    }


def _shape(shape: Shape, colours: dict[str, str]) -> dict[str, Any]:
    colour = colours.get(shape.colour, "")
    return asdict(shape) | {
        "colour": colour,
        "edge": colours.get(shape.edge, ""),
        "svg": shape.svg.replace("currentColor", colour),
    }
