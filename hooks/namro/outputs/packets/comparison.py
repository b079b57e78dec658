"""Two versions of a text as a part of a packet: what changed, each clause with the words that went and came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from namro.language.prose import Node
from namro.language.word_changes import DoanChu
from namro.library import standing
from namro.library.library import Library
from namro.library.versions import Cap, compare
from namro.outputs.packets.inline import DRAFT, labelled, text
from namro.outputs.packets.packet import Block, Heading, Paragraph, Part
from namro.records.addresses import compared as address_of
from namro.records.labels import called_changes

_NODES = {"bo": "del", "them": "ins"}


def compared(library: Library, versions: Sequence[str], title: str | None) -> Part:
    """The older and the newer of `versions`, clause by clause."""
    older, newer = versions
    found = compare(library.toan_van[older], library.toan_van[newer])
    old, new = (library.van_ban[ma].ten_ngan for ma in (older, newer))
    drafted = [library.is_draft(ma) for ma in versions]
    told = any((one, other) == (older, newer) for one, other, _ in standing.pairs(library))
    url = address_of(newer, older)
    blocks: list[Block] = [
        Paragraph((*labelled("Bản cũ", old), *((text(" "), DRAFT) if drafted[0] else ()))),
        Paragraph((*labelled("Bản mới", new), *((text(" "), DRAFT) if drafted[1] else ()))),
        Paragraph(
            (
                text("Chữ "),
                Node("ins", children=(text("gạch dưới"),)),
                text(" là chữ thêm ở bản mới, chữ "),
                Node("del", children=(text("gạch ngang"),)),
                text(" là chữ bỏ của bản cũ."),
            ),
            look="nho",
        ),
        Paragraph(labelled("Số khoản", _counted(found)), look="nho"),
        *_changes(library, older, newer, found),
    ]
    return Part(
        url,
        title or f"So sánh {new} với {old}",
        f"/{url}" if told else "",
        tuple(blocks),
        draft=any(drafted),
    )


def _counted(found: Sequence[Cap]) -> str:
    counts = Counter(name for pair in found for name in called_changes(pair.viec, pair.chuyen, pair.doi_so))
    kept = sum(pair.yen for pair in found)
    return (
        ", ".join([*(f"{count} {name.lower()}" for name, count in counts.items()), f"{kept} giữ nguyên"])
        + "."
    )


def _changes(library: Library, older: str, newer: str, found: Sequence[Cap]) -> Iterator[Block]:
    for quiet, run in groupby(found, key=lambda pair: pair.yen):
        if quiet:
            yield Paragraph((text(f"({len(list(run))} khoản giữ nguyên)"),), look="nho")
            continue
        for pair in run:
            now = library.ten_khoan(newer, pair.moi.ma) if pair.moi else ""
            was = library.ten_khoan(older, pair.cu.ma) if pair.cu else ""
            said = ", ".join(called_changes(pair.viec, pair.chuyen, pair.doi_so))
            before = f" (bản cũ: {was})" if now and was and was != now else "" if now else " của bản cũ"
            yield Heading(2, (text(f"{now or was}{before}"),), number=f"{said}:", unlisted=True)
            yield Paragraph(tuple(_nodes(pair.doan)))


def _nodes(pieces: Sequence[DoanChu]) -> Iterator[Node]:
    for piece in pieces:
        words = piece.chu.strip()
        if piece.chu.startswith(" "):
            yield text(" ")
        kind = _NODES.get(piece.loai)
        yield Node(kind, children=(text(words),)) if kind else text(words)
