"""The picture that shelves of reading programs show for a book: its title on paper, what it is, whose it is."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from namro.language.letters import width
from namro.outputs.packets.glyphs import FONTS, printable
from namro.outputs.packets.packet import Packet
from namro.outputs.raster import png

WIDE, HIGH = 900, 1200
_EDGE, _BAR = 80, 36
_LARGE, _MIDDLE, _SMALL = 76, 44, 34
_MOST_LINES = 7
_EMBLEM = 150
_MOST_NAME = 4


def cover(packet: Packet) -> bytes:
    """A PNG; the same packet gives the same bytes."""
    picture = Image.new("RGB", (WIDE, HIGH), "white")
    pen = ImageDraw.Draw(picture)
    colour = packet.look.tap
    pen.rectangle((0, 0, WIDE, _BAR), fill=colour.son)
    pen.rectangle((0, HIGH - _BAR, WIDE, HIGH), fill=colour.son)
    pen.text((_EDGE, 130), printable(packet.label), font=_font(bold=False, size=_SMALL), fill=colour.le)
    emblem = png(packet.look.huy_hieu, _EMBLEM)
    if emblem:
        sign = Image.open(io.BytesIO(emblem)).convert("RGBA")
        sign.thumbnail((WIDE - 2 * _EDGE, _EMBLEM))
        picture.paste(sign, (WIDE - _EDGE - sign.width, _BAR + 30), sign)
    top = 240.0
    for line in _lines(printable(packet.title)):
        pen.text((_EDGE, top), line, font=_font(bold=True, size=_LARGE), fill=colour.son)
        top += _LARGE * 1.25
    if packet.draft:
        pen.text(
            (_EDGE, top + 30), "Có phần là dự thảo", font=_font(bold=True, size=_MIDDLE), fill=colour.son
        )
    for above, line in enumerate(reversed(_lines(printable(packet.site), _MIDDLE)[:_MOST_NAME])):
        place = (_EDGE, HIGH - 200 - above * _MIDDLE * 1.25)
        pen.text(place, line, font=_font(bold=True, size=_MIDDLE), fill="black")
    day = f"Tính đến ngày {packet.as_of:%d/%m/%Y}"
    pen.text((_EDGE, HIGH - 140), day, font=_font(bold=False, size=_SMALL), fill=colour.le)
    made = io.BytesIO()
    picture.quantize(64 if emblem else 32).save(made, "png", optimize=True)
    return made.getvalue()


def _lines(title: str, size: int = _LARGE) -> list[str]:
    room = (WIDE - 2 * _EDGE) / size
    made: list[str] = []
    for word in title.split():
        if made and width(f"{made[-1]} {word}", bold=True) <= room:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return made if len(made) <= _MOST_LINES else [*made[: _MOST_LINES - 1], f"{made[_MOST_LINES - 1]} …"]


@lru_cache(maxsize=8)
def _font(*, bold: bool, size: int) -> ImageFont.FreeTypeFont:
    name = "Tinos_700Bold.ttf" if bold else "Tinos_400Regular.ttf"
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)
