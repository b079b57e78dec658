"""Conferences, talks, meetings, dated events."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import Field

from namro.outputs.open_data.public.base import (
    CauHoi,
    ChuyenDe,
    CoNguon,
    DonVi,
    HoiNghi,
    LanSua,
    Muc,
    NoiDungCoNguon,
    TenCoNguon,
    VanBan,
)


class ThoiGian(CoNguon):
    """When, in the words of the document."""

    nguyen_van: str
    do_chinh_xac: str
    tu_ngay: date | None
    den_ngay: date | None
    bat_dau: time | None
    ket_thuc: time | None
    ghi_chu: str | None
    da_sua: tuple[LanSua, ...]


class TaiLieuKem(CoNguon):
    """A paper of a talk."""

    ten: str
    ghi_chu: str | None


class MucChuyenDe(Muc, CoNguon):
    """A thematic talk."""

    loai: Literal["chuyen-de"]
    so: int
    hoi_nghi: HoiNghi | None
    nguoi_trinh_bay: DonVi | None
    gioi_thieu: str
    tai_lieu: tuple[TaiLieuKem, ...]
    bat_dau: time | None
    ket_thuc: time | None


class MucChuongTrinh(CoNguon):
    """A line of a timetable."""

    buoi: str | None
    bat_dau: time | None
    ket_thuc: time | None
    noi_dung: str
    chuyen_de: ChuyenDe | None
    nguoi_thuc_hien: str | None
    nghi: bool


class DiemCau(CoNguon):
    """A place where people attend."""

    ten: str
    nguoi_chu_tri: str | None
    dia_diem: str | None
    thanh_phan: tuple[str, ...]
    ghi_chu: tuple[str, ...]


class MucHoiNghi(Muc, CoNguon):
    """A conference."""

    loai: Literal["hoi-nghi"]
    ten_ngan: str
    van_ban: VanBan | None
    to_chuc: DonVi | None
    hinh_thuc: tuple[NoiDungCoNguon, ...]
    thoi_gian: ThoiGian
    kiem_tra_duong_truyen: ThoiGian | None
    chuong_trinh: tuple[MucChuongTrinh, ...]
    khoang_trong: tuple[str, ...] = Field(title="điều văn bản chưa nêu")
    diem_cau: tuple[DiemCau, ...]
    tai_lieu: tuple[TenCoNguon, ...]
    bao_cao: tuple[TenCoNguon, ...]


class MucHop(CoNguon):
    """A line of the agenda of a meeting."""

    ngay: date | None
    bat_dau: time | None
    ket_thuc: time | None
    noi_dung: str
    chuyen_de: ChuyenDe | None


class CauHoiThaoLuan(CoNguon):
    """A question to be discussed."""

    cau_hoi: str


class MucCuocHop(Muc):
    """A meeting of one body: what its papers are about; whom they name stays on the papers."""

    loai: Literal["cuoc-hop"]
    ben_to_chuc: str | None
    dia_diem: str | None
    ngay: date | None
    den_ngay: date | None
    bat_dau: time | None
    ket_thuc: time | None
    hoi_nghi: HoiNghi | None
    chuong_trinh: tuple[MucHop, ...]
    van_ban: tuple[VanBan, ...]
    chuyen_de: tuple[ChuyenDe, ...]
    hoi_dap: tuple[CauHoi, ...]
    thao_luan: tuple[CauHoiThaoLuan, ...]
    bao_cao: tuple[NoiDungCoNguon, ...]
    thu_hoach: tuple[NoiDungCoNguon, ...]


class MucSuKien(Muc):
    """A dated event."""

    loai: Literal["su-kien"]
    thoi_gian: ThoiGian
