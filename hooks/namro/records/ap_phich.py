"""A poster for a notice board, and pictures for phones: a title, three to seven facts or steps, how they are drawn."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.base import BienTap, Chu, Ma, NguonBatBuoc, Record

FEWEST, MOST = 3, 7
"""Facts: fewer need no poster, more are not taken in by who walks past."""
Hinh: TypeAlias = Literal["nam-ro", "so", "buoc", "dong-thoi-gian", "bieu-tuong", "muc-do"]
"""How the facts are drawn: as the five rõ, numbered, as steps that lead on, along a line of time, each with a sign of its
own, with the share of tasks that state it."""
BieuTuong: TypeAlias = Literal[
    "nguoi",
    "viec",
    "trach-nhiem",
    "tien-do",
    "ket-qua",
    "hoi-dap",
    "van-ban",
    "viec-lam",
    "hoc-in",
    "lich",
    "loa",
    "luu-y",
    "gui",
    "nhom",
    "toi-lam",
    "nghi-quyet",
    "phong",
    "cd-y-te",
    "cd-giao-duc",
    "cd-ha-tang",
    "cd-nong-nghiep",
    "cd-moi-truong",
    "cd-so-hoa",
    "cd-van-hoa",
    "cd-kinh-te",
    "cd-xay-dung-dang",
    "cd-quoc-phong",
    "cd-nguoi-dan",
    "cd-to-chuc",
    "cd-khac",
]
"""The drawn signs of the site (outputs/pages/icons.svg): the five rõ first, then what one does, then topics."""
RO: tuple[BieuTuong, ...] = ("nguoi", "viec", "trach-nhiem", "tien-do", "ket-qua")


class YApPhich(Record):
    """One fact or step: `nhan` stands above it in bold letters (a day, a name), `bieu_tuong` beside it."""

    nhan: Chu | None = Field(None, title="nhãn", max_length=60)
    chu: Chu = Field(title="lời", max_length=240)
    bieu_tuong: BieuTuong | None = Field(None, title="biểu tượng")
    nguon: NguonBatBuoc


class ApPhich(BienTap):
    """One poster. `van_ban` is the document whose tasks are counted where the facts are drawn as `muc-do`."""

    ten: Chu = Field(title="tên áp phích", max_length=120)
    hinh: Hinh = Field(title="cách vẽ")
    y: tuple[YApPhich, ...] = Field(title="các ý", min_length=FEWEST, max_length=MOST)
    van_ban: Ma | None = Field(None, title="văn bản được đếm việc")
    chu_de: tuple[Ma, ...] = Field((), title="chủ đề")
