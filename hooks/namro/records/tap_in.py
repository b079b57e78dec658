"""The recipe of a printed packet: what goes into it, in which order, on which paper, how large."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.ban_dich import MaNgonNgu
from namro.records.base import Chu, CoKhong, Ma, Record, SoNguyen

LoaiPhan: TypeAlias = Literal[
    "van-ban",
    "doc-nhanh",
    "so-sanh",
    "hoi-nghi",
    "chuyen-de",
    "hoi-dap",
    "nhiem-vu",
    "ma-tran",
    "lo-trinh",
    "chuyen-muc",
    "thuat-ngu",
    "tu-kiem-tra",
    "ghi-chep",
]
KhoGiay: TypeAlias = Literal["a4", "a5", "a3"]


class PhanTapIn(Record):
    """One part. `loai` says which of the lists choose its content; the rule `recipe` holds them together."""

    loai: LoaiPhan = Field(title="loại phần")
    tieu_de: Chu | None = Field(None, title="tiêu đề")
    van_ban: tuple[Ma, ...] = Field((), title="văn bản")
    khoan: tuple[Chu, ...] = Field((), title="khoản")
    doc_nhanh: tuple[Ma, ...] = Field((), title="bài đọc nhanh")
    hoi_nghi: tuple[Ma, ...] = Field((), title="hội nghị")
    chuyen_de: tuple[Ma, ...] = Field((), title="chuyên đề")
    hoi_dap: tuple[Ma, ...] = Field((), title="câu hỏi")
    chu_de: tuple[Ma, ...] = Field((), title="chủ đề")
    doi_tuong: tuple[Ma, ...] = Field((), title="đối tượng")
    don_vi: tuple[Ma, ...] = Field((), title="đơn vị")
    nhiem_vu: tuple[Ma, ...] = Field((), title="nhiệm vụ")
    lo_trinh: tuple[Ma, ...] = Field((), title="lộ trình")
    chuyen_muc: tuple[Ma, ...] = Field((), title="cẩm nang")
    thuat_ngu: tuple[Ma, ...] = Field((), title="thuật ngữ")
    so_cau: SoNguyen | None = Field(None, title="số câu")
    so_dong: SoNguyen | None = Field(None, title="số dòng")

    def only(self, known: Mapping[str, Set[str]]) -> PhanTapIn | None:
        """The part with nothing but known records (by field name); None if all that it names is unknown."""
        kept = {name: tuple(ma for ma in getattr(self, name) if ma in ids) for name, ids in known.items()}
        if any(getattr(self, name) and not ids for name, ids in kept.items()):
            return None
        if self.loai == "so-sanh" and len(kept.get("van_ban", self.van_ban)) < len(self.van_ban):
            return None
        return self.model_copy(update=kept)


class TapIn(Record):
    """A packet. With `moi_don_vi` it is a form: one packet for each body that has tasks."""

    ten: Chu = Field(title="tên tập", max_length=120)
    mo_ta: Chu = Field(title="mô tả")
    danh_cho: Chu | None = Field(None, title="dành cho")
    doi_tuong: Ma | None = Field(None, title="đối tượng")
    kho_giay: tuple[KhoGiay, ...] = Field(("a4", "a5"), title="khổ giấy", min_length=1)
    co_chu: Literal["12", "13", "14", "16", "18"] = Field("13", title="cỡ chữ")
    bia: CoKhong = Field(True, title="có bìa")
    muc_luc: CoKhong = Field(True, title="có mục lục")
    mot_mat: CoKhong = Field(False, title="in một mặt")
    moi_don_vi: CoKhong = Field(False, title="mỗi đơn vị một tập")
    ban_dich: tuple[MaNgonNgu, ...] = Field((), title="in kèm bản dịch")
    phan: tuple[PhanTapIn, ...] = Field(title="các phần", min_length=1)

    def only(self, known: Mapping[str, Set[str]]) -> TapIn | None:
        """The recipe with nothing but known records; None if nothing is left of it, or only the paper for notes."""
        kept = tuple(part for given in self.phan if (part := given.only(known)))
        lost = len(kept) < len(self.phan)
        if not kept or (lost and all(part.loai == "ghi-chep" for part in kept)):
            return None
        return self.model_copy(update={"phan": kept})
