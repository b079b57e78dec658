"""Translations on paper: below the Vietnamese words, in a frame of their own, each passage with its original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel

from namro.language.foreign import NGON_NGU
from namro.language.prose import Node
from namro.language.vietnamese import day
from namro.outputs.packets.inline import em, text
from namro.outputs.packets.packet import FOREIGN, Block, Inline, Note, Paragraph, Prose
from namro.records.ban_dich import BanDich, translations
from namro.records.translated import passages


def translated(record: BaseModel, languages: Sequence[str], draft: bool = False) -> Iterator[Block]:
    """A frame for each of the languages in which the record is told."""
    for language, one in translations(record):
        if language in languages:
            yield Note(
                f"Bản dịch {NGON_NGU[language].ten}", tuple(_framed(record, language, one, draft=draft))
            )


def _framed(record: BaseModel, language: str, one: BanDich, *, draft: bool) -> Iterator[Paragraph | Prose]:
    told = NGON_NGU[language]
    words = f"{told.du_thao}. {told.nhac}" if draft else told.nhac
    approved = f"{one.nguoi_duyet}, ngày {day(one.ngay_duyet)}" if one.ngay_duyet else ""
    yield Paragraph(
        (
            Node(FOREIGN, text=words, href=language),
            text(f" Bản dịch để tham khảo, chỉ bản tiếng Việt có giá trị. Người rà soát: {approved}."),
        ),
        "nho",
    )
    for pair in passages(record, one):
        yield Prose(in_language(pair.dich_nodes, language))
        if not pair.van_xuoi:
            yield Paragraph((em(pair.goc),), "nho")


def in_language(nodes: Iterable[Node], language: str) -> Inline:
    """The nodes with every word marked as of that language."""
    return tuple(
        replace(node, kind=FOREIGN, href=language)
        if node.kind == "text"
        else replace(node, children=in_language(node.children, language))
        for node in nodes
    )
