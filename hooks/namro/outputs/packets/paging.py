"""On which page of the printed handouts a quotation of the presenter's notes stands.

The notes name a place of the packet beside them (`place`); before they are written, that packet is set once with a mark
at each place, and the pages of the marks are put into the notes' words. So PDF and Word name the same page: that of the
PDF on A4, which is what lies on the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from namro.language.prose import Node
from namro.outputs.packets.finish import anchor_id
from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.packet import Block, Packet, Paragraph, Part, Quotation, Title, nodes
from namro.outputs.packets.volumes import write

PLACE, MARK = "place", "mark"
_BLOCKS = frozenset(("p", "ul", "ol", "li", "blockquote", "h", "table", "thead", "tbody", "tr", "th", "td"))
_KEY = "\n"
"""Between the address and the words of a place."""


def place(address: str, words: str = "", lead: str = "; ") -> Node:
    """Behind a citation: where in the packet beside this one `words` of the thing at `address` stand, or the thing."""
    return Node(PLACE, text=words, href=address, children=(_text(lead),))


def _text(words: str) -> Node:
    """As `inline.text`, which knows the records; the process that prints does not."""
    return Node("text", text=words)


def paged(packet: Packet) -> Packet:
    """The packet with the pages of the one beside it in its words; without one, or without a tool, with none."""
    beside, asked = packet.beside, tuple(node for node in nodes(packet.parts) if node.kind == PLACE)
    if not asked:
        return packet
    form = next(form for form in FORMATS if form.id == "a4")
    told: Mapping[str, str] | None = None
    if beside is not None and form.usable():
        told = _pages(replace(beside, look=packet.look), asked, form)
    name = beside.subtitle if beside else ""
    parts = tuple(_named(part, told, name) for part in packet.parts)
    return replace(packet, parts=parts, beside=None)


def _named(part: Part, told: Mapping[str, str] | None, name: str) -> Part:
    """With the pages, and one line that says of what they are."""
    if not any(node.kind == PLACE for node in nodes(part)):
        return part
    made = _with_pages(part, told)
    assert isinstance(made, Part)
    if told is None:
        return made
    words = f"Số trang ghi sau nguồn là của “{name}”, bản PDF khổ A4."
    line = Paragraph((Node("em", children=(_text(words),)),), "nho")
    first = next((at for at, block in enumerate(made.blocks, 1) if isinstance(block, Title)), 0)
    return replace(made, blocks=(*made.blocks[:first], line, *made.blocks[first:]))


def _with_pages(value: Any, told: Mapping[str, str] | None) -> Any:
    if isinstance(value, tuple):
        kept = (
            item for item in value if not (isinstance(item, Node) and item.kind == PLACE and told is None)
        )
        return tuple(_with_pages(item, told) for item in kept)
    if isinstance(value, Node):
        if value.kind == PLACE and told is not None:
            return _text(value.children[0].text + told.get(_key(value), "không có trong tài liệu phát"))
        return replace(value, children=_with_pages(value.children, told)) if value.children else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _with_pages(getattr(value, one.name), told) for one in fields(value)}
        )
    return value


def _key(node: Node) -> str:
    return f"{anchor_id(node.href)}{_KEY}{node.text}"


def _pages(packet: Packet, asked: Iterable[Node], form: Format) -> Mapping[str, str]:
    """'trang 12', 'tập 2, trang 12' of each place that the packet has."""
    parts = packet.parts
    for node in {_key(one): one for one in asked}.values():
        parts = _marked(parts, node)
    volumes = write(replace(packet, parts=parts), replace(form, function="measured"))
    return {
        key: f"tập {number}, trang {page}" if len(volumes) > 1 else f"trang {page}"
        for number, volume in enumerate(volumes, 1)
        for key, page in volume.places.items()
    }


def _marked(parts: tuple[Part, ...], node: Node) -> tuple[Part, ...]:
    """The parts with a mark where the words of the place begin; as they are where none holds them."""
    at = next(_found(parts, node), None)
    if at is None:
        return parts
    number, place_ = at
    blocks = list(parts[number].blocks)
    blocks[place_] = marked(blocks[place_], node.text, _key(node))
    changed = replace(parts[number], blocks=tuple(blocks))
    return (*parts[:number], changed, *parts[number + 1 :])


def _found(parts: tuple[Part, ...], node: Node) -> Iterator[tuple[int, int]]:
    """The clause itself; what holds its words in the same document (a row of a table); a quotation of them."""
    anchor = anchor_id(node.href)
    every = [(n, at, block) for n, part in enumerate(parts) for at, block in enumerate(part.blocks)]
    yield from ((n, at) for n, at, block in every if getattr(block, "anchor", "") == anchor)
    if not node.text:
        yield from ((n, 0) for n, part in enumerate(parts) if part.anchor == anchor and part.blocks)
        return
    words = _pattern(node.text)
    held = (
        (n, at) for n, at, block in every if anchor.startswith(f"{parts[n].anchor}_") and _holds(block, words)
    )
    yield from held
    yield from (
        (n, at) for n, at, block in every if isinstance(block, Quotation) and words.search(block.text)
    )


def marked(block: Block, words: str, key: str) -> Block:
    """The block with a mark before these words, or before all of its own."""
    mark = Node(MARK, href=key)
    if isinstance(block, Quotation):
        return replace(block, source=(mark, *block.source))
    pattern = _pattern(words) if words else None
    made = _inserted(block, pattern, mark)
    if made is None and pattern is not None:
        made = _inserted(block, None, mark)
    return made if isinstance(made, Block) else block


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _holds(value: Any, words: re.Pattern[str]) -> bool:
    return _inserted(value, words, Node(MARK)) is not None


def _inserted(value: Any, words: re.Pattern[str] | None, mark: Node) -> Any:
    """The value with the mark in the first inline content that holds the words (in the first, for None); None without."""
    if isinstance(value, Node):
        children = _inserted(value.children, words, mark)
        return None if children is None else replace(value, children=children)
    if isinstance(value, tuple):
        if value and all(isinstance(item, Node) and item.kind not in _BLOCKS for item in value):
            found = words.search("".join(map(_letters, value))) if words else True
            if not found:
                return None
            return _split(value, found.start() if isinstance(found, re.Match) else 0, mark)
        for at, item in enumerate(value):
            made = _inserted(item, words, mark)
            if made is not None:
                return (*value[:at], made, *value[at + 1 :])
        return None
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            made = _inserted(getattr(value, one.name), words, mark)
            if made is not None:
                return replace(value, **{one.name: made})
    return None


def _letters(node: Node) -> str:
    if node.kind == "text":
        return node.text
    return (
        "\n"
        if node.kind == "br"
        else ""
        if node.kind == "footnote"
        else "".join(map(_letters, node.children))
    )


def _split(content: tuple[Node, ...], at: int, mark: Node) -> tuple[Node, ...]:
    """The content with the mark before its letter number `at`; what is emphasised is marked before it begins."""
    made: list[Node] = []
    left = at
    for place_, node in enumerate(content):
        letters = len(_letters(node))
        if left < letters or place_ == len(content) - 1:
            if node.kind != "text" or left == 0:
                return (*made, mark, *content[place_:])
            halves = (replace(node, text=node.text[:left]), mark, replace(node, text=node.text[left:]))
            return (*made, *halves, *content[place_ + 1 :])
        made.append(node)
        left -= letters
    return (mark, *content)
