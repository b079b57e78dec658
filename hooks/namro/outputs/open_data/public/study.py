"""What readers study by: questions with their answers, guides, question trees, study paths, bulletins, posters, chains, packets."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from namro.outputs.open_data.public.base import (
    BanDich,
    CamNang,
    CauHoi,
    ChuDe,
    CoMucDo,
    CoNguon,
    DiemDen,
    DoiTuong,
    Muc,
    NoiDungCoNguon,
    Public,
    TaiLieu,
    VanBan,
)


class MucCauHoi(Muc, CoNguon):
    """A question with its answer."""

    loai: Literal["hoi-dap"]
    cau_hoi: str
    cau_chot: str | None = Field(title="câu trả lời trong một câu")
    tra_loi: str = Field(title="câu trả lời, Markdown")
    tra_loi_chu: str = Field(title="cả câu trả lời, không kiểu chữ")
    doi_tuong: tuple[DoiTuong, ...]
    chu_de: tuple[ChuDe, ...]
    van_ban_chua_neu: bool = Field(title="câu trả lời nói rằng văn bản chưa nêu")
    lien_quan: tuple[CauHoi, ...]
    cac_ban_dich: tuple[BanDich, ...]


class DongDocNhanh(CoNguon):
    """One of the five lines of a digest."""

    nhan: str
    chu: str


class MucDocNhanh(Muc):
    """A document in one line, in five lines, on one page."""

    loai: Literal["doc-nhanh"]
    van_ban: VanBan
    mot_dong: NoiDungCoNguon
    nam_dong: tuple[DongDocNhanh, ...]
    mot_trang: tuple[NoiDungCoNguon, ...] = Field(title="một trang, từng đoạn, Markdown")
    cac_ban_dich: tuple[BanDich, ...]


class Y(CoMucDo):
    """A statement of a guide."""

    noi_dung: str | None


class PhanCamNang(Public):
    """A part of a guide."""

    tieu_de: str
    y: tuple[Y, ...]


class HangBang(Public):
    """A row of a guide's table."""

    dau: str
    o: tuple[Y, ...]


class Bang(Public):
    """The table of a guide."""

    ten: str
    cot: tuple[str, ...]
    hang: tuple[HangBang, ...]


class MucCamNang(Muc):
    """A guide."""

    loai: Literal["chuyen-muc"]
    mo_ta: str
    hoi_dap: tuple[CauHoi, ...]
    bang: Bang | None
    phan: tuple[PhanCamNang, ...]


class LuaChon(Public):
    """An answer to a question of a tree, and the question or outcome that it leads to."""

    chu: str
    toi: str


class CauCuaCay(Public):
    """A question of a tree."""

    ma: str
    hoi: str
    giai_thich: str | None
    chon: tuple[LuaChon, ...]


class KetLuan(CoNguon):
    """An outcome of a tree."""

    ma: str
    loi: str
    van_ban_chua_neu: bool = Field(title="kết luận nói rằng văn bản chưa nêu")
    ly_do: str | None = Field(title="suy ra từ đâu")
    phan: tuple[PhanCamNang, ...]
    tai_lieu: tuple[TaiLieu, ...]


class MucCayHoi(Muc):
    """A question tree; the first of its questions is asked first."""

    loai: Literal["cay-hoi"]
    ten_khac: tuple[str, ...]
    mo_ta: str
    loi_dan: str
    hoi_dap: tuple[CauHoi, ...]
    chuyen_muc: tuple[CamNang, ...]
    cau: tuple[CauCuaCay, ...]
    ket_luan: tuple[KetLuan, ...]


class Buoc(Public):
    """A step of a study path."""

    ten: str
    mo_ta: str
    diem_den: tuple[DiemDen, ...]


class MucLoTrinh(Muc):
    """A study path."""

    loai: Literal["lo-trinh"]
    doi_tuong: DoiTuong
    mo_ta: str
    buoc: tuple[Buoc, ...]


class MucBanTin(Muc, CoNguon):
    """A bulletin for the loudspeaker."""

    loai: Literal["ban-tin"]
    loi_doc: str
    ngay: date


class YApPhich(CoNguon):
    """A fact of a poster."""

    nhan: str | None
    chu: str


class MucApPhich(Muc):
    """A poster."""

    loai: Literal["ap-phich"]
    y: tuple[YApPhich, ...]
    van_ban: VanBan | None = Field(title="văn bản có việc được đếm; null nếu không đếm việc")
    chu_de: tuple[ChuDe, ...]


class MatXich(Public):
    """A link of a chain."""

    id: str
    ten: str
    van_ban: VanBan | None
    mo_ta: str | None
    noi_den: DiemDen | None


class MuiTen(CoMucDo):
    """An arrow of a chain."""

    tu: str
    den: str
    loi: str


class MucChuoi(Muc):
    """A chain of papers."""

    loai: Literal["chuoi"]
    mo_ta: str
    chuyen_muc: CamNang | None
    mat_xich: tuple[MatXich, ...]
    mui_ten: tuple[MuiTen, ...]


class MucTapIn(Muc):
    """A printed packet."""

    loai: Literal["tap-in"]
    mo_ta: str
    danh_cho: str | None
    doi_tuong: DoiTuong | None
    kho_giay: tuple[str, ...]
    moi_don_vi: bool
