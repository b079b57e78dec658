"""Everything the site shows, in one immutable value, with the look-ups that outputs ask for.

Ids are file names; `VanBan` and the others do not know theirs, so the maps here carry it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from namro.files.citations import squeeze
from namro.files.clauses import Khoan, ToanVan
from namro.files.naming import LanNeu, TenGoi
from namro.library import chain
from namro.library.cited import DanTheoKhoan, KhoanKey, cited_by
from namro.library.parts import InParts, in_parts
from namro.library.withheld import (
    approved,
    cites,
    documents_without,
    may_show,
    minute_without,
    recipes_of,
    still_cited,
    told_without,
)
from namro.records.addresses import address, clause, find, is_page, split, tasks_of
from namro.records.ap_phich import ApPhich
from namro.records.ban_tin import BanTin
from namro.records.base import TrichDan
from namro.records.cay_hoi import CayHoi
from namro.records.chuoi import Chuoi
from namro.records.chuyen_huong import ChuyenHuong
from namro.records.cuoc_hop import CuocHop
from namro.records.danh_muc import ChuDe, DoiTuong, DonVi, MauThuan, TaiLieu, ThuatNgu, Trang
from namro.records.doc_nhanh import DocNhanh
from namro.records.hoc_tap import ChuyenMuc, DiemDen, LoTrinh
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import ChuyenDe, HoiNghi, MucChuongTrinh
from namro.records.kinds import BY_ID, KINDS, TITLES, Kind, records
from namro.records.nhiem_vu import KhongPhaiNhiemVu, NhiemVu
from namro.records.su_kien import SuKien
from namro.records.tap_in import TapIn
from namro.records.tu_dong_nghia import TuDongNghia
from namro.records.van_ban import LoiNguyenVan, QuanHe, VanBan


@dataclass(frozen=True)
class Library:
    """All records by id, in the order of their ids; tasks by id, grouped by document in `nhiem_vu`."""

    trang: Trang
    van_ban: Mapping[str, VanBan]
    toan_van: Mapping[str, ToanVan]
    doc_nhanh: Mapping[str, DocNhanh]
    hoi_nghi: Mapping[str, HoiNghi]
    chuyen_de: Mapping[str, ChuyenDe]
    hoi_dap: Mapping[str, HoiDap]
    nhiem_vu: Mapping[str, tuple[NhiemVu, ...]]
    lo_trinh: Mapping[str, LoTrinh]
    chuyen_muc: Mapping[str, ChuyenMuc]
    cay_hoi: Mapping[str, CayHoi]
    ban_tin: Mapping[str, BanTin]
    ap_phich: Mapping[str, ApPhich]
    chuoi: Mapping[str, Chuoi]
    tap_in: Mapping[str, TapIn]
    cuoc_hop: Mapping[str, CuocHop]
    don_vi: Mapping[str, DonVi]
    doi_tuong: Mapping[str, DoiTuong]
    chu_de: Mapping[str, ChuDe]
    thuat_ngu: Mapping[str, ThuatNgu]
    tai_lieu: Mapping[str, TaiLieu]
    mau_thuan: Mapping[str, MauThuan]
    su_kien: Mapping[str, SuKien]
    chuyen_huong: tuple[ChuyenHuong, ...]
    khong_phai_nhiem_vu: tuple[KhongPhaiNhiemVu, ...]
    tu_dong_nghia: tuple[TuDongNghia, ...]

    def khoan(self, trich_dan: TrichDan) -> Khoan:
        """The clause that a (verified) citation quotes."""
        return self.toan_van[trich_dan.van_ban].theo_ma[trich_dan.khoan]

    def ten_khoan(self, van_ban: str, khoan: str) -> str:
        """What a person calls a clause of a held document: 'phần II, mục 1.1'."""
        return self.toan_van[van_ban].ten_goi(khoan)

    def nhan_ngan(self, van_ban: str, khoan: str) -> str:
        """What the clause is about, in a few of its own words; '' where nobody has said it."""
        return self._nhan_ngan.get((van_ban, khoan), "")

    @cached_property
    def _nhan_ngan(self) -> Mapping[KhoanKey, str]:
        return MappingProxyType(
            {(ma, one.khoan): one.nhan for ma, document in self.van_ban.items() for one in document.nhan_ngan}
        )

    @cached_property
    def neu_ten(self) -> Mapping[KhoanKey, tuple[LanNeu, ...]]:
        """The bodies that each clause names, in the order of its words."""
        names = TenGoi(self.don_vi)
        return MappingProxyType(
            {
                (ma, khoan.ma): names.trong(squeeze(khoan.nguyen_van))
                for ma, text in self.toan_van.items()
                for khoan in text.khoan
            }
        )

    def loi_in(self, words: str, cited: Iterable[TrichDan]) -> LoiNguyenVan | None:
        """The listed slip of the print that `words`, taken from the clauses of `cited`, repeat."""
        keys = {(one.van_ban, one.khoan) for one in cited}
        slips = (
            slip
            for ma, khoan in sorted(keys)
            for slip in self.van_ban[ma].loi_nguyen_van
            if slip.khoan == khoan
        )
        return next((slip for slip in slips if slip.trich in words), None)

    @cached_property
    def trong_phan(self) -> Mapping[str, InParts]:
        """The texts that are too long for one page, in parts."""
        return MappingProxyType(
            {ma: parts for ma, text in self.toan_van.items() if (parts := in_parts(text)) is not None}
        )

    def shown_at(self, url: str) -> str:
        """Where the site shows what an address is about: a clause of a long text on the page of its part. The address
        of a clause without its part is the name that it keeps, whatever pages the text is read on."""
        where = find(url) if self.trong_phan else None
        parts = self.trong_phan.get(where.cha) if where and where.kind == "khoan" else None
        if where is None or parts is None:
            return url
        return clause(where.cha, where.ma, parts.theo_khoan.get(where.ma, ""))

    def neo_cu(self, van_ban: str, khoan: str) -> tuple[str, ...]:
        """Ids that a clause once had: empty anchors beside it keep old links alive."""
        now = clause(van_ban, khoan)
        return tuple(split(old.tu)[1] for old in self.chuyen_huong if old.den == now and split(old.tu)[1])

    @cached_property
    def quan_he_den(self) -> Mapping[str, tuple[tuple[str, QuanHe], ...]]:
        """Of each document the relations in which others name it, with these others, in the order of their ids."""
        found: dict[str, tuple[tuple[str, QuanHe], ...]] = {}
        for ma, document in self.van_ban.items():
            for relation in document.quan_he:
                if relation.van_ban != ma:
                    found[relation.van_ban] = (*found.get(relation.van_ban, ()), (ma, relation))
        return MappingProxyType(found)

    def is_draft(self, van_ban: str) -> bool:
        """Whether the document is a draft, to be badged wherever it shows."""
        return self.van_ban[van_ban].tinh_trang == "du-thao"

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """The records of a kind by id; talks in the order of their numbers, tasks of all documents together."""
        if kind.ma == "nhiem-vu":
            return {ma: task for ma, (_, task) in self.nhiem_vu_theo_ma.items()}
        held: Mapping[str, Any] = getattr(self, "chuyen_de_theo_so" if kind.ma == "chuyen-de" else kind.field)
        return held

    def parent(self, kind: Kind, ma: str) -> str:
        """The document that a record belongs to: of a task; '' for all others."""
        return self.nhiem_vu_theo_ma[ma][0] if kind.ma == "nhiem-vu" else ""

    def called(self, kind: Kind, ma: str) -> str:
        """What a reader calls a record: its question, its short name, its name; a talk with its number."""
        record = self.of(kind)[ma]
        name = str(next(getattr(record, name) for name in TITLES if hasattr(record, name)))
        return f"Chuyên đề {record.so}: {name}" if kind.ma == "chuyen-de" else name

    @cached_property
    def dan_theo_khoan(self) -> Mapping[str, DanTheoKhoan]:
        """What cites each clause, by kind: ids of questions, tasks, talks (by number), and so on."""
        return MappingProxyType({kind.ma: cited_by(self.of(kind).items()) for kind in KINDS if kind.cited})

    @property
    def hoi_dap_theo_khoan(self) -> DanTheoKhoan:
        """Ids of the questions that cite each clause."""
        return self.dan_theo_khoan["hoi-dap"]

    @property
    def hoi_nghi_theo_khoan(self) -> DanTheoKhoan:
        """Ids of the conferences that cite each clause."""
        return self.dan_theo_khoan["hoi-nghi"]

    @property
    def chuyen_de_theo_khoan(self) -> DanTheoKhoan:
        """Ids of the talks that cite each clause, by number."""
        return self.dan_theo_khoan["chuyen-de"]

    @cached_property
    def nhiem_vu_theo_khoan(self) -> Mapping[KhoanKey, tuple[NhiemVu, ...]]:
        """The tasks that cite each clause."""
        cited = self.dan_theo_khoan["nhiem-vu"]
        return MappingProxyType(
            {key: tuple(self.nhiem_vu_theo_ma[ma][1] for ma in ids) for key, ids in cited.items()}
        )

    @cached_property
    def nhiem_vu_theo_ma(self) -> Mapping[str, tuple[str, NhiemVu]]:
        """Each task by its id, with the document that gives it; ids of tasks are unique in the whole data."""
        every = {task.id: (ma, task) for ma, tasks in self.nhiem_vu.items() for task in tasks}
        return MappingProxyType(every)

    def gio_chuyen_de(self, chuyen_de: str) -> MucChuongTrinh | None:
        """The line of the timetable that gives a talk its hours."""
        hoi_nghi = self.hoi_nghi[self.chuyen_de[chuyen_de].hoi_nghi]
        return next((muc for muc in hoi_nghi.chuong_trinh if muc.chuyen_de == chuyen_de), None)

    @cached_property
    def so_cau_hoi(self) -> Mapping[str, int]:
        """How many questions are about each topic; a topic that none is about is not there."""
        return Counter(topic for question in self.hoi_dap.values() for topic in question.chu_de)

    @cached_property
    def chu_de_co_trang(self) -> frozenset[str]:
        """The topics with a page: those that a question is about, and those that a summary tells of."""
        return frozenset(self.so_cau_hoi.keys() | {ma for ma, topic in self.chu_de.items() if topic.tom_luoc})

    @cached_property
    def chuyen_de_theo_so(self) -> Mapping[str, ChuyenDe]:
        """Talks in the order of their numbers."""
        ordered = sorted(self.chuyen_de.items(), key=lambda pair: (pair[1].hoi_nghi, pair[1].so))
        return MappingProxyType(dict(ordered))

    def noi_den(self, den: DiemDen) -> tuple[str, str, bool] | None:
        """Name, address and draft mark of what a step or a chain's link leads to; None when it is not here."""
        name = self._called(den)
        if name is None:
            return None
        draft = den.loai in ("van-ban", "nhiem-vu") and self.is_draft(den.ma)
        if den.khoan is None:
            return name, tasks_of(den.ma) if den.loai == "nhiem-vu" else address(den.loai, den.ma), draft
        return f"{name}, {self.ten_khoan(den.ma, den.khoan)}", clause(den.ma, den.khoan), draft

    def co_dia_chi(self, url: str) -> bool:
        """Whether what an address is about is here; a list of tasks is, if the document has any."""
        where = find(url)
        if where is None:
            return is_page(split(url)[0], [ma for ma, tasks in self.nhiem_vu.items() if tasks])
        if where.kind == "khoan":
            return where.cha in self.toan_van
        return where.ma in self.of(BY_ID[where.kind])

    def _called(self, den: DiemDen) -> str | None:
        if den.loai == "nhiem-vu":
            return f"Nhiệm vụ trong {self.van_ban[den.ma].ten_ngan}" if den.ma in self.nhiem_vu else None
        kind = BY_ID[den.loai]
        return self.called(kind, den.ma) if den.ma in self.of(kind) else None

    @cached_property
    def ngay_duyet_moi_nhat(self) -> date | None:
        """The latest day on which a record was approved."""
        edited = (r for kind in records() if kind.approved and kind.address for r in self.of(kind).values())
        return max((record.ngay_duyet for record in edited if record.ngay_duyet), default=None)

    def published(self) -> Library:
        """What may be shown: the approved, and nothing of or about a text without a ground for it (`cong_khai`), nor
        of a kind that the site does without."""
        fields = (BY_ID[ma].field for ma in self.trang.muc_an)
        unused: dict[str, Any] = {field: {} for field in fields if getattr(self, field)}
        if unused:
            return replace(self, **unused).published()
        withheld = {ma for ma in self.toan_van if self.van_ban[ma].cong_khai is None}
        documents = documents_without(self.van_ban, withheld)
        plain = (kind for kind in records() if not kind.apart)
        made: dict[str, Any] = {k.field: may_show(k, getattr(self, k.field), withheld) for k in plain}
        principle = self.trang.nam_ro and still_cited(self.trang.nam_ro, withheld, "nguon", "boi_canh")
        shown = Library(
            trang=self.trang.model_copy(update={"nam_ro": principle}),
            van_ban=documents,
            toan_van=MappingProxyType({ma: text for ma, text in self.toan_van.items() if ma not in withheld}),
            nhiem_vu=MappingProxyType(
                {
                    ma: tuple(
                        t for t in tasks if t.trang_thai_bien_tap == "da-duyet" and not cites(t, withheld)
                    )
                    for ma, tasks in self.nhiem_vu.items()
                    if ma not in withheld
                }
            ),
            chuoi=approved(chain.every_without(self.chuoi, documents, withheld)),
            tap_in=MappingProxyType({}),
            don_vi=MappingProxyType({ma: still_cited(body, withheld) for ma, body in self.don_vi.items()}),
            chu_de={ma: told_without(one, withheld, made["hoi_dap"]) for ma, one in self.chu_de.items()},
            chuyen_huong=self.chuyen_huong,
            khong_phai_nhiem_vu=tuple(n for n in self.khong_phai_nhiem_vu if n.van_ban not in withheld),
            **made,
        )
        minute = minute_without(self.trang.mot_phut, withheld, shown.chuoi, shown.co_dia_chi)
        ids = {kind.field: shown.of(kind).keys() for kind in records() if kind.printed}
        site = shown.trang.model_copy(update={"mot_phut": minute})
        return replace(shown, trang=site, tap_in=recipes_of(self.tap_in, ids))
