"""Tasks by the five rõ, their results, the bodies that have them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Literal

from pydantic import Field

from namro.outputs.open_data.public.base import (
    CoMucDo,
    CoNguon,
    DonVi,
    LanSua,
    Muc,
    Public,
    ThamChieu,
    VanBan,
)


class RoViec(CoMucDo):
    """What is to be done."""

    noi_dung: str | None


class VaiKhac(Public):
    """A part that this site has named itself."""

    vai: str
    don_vi: tuple[DonVi, ...]


class RoNguoi(CoMucDo):
    """Who leads, acts, joins in, watches over it, has a part of the site's own."""

    chu_tri: tuple[DonVi, ...]
    thuc_hien: tuple[DonVi, ...]
    phoi_hop: tuple[DonVi, ...]
    giam_sat: tuple[DonVi, ...]
    vai_khac: tuple[VaiKhac, ...]


class RoTrachNhiem(CoMucDo):
    """Answerable for what, to whom one reports, through whom."""

    noi_dung: str | None
    bao_cao_qua: DonVi | None
    bao_cao_den: DonVi | None


class RoTienDo(CoMucDo):
    """By when: the words, how precise they are, the earliest and the latest day they can mean."""

    nguyen_van: str | None
    do_chinh_xac: str | None
    som_nhat: date | None
    muon_nhat: date | None
    gio: time | None
    truoc: bool
    da_sua: tuple[LanSua, ...]


class DatDuoc(Public):
    """A dated result with its evidence."""

    ma: str
    ngay: date
    noi_dung: str
    bang_chung: str
    trang_thai: str
    thay_boi: str | None


class RoKetQua(CoMucDo):
    """What must come of it, what has come of it."""

    can_dat: str | None
    dat_duoc: tuple[DatDuoc, ...]


class TinhHinh(Public):
    """How a task stands on the day of the build, and why."""

    ma: str
    nhan: str
    vi_sao: str
    tinh_den: date
    con_lai: int | None = Field(title="số ngày còn lại; âm nếu đã qua")


class MucViec(Muc, CoNguon):
    """A task by the five rõ."""

    loai: Literal["nhiem-vu"]
    van_ban: VanBan
    loai_viec: str
    nhom: str = Field(title="đề mục mà việc đứng dưới")
    nguoi: RoNguoi
    viec: RoViec
    trach_nhiem: RoTrachNhiem
    tien_do: RoTienDo
    ket_qua: RoKetQua
    tinh_hinh: TinhHinh


class MucKetQua(Muc):
    """A dated result, as an item of its own."""

    loai: Literal["ket-qua"]
    nhiem_vu: ThamChieu
    ngay: date
    noi_dung: str
    bang_chung: str
    trang_thai: str
    thay_boi: str | None


class MucDonVi(Muc, CoNguon):
    """A body; `viec` are its tasks by its part in them."""

    loai: Literal["don-vi"]
    ten_khac: tuple[str, ...]
    cap: str
    cha: DonVi | None
    viec: Mapping[str, tuple[str, ...]]
