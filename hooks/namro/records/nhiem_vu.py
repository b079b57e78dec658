"""A task by the five rõ: who, what, answerable how, by when, with what result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from namro.language.periods import DoChinhXac
from namro.records.base import (
    BienTap,
    Chu,
    CoKhong,
    CoMucDo,
    Gio,
    LanSua,
    Ma,
    MucDanhSach,
    Ngay,
    NguonBatBuoc,
    Record,
    VaiTro,
)


class RoViec(CoMucDo):
    """What is to be done."""

    noi_dung: Chu | None = Field(None, title="nội dung")


class VaiKhac(Record):
    """A part that this site has named itself (`cach_goi` of data/trang.yml), and who has it."""

    vai: VaiTro = Field(title="vai trò")
    don_vi: tuple[Ma, ...] = Field(title="đơn vị", min_length=1)


class RoNguoi(CoMucDo):
    """Who leads (the text says "chủ trì"), who acts, who joins in, who watches over it; who has a part of the site's
    own."""

    chu_tri: tuple[Ma, ...] = Field((), title="chủ trì")
    thuc_hien: tuple[Ma, ...] = Field((), title="thực hiện")
    phoi_hop: tuple[Ma, ...] = Field((), title="phối hợp")
    giam_sat: tuple[Ma, ...] = Field((), title="giám sát")
    vai_khac: tuple[VaiKhac, ...] = Field((), title="vai trò riêng của trang")

    @property
    def theo_vai(self) -> Mapping[str, tuple[str, ...]]:
        """The bodies by their part (a key of `Goi.vai_tro`), in the order in which parts are told."""
        return {
            "chu-tri": self.chu_tri,
            "thuc-hien": self.thuc_hien,
            "phoi-hop": self.phoi_hop,
            "giam-sat": self.giam_sat,
            **{one.vai: one.don_vi for one in self.vai_khac},
        }

    @property
    def don_vi(self) -> tuple[str, ...]:
        """All bodies with a part in the task, in the order of their roles."""
        return tuple(body for bodies in self.theo_vai.values() for body in bodies)


class RoTrachNhiem(CoMucDo):
    """Answerable for what, and to whom one reports, through whom."""

    noi_dung: Chu | None = Field(None, title="nội dung")
    bao_cao_qua: Ma | None = Field(None, title="báo cáo qua")
    bao_cao_den: Ma | None = Field(None, title="báo cáo đến")


class RoTienDo(CoMucDo):
    """By when: the document's words, how precise they are, the earliest and latest day they can mean.

    `gio` is an hour of `muon_nhat` (Vietnam time). `truoc` says that the words are exclusive: "trước ngày
    15/12/2022" has `muon_nhat` 2022-12-14, "trước 15 giờ, ngày 05/02/2026" has that day and hour.
    """

    nguyen_van: Chu | None = Field(None, title="nguyên văn")
    do_chinh_xac: DoChinhXac | None = Field(None, title="độ chính xác")
    som_nhat: Ngay | None = Field(None, title="ngày sớm nhất")
    muon_nhat: Ngay | None = Field(None, title="ngày muộn nhất")
    gio: Gio | None = Field(None, title="giờ")
    truoc: CoKhong = Field(False, title="trước thời điểm ấy")
    da_sua: tuple[LanSua, ...] = Field((), title="các lần sửa ngày")


TrangThaiKetQua: TypeAlias = Literal["dang-thuc-hien", "chua-hoan-thanh", "hoan-thanh"]


class KetQua(BienTap):
    """A dated result of a task with its evidence: one file, data/ket-qua/<task>/<day>-<words>.yml.

    Entries are only ever added; one that errs stays and is superseded by a later one (`thay_cho`).
    """

    ngay: Ngay = Field(title="ngày")
    noi_dung: Chu = Field(title="nội dung")
    bang_chung: Chu = Field(title="bằng chứng")
    trang_thai: TrangThaiKetQua = Field(title="trạng thái")
    thay_cho: Ma | None = Field(None, title="thay cho mục")


class DatDuoc(Record):
    """A result as its task shows it: `ma` is the name of its entry, `thay_boi` of the one that superseded it."""

    ma: Ma
    ngay: Ngay
    noi_dung: Chu
    bang_chung: Chu
    trang_thai: TrangThaiKetQua
    thay_boi: Ma | None = None


def _kept_elsewhere(_: Any) -> Any:
    raise PydanticCustomError("ket_qua_cho_khac", "results are entries of their own")


class RoKetQua(CoMucDo):
    """What must come of it, what has come of it so far.

    `dat_duoc` is filled from data/ket-qua/ when the Library is made (`namro.library.results`), oldest first; it is
    refused in the file of the task.
    """

    can_dat: Chu | None = Field(None, title="kết quả cần đạt")
    dat_duoc: Annotated[SkipJsonSchema[tuple[DatDuoc, ...]], BeforeValidator(_kept_elsewhere)] = Field(
        (), title="kết quả đạt được"
    )

    @property
    def con_hieu_luc(self) -> tuple[DatDuoc, ...]:
        """The entries that no later one supersedes."""
        return tuple(entry for entry in self.dat_duoc if entry.thay_boi is None)

    @property
    def trang_thai(self) -> Literal["chua-co-thong-tin", "dang-thuc-hien", "chua-hoan-thanh", "hoan-thanh"]:
        """What the latest entry says, whatever the day; nothing is called done without one."""
        return self.con_hieu_luc[-1].trang_thai if self.con_hieu_luc else "chua-co-thong-tin"


class NhiemVu(MucDanhSach, BienTap):
    """One task of one document, for one responsible body or group of bodies."""

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
