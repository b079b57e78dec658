"""The small lists that other records point at, and the site itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from namro.records.base import Chu, Ma, NguonBatBuoc, Record


class DonVi(Record):
    """A body that the documents name."""

    id: Ma = Field(title="mã đơn vị")
    ten: Chu = Field(title="tên đơn vị")
    ten_khac: tuple[Chu, ...] = Field((), title="tên khác")
    cap: Literal["trung-uong", "thanh-pho", "xa-phuong", "co-so", "nhieu-cap"] = Field(title="cấp")
    cha: Ma | None = Field(None, title="đơn vị cấp trên")
    nguon: NguonBatBuoc


class DoiTuong(Record):
    """An audience of the site."""

    id: Ma = Field(title="mã đối tượng")
    ten: Chu = Field(title="tên đối tượng")
    mo_ta: Chu = Field(title="mô tả")


class ChuDe(Record):
    """A topic."""

    id: Ma = Field(title="mã chủ đề")
    ten: Chu = Field(title="tên chủ đề")


class MotRo(Record):
    """One of the five, in the words of the principle."""

    khoa: Literal["nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua"] = Field(title="khóa")
    nhan: Chu = Field(title="nhãn")
    nghia: Chu = Field(title="nghĩa")


class NamRo(Record):
    """The principle of the five rõ and where it stands."""

    muc: tuple[MotRo, ...] = Field(title="năm mục", min_length=5, max_length=5)
    nguon: NguonBatBuoc


class Trang(Record):
    """The site: whose, where, how to reach the editors (a role, never a person)."""

    ten: Chu = Field(title="tên trang")
    mo_ta: Chu = Field(title="mô tả")
    dang_bo: Chu = Field(title="đảng bộ")
    nhom_bien_soan: Chu = Field(title="nhóm biên soạn")
    dia_chi_goc: Chu = Field(title="địa chỉ gốc", pattern=r"^https://[^\s]+/$")
    nam_ro: NamRo = Field(title="5 rõ")
