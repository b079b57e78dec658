"""All dates of the Library in one order: documents, conferences, deadlines, events.

A date that the texts give as a month or a quarter is sorted by the first day it can mean and shown in words.
What has no date is not given one: it is listed apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from namro.language.deadline_words import ThoiHan, read_deadline
from namro.language.vietnamese import day, sort_key
from namro.library.library import Library
from namro.library.when import days
from namro.records.addresses import address
from namro.records.base import TrichDan
from namro.records.hoi_nghi import ThoiGian
from namro.records.nhiem_vu import NhiemVu
from namro.records.su_kien import SuKien

LoaiMoc: TypeAlias = Literal["van-ban", "hoi-nghi", "nhiem-vu", "su-kien"]


@dataclass(frozen=True)
class ViecTrongMoc:
    """One of the tasks that share a deadline: each rests on its own clause, and may be inferred by itself."""

    ma: str
    ten: str
    url: str
    nguon: tuple[TrichDan, ...]
    suy_ra: bool


@dataclass(frozen=True)
class Moc:
    """One entry: from the earliest to the latest day that the words can mean, and what happens or must be done.

    `viec` are the tasks that share this deadline, `cham_nhat` says that only a latest day is known; `suy_ra` that all
    of it is inferred. `url` is from the site's root.
    """

    loai: LoaiMoc
    ten: str
    url: str
    tu: date
    den: date
    loi: str
    do_chinh_xac: str
    du_thao: bool
    suy_ra: bool
    nguon: tuple[TrichDan, ...]
    viec: tuple[ViecTrongMoc, ...] = ()
    cham_nhat: bool = False

    @property
    def cac_ngay(self) -> str:
        """The days in words."""
        return days(None if self.cham_nhat else self.tu, self.den, self.do_chinh_xac)

    @property
    def nam(self) -> int:
        """The year under which it stands."""
        return self.tu.year

    def luc(self, as_of: date) -> Literal["da-qua", "dang-dien-ra", "sap-toi"]:
        """Past, within its days, or to come, on the day `as_of`."""
        if self.den < as_of:
            return "da-qua"
        return "sap-toi" if self.tu > as_of else "dang-dien-ra"


def timeline(library: Library) -> tuple[Moc, ...]:
    """Every dated entry, earliest first; on one day the narrower span first, then by name."""
    every = [*_documents(library), *_conferences(library), *_tasks(library), *_events(library)]
    return tuple(sorted(every, key=lambda moc: (moc.tu, moc.den, moc.loai, sort_key(moc.ten))))


def undated(library: Library) -> tuple[str, ...]:
    """Ids of the documents whose date is not known."""
    dated = {moc.url for moc in _documents(library)}
    return tuple(ma for ma in library.van_ban if address("van-ban", ma) not in dated)


def undated_events(library: Library) -> tuple[SuKien, ...]:
    """The events whose words name no day: they have an address, so the page must show them."""
    return tuple(
        event
        for event in library.su_kien.values()
        if not (event.thoi_gian.tu_ngay and event.thoi_gian.den_ngay)
    )


def _documents(library: Library) -> Iterator[Moc]:
    for ma, document in library.van_ban.items():
        issued = document.ngay_ban_hanh
        exact, words = issued.gia_tri, issued.nguyen_van or ""
        year_alone = words.isdigit()
        meant = (
            ThoiHan(exact, exact, "ngay") if exact else read_deadline(f"năm {words}" if year_alone else words)
        )
        if meant and meant.earliest and meant.latest:
            yield Moc(
                loai="van-ban",
                ten=document.ten_ngan,
                url=address("van-ban", ma),
                tu=meant.earliest,
                den=meant.latest,
                loi=f"ngày {day(exact)}" if exact else words,
                do_chinh_xac=meant.precision,
                du_thao=library.is_draft(ma),
                suy_ra=issued.muc_do == "suy-ra",
                nguon=issued.nguon,
            )


def _conferences(library: Library) -> Iterator[Moc]:
    for ma, conference in library.hoi_nghi.items():
        url, draft = address("hoi-nghi", ma), library.is_draft(conference.van_ban)
        yield from _timed("hoi-nghi", conference.ten_ngan, url, conference.thoi_gian, draft)
        if conference.kiem_tra_duong_truyen:
            name = f"Kiểm tra đường truyền: {conference.ten_ngan}"
            yield from _timed("hoi-nghi", name, url, conference.kiem_tra_duong_truyen, draft)


def _events(library: Library) -> Iterator[Moc]:
    for ma, event in library.su_kien.items():
        draft = any(library.is_draft(cited.van_ban) for cited in event.thoi_gian.nguon)
        yield from _timed("su-kien", event.ten, address("su-kien", ma), event.thoi_gian, draft)


def _timed(loai: LoaiMoc, ten: str, url: str, time: ThoiGian, draft: bool) -> Iterator[Moc]:
    if time.tu_ngay and time.den_ngay:
        yield Moc(
            loai,
            ten,
            url,
            time.tu_ngay,
            time.den_ngay,
            time.nguyen_van,
            time.do_chinh_xac,
            draft,
            False,
            time.nguon,
        )


def _tasks(library: Library) -> Iterator[Moc]:
    """Deadlines; tasks of one document with the same words and days stand together."""
    for ma, tasks in library.nhiem_vu.items():
        found: dict[tuple[object, ...], list[NhiemVu]] = {}
        for task in tasks:
            value = task.tien_do
            if value.muon_nhat:
                found.setdefault((value.som_nhat, value.muon_nhat, value.nguyen_van), []).append(task)
        for shared in found.values():
            value = shared[0].tien_do
            together = [
                ViecTrongMoc(
                    task.id,
                    task.ten,
                    address("nhiem-vu", task.id, ma),
                    task.tien_do.nguon,
                    task.tien_do.muc_do == "suy-ra",
                )
                for task in shared
            ]
            assert value.muon_nhat is not None
            yield Moc(
                loai="nhiem-vu",
                ten=shared[0].ten
                if len(shared) == 1
                else f"{len(shared)} nhiệm vụ trong {library.van_ban[ma].ten_ngan}",
                url=address("nhiem-vu", shared[0].id, ma),
                tu=value.som_nhat or value.muon_nhat,
                den=value.muon_nhat,
                loi=value.nguyen_van or f"ngày {day(value.muon_nhat)}",
                do_chinh_xac=value.do_chinh_xac or "ngay",
                du_thao=library.is_draft(ma),
                suy_ra=all(one.suy_ra for one in together),
                nguon=value.nguon,
                viec=tuple(together),
                cham_nhat=value.som_nhat is None,
            )
