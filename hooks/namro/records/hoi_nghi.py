"""A conference with its timetable, and the thematic talks given at it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.base import (
    BienTap,
    Chu,
    CoKhong,
    DoanVan,
    Gio,
    LanSua,
    Ma,
    Ngay,
    NguonBatBuoc,
    Record,
    SoNguyen,
)

Buoi: TypeAlias = Literal["sang", "chieu"]


class ThoiGian(Record):
    """When, in the document's words: the days they can mean (none if they name none), the hours they print."""

    nguyen_van: Chu = Field(title="nguyên văn")
    do_chinh_xac: Literal["gio", "ngay", "tuan", "thang", "nam", "khong-co-ngay"] = Field(
        title="độ chính xác"
    )
    tu_ngay: Ngay | None = Field(None, title="từ ngày")
    den_ngay: Ngay | None = Field(None, title="đến ngày")
    bat_dau: Gio | None = Field(None, title="giờ bắt đầu")
    ket_thuc: Gio | None = Field(None, title="giờ kết thúc")
    ghi_chu: Chu | None = Field(None, title="ghi chú")
    da_sua: tuple[LanSua, ...] = Field((), title="các lần sửa ngày")
    nguon: NguonBatBuoc


class MucChuongTrinh(Record):
    """One line of the timetable. A time that the document does not print stays empty."""

    buoi: Buoi | None = Field(None, title="buổi")
    bat_dau: Gio | None = Field(None, title="giờ bắt đầu")
    ket_thuc: Gio | None = Field(None, title="giờ kết thúc")
    noi_dung: Chu = Field(title="nội dung")
    chuyen_de: Ma | None = Field(None, title="chuyên đề")
    nguoi_thuc_hien: Chu | None = Field(None, title="người thực hiện")
    nghi: CoKhong = Field(False, title="nghỉ giải lao")
    nguon: NguonBatBuoc


class DiemCau(Record):
    """A place where people attend: where, who, and the exceptions."""

    ten: Chu = Field(title="tên điểm cầu")
    nguoi_chu_tri: Chu | None = Field(None, title="người chủ trì")
    dia_diem: Chu | None = Field(None, title="địa điểm")
    thanh_phan: tuple[Chu, ...] = Field(title="thành phần", min_length=1)
    ghi_chu: tuple[Chu, ...] = Field((), title="ghi chú")
    nguon: NguonBatBuoc


class TenCoNguon(Record):
    """A named thing with the words that name it."""

    ten: Chu = Field(title="tên")
    nguon: NguonBatBuoc


class HinhThuc(Record):
    """How it is held, by whom."""

    noi_dung: Chu = Field(title="nội dung")
    nguon: NguonBatBuoc


class MaKet(Record):
    """The text of the banner, line by line."""

    dong: tuple[Chu, ...] = Field(title="các dòng", min_length=1)
    ghi_chu: Chu | None = Field(None, title="ghi chú")
    nguon: NguonBatBuoc


class HoiNghi(Record):
    """A conference."""

    ten: Chu = Field(title="tên hội nghị")
    ten_ngan: Chu = Field(title="tên ngắn")
    van_ban: Ma = Field(title="văn bản")
    to_chuc: Ma = Field(title="đơn vị tổ chức")
    hinh_thuc: tuple[HinhThuc, ...] = Field(title="hình thức", min_length=1)
    thoi_gian: ThoiGian = Field(title="thời gian")
    kiem_tra_duong_truyen: ThoiGian | None = Field(None, title="kiểm tra đường truyền")
    chuong_trinh: tuple[MucChuongTrinh, ...] = Field((), title="chương trình")
    khoang_trong: tuple[Chu, ...] = Field((), title="điều văn bản chưa nêu")
    diem_cau: tuple[DiemCau, ...] = Field((), title="điểm cầu")
    ma_ket: MaKet | None = Field(None, title="ma-két")
    tai_lieu: tuple[TenCoNguon, ...] = Field((), title="tài liệu")
    bao_cao: tuple[TenCoNguon, ...] = Field((), title="việc báo cáo")
    nguon: NguonBatBuoc


class TaiLieuChuyenDe(Record):
    """What a listener may read for a talk, as the plan names it."""

    ten: Chu = Field(title="tên tài liệu")
    ghi_chu: Chu | None = Field(None, title="ghi chú")
    nguon: NguonBatBuoc


class ChuyenDe(BienTap):
    """A thematic talk. Its hours stand once, in the conference's timetable."""

    so: SoNguyen = Field(title="số thứ tự")
    ten: Chu = Field(title="tên chuyên đề")
    hoi_nghi: Ma = Field(title="hội nghị")
    nguoi_trinh_bay: Ma = Field(title="đơn vị truyền đạt")
    gioi_thieu: DoanVan = Field(title="giới thiệu")
    tai_lieu: tuple[TaiLieuChuyenDe, ...] = Field((), title="tài liệu")
    nguon: NguonBatBuoc
