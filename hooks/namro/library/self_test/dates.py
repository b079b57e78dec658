"""Questions about time: the deadline of a task, the days of a conference or an event, the day of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namro.files.citations import citations
from namro.language.vietnamese import day
from namro.library.library import Library
from namro.library.self_test.item import Item, gives_away, stated, wrong
from namro.library.when import VAGUE, on_days
from namro.records.addresses import address
from namro.records.base import TrichDan
from namro.records.danh_muc import MauThuan
from namro.records.hoi_nghi import ThoiGian

_BARE = 8
"""How many words a deadline may have that is offered as a choice."""


@dataclass(frozen=True, slots=True)
class _Time:
    """A time that a document states: what says it, the days that it can mean."""

    ma: str
    hoi: str
    loi: str
    dau: date
    cuoi: date
    nguon: tuple[TrichDan, ...]
    url: str
    ghi_chu: str = ""
    theo: str = ""

    def doubted(self, record: MauThuan) -> bool:
        """Whether wordings that do not agree about a time of that year are its source."""
        cited = [one for _, one in citations(record)]
        clauses = {(one.van_ban, one.khoan) for one in cited}
        dated = any(str(self.cuoi.year) in one.trich for one in cited)
        return dated and any((one.van_ban, one.khoan) in clauses for one in self.nguon)

    def apart(self, other: _Time) -> bool:
        """Whether no day can be meant by both."""
        return self.cuoi < other.dau or other.cuoi < self.dau


def items(library: Library) -> Iterator[Item]:
    """A question for each time that a document states without leaving doubt; the wrong choices are other times that the
    documents state, the nearest ones."""
    for times in (list(_deadlines(library)), list(_days(library)), list(_issued(library))):
        for one in times:
            if gives_away(one.hoi, one.loi) or any(map(one.doubted, library.mau_thuan.values())):
                continue
            others = sorted(
                (other for other in times if other.apart(one)),
                key=lambda other: (abs((other.cuoi - one.cuoi).days), other.ma),
            )
            chosen = wrong(one.ma, one.loi, (other.loi for other in others), nearest=True)
            if chosen:
                yield Item(one.ma, one.hoi, one.loi, one.nguon, one.url, chosen, one.theo, one.ghi_chu)


def _deadlines(library: Library) -> Iterator[_Time]:
    for ma, (document, task) in library.nhiem_vu_theo_ma.items():
        due = task.tien_do
        if due.muc_do != "trich-dan" or due.muon_nhat is None or not due.nguyen_van:
            continue
        if len(due.nguyen_van.split()) > _BARE:
            continue  # the words say what is to be done too
        first = due.som_nhat if due.som_nhat and due.do_chinh_xac in VAGUE else due.muon_nhat
        yield _Time(
            f"nhiem-vu.{ma}.han",
            f"Việc “{task.ten}” ghi hạn nào?",
            f"“{due.nguyen_van}”",
            first,
            due.muon_nhat,
            due.nguon,
            address("nhiem-vu", ma, document),
            due.ly_do or "",
            stated(library, document, task),
        )


def _days(library: Library) -> Iterator[_Time]:
    """Conferences, their line tests and events, where the words name a day."""
    named: list[tuple[str, str, ThoiGian, str]] = []
    for ma, conference in library.hoi_nghi.items():
        url = address("hoi-nghi", ma)
        named.append(
            (f"hoi-nghi.{ma}.ngay", f"{conference.ten_ngan} tổ chức ngày nào?", conference.thoi_gian, url)
        )
        if test := conference.kiem_tra_duong_truyen:
            asked = f"{conference.ten_ngan}: kiểm tra kết nối đường truyền ngày nào?"
            named.append((f"hoi-nghi.{ma}.kiem-tra", asked, test, url))
    for event in library.su_kien.values():
        url = address("su-kien", event.id)
        named.append((f"su-kien.{event.id}.ngay", f"{event.ten}: ngày nào?", event.thoi_gian, url))
    for ma, asked, when, url in named:
        if when.do_chinh_xac in ("gio", "ngay") and when.tu_ngay and when.den_ngay:
            yield _Time(
                ma, asked, on_days(when), when.tu_ngay, when.den_ngay, when.nguon, url, when.ghi_chu or ""
            )


def _issued(library: Library) -> Iterator[_Time]:
    for ma, document in library.van_ban.items():
        when = document.ngay_ban_hanh
        if document.toan_van and when.muc_do == "trich-dan" and when.gia_tri and when.nguon:
            asked = f"{document.ten_ngan} đề ngày nào?"
            url = address("van-ban", ma)
            yield _Time(
                f"van-ban.{ma}.ngay",
                asked,
                f"ngày {day(when.gia_tri)}",
                when.gia_tri,
                when.gia_tri,
                when.nguon,
                url,
            )
