"""The last pass over a packet: links become references or full addresses, anchors unique, heading levels whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from namro.language.prose import Node
from namro.outputs.packets.packet import FOREIGN, Block, Clause, Heading, Inline, Packet, Paragraph, Part


def finish(
    packet: Packet,
    base: str,
    shown_at: Callable[[str], str] = str,
    leads: Callable[[str], bool] = lambda _: True,
) -> Packet:
    """`packet` with final anchors and links; `base` is the site's address, ending with '/', and `shown_at` tells where
    the site shows what an address is about. Fills in `build`."""
    parts = tuple(whole_levels(part) for part in _unique(packet.parts))
    known = {address: anchor_id(address) for part in parts for address in _anchors(part)}
    made = _Finished(base, known, shown_at, leads)(replace(packet, parts=parts, build=""))
    assert isinstance(made, Packet)
    return replace(made, build=hashlib.sha256(repr(made).encode()).hexdigest()[:8])


def anchor_id(address: str) -> str:
    """An address below the site's root as an id of letters, digits, '.', '-', '_': 'van-ban/x/#3' → 'van-ban_x_3'."""
    return address.strip("/").replace("/#", "_").replace("/", "_").replace("#", "_")


def _unique(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Each anchor once: a part that comes again gets a number, a clause or a term that comes again loses its anchor, a heading
    without one of its own is given one, for the contents lead to it."""
    seen: set[str] = set()
    for part in parts:
        anchor, count = part.anchor, 1
        while anchor in seen:
            count += 1
            anchor = f"{part.anchor.rstrip('/')}-{count}"
        seen.add(anchor)
        blocks: list[Block] = []
        for number, block in enumerate(part.blocks, 1):
            blocks.append(_named(block, f"{anchor}#_{number}", seen))
            seen.add(getattr(blocks[-1], "anchor", ""))
        yield replace(part, anchor=anchor, blocks=tuple(blocks))


def _named(block: Block, spare: str, seen: set[str]) -> Block:
    """The block with an anchor that nothing before it has; `spare` is a heading's when it brings none."""
    if isinstance(block, Heading) and (not block.anchor or block.anchor in seen):
        return replace(block, anchor=spare)
    if isinstance(block, Clause | Paragraph) and block.anchor in seen:
        return replace(block, anchor="")
    return block


def _anchors(part: Part) -> Iterator[str]:
    yield part.anchor
    for block in part.blocks:
        if isinstance(block, Heading | Clause | Paragraph) and block.anchor:
            yield block.anchor


def whole_levels(part: Part) -> Part:
    """No heading is more than one level below the one before it: a structure tree must not skip."""
    level, blocks = 1, []
    for block in part.blocks:
        if isinstance(block, Heading):
            level = max(2, min(block.level, level + 1, 6))
            block = replace(block, level=level)  # noqa: PLW2901
        blocks.append(block)
    return replace(part, blocks=tuple(blocks))


@dataclass(frozen=True)
class _Finished:
    """Rebuilds a value of the tree with finished nodes; everything else is kept."""

    base: str
    known: Mapping[str, str] = field(repr=False)
    shown_at: Callable[[str], str] = field(repr=False)
    leads: Callable[[str], bool] = field(repr=False)

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Node):
            return self._node(value)
        if isinstance(value, tuple):
            return self._several(value)
        if is_dataclass(value) and not isinstance(value, type):
            changed = {item.name: self(getattr(value, item.name)) for item in fields(value)}
            if "anchor" in changed:
                changed["anchor"] = anchor_id(changed["anchor"])
            if "url" in changed and changed["url"].startswith("/"):
                changed["url"] = self.base + self.shown_at(changed["url"][1:])
            return replace(value, **changed)
        return value

    def _several(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        made: list[Any] = []
        for item in value:
            if isinstance(item, Node) and item.kind in ("text", FOREIGN) and "\n" in item.text:
                made += _lines(item)
            elif isinstance(item, Node) and self._leads_nowhere(item):
                made += self._several(item.children)
            else:
                made.append(self(item))
        return tuple(made)

    def _leads_nowhere(self, node: Node) -> bool:
        return node.kind == "a" and node.href.startswith("/") and not self.leads(node.href[1:])

    def _node(self, node: Node) -> Node:
        children: Inline = self._several(node.children)
        if node.kind == "a" and node.href.startswith("/"):
            anchor = self.known.get(node.href[1:])
            if anchor:
                return Node("ref", href=anchor, level=node.level, children=children)
            return Node("a", href=self.base + self.shown_at(node.href[1:]), children=children)
        return replace(node, children=children)


def _lines(node: Node) -> Iterator[Node]:
    for number, line in enumerate(node.text.split("\n")):
        if number:
            yield Node("br")
        if line:
            yield replace(node, text=line)
