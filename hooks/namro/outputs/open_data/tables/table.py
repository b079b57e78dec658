"""A table of open data: named columns with a type, rows of plain values; one definition for CSV, XLSX, SQLite, Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, Literal, TypeAlias, TypeVar

from namro.outputs.open_data.public.base import CoNguon, Muc, ThamChieu, TrichDan
from namro.records.labels import TINH_TRANG

Type: TypeAlias = Literal["string", "date", "time", "integer", "boolean"]
Value: TypeAlias = str | date | time | int | bool | None
_Row = TypeVar("_Row")
_Of_contra = TypeVar("_Of_contra", contravariant=True)
WORDS, NAMES, SOURCES = 60, 40, 50
"""How wide columns of sentences, of names, of places are shown, in letters."""


@dataclass(frozen=True, slots=True)
class Column(Generic[_Of_contra]):
    """A column: its heading for people, what stands in it, its type, how wide it is shown."""

    ten: str
    value: Callable[[_Of_contra], Value]
    loai: Type = "string"
    rong: int = 24


@dataclass(frozen=True)
class Heading:
    """What is known of a column without its rows."""

    ten: str
    loai: Type
    rong: int


@dataclass(frozen=True)
class Table:
    """`ma` names its file, `ten` is what people call it."""

    ma: str
    ten: str
    cot: tuple[Heading, ...]
    hang: tuple[tuple[Value, ...], ...]


def table(ma: str, ten: str, rows: Iterable[_Row], columns: Sequence[Column[_Row]]) -> Table:
    """The values of all rows."""
    return Table(
        ma,
        ten,
        tuple(Heading(one.ten, one.loai, one.rong) for one in columns),
        tuple(tuple(one.value(row) for one in columns) for row in rows),
    )


def joined(many: Iterable[ThamChieu]) -> str:
    """The names of records."""
    return "; ".join(one.ten for one in many)


def named(one: ThamChieu | None) -> str | None:
    """The name of a record, if there is one."""
    return one.ten if one else None


def cited(sources: Sequence[TrichDan]) -> str:
    """Where a row stands: each clause once."""
    return "; ".join(dict.fromkeys(f"{one.ten_van_ban}, {one.ten_khoan}" for one in sources))


def draft(du_thao: bool) -> str:
    """Whether a row rests on a draft, so that nobody reads past it."""
    return TINH_TRANG["du-thao"] if du_thao else "Không"


ID: Column[Muc] = Column("Mã", lambda one: one.ma, rong=30)
DRAFT: Column[Muc] = Column("Dự thảo", lambda one: draft(one.du_thao), rong=12)
CITED: Column[CoNguon] = Column("Nguồn", lambda one: cited(one.nguon), rong=SOURCES)
ADDRESS: Column[Muc] = Column("Địa chỉ", lambda one: one.dia_chi, rong=SOURCES)
"""What stands in most tables, under one heading and as wide in each."""
