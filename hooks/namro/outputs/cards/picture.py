"""A card drawn by Pillow: flat colours, Tinos for all Vietnamese letters, a palette of few colours.

The only module that knows Pillow. Words are drawn as they are, whatever they hold; a title that is too long
for the smallest size is cut between words. The same card gives the same bytes; they are kept by content, so
that a build draws only what is new.
"""

from __future__ import annotations

import hashlib
import io
import json
from bisect import bisect_left
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from namro.files.replace import replace
from namro.library.library import Library
from namro.outputs.cards.card import HEIGHT, NOTE, WIDTH, Card, every_card
from namro.outputs.pour import StaticFile
from namro.outputs.raster import png
from namro.outputs.tokens import Mau

FONTS = Path(__file__).parent.parent / "packets" / "fonts"
_REGULAR, _BOLD = "Tinos_400Regular.ttf", "Tinos_700Bold.ttf"
_FLAT = ("chim", "son", "vang", "du_nen")
"""Names of colours that fill: paper, a bar above, one below, the badge of a draft."""
_PAPER, _RED, _GOLD, _DRAFT = range(len(_FLAT))
_INKS = (("muc", "chim"), ("muc_nhe", "chim"), ("son", "chim"), ("muc", "du_nen"))
"""Names of the colours of words, each with its ground."""
_SHADES = 12
_DRAFT_WORDS = "DỰ THẢO"
_STEP = 1.22
_ROOM = 1040
_LEFT, _RIGHT, _TITLE_TOP, _TITLE_BOTTOM = 80, 80 + _ROOM, 190, 478
_EMBLEM_TOP, _EMBLEM_HIGH, _EMBLEM_WIDE, _EMBLEM_COLOURS, _BESIDE = 46, 96, 240, 64, 24
_NAME_SIZES = (48, 42, 36, 30)
_SIZES = (84, 72, 64, 56, 50, 44)


def cards(
    library: Library, colours: Mau, cache: Path | None = None, emblem: str = ""
) -> tuple[StaticFile, ...]:
    """All cards as files, with the `emblem` (SVG) of the site if it has one; drawn ones are kept in the folder `cache`,
    if there is one, and found there again."""
    return tuple(StaticFile(card.path, _kept(card, colours, cache, emblem)) for card in every_card(library))


