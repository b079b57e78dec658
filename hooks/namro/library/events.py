"""What the calendars show: deadlines of tasks, conferences and their line tests, as one list for all of them.

An aspiration is not among them, nor is what the documents date by words alone. Everything keeps the document's words,
their precision and their source; what is only inferred says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, time
from itertools import groupby
from typing import Literal, TypeAlias

from namro.files.citations import citations
from namro.library.deadlines import in_words
from namro.library.library import Library
from namro.library.tasks import SoViec, Viec
from namro.library.when import VAGUE, meant
from namro.records.addresses import address
from namro.records.base import LanSua, TrichDan
from namro.records.hoi_nghi import HoiNghi, ThoiGian
from namro.records.nhiem_vu import NhiemVu, RoTienDo

LoaiMucLich: TypeAlias = Literal["han", "bao-cao", "hoi-nghi", "kiem-tra"]
LOAI: Mapping[str, str] = {
    "han": "Hạn của nhiệm vụ",
    "bao-cao": "Hạn báo cáo",
    "hoi-nghi": "Hội nghị",
    "kiem-tra": "Kiểm tra đường truyền",
}


@dataclass(frozen=True)
class MucLich:
    """One dated thing: the days its words can mean (`som_nhat` None where they only bound the end), its hours.

    `don_vi` holds the bodies with a part in it and all above them; `da_sua` the corrections of its date.
    """

    ma: str
    loai: LoaiMucLich
    ten: str
    url: str
    van_ban: str
    nguyen_van: str
    do_chinh_xac: str
    som_nhat: date | None
    muon_nhat: date
    loi: str
    nguon: tuple[TrichDan, ...]
    bat_dau: time | None = None
    ket_thuc: time | None = None
    truoc: bool = False
    suy_ra: bool = False
    du_thao: bool = False
    da_sua: tuple[LanSua, ...] = ()
    don_vi: frozenset[str] = field(default=frozenset())
    nhiem_vu: NhiemVu | None = None

    @property
    def rong(self) -> bool:
        """Whether the words name a stretch (week, month, quarter) and no day in it."""
        return self.do_chinh_xac in VAGUE

    @property
    def ngay_dau(self) -> date:
        """The first day to show it on."""
        return self.som_nhat or self.muon_nhat

    def trong_thang(self, year: int, month: int) -> bool:
        """Whether any of its days lies in that month."""
        first, last = self.ngay_dau, self.muon_nhat
        return (first.year, first.month) <= (year, month) <= (last.year, last.month)


@dataclass(frozen=True)
class MocThoiGian:
    """Events that share their document, words and days: read as one line with several names."""

    su_kien: tuple[MucLich, ...]

    @property
    def dau(self) -> MucLich:
        """The first of them, for what they share."""
        return self.su_kien[0]

    @property
    def cung_nguon(self) -> bool:
        """Whether all rest on the same quotations, which then need saying once."""
        return all(event.nguon == self.dau.nguon for event in self.su_kien)


@dataclass(frozen=True)
class SapToi:
    """What lies ahead of a day; where nothing does, `da_qua` is set and these are the latest ones behind it."""

    moc: tuple[MocThoiGian, ...]
    da_qua: bool


def events(library: Library) -> tuple[MucLich, ...]:
    """All events by their last day."""
    book = SoViec(library)
    found = [
        _task(library, book, viec, viec.nhiem_vu.tien_do) for viec in book.tat_ca if _is_dated(viec.nhiem_vu)
    ]
    for ma, conference in library.hoi_nghi.items():
        above = frozenset(book.len_tren(conference.to_chuc))
        found += _conference(library, ma, conference, above)
    return tuple(sorted(found, key=lambda event: (event.muon_nhat, event.ngay_dau, event.ma)))


def moments(found: Iterable[MucLich]) -> tuple[MocThoiGian, ...]:
    """Events joined where document, words and days are the same, in their order."""

    def shared(event: MucLich) -> tuple[date, date, str, str, str]:
        return event.muon_nhat, event.ngay_dau, event.van_ban, event.nguyen_van, event.loai

    return tuple(MocThoiGian(tuple(group)) for _, group in groupby(sorted(found, key=shared), key=shared))


def upcoming(library: Library, as_of: date, n: int) -> SapToi:
    """The next `n` moments from `as_of` on; where none lies ahead, the latest `n` behind it, latest first."""
    joined = moments(events(library))
    ahead = [moment for moment in joined if moment.dau.muon_nhat >= as_of]
    return SapToi(tuple(ahead[:n]), False) if ahead else SapToi(joined[: -n - 1 : -1], True)


def of_body(found: Iterable[MucLich], don_vi: str) -> tuple[MucLich, ...]:
    """The events in which a body or one below it has a part."""
    return tuple(event for event in found if don_vi in event.don_vi)


def of_audience(library: Library, found: Iterable[MucLich], doi_tuong: str) -> tuple[MucLich, ...]:
    """The events that concern an audience: its study path leads to the conference, or a question answered for
    it quotes the very clause that states the time; of a task, also the clause that assigns it."""
    led = {
        target.ma
        for path in library.lo_trinh.values()
        if path.doi_tuong == doi_tuong
        for step in path.buoc
        for target in step.diem_den
        if target.loai == "hoi-nghi"
    }
    quoted = {
        (cited.van_ban, cited.khoan)
        for question in library.hoi_dap.values()
        if doi_tuong in question.doi_tuong
        for _, cited in citations(question)
    }
    return tuple(event for event in found if _concerns(event, led, quoted))


def _concerns(event: MucLich, led: Set[str], quoted: Set[tuple[str, str]]) -> bool:
    if event.nhiem_vu is None:
        return event.url.split("/")[1] in led or _quoted(event.nguon, quoted)
    return _quoted(event.nguon, quoted) and _quoted(event.nhiem_vu.nguon, quoted)


def _quoted(cited: Iterable[TrichDan], quoted: Set[tuple[str, str]]) -> bool:
    return any((one.van_ban, one.khoan) in quoted for one in cited)


def _is_dated(task: NhiemVu) -> bool:
    return task.tien_do.muon_nhat is not None and task.loai != "dinh-huong"


def _task(library: Library, book: SoViec, viec: Viec, due: RoTienDo) -> MucLich:
    task = viec.nhiem_vu
    assert due.muon_nhat is not None and due.do_chinh_xac is not None
    words = due.nguyen_van or ""
    stating = tuple(cited for cited in due.nguon if words in cited.trich) or due.nguon
    return MucLich(
        ma=f"nhiem-vu.{task.id}",
        loai="bao-cao" if task.trach_nhiem.bao_cao_den else "han",
        ten=task.ten,
        url=viec.url,
        van_ban=viec.van_ban,
        nguyen_van=words,
        do_chinh_xac=due.do_chinh_xac,
        som_nhat=due.som_nhat,
        muon_nhat=due.muon_nhat,
        loi=in_words(due),
        nguon=stating,
        bat_dau=due.gio,
        truoc=due.truoc,
        suy_ra=due.muc_do == "suy-ra",
        du_thao=library.is_draft(viec.van_ban),
        da_sua=due.da_sua,
        don_vi=frozenset(above for body, _ in viec.phan for above in book.len_tren(body)),
        nhiem_vu=task,
    )


def _conference(library: Library, ma: str, conference: HoiNghi, bodies: frozenset[str]) -> Iterator[MucLich]:
    times: tuple[tuple[LoaiMucLich, str, ThoiGian | None], ...] = (
        ("hoi-nghi", "", conference.thoi_gian),
        ("kiem-tra", "Kiểm tra đường truyền: ", conference.kiem_tra_duong_truyen),
    )
    for loai, lead, when in times:
        if when is None or when.tu_ngay is None or when.den_ngay is None:
            continue
        yield MucLich(
            ma=f"hoi-nghi.{ma}" if loai == "hoi-nghi" else f"hoi-nghi.{ma}.{loai}",
            loai=loai,
            ten=f"{lead}{conference.ten_ngan}",
            url=address("hoi-nghi", ma),
            van_ban=conference.van_ban,
            nguyen_van=when.nguyen_van,
            do_chinh_xac=when.do_chinh_xac,
            som_nhat=when.tu_ngay,
            muon_nhat=when.den_ngay,
            loi=meant(when),
            nguon=when.nguon,
            bat_dau=when.bat_dau,
            ket_thuc=when.ket_thuc,
            du_thao=library.is_draft(conference.van_ban),
            da_sua=when.da_sua,
            don_vi=bodies,
        )
