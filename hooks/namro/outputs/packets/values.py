"""The packet's tree as plain JSON values for `packet.typ`: strings stay strings there, never code.

What depends on the language of the texts is settled here: which words must not break (document numbers), which
must be allowed to (no line is that long), which characters the font can draw, which headings the contents list,
what fits into a running head, which rows are too tall to be kept whole, the picture of the QR code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeAlias

import segno

from namro.language.joins import NO_BREAK, pieces
from namro.language.prose import Node
from namro.language.vietnamese import day
from namro.outputs.packets.columns import Columns, fitted, scaled
from namro.outputs.packets.contents import printed
from namro.outputs.packets.glyphs import printable
from namro.outputs.packets.packet import (
    FOREIGN,
    Block,
    Clause,
    Heading,
    Note,
    Packet,
    Part,
    Quotation,
    Table,
    Title,
)
from namro.outputs.packets.sheets import Sheet
from namro.outputs.packets.widths import side_by_side, too_long, too_tall

Json: TypeAlias = dict[str, Any]

_LONGEST_WORD = 24
_LONGEST_NUMBER = 15
"""A number or a date of this length fits the narrowest column that holds any."""
_BREAKING = re.compile(r"[-–/]")
"""Behind these a line may end even where a no-break space follows."""
_LINE = 60
"""Characters that a line across the page holds in the largest type of a table, or on A5."""
_QUIET = 4
_FIXED = {"inside": "left", "outside": "right"}

_LETTERS_OF_THEIR_OWN = ("km", "zh")
"""Languages whose letters the font of the packet has not: they have one of their own (`fonts`)."""


def values(packet: Packet, labels: frozenset[str], sheet: Sheet) -> Json:
    """The packet as `packet.typ` reads it; `labels` are the anchors that this file holds."""
    listed = frozenset(line.anchor for line in printed(packet))
    return {
        "sheet": {
            "paper": sheet.paper,
            "size": sheet.size,
            "large": sheet.large,
            "margins": _margins(sheet),
            "in_tables": sheet.in_tables,
            "in_head": sheet.in_head,
            "in_small": sheet.in_small,
            "blocks": sheet.blocks,
            "leading": sheet.leading,
        },
        "look": look(packet),
        "id": packet.id,
        "title": printable(packet.title),
        "title_words": _text(packet.title),
        "subtitle": _text(packet.subtitle),
        "audience": _text(packet.audience),
        "site": printable(packet.site),
        "site_words": _text(packet.site),
        "url": packet.url,
        "qr": qr(packet.url),
        "as_of": day(packet.as_of),
        "build": packet.build,
        "notice": printable(packet.notice),
        "notice_words": _text(packet.notice),
        "explanation": _text(packet.explanation),
        "cover": packet.cover,
        "label": _text(packet.label),
        "host": _text(packet.host),
        "held": _text(packet.held),
        "draft": packet.draft,
        "all_draft": packet.draft and all(part.draft for part in packet.parts if part.url),
        "volume": list(packet.volume or ()),
        "contents_head": _head(packet, "Mục lục", sheet, landscape=False) if listed else [],
        "parts": [
            _part(part, labels, listed, sheet)
            | {"head": _head(packet, part.title, sheet, part.landscape and not sheet.blocks)}
            for part in packet.parts
        ],
    }


def _margins(sheet: Sheet) -> Json:
    """As Typst calls them."""
    told = asdict(sheet.margins)
    return told if sheet.duplex else {_FIXED.get(side, side): wide for side, wide in told.items()}


def look(packet: Packet) -> Json:
    """Colours, and sizes in points."""
    return {
        "mau": asdict(packet.look.tap),
        "chu": asdict(packet.look.chu_tap),
        "huy_hieu": packet.look.huy_hieu,
    }


def anchors(packet: Packet) -> frozenset[str]:
    """Everything in the packet that can be pointed at."""
    found = {part.anchor for part in packet.parts}
    for part in packet.parts:
        found |= {anchor for block in part.blocks if (anchor := getattr(block, "anchor", ""))}
    return frozenset(found)


def qr(address: str) -> Json:
    """A QR code (error correction M) as one vector path of squares; `side` counts modules with the quiet zone of four."""
    rows = ["".join("1" if dark else "0" for dark in row) for row in segno.make(address, error="m").matrix]
    runs = ((x.start(), y, len(x.group())) for y, row in enumerate(rows) for x in re.finditer("1+", row))
    path = "".join(f"M{_QUIET + x} {_QUIET + y}h{length}v1h-{length}z" for x, y, length in runs)
    return {"side": len(rows) + 2 * _QUIET, "path": path}


def _head(packet: Packet, title: str, sheet: Sheet, landscape: bool) -> list[list[Json]]:
    """The running head, one line: the packet's name (the site's where that is the title's) and the title."""
    name = packet.site if title == packet.title else packet.title
    room = sheet.text_width(landscape) / (sheet.size * sheet.in_head)
    return [_text(words) for words in side_by_side(printable(name), printable(title), room)]


def _part(part: Part, labels: frozenset[str], listed: frozenset[str], sheet: Sheet) -> Json:
    return {
        "anchor": part.anchor,
        "title": _text(part.title),
        "url": part.url,
        "qr": qr(part.url) if part.url else None,
        "draft": part.draft,
        "landscape": part.landscape,
        "bare": part.bare,
        "own": part.own,
        "blocks": [
            _placed(block, part, sheet, listed, labels, _block(block, labels)) for block in part.blocks
        ],
    }


