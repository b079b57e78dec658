"""The kinds of clauses of a full text: one row a kind. Whatever lists kinds of clauses asks this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # who only prints packets need not wait for the classes of records
    from namro.records.base import LoaiKhoan

Look: TypeAlias = Literal["heading", "bold", "small", "item", "banner", "table", "plain"]


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """What readers call it, how it is set, and what is done with it.

    `aside`: letterhead, addressees and the like, found after the body; `closing`: stands below the body;
    `asked`: citizens may ask about it; `terms`, `links`: its words may lead to explanations, to documents;
    `lines`: printed line ends mean something.
    """

    name: str
    look: Look = "plain"
    aside: bool = False
    closing: bool = False
    asked: bool = False
    terms: bool = True
    links: bool = True
    lines: bool = False


_TABLE: dict[LoaiKhoan, ClauseKind] = {
    "the-thuc": ClauseKind("phần đầu văn bản", "small", aside=True, terms=False, links=False, lines=True),
    "ten-loai": ClauseKind("tên loại", "bold", terms=False, links=False),
    "trich-yeu": ClauseKind("trích yếu", "bold", terms=False),
    "kem-theo": ClauseKind("dòng kèm theo", "small", aside=True, terms=False),
    "kinh-gui": ClauseKind("nơi kính gửi", "small", aside=True, terms=False, lines=True),
    "phu-luc": ClauseKind("phụ lục", "heading", terms=False),
    "phan": ClauseKind("phần", "heading", terms=False),
    "chuong": ClauseKind("chương", "heading", terms=False),
    "muc": ClauseKind("mục", "heading", terms=False),
    "tieu-muc": ClauseKind("tiểu mục", "heading", terms=False),
    "ten-muc": ClauseKind("tên phần, chương, mục", "bold", terms=False),
    "dieu": ClauseKind("điều", "heading", asked=True, terms=False),
    "de-muc": ClauseKind("đề mục", "heading", terms=False),
    "khoan": ClauseKind("khoản", asked=True),
    "diem": ClauseKind("điểm", "item", asked=True),
    "gach": ClauseKind("gạch đầu dòng", "item", asked=True),
    "doan": ClauseKind("đoạn", asked=True),
    "bang": ClauseKind("bảng", "table", terms=False, lines=True),
    "hang": ClauseKind("hàng của bảng", "table", asked=True, lines=True),
    "ghi-chu": ClauseKind("chú thích", "small"),
    "ma-ket": ClauseKind("ma-két", "banner", aside=True, terms=False, links=False, lines=True),
    "noi-nhan": ClauseKind("nơi nhận", "item", aside=True, closing=True),
    "ky": ClauseKind("dòng chữ ký", "small", aside=True, closing=True),
}
CLAUSE_KINDS: Mapping[str, ClauseKind] = MappingProxyType({str(kind): row for kind, row in _TABLE.items()})
"""By the name that stands in `toan-van.md`, in the order in which reports count them."""


def kinds(**wanted: bool | Look) -> frozenset[str]:
    """The kinds whose rows say so: `kinds(look="heading")`, `kinds(aside=True)`."""
    return frozenset(
        kind
        for kind, row in CLAUSE_KINDS.items()
        if all(getattr(row, column) == value for column, value in wanted.items())
    )
