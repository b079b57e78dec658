"""What changed on which day, as a value: the one thing that outputs know of the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from namro.library.history.pieces import Key

Viec: TypeAlias = Literal["moi", "sua", "rut"]
"""What happened to a record, as readers saw it: new, changed, withdrawn."""


@dataclass(frozen=True)
class Change:
    """One record on one day (in Vietnam); `seconds` is the Unix time of that day's last commit on it."""

    ngay: date
    muc: Key
    viec: Viec
    seconds: int


@dataclass(frozen=True)
class History:
    """All changes, newest day first; when nothing is known, `vi_sao` says why in one sentence.

    `dang_sua` are records of files that differ from the last commit: no day is told for them.
    `ten_trang` are the titles of hand-written pages.
    """

    changes: tuple[Change, ...] = ()
    vi_sao: str = ""
    dang_sua: frozenset[Key] = frozenset()
    ten_trang: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def biet(self) -> bool:
        """Whether the history is known at all."""
        return not self.vi_sao

    @cached_property
    def lan_cuoi(self) -> Mapping[Key, date]:
        """The day of the last change of each record that has one."""
        days = {change.muc: change.ngay for change in reversed(self.changes) if change.viec != "rut"}
        return MappingProxyType({key: day for key, day in days.items() if key not in self.dang_sua})


KHONG_GIT = "Trang này được dựng từ bản chép không kèm lịch sử git nên không biết ngày sửa của từng mục."
BAN_NONG = "Trang này được dựng từ bản sao git không đủ lịch sử nên không ghi ngày sửa của từng mục."
GIT_TU_CHOI = "Máy dựng trang không đọc được lịch sử git nên không biết ngày sửa của từng mục."
UNKNOWN = History(vi_sao=KHONG_GIT)
