"""On which page of a Word document everything stands, told before Word opens it: lines are counted in the widths of the
font that Word takes. It is near, not exact: Word may be asked to count anew (F9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from namro.language.prose import Node
from namro.outputs.packets.packet import Packet, Part
from namro.outputs.packets.widths import lines
from namro.outputs.packets.word_blocks import Laid
from namro.outputs.packets.word_pieces import Flat, Grid, Inlines, Link, Pair, Para

_LINE, _CELL_LINE = 1.15 * 1.1, 1.15
"""Heights of a line, in letters: of words, of words in tables."""
_WIDE, _HIGH = {False: 9354 / 20, True: 14570 / 20}, {False: 14286 / 20, True: 9354 / 20}
"""Of the words of an upright page and of one that lies, in points; as in document.xml."""
_COVER, _HEAD_OF_PART = 1, 110.0
_BEFORE_HEADING = {1: 12.0, 2: 10.0, 3: 8.0}
_SMALL = {"NRNho": -1.5, "NRNguon": -2.0, "NRThuatNgu": -1.0}
_RULED = 8.0
_AFTER = {"NRNguon": 7.0, "NRNho": 5.0, "NRThuatNgu": 4.0, "Quote": 3.0}


def pages(
    packet: Packet, laid: Laid, parts: Sequence[tuple[Part, Sequence[Flat]]], listed: int
) -> Mapping[str, int]:
    """Bookmark → page; `listed` lines of contents come first."""
    page = _COVER * packet.cover
    if listed:
        page += -(-int(listed * (packet.size * _LINE + 3) + 40) // int(_HIGH[False]))
    found: dict[str, int] = {}
    for part, blocks in parts:
        page += 1
        found[laid.names[part.anchor]] = page
        filled = _HEAD_OF_PART if part.url else 40.0
        high = _HIGH[part.landscape]
        for bookmark, height in _heights(packet.size, blocks, _WIDE[part.landscape]):
            if filled and filled + min(height, high) > high:
                page, filled = page + 1, 0.0
            if bookmark:
                found[bookmark] = page
            filled += height
            while filled > high:
                page, filled = page + 1, filled - high
    return found


def _heights(size: float, blocks: Sequence[Flat], wide: float) -> Iterator[tuple[str, float]]:
    """Of each paragraph and row its bookmark and its height in points."""
    for block in blocks:
        if isinstance(block, Para):
            yield block.bookmark, _height(block, size, wide)
        elif isinstance(block, Grid):
            columns = [wide * share / sum(block.widths) - 8.5 for share in block.widths]
            for row in block.rows:
                cells = [
                    sum(_cell(one, size - 2, column) for one in cell)
                    for cell, column in zip(row, columns, strict=True)
                ]
                yield "", max(*cells, block.least * 2.835, size) + 4
        else:
            yield "", _side(block, size, wide)


def _side(block: Pair, size: float, wide: float) -> float:
    shares = (block.share / 100, 1 - block.share / 100)
    return max(
        sum(_height(one, size, wide * share) for one in side)
        for side, share in zip((block.left, block.right), shares, strict=True)
    )


def _cell(para: Para, size: float, column: float) -> float:
    return lines(_nodes(para.content), max(column, size) / size) * size * _CELL_LINE + 2


def _height(para: Para, size: float, wide: float) -> float:
    if para.style == "NRDongKe":
        return size * _LINE + _RULED
    level = int(para.style[-1]) if para.style.startswith(("Heading", "NRMuc")) else 0
    letters = size + ({1: 4, 2: 2, 3: 1}.get(level, 0) if level else _SMALL.get(para.style, 0))
    room = (wide - 14.2 * (para.indent + bool(para.list) + (para.style in ("Quote", "NRNguon")))) / letters
    after = 0.0 if para.tight else _AFTER.get(para.style, 4.0 if level else 5.0)
    before = _BEFORE_HEADING.get(level, 6.0) if level else 0.0
    return lines(_nodes(para.content), room) * letters * _LINE + before + after


def _nodes(content: Inlines) -> tuple[Node, ...]:
    """The runs as nodes, for their widths."""
    runs = (run for piece in content for run in (piece.runs if isinstance(piece, Link) else (piece,)))
    return tuple(
        Node("br")
        if run.kind == "br"
        else Node(
            "strong" if run.bold else "em" if run.italic else "span",
            children=(Node("text", text="-".join(run.pieces)),),
        )
        for run in runs
        if run.kind in ("text", "br", "badge", "blank")
    )
