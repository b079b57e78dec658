"""Tasks by the five rõ, days and deadlines, bodies."""

from __future__ import annotations

from collections.abc import Callable

from namro.library.events import LOAI, MucLich, events
from namro.outputs.open_data.data import Data
from namro.outputs.open_data.public.base import CoMucDo, ThamChieu
from namro.outputs.open_data.public.tasks import MucDonVi, MucViec
from namro.outputs.open_data.tables.table import (
    ADDRESS,
    CITED,
    DRAFT,
    ID,
    NAMES,
    SOURCES,
    WORDS,
    Column,
    Table,
    draft,
    joined,
    named,
    table,
)
from namro.records.labels import DO_CHINH_XAC, LOAI_NHIEM_VU, MUC_DO, VAI_TRO


def tasks(data: Data) -> Table:
    """A row a task."""
    rows = (one for one in data.items["nhiem-vu"] if isinstance(one, MucViec))
    called = data.filling.library.trang.goi.vai_tro
    own = [Column(called[part], _own_part(part)) for part in called if part not in VAI_TRO]
    return table("viec", "Việc phải làm", rows, (*_WHOSE, *own, *_HOW))


def deadlines(data: Data) -> Table:
    """A row a dated thing: what the calendars show."""
    library, base = data.filling.library, data.filling.goc
    columns: tuple[Column[MucLich], ...] = (
        Column("Mã", lambda one: one.ma, rong=30),
        Column("Loại", lambda one: LOAI[one.loai], rong=20),
        Column("Tên", lambda one: one.ten, rong=WORDS),
        Column("Nguyên văn", lambda one: one.nguyen_van, rong=NAMES),
        Column("Độ chính xác", lambda one: DO_CHINH_XAC.get(one.do_chinh_xac, one.do_chinh_xac)),
        Column("Ngày sớm nhất", lambda one: one.som_nhat, "date", 14),
        Column("Ngày muộn nhất", lambda one: one.muon_nhat, "date", 14),
        Column("Giờ", lambda one: one.bat_dau, "time", 10),
        Column("Suy ra", lambda one: one.suy_ra, "boolean", 10),
        Column("Văn bản", lambda one: library.van_ban[one.van_ban].ten_ngan, rong=NAMES),
        Column("Dự thảo", lambda one: draft(one.du_thao), rong=12),
        Column("Địa chỉ", lambda one: base + one.url, rong=SOURCES),
    )
    return table("han", "Ngày và hạn", events(library), columns)


def bodies(data: Data) -> Table:
    """A row a body."""
    rows = (one for one in data.items["don-vi"] if isinstance(one, MucDonVi))
    levels = data.filling.library.trang.goi.cap
    level: Column[MucDonVi] = Column("Cấp", lambda one: levels[one.cap], rong=20)
    return table("don-vi", "Đơn vị", rows, (*_BODIES[:3], level, *_BODIES[3:]))


def _known(part: Callable[[MucViec], CoMucDo]) -> Callable[[MucViec], str]:
    return lambda task: MUC_DO[part(task).muc_do]


def _who(part: Callable[[MucViec], tuple[ThamChieu, ...]]) -> Callable[[MucViec], str]:
    return lambda task: joined(part(task))


def _own_part(part: str) -> Callable[[MucViec], str]:
    """Who has a part that the site has named itself."""
    return lambda task: joined(
        tuple(body for one in task.nguoi.vai_khac if one.vai == part for body in one.don_vi)
    )


def _precision(task: MucViec) -> str | None:
    return DO_CHINH_XAC[task.tien_do.do_chinh_xac] if task.tien_do.do_chinh_xac else None


_WHOSE: tuple[Column[MucViec], ...] = (
    ID,
    Column("Việc", lambda one: one.ten, rong=WORDS),
    Column("Loại", lambda one: LOAI_NHIEM_VU[one.loai_viec], rong=14),
    Column("Văn bản", lambda one: one.van_ban.ten, rong=NAMES),
    DRAFT,
    Column("Nhóm", lambda one: one.nhom, rong=NAMES),
    Column("Mức độ: người", _known(lambda one: one.nguoi), rong=18),
    Column("Chủ trì", _who(lambda one: one.nguoi.chu_tri)),
    Column("Thực hiện", _who(lambda one: one.nguoi.thuc_hien)),
    Column("Phối hợp", _who(lambda one: one.nguoi.phoi_hop)),
    Column("Giám sát", _who(lambda one: one.nguoi.giam_sat)),
)
_HOW: tuple[Column[MucViec], ...] = (
    Column("Mức độ: việc", _known(lambda one: one.viec), rong=18),
    Column("Nội dung việc", lambda one: one.viec.noi_dung, rong=WORDS),
    Column("Mức độ: trách nhiệm", _known(lambda one: one.trach_nhiem), rong=18),
    Column("Trách nhiệm", lambda one: one.trach_nhiem.noi_dung, rong=WORDS),
    Column("Báo cáo qua", lambda one: named(one.trach_nhiem.bao_cao_qua)),
    Column("Báo cáo đến", lambda one: named(one.trach_nhiem.bao_cao_den)),
    Column("Mức độ: tiến độ", _known(lambda one: one.tien_do), rong=18),
    Column("Thời hạn, nguyên văn", lambda one: one.tien_do.nguyen_van, rong=NAMES),
    Column("Độ chính xác", _precision),
    Column("Ngày sớm nhất", lambda one: one.tien_do.som_nhat, "date", 14),
    Column("Ngày muộn nhất", lambda one: one.tien_do.muon_nhat, "date", 14),
    Column("Giờ", lambda one: one.tien_do.gio, "time", 10),
    Column("Mức độ: kết quả", _known(lambda one: one.ket_qua), rong=18),
    Column("Kết quả cần đạt", lambda one: one.ket_qua.can_dat, rong=WORDS),
    Column("Tình hình", lambda one: one.tinh_hinh.nhan, rong=30),
    Column("Tính đến", lambda one: one.tinh_hinh.tinh_den, "date", 14),
    CITED,
    ADDRESS,
)
_BODIES: tuple[Column[MucDonVi], ...] = (
    ID,
    Column("Tên", lambda one: one.ten, rong=NAMES),
    Column("Tên khác", lambda one: "; ".join(one.ten_khac), rong=NAMES),
    Column("Cấp trên", lambda one: named(one.cha), rong=NAMES),
    Column("Số việc", lambda one: len({ma for ids in one.viec.values() for ma in ids}), "integer", 10),
    DRAFT,
    CITED,
    ADDRESS,
)
