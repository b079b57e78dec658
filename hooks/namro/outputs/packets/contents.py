"""The contents of a packet, the same in every format: which titles and headings are a line of it."""

from __future__ import annotations

from dataclasses import dataclass

from namro.language.prose import Node, plain
from namro.outputs.packets.packet import Heading, Inline, Packet

_FEWEST, _MOST = 10, 60
_USEFUL = 5
"""Fewer lines lead nowhere that a thumb does not find."""
_LEVELS = range(1, 7)


@dataclass(frozen=True)
class Line:
    """A line: `anchor` of what it leads to; `level` is 1 for the title of a part."""

    title: str
    anchor: str
    level: int


def contents(packet: Packet) -> tuple[Line, ...]:
    """The lines, down to the level at which there are 10 to 60 of them; a packet with fewer headings shows what it has.

    Where one level gives too few and the next too many, the level is taken that is off by the smaller factor. Nothing
    for a packet that would have one line only.
    """
    known = tuple(_known(packet))
    counts = {level: sum(line.level <= level for line in known) for level in _LEVELS}
    depth = min(_LEVELS, key=lambda level: (_off(counts[level]), -counts[level], level))
    shown = tuple(line for line in known if line.level <= depth)
    return shown if len(shown) > 1 else ()


def printed(packet: Packet) -> tuple[Line, ...]:
    """The lines where they take paper: none for a packet that wants none or has a handful."""
    lines = contents(packet)
    return lines if packet.listed and len(lines) >= _USEFUL else ()


def _known(packet: Packet) -> list[Line]:
    found = []
    for part in packet.parts:
        found.append(Line(part.title, part.anchor, 1))
        found += [
            Line(heading_text(block), block.anchor, block.level)
            for block in part.blocks
            if isinstance(block, Heading) and block.anchor and not block.unlisted
        ]
    return found


def _off(count: int) -> float:
    """By which factor so many lines are too few or too many; 1 where they are neither."""
    return max(1.0, _FEWEST / max(count, 1), count / _MOST)


def heading_text(heading: Heading) -> str:
    """Its number and its words, without notes and badges."""
    return f"{heading.number} {plain(_without_notes(heading.content))}".strip()


def _without_notes(nodes: Inline) -> Inline:
    kept = (node for node in nodes if node.kind not in ("footnote", "draft"))
    return tuple(
        node if node.kind == "text" else Node(node.kind, children=_without_notes(node.children))
        for node in kept
    )
