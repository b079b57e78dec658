"""A task by the five rõ: who, what, answerable how, by when, with what result."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.base import BienTap, Chu, CoMucDo, Ma, Ngay, NguonBatBuoc, Record

DoChinhXac: TypeAlias = Literal[
    "gio", "ngay", "tuan", "thang", "quy", "nam", "nhiem-ky", "thuong-xuyen", "dinh-ky", "ngay-sau", "ngay-lap-tuc",
    "khac",
]  # fmt: skip


class RoViec(CoMucDo):
    """What is to be done."""

    noi_dung: Chu | None = Field(None, title="nội dung")


class RoNguoi(CoMucDo):
    """Who leads (the text says "chủ trì"), who acts, who joins in, who watches over it."""

    chu_tri: tuple[Ma, ...] = Field((), title="chủ trì")
    thuc_hien: tuple[Ma, ...] = Field((), title="thực hiện")
    phoi_hop: tuple[Ma, ...] = Field((), title="phối hợp")
    giam_sat: tuple[Ma, ...] = Field((), title="giám sát")

    @property
    def don_vi(self) -> tuple[str, ...]:
        """All bodies with a part in the task, in the order of their roles."""
        return (*self.chu_tri, *self.thuc_hien, *self.phoi_hop, *self.giam_sat)


class RoTrachNhiem(CoMucDo):
    """Answerable for what, and to whom one reports, through whom."""

    noi_dung: Chu | None = Field(None, title="nội dung")
    bao_cao_qua: Ma | None = Field(None, title="báo cáo qua")
    bao_cao_den: Ma | None = Field(None, title="báo cáo đến")


class RoTienDo(CoMucDo):
    """By when: the document's words, how precise they are, the earliest and latest day they can mean."""

    nguyen_van: Chu | None = Field(None, title="nguyên văn")
    do_chinh_xac: DoChinhXac | None = Field(None, title="độ chính xác")
    som_nhat: Ngay | None = Field(None, title="ngày sớm nhất")
    muon_nhat: Ngay | None = Field(None, title="ngày muộn nhất")


class DatDuoc(Record):
    """A dated result with its evidence."""

    ngay: Ngay = Field(title="ngày")
    noi_dung: Chu = Field(title="nội dung")
    bang_chung: Chu = Field(title="bằng chứng")


class RoKetQua(CoMucDo):
    """What must come of it, what has come of it so far."""

    can_dat: Chu | None = Field(None, title="kết quả cần đạt")
    dat_duoc: tuple[DatDuoc, ...] = Field((), title="kết quả đạt được")
    trang_thai: Literal["chua-co-thong-tin", "dang-thuc-hien", "hoan-thanh"] = Field(
        "chua-co-thong-tin", title="trạng thái"
    )


class NhiemVu(BienTap):
    """One task of one document, for one responsible body or group of bodies."""

    id: Ma = Field(title="mã nhiệm vụ")
    loai: Literal["viec-co-han", "nhiem-vu", "dinh-huong"] = Field(title="loại nhiệm vụ")
    ten: Chu = Field(title="tên nhiệm vụ", max_length=160)
    nguoi: RoNguoi = Field(title="rõ người")
    viec: RoViec = Field(title="rõ việc")
    trach_nhiem: RoTrachNhiem = Field(title="rõ trách nhiệm")
    tien_do: RoTienDo = Field(title="rõ tiến độ")
    ket_qua: RoKetQua = Field(title="rõ kết quả")
    nguon: NguonBatBuoc


class KhongPhaiNhiemVu(Record):
    """A clause that sounds like an order or holds a date, and why no task stands for it."""

    van_ban: Ma = Field(title="văn bản")
    khoan: Chu = Field(title="khoản")
    ly_do: Chu = Field(title="lý do")
