"""What is left of a record when texts without a ground for publication, and all that rests on them, are withheld."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Set
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from namro.files.citations import citations
from namro.records.addresses import address
from namro.records.ban_dich import approved_only
from namro.records.danh_muc import ChuDe, MotPhut
from namro.records.kinds import Kind
from namro.records.tap_in import TapIn
from namro.records.van_ban import VanBan

_Record = TypeVar("_Record", bound=BaseModel)
_LINES = 2
"""Fewer of the first minute say nothing."""


def cites(record: BaseModel, documents: Set[str]) -> bool:
    """Whether anything in the record cites one of the documents."""
    return any(cited.van_ban in documents for _, cited in citations(record))


def documents_without(every: Mapping[str, VanBan], withheld: Set[str]) -> Mapping[str, VanBan]:
    """What may be known of each document, with relations to such documents only and reviewed translations only."""
    told = ((ma, _known_without(document, withheld)) for ma, document in every.items() if ma not in withheld)
    known = {ma: document for ma, document in told if document}
    return MappingProxyType(
        {ma: approved_only(_related_to(document, known.keys())) for ma, document in known.items()}
    )


def _known_without(document: VanBan, withheld: Set[str]) -> VanBan | None:
    """What is known of a document without the withheld texts; None if they alone say that it exists."""
    if all(cited.van_ban in withheld for cited in document.nguon):
        return None
    known: dict[str, object] = {"nguon": tuple(c for c in document.nguon if c.van_ban not in withheld)}
    for name, value in (("so_ky_hieu", document.so_ky_hieu), ("ngay_ban_hanh", document.ngay_ban_hanh)):
        if cites(value, withheld):
            known[name] = type(value)(muc_do="chua-neu")
    known["quan_he"] = tuple(relation for relation in document.quan_he if not cites(relation, withheld))
    return document.model_copy(update=known)


def _related_to(document: VanBan, documents: Set[str]) -> VanBan:
    """The document with relations to shown documents only."""
    kept = tuple(relation for relation in document.quan_he if relation.van_ban in documents)
    return document.model_copy(update={"quan_he": kept})


def told_without(topic: ChuDe, withheld: Set[str], questions: Container[str]) -> ChuDe:
    """The topic; a summary that rests on a withheld text and questions that are not shown are left out, the topic
    stays for what else is on it."""
    left: dict[str, object] = {
        "cau_tra_loi_chinh": tuple(ma for ma in topic.cau_tra_loi_chinh if ma in questions)
    }
    if cites(topic, withheld):
        left["tom_luoc"] = None
    if topic.cau_hoi_mau is not None and topic.cau_hoi_mau not in questions:
        left["cau_hoi_mau"] = None
    return topic.model_copy(update=left)


def minute_without(
    minute: MotPhut | None, withheld: Set[str], chains: Container[str], is_here: Callable[[str], bool]
) -> MotPhut | None:
    """The first minute without what rests on a withheld text or leads to what is not shown; None when less than two
    lines are left of it, or the document is not shown."""
    if minute is None or not is_here(address("van-ban", minute.ve)):
        return None
    lines = tuple(line for line in minute.dong if not cites(line, withheld))
    cards = tuple(card for card in minute.viec_chinh if not cites(card, withheld) and is_here(card.dan))
    chain = minute.chuoi if minute.chuoi in chains else None
    left = {"dong": lines, "viec_chinh": cards, "chuoi": chain}
    return minute.model_copy(update=left) if len(lines) >= _LINES else None


def still_cited(record: _Record, withheld: Set[str], *names: str) -> _Record:
    """The record with citations of shown texts only, in its fields `names`, else in `nguon`."""
    kept = {
        name: tuple(cited for cited in getattr(record, name) if cited.van_ban not in withheld)
        for name in names or ("nguon",)
    }
    return record.model_copy(update=kept)


def may_show(kind: Kind, given: Mapping[str, _Record], withheld: Set[str]) -> Mapping[str, _Record]:
    """The records of a kind that may show: none that cites a withheld text, only approved ones where that is asked."""
    if kind.kept:
        return given
    left = {ma: approved_only(record) for ma, record in given.items() if not cites(record, withheld)}
    return approved(left) if kind.approved else MappingProxyType(left)


def approved(given: Mapping[str, _Record]) -> Mapping[str, _Record]:
    """The records that an editor has approved."""
    return MappingProxyType(
        {
            ma: record
            for ma, record in given.items()
            if getattr(record, "trang_thai_bien_tap", "") == "da-duyet"
        }
    )


def recipes_of(recipes: Mapping[str, TapIn], known: Mapping[str, Set[str]]) -> Mapping[str, TapIn]:
    """The recipes with nothing but records that are shown (ids by field); those that lose everything are gone."""
    return MappingProxyType({ma: kept for ma, recipe in recipes.items() if (kept := recipe.only(known))})
