"""Official documents and their clauses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from namro.outputs.open_data.public.base import BanDich, CoMucDo, CoNguon, DonVi, Muc, Public, VanBan


class SoKyHieu(CoMucDo):
    """A number of a document."""

    gia_tri: str | None


class NgayVanBan(CoMucDo):
    """A day of issue."""

    gia_tri: date | None
    nguyen_van: str | None


class NguoiKy(CoNguon):
    """Who signed, in office."""

    ho_ten: str
    chuc_vu: str
    thay_mat: str | None


class CongKhai(CoNguon):
    """On what ground the text is published."""

    can_cu: str


class QuanHe(CoMucDo):
    """A relation to another document."""

    loai: str
    van_ban: VanBan
    tu_ngay: date | None
    khoan: tuple[str, ...]


class LoiNguyenVan(Public):
    """A slip printed in the text."""

    khoan: str
    trich: str
    ghi_chu: str


class TepVanBan(Public):
    """A form of a held text."""

    dang: str = Field(title="akoma-ntoso, van-ban-tron hay markdown")
    kieu: str = Field(title="kiểu tệp (MIME)")
    dia_chi: str


class MucVanBan(Muc, CoNguon):
    """An official document; its clauses stand in files of their own (`khoan`)."""

    loai: Literal["van-ban"]
    loai_van_ban: str
    ten_loai: str
    ten_ngan: str
    trich_yeu: str
    so_ky_hieu: SoKyHieu
    ngay_ban_hanh: NgayVanBan
    co_quan: DonVi | None
    tinh_trang: str = Field(title="tình trạng vào ngày mà trang tính đến")
    nguoi_ky: NguoiKy | None
    cong_khai: CongKhai | None
    quan_he: tuple[QuanHe, ...]
    loi_nguyen_van: tuple[LoiNguyenVan, ...]
    toan_van: bool
    so_khoan: int
    khoan: tuple[str, ...] = Field(title="địa chỉ các tệp khoản")
    doi_sau: tuple[str, ...]
    tep: tuple[TepVanBan, ...] = Field(title="cả văn bản ở các dạng tệp; rỗng nếu không có toàn văn")
    cac_ban_dich: tuple[BanDich, ...] = Field(title="tên, trích yếu bằng ngôn ngữ khác")


class Khoan(Public):
    """A clause: its words, what it stands in, who cites it."""

    loai: Literal["khoan"]
    ma: str = Field(title="mã khoản, không đổi")
    van_ban: str = Field(title="mã văn bản")
    ten: str = Field(title="cách gọi khoản")
    loai_khoan: str = Field(title="loại khoản")
    dau: str = Field(title="dấu in ở đầu: 'II-', '1.1.', '-'")
    chu: str = Field(title="nguyên văn, không dấu đầu và không kiểu chữ")
    markdown: str = Field(title="nguyên văn có kiểu chữ, không dấu đầu")
    bang: tuple[tuple[str, ...], ...] = Field(title="các hàng, ô của bảng; rỗng nếu không phải bảng")
    cha: str | None = Field(title="mã khoản bao ngoài")
    nhan_ngan: str | None = Field(title="khoản nói về gì, vài chữ của chính khoản")
    dia_chi: str = Field(title="địa chỉ của khoản trên trang")
    du_thao: bool = Field(title="văn bản là dự thảo")
    don_vi: tuple[str, ...] = Field(title="mã các đơn vị có tên trong khoản")
    doi_sau: tuple[str, ...] = Field(title="văn bản sau đã làm gì với khoản hay văn bản này")
    duoc_nhac_o: Mapping[str, tuple[str, ...]] = Field(title="các mục dẫn khoản này: mã theo loại")


class MucKhongPhai(Muc):
    """A clause for which no task stands, and why."""

    loai: Literal["khong-phai-nhiem-vu"]
    van_ban: VanBan
    khoan: str
    ly_do: str
