"""The small lists, and the site itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from namro.outputs.open_data.public.base import (
    CauHoi,
    CoNguon,
    DoiTuong,
    Muc,
    Nguon,
    NoiDungCoNguon,
    Public,
    VanBan,
)


class MucDoiTuong(Muc):
    """An audience."""

    loai: Literal["doi-tuong"]
    mo_ta: str


class TomLuoc(CoNguon):
    """What the documents hold on a topic."""

    noi_dung: str


class MucChuDe(Muc):
    """A topic."""

    loai: Literal["chu-de"]
    cau_hoi_mau: CauHoi | None
    tom_luoc: TomLuoc | None
    cau_tra_loi_chinh: tuple[CauHoi, ...]
    hay_hoi: tuple[str, ...]


class MucThuatNgu(Muc, CoNguon):
    """A term or an abbreviation."""

    loai: Literal["thuat-ngu"]
    loai_thuat_ngu: str
    day_du: str | None
    giai_thich: str
    goc: str
    ten_khac: tuple[str, ...]
    pham_vi: tuple[VanBan, ...]


class MucTaiLieu(Muc, CoNguon):
    """A study material."""

    loai: Literal["tai-lieu"]
    danh_cho: str | None
    doi_tuong: tuple[DoiTuong, ...]
    co_tren_trang: bool
    ghi_chu: str | None


class MucMauThuan(Muc):
    """Wordings that do not say the same."""

    loai: Literal["mau-thuan"]
    nhan_xet: str
    cac_loi: tuple[NoiDungCoNguon, ...]


class MucChuyenHuong(Muc):
    """An address that leads on."""

    loai: Literal["chuyen-huong"]
    tu: str
    den: str


class MucTuDongNghia(Muc):
    """A word that people say for one that the texts write."""

    loai: Literal["tu-dong-nghia"]
    tu: tuple[str, ...]
    la: tuple[str, ...]
    vi_sao: str


class MotRo(Public):
    """One of the five."""

    khoa: str
    nhan: str
    nghia: str


class NamRo(CoNguon):
    """The principle of the five rõ."""

    muc: tuple[MotRo, ...]
    boi_canh: Nguon


class MucTrang(Muc):
    """The site itself."""

    loai: Literal["trang"]
    mo_ta: str
    chu_trang: str
    nhom_bien_soan: str
    dia_chi_goc: str
    nam_ro: NamRo | None = Field(title="5 rõ; null nếu trang không nói theo 5 rõ")


class MucTrangViet(Muc):
    """A hand-written page."""

    loai: Literal["trang-viet"]
    chu: str
