"""An official document: what is known of it, from where, and how it relates to others."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.ban_dich import BanDich, CacBanDich
from namro.records.base import (
    Chu,
    CoKhong,
    CoMucDo,
    LoaiVanBan,
    Ma,
    Ngay,
    Nguon,
    NguonBatBuoc,
    Record,
)

LoaiQuanHe: TypeAlias = Literal[
    "can-cu",
    "thuc-hien",
    "cu-the-hoa",
    "huong-dan-boi",
    "kien-nghi-tong-ket",
    "kien-nghi-sua-doi",
    "nhac-den",
    "thay-the",
    "sua-doi",
    "bai-bo",
    "dinh-chinh",
    "ban-da-ban-hanh",
    "se-ban-hanh",
]


class GiaTriVanBan(CoMucDo):
    """A number that the document itself or another one states, or that is inferred."""

    gia_tri: Chu | None = Field(None, title="giá trị")


class NgayVanBan(CoMucDo):
    """A date of issue; `nguyen_van` keeps words that name no full day ('tháng 9 năm 2025')."""

    gia_tri: Ngay | None = Field(None, title="giá trị")
    nguyen_van: Chu | None = Field(None, title="nguyên văn")


class NguoiKy(Record):
    """Who signed, in office."""

    ho_ten: Chu = Field(title="họ tên")
    chuc_vu: Chu = Field(title="chức vụ")
    thay_mat: Chu | None = Field(None, title="thay mặt")
    nguon: NguonBatBuoc


class CongKhai(Record):
    """On what ground the text may be published."""

    can_cu: Chu = Field(title="căn cứ công khai")
    nguon: Nguon = ()


class QuanHe(CoMucDo):
    """How this document relates to another, with the words that say so."""

    loai: LoaiQuanHe = Field(title="loại quan hệ")
    van_ban: Ma = Field(title="văn bản")
    tu_ngay: Ngay | None = Field(None, title="có hiệu lực từ ngày")
    khoan: tuple[Chu, ...] = Field((), title="khoản của văn bản kia bị thay đổi")

    @property
    def doi_van_ban_cu(self) -> bool:
        """Whether it changes what holds of the other document: the older one must say so."""
        return self.loai in ("thay-the", "sua-doi", "bai-bo", "dinh-chinh")

    @property
    def la_dan(self) -> bool:
        """Whether the document cites the other; one that comes after it is announced, or made of it, never cited."""
        return self.loai not in ("ban-da-ban-hanh", "se-ban-hanh")


class LoiNguyenVan(Record):
    """A slip printed in the official text: it stays, is marked, and gets a note."""

    khoan: Chu = Field(title="khoản")
    trich: Chu = Field(title="đoạn trích")
    ghi_chu: Chu = Field(title="ghi chú")


class NhanNgan(Record):
    """What a clause is about in a few of its own words: beside its number in the contents, and above the clause."""

    khoan: Chu = Field(title="khoản")
    nhan: Chu = Field(title="nhãn ngắn", max_length=48)


class BanDichVanBan(BanDich):
    """What a document is called in another language."""

    ten_ngan: Chu = Field(title="tên ngắn")
    trich_yeu: Chu = Field(title="trích yếu")


class VanBan(Record):
    """An official document, held (with `toan-van.md` beside it) or only named by others."""

    loai: LoaiVanBan = Field(title="loại văn bản")
    ten_ngan: Chu = Field(title="tên ngắn")
    trich_yeu: Chu = Field(title="trích yếu")
    so_ky_hieu: GiaTriVanBan = Field(title="số, ký hiệu")
    ngay_ban_hanh: NgayVanBan = Field(title="ngày ban hành")
    co_quan: Ma | None = Field(None, title="cơ quan ban hành")
    tinh_trang: Literal["du-thao", "da-ban-hanh", "het-hieu-luc", "da-thay-the", "chua-ro"] = Field(
        title="tình trạng"
    )
    nguon: NguonBatBuoc
    nguoi_ky: NguoiKy | None = Field(None, title="người ký")
    cong_khai: CongKhai | None = Field(None, title="căn cứ công khai")
    quan_he: tuple[QuanHe, ...] = Field((), title="quan hệ")
    loi_nguyen_van: tuple[LoiNguyenVan, ...] = Field((), title="lỗi nguyên văn")
    toan_van: CoKhong = Field(title="có toàn văn")
    nhan_ngan: tuple[NhanNgan, ...] = Field((), title="nhãn ngắn của khoản")
    ban_dich: CacBanDich[BanDichVanBan] | None = Field(None, title="bản dịch của tên")
