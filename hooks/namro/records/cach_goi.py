"""What a site calls things: kinds of documents, levels of bodies, parts in a task, sections; and which sections it has.

Each list is added to the engine's own (records/labels.py), or names one of its values anew. `Goi` is both together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from pydantic import Field

from namro.records import labels
from namro.records.base import Chu, Ma, Record

Muc: TypeAlias = Literal[
    "hoi-dap",
    "van-ban",
    "doc-nhanh",
    "nhiem-vu",
    "hoc-va-in",
    "lich",
    "tu-xem",
    "tu-kiem-tra",
    "ban-tin",
    "ap-phich",
    "cuoc-hop",
    "thuat-ngu",
    "tai-lieu",
    "doi-chieu",
    "dong-thoi-gian",
    "tap-in",
]
"""The sections with a page of their own, by its address; that of the chains has `ten_chuoi`."""
MucAn: TypeAlias = Literal[
    "hoi-dap",
    "nhiem-vu",
    "chuyen-de",
    "doc-nhanh",
    "chuyen-muc",
    "cay-hoi",
    "lo-trinh",
    "ban-tin",
    "ap-phich",
    "cuoc-hop",
    "thuat-ngu",
    "tai-lieu",
    "mau-thuan",
    "chuoi",
    "su-kien",
    "tap-in",
]
"""The kinds of records that a site can do without, whatever lies in their folders."""
_LAST_LEVELS = ("nhieu-cap", "chua-neu")
"""What is said of bodies of no one level follows all levels."""


class TenRieng(Record):
    """A value of a list and what this site calls it."""

    ma: Ma = Field(title="mã")
    ten: Chu = Field(title="tên gọi", max_length=60)


class TenLoai(TenRieng):
    """A kind of documents; `chu_so` are the letters that its numbers carry ('nq' of 05/2026/NQ-HĐND)."""

    chu_so: Chu | None = Field(None, title="chữ trong số, ký hiệu", pattern=r"^[a-z]{1,6}$")


class TenMuc(Record):
    """A section and what this site calls it."""

    ma: Muc = Field(title="mục")
    ten: Chu = Field(title="tên gọi", max_length=40)


class CachGoi(Record):
    """The site's own names; what is left out is the engine's."""

    loai_van_ban: tuple[TenLoai, ...] = Field((), title="loại văn bản")
    cap: tuple[TenRieng, ...] = Field((), title="cấp")
    vai_tro: tuple[TenRieng, ...] = Field((), title="vai trò trong một việc")
    muc: tuple[TenMuc, ...] = Field((), title="tên các mục")
    muc_an: tuple[MucAn, ...] = Field((), title="các mục không dùng")


@dataclass(frozen=True, slots=True)
class Goi:
    """The values of each list with their names, in the order in which they are shown; of `muc` only those that the
    site has named itself."""

    loai_van_ban: Mapping[str, str]
    cap: Mapping[str, str]
    vai_tro: Mapping[str, str]
    muc: Mapping[str, str]

    def of(self, name: str) -> Mapping[str, str]:
        """The list of that name."""
        held: Mapping[str, str] = getattr(self, name)
        return held


CHUNG = Goi(labels.LOAI_VAN_BAN, labels.CAP_DON_VI, labels.VAI_TRO, MappingProxyType({}))
"""The engine's own."""


@lru_cache(maxsize=8)
def goi(own: CachGoi | None) -> Goi:
    """The engine's names with a site's own in their places or behind them."""
    if own is None:
        return CHUNG
    levels = _with(labels.CAP_DON_VI, own.cap)
    return Goi(
        _with(labels.LOAI_VAN_BAN, own.loai_van_ban),
        MappingProxyType(
            {ma: levels[ma] for ma in sorted(levels, key=lambda ma: ma in _LAST_LEVELS)}  # a stable sort
        ),
        _with(labels.VAI_TRO, own.vai_tro),
        MappingProxyType({one.ma: one.ten for one in own.muc}),
    )


def _with(common: Mapping[str, str], own: tuple[TenRieng, ...]) -> Mapping[str, str]:
    return MappingProxyType({**common, **{one.ma: one.ten for one in own}})
