"""What a packet cites, said once: short names of documents with one line a part that tells them, and a quotation that
has stood before as its place alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from namro.language.prose import Node
from namro.library.library import Library
from namro.outputs.packets.inline import em, strong, text
from namro.outputs.packets.packet import Block, Fill, Inline, Paragraph, Part, Quotation, Sides, Title, nodes

DOCUMENT = "van-ban"
"""Kind of a node, only until this pass: the name of a cited document (`href` its id)."""
_FEWEST = 3
"""Times that a part names a document before a short name is worth a line."""


def cited_once(library: Library, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with short names and every quotation once; in each of the papers of a meeting, for one has it alone."""
    given = tuple(parts)
    names = _short(library, dict.fromkeys(ma for part in given for ma in _named(part.blocks)))
    seen: set[tuple[str, Inline]] = set()
    return tuple(_part(library, part, names, set() if part.bare else seen) for part in given)


def _short(library: Library, cited: Iterable[str]) -> Mapping[str, str]:
    """'Chỉ thị', 'Kế hoạch 2025': the kind, with the year where several of a kind are cited, with a number where that
    tells them not apart."""
    kinds: dict[str, list[str]] = {}
    for ma in cited:
        kinds.setdefault(_kind(library, ma), []).append(ma)
    told: dict[str, str] = {}
    for kind, same in kinds.items():
        issued = [library.van_ban[ma].ngay_ban_hanh.gia_tri for ma in same]
        years = [str(day.year) for day in issued if day]
        apart = years if len(set(years)) == len(same) else [f"({n})" for n in range(1, len(same) + 1)]
        told |= {
            ma: f"{kind} {mark}" if len(same) > 1 else kind for ma, mark in zip(same, apart, strict=True)
        }
    return told


def _kind(library: Library, ma: str) -> str:
    return "Dự thảo" if library.is_draft(ma) else library.trang.goi.loai_van_ban[library.van_ban[ma].loai]


def _part(library: Library, part: Part, names: Mapping[str, str], seen: set[tuple[str, Inline]]) -> Part:
    count: dict[str, int] = {}
    for ma in _named(part.blocks):
        count[ma] = count.get(ma, 0) + 1
    own = {ma: names[ma] for ma, times in count.items() if times >= _FEWEST and ma in names}
    blocks = tuple(_named_short(block, own) for block in _once(part.blocks, seen))
    told = [
        node
        for number, (ma, short) in enumerate(own.items())
        for node in (text("; " if number else ""), strong(short), text(f" là {library.van_ban[ma].ten_ngan}"))
    ]
    legend = (Paragraph((em("Gọi tắt: "), *told, text(".")), "nho"),) if told else ()
    first = next((place for place, block in enumerate(blocks) if not _opens(block)), 0)
    return replace(part, blocks=(*blocks[:first], *legend, *blocks[first:]))


def _opens(block: Block) -> bool:
    """Whether it is the head of a paper, whom it goes to, what is filled in first or an opening sentence, above the
    line of names."""
    return isinstance(block, Sides | Title | Fill) or (
        isinstance(block, Paragraph) and block.look in ("dan", "giua")
    )


def _once(blocks: Iterable[Block], seen: set[tuple[str, Inline]]) -> Iterator[Block]:
    """The blocks; quotations that have stood before become one line of their places."""
    again: list[Inline] = []
    for block in blocks:
        if isinstance(block, Quotation):
            key = (block.text, block.source)
            if key in seen:
                again.append(block.source)
                continue
            seen.add(key)
        elif again:
            yield _places(again)
            again = []
        yield block
    if again:
        yield _places(again)


def _places(again: Iterable[Inline]) -> Paragraph:
    content: list[Node] = [em("Căn cứ thêm, đã trích ở trên: ")]
    for number, source in enumerate(dict.fromkeys(again)):
        content += [text("; ")] if number else []
        content += source
    return Paragraph((*content, text(".")), "nho")


def _named(value: Any) -> Iterator[str]:
    """Ids of the documents that are named, each time."""
    return (node.href for node in nodes(value) if node.kind == DOCUMENT)


def _named_short(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Node):
        if value.kind == DOCUMENT:
            return text(names[value.href]) if value.href in names else value.children[0]
        return replace(value, children=_named_short(value.children, names)) if value.children else value
    if isinstance(value, tuple):
        return tuple(_named_short(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _named_short(getattr(value, f.name), names) for f in fields(value)})
    return value