def draw(card: Card, colours: Mau, emblem: str = "") -> bytes:
    """The card as a PNG of 1200 × 630.

    Words are drawn as masks, one a colour, and each mask becomes shades of its colour in the palette: much
    quicker than drawing in full colour and looking for the nearest of few colours afterwards.
    """
    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 20), fill=_RED)
    pen.rectangle((0, HEIGHT - 12, WIDTH, HEIGHT), fill=_GOLD)
    sign = _emblem(emblem, colours.chim)
    if sign:
        image.paste(sign.points, (_LEFT, _EMBLEM_TOP))
    left = _LEFT + (sign.points.width + _BESIDE if sign else 0)
    right = _RIGHT - (_badge_wide() + _BESIDE if card.draft else 0)
    masks = [_empty(), _note().copy(), _name(_one_line(card.site), left, right), _empty()]
    ink, quiet, _, on_badge = (ImageDraw.Draw(mask) for mask in masks)
    if card.draft:
        _badge(pen, on_badge)
    font, lines = _fitted(_one_line(card.title))
    for position, line in enumerate(lines):
        y = _TITLE_TOP + font.size + position * font.size * _STEP
        ink.text((_LEFT, int(y)), line, font=font, fill=255, anchor="ls")
    small = _font(_REGULAR, 40)
    quiet.text((_LEFT, 530), _wrap(_one_line(card.what), small)[0], font=small, fill=255, anchor="ls")
    for layer, mask in enumerate(masks):
        first = len(_FLAT) + layer * _SHADES
        shades = mask.point([first + value * (_SHADES - 1) // 255 for value in range(256)])
        image.paste(shades, mask=mask.point([0] * 16 + [255] * 240))
    image.putpalette([*_palette(colours), *(sign.palette if sign else ())])
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _empty() -> Image.Image:
    return Image.new("L", (WIDTH, HEIGHT), 0)


@lru_cache(maxsize=4)
def _name(site: str, left: int, right: int) -> Image.Image:
    """The words that stand on all cards of a site, drawn once: in the largest letters that have room."""
    mask, room = _empty(), right - left
    fonts = [_font(_BOLD, size) for size in _NAME_SIZES]
    font = next((one for one in fonts if one.getlength(site) <= room), fonts[-1])
    words = site if font.getlength(site) <= room else _cut(site, font, room)
    ImageDraw.Draw(mask).text((left, 112), words, font=font, fill=255, anchor="ls")
    return mask


@dataclass(frozen=True, slots=True)
class _Emblem:
    """The emblem in places of the palette, and what stands at these places, behind all other colours."""

    points: Image.Image
    palette: tuple[int, ...]


@lru_cache(maxsize=2)
def _emblem(drawing: str, ground: str) -> _Emblem | None:
    """The emblem of a site on the ground of its cards, drawn once; None without one."""
    content = png(drawing, _EMBLEM_HIGH)
    if not content:
        return None
    shown = Image.open(io.BytesIO(content)).convert("RGBA")
    shown.thumbnail((_EMBLEM_WIDE, _EMBLEM_HIGH))
    on_ground = Image.new("RGBA", shown.size, ground)
    on_ground.alpha_composite(shown)
    few = on_ground.convert("RGB").quantize(_EMBLEM_COLOURS)
    first = len(_FLAT) + len(_INKS) * _SHADES
    points = few.point([min(255, first + place) for place in range(256)], "L")
    return _Emblem(points, tuple((few.getpalette() or [])[: 3 * _EMBLEM_COLOURS]))


@lru_cache(maxsize=1)
def _note() -> Image.Image:
    """Those that stand on all cards."""
    mask = _empty()
    ImageDraw.Draw(mask).text((_LEFT, 586), NOTE, font=_font(_REGULAR, 30), fill=255, anchor="ls")
    return mask


def _badge_wide() -> int:
    return int(_font(_BOLD, 40).getlength(_DRAFT_WORDS)) + 48


def _badge(pen: ImageDraw.ImageDraw, words: ImageDraw.ImageDraw) -> None:
    font, left = _font(_BOLD, 40), _RIGHT - _badge_wide()
    pen.rectangle((left, 62, _RIGHT, 128), fill=_GOLD)
    pen.rectangle((left + 4, 66, _RIGHT - 4, 124), fill=_DRAFT)
    words.text((_RIGHT - 24, 110), _DRAFT_WORDS, font=font, fill=255, anchor="rs")


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the whole title fits; at the smallest, what fits, and '…'."""
    for size in _SIZES:
        font = _font(_BOLD, size)
        lines = _wrap(title, font)
        room = int((_TITLE_BOTTOM - _TITLE_TOP - size) / (size * _STEP)) + 1
        if len(lines) <= room:
            return font, lines
    return font, [*lines[: room - 1], _cut(lines[room - 1], font)]


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The words in lines that have room; the widths of words and spaces are added up, not measured line by line."""
    lines, used, space = [""], 0.0, _width(" ", font)
    for word in text.split(" "):
        wide = _width(word, font)
        if used and used + space + wide <= _ROOM:
            lines[-1] = f"{lines[-1]} {word}"
            used += space + wide
        else:
            lines.append(_cut(word, font) if wide > _ROOM else word)
            used = min(wide, _ROOM)
    return [line for line in lines if line] or [""]


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int = _ROOM) -> str:
    """As many whole words as have room with '…' behind them; of a word that has none, as many letters."""
    letters = range(1, len(text) + 1)
    fit = bisect_left(letters, True, key=lambda count: font.getlength(f"{text[:count]}…") > room)
    if fit == len(text):
        return f"{text}…"
    head = text[:fit]
    return f"{head if text[fit] == ' ' else head.rpartition(' ')[0] or head}…"


@lru_cache(maxsize=8192)
def _width(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _palette(look: Mau) -> list[int]:
    """The flat colours, then each ink in shades from its ground on: what the edges of letters need."""
    colours = [_channels(getattr(look, name)) for name in _FLAT]
    for ink, ground in _INKS:
        ends = _channels(getattr(look, ground)), _channels(getattr(look, ink))
        for step in range(_SHADES):
            share = step / (_SHADES - 1)
            red, green, blue = (round(low + (high - low) * share) for low, high in zip(*ends, strict=True))
            colours.append((red, green, blue))
    return [channel for colour in colours for channel in colour]


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _kept(card: Card, colours: Mau, cache: Path | None, emblem: str) -> bytes:
    if cache is None:
        return draw(card, colours, emblem)
    path = cache / f"{_key(card, colours, emblem)}.png"
    if path.is_file():
        return path.read_bytes()
    content = draw(card, colours, emblem)
    with suppress(OSError):  # a folder that cannot be written to, a full disk: the next build draws again
        replace(path, content)
    return content


def _key(card: Card, colours: Mau, emblem: str) -> str:
    """Of everything that the picture depends on: the words, colours, this program, its fonts, its library."""
    shown = [asdict(card) | {"path": ""}, asdict(colours), *([emblem] if emblem else [])]
    words = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{_program()}{words}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    parts = [
        Path(__file__).read_bytes(),
        NOTE.encode(),
        *((FONTS / name).read_bytes() for name in (_REGULAR, _BOLD)),
    ]
    return PIL.__version__ + "".join(hashlib.sha256(part).hexdigest() for part in parts)
