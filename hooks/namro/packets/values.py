"""The packet's tree as plain JSON values for `packet.typ`: strings stay strings there, never code.

What depends on the language of the texts is settled here: which words must not break (document numbers), which
must be allowed to (no line is that long), which characters the font can draw, how deep the contents go, which
rows are too tall to be kept whole, the picture of the QR code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, TypeAlias

import segno

from namro.packets.glyphs import printable
from namro.packets.packet import Block, Clause, Heading, Inline, Note, Packet, Part, Quotation, Table
from namro.prose import Node
from namro.vietnamese import day

Json: TypeAlias = dict[str, Any]

_LONGEST_WORD = 24
_LONGEST_NUMBER = 15
"""A number or a date of this length fits the narrowest column that holds any."""
_LINE = 60
"""Characters that a line across the page holds in the largest type of a table, or on A5."""
_CONTENTS_ENTRIES = 60
_QUIET = 4
_TALL_ROW = 900
"""Characters in one cell, per share of a sixth of the width, past which a row may break over pages."""


def values(packet: Packet, labels: frozenset[str]) -> Json:
    """The packet as `packet.typ` reads it; `labels` are the anchors that this file holds."""
    return {
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
        "draft": packet.draft,
        "all_draft": packet.draft and all(part.draft for part in packet.parts if part.url),
        "volume": list(packet.volume or ()),
        "contents": _contents_depth(packet),
        "parts": [_part(part, labels) for part in packet.parts],
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


def _contents_depth(packet: Packet) -> int:
    """The deepest of three levels at which the contents stay within about two pages."""
    levels = [1] * len(packet.parts)
    levels += [block.level for part in packet.parts for block in part.blocks if isinstance(block, Heading)]
    fitting = [depth for depth in (3, 2) if sum(level <= depth for level in levels) <= _CONTENTS_ENTRIES]
    return fitting[0] if fitting else 1


def _part(part: Part, labels: frozenset[str]) -> Json:
    return {
        "anchor": part.anchor,
        "title": _text(part.title),
        "url": part.url,
        "qr": qr(part.url) if part.url else None,
        "draft": part.draft,
        "landscape": part.landscape,
        "blocks": [_block(block, labels) for block in part.blocks],
    }


def _block(block: Block, labels: frozenset[str]) -> Json:
    made: Json = {"k": type(block).__name__.lower()}
    for item in fields(block):
        made[item.name] = _value(getattr(block, item.name), labels)
    if isinstance(block, Quotation):
        made["text"] = _text(block.text)
    elif isinstance(block, Note):
        made["title"] = _text(block.title)
    elif isinstance(block, Clause):
        made["marker"] = _text(block.marker)
    elif isinstance(block, Heading):
        made["number"] = _text(block.number)
    elif isinstance(block, Table):
        room = [max(3, _LINE * width // sum(block.widths)) for width in block.widths]
        made["head"] = [_text(word, longest) for word, longest in zip(block.head, room, strict=True)]
        made["rows"] = [
            [_value(cell, labels, longest) for cell, longest in zip(row, room, strict=True)]
            for row in block.rows
        ]
        made["caption"] = _text(block.caption)
        made["tall"] = [_is_tall(row, block.widths) for row in block.rows]
    return made


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
    made: Json = {"k": node.kind, "c": _value(node.children, labels, longest)}
    if node.kind == "a":
        made["href"] = node.href
    elif node.kind == "ref":
        made |= {"href": node.href, "here": node.href in labels, "page": node.level == 0}
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


def _text(words: str, longest: int = _LONGEST_WORD) -> list[Json]:
    """Words in pieces: {'t': …} breaks at spaces, {'n': …} never ('01-CT/TU'), {'w': …} anywhere."""
    pieces: list[Json] = []
    special = re.compile(rf"(\S*/\S*|\S{{{longest + 1},}})")
    for number, piece in enumerate(special.split(printable(words))):
        if number % 2 == 0:
            pieces += [{"t": piece}] if piece else []
        else:
            whole = len(piece) <= longest or ("/" in piece and len(piece) <= _LONGEST_NUMBER)
            pieces.append({"n" if whole else "w": piece})
    return pieces


def _is_tall(row: Sequence[Sequence[Inline]], widths: Sequence[int]) -> bool:
    """Whether a cell may be taller than a page in the largest type."""
    share = [6 * width / sum(widths) for width in widths]
    return any(
        sum(_length(paragraph) for paragraph in cell) > _TALL_ROW * part
        for cell, part in zip(row, share, strict=True)
    )


def _length(nodes: Sequence[Node]) -> int:
    return sum(len(node.text) + _length(node.children) for node in nodes)
