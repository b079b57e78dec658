"""What a reader follows from start to end: a study path for an audience, a guide on one matter."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from namro.records.base import BienTap, Chu, CoKhong, CoMucDo, Ma, Record


class DiemDen(Record):
    """A record that a step leads to; `khoan` only for a document."""

    loai: Literal["van-ban", "hoi-nghi", "chuyen-de", "hoi-dap", "nhiem-vu", "chuyen-muc", "cay-hoi"] = Field(
        title="loại"
    )
    ma: Ma = Field(title="mã")
    khoan: Chu | None = Field(None, title="khoản")


class Buoc(Record):
    """One step: what to do, and where."""

    ten: Chu = Field(title="tên bước")
    mo_ta: Chu = Field(title="mô tả")
    diem_den: tuple[DiemDen, ...] = Field(title="điểm đến", min_length=1)


class LoTrinh(BienTap):
    """A study path for one audience, step by step; the page "Học và in" opens with the one that is `dau_trang`."""

    ten: Chu = Field(title="tên lộ trình")
    doi_tuong: Ma = Field(title="đối tượng")
    mo_ta: Chu = Field(title="mô tả")
    dau_trang: CoKhong = Field(False, title="bày ở đầu trang Học và in")
    buoc: tuple[Buoc, ...] = Field(title="các bước", min_length=3)


class Y(CoMucDo):
    """One statement of a guide, with how far the documents say it."""

    noi_dung: Chu | None = Field(None, title="nội dung")


class Phan(Record):
    """A part of a guide: a question and the statements that answer it."""

    tieu_de: Chu = Field(title="tiêu đề")
    y: tuple[Y, ...] = Field(title="các ý", min_length=1)


class HangBang(Record):
    """One row of a guide's table: what or whom it is about, and a statement for each further column."""

    dau: Chu = Field(title="đầu hàng", max_length=160)
    o: tuple[Y, ...] = Field(title="các ô", min_length=1)


class Bang(Record):
    """The matter of a guide at a glance. `cot` heads the columns, that of the rows' heads too."""

    ten: Chu = Field(title="tên bảng", max_length=120)
    cot: tuple[Chu, ...] = Field(title="tên các cột", min_length=2, max_length=6)
    hang: tuple[HangBang, ...] = Field(title="các hàng", min_length=1)


class ChuyenMuc(BienTap):
    """A guide on one matter, such as writing the personal study report. The questions `hoi_dap` lead to it with the
    words `loi_dan`."""

    ten: Chu = Field(title="tên cẩm nang")
    mo_ta: Chu = Field(title="mô tả")
    loi_dan: Chu | None = Field(None, title="lời dẫn từ câu hỏi", max_length=100)
    hoi_dap: tuple[Ma, ...] = Field((), title="các câu hỏi dẫn tới đây")
    bang: Bang | None = Field(None, title="bảng")
    phan: tuple[Phan, ...] = Field(title="các phần", min_length=1)