def _placed(
    block: Block, part: Part, sheet: Sheet, listed: frozenset[str], labels: frozenset[str], made: Json
) -> Json:
    """A block's values with what depends on the sheet and on the rest of the packet."""
    if isinstance(block, Table):
        room = sheet.table(part.landscape)
        columns = fitted(block, room)
        tall = (
            too_long(block, sheet.table(landscape=False))
            if sheet.blocks or columns.narrow
            else too_tall(block, columns.widths, scaled(room, columns.scale))
        )
        return {**made, **_table(block, columns, labels), "tall": tall}
    if isinstance(block, Heading):
        return made | {"listed": block.anchor in listed}
    return made


def _block(block: Block, labels: frozenset[str]) -> Json:
    made: Json = {"k": type(block).__name__.lower()}
    for item in fields(block):
        made[item.name] = _value(getattr(block, item.name), labels)
    if isinstance(block, Quotation):
        made["text"] = _text(block.text)
    elif isinstance(block, Note):
        made["title"] = _text(block.title)
    elif isinstance(block, Title):
        made["name"] = _text(block.name)
    elif isinstance(block, Clause):
        made["marker"] = _text(block.marker)
        made["look"] = block.look
    elif isinstance(block, Heading):
        made["number"] = _text(block.number)
    elif isinstance(block, Table):
        made["caption"] = _text(block.caption)
    return made


def _table(block: Table, columns: Columns, labels: frozenset[str]) -> Json:
    """The cells; words longer than what a column was made for may break anywhere."""
    whole = sum(columns.widths)
    room = [
        max(3, _LINE * width // whole, letters)
        for width, letters in zip(columns.widths, columns.letters, strict=True)
    ]
    return {
        "widths": list(columns.widths),
        "scale": columns.scale,
        "stacked": columns.narrow,
        "head": [_text(word, longest) for word, longest in zip(block.head, room, strict=True)],
        "rows": [
            [_value(cell, labels, longest) for cell, longest in zip(row, room, strict=True)]
            for row in block.rows
        ],
    }


def _value(value: Any, labels: frozenset[str], longest: int = _LONGEST_WORD) -> Any:
    """A part of the tree as JSON; words of more than `longest` characters may break anywhere."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        if value and all(isinstance(item, Node) for item in value):
            return [piece for node in value for piece in _node(node, labels, longest)]
        return [_value(item, labels, longest) for item in value]
    if isinstance(value, Block):
        return _block(value, labels)
    return value


def _node(node: Node, labels: frozenset[str], longest: int) -> Iterator[Json]:
    if node.kind == "text":
        yield from _text(node.text, longest)
        return
    if node.kind == FOREIGN:
        yield _foreign(node)
        return
    made: Json = {"k": node.kind, "c": _value(node.children, labels, longest)}
    if node.kind == "a":
        made["href"] = node.href
    elif node.kind == "ref":
        made |= {"href": node.href, "here": node.href in labels, "page": node.level == 0}
    elif node.kind == "mark":
        made["href"] = node.href
    elif node.kind == "footnote":
        made["m"] = printable(node.text)
    elif node.kind == "draft":
        made["c"] = _text(node.text)
    elif node.kind == "h":
        made["level"] = node.level
    elif node.kind == "tr":
        narrow = min(longest, _LINE // max(1, len(node.children)))
        made["c"] = _value(node.children, labels, narrow)
    yield made


def _foreign(node: Node) -> Json:
    """Words of another language: in letters that ours has, or in those of a font of their own."""
    if node.href in _LETTERS_OF_THEIR_OWN:
        return {"k": "tieng", "lang": node.href, "c": [{"t": unicodedata.normalize("NFC", node.text)}]}
    return {"k": "tieng", "lang": node.href, "c": _text(node.text)}


def _text(words: str, longest: int = _LONGEST_WORD) -> list[Json]:
    """Words in pieces: {'t': …} breaks at spaces, {'n': …} never ('01-CT/TU'), {'w': …} anywhere."""
    made: list[Json] = []
    for piece, holds in pieces(printable(words)):
        if not holds or len(piece) > max(longest, _LONGEST_NUMBER if piece.isascii() else 0):
            made += _loose(piece, longest)
        elif _BREAKING.search(piece):
            made.append({"n": piece})
        else:
            made.append({"t": piece.replace(" ", NO_BREAK)})
    return _merged(made)


def _loose(words: str, longest: int) -> Iterator[Json]:
    special = re.compile(rf"((?<!\S)[^\s/]*+/\S*|(?<!\S)\S{{{longest + 1},}})")
    for number, piece in enumerate(special.split(words)):
        if number % 2:
            whole = len(piece) <= longest or ("/" in piece and len(piece) <= _LONGEST_NUMBER)
            yield {"n" if whole else "w": piece}
        elif piece:
            yield {"t": piece}


def _merged(pieces_: Sequence[Json]) -> list[Json]:
    """Neighbours that break at spaces as one: each piece is something to remember while the pages are set."""
    made: list[Json] = []
    for piece in pieces_:
        if made and "t" in piece and "t" in made[-1]:
            made[-1] = {"t": made[-1]["t"] + piece["t"]}
        else:
            made.append(piece)
    return made
