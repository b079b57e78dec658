"""The files that hold items: the first page, a page of a list, an item with its build, a stretch of clauses."""

from __future__ import annotations

from pydantic import Field, SerializeAsAny

from namro.outputs.open_data.public.base import BanDung, Muc, Public, ThamChieu
from namro.outputs.open_data.public.texts import Khoan


class LoaiMuc(Public):
    """A kind, on the first page of the interface."""

    ma: str
    ten: str
    so_muc: int
    danh_sach: str = Field(title="địa chỉ trang đầu của danh sách")
    luoc_do: str = Field(title="JSON Schema của một mục")


class TepKem(Public):
    """Another form of the same data."""

    ten: str
    dia_chi: str


class BanDungDayDu(BanDung):
    """The same with the build's id, which the first page alone says: in every file it would change all of them whenever a
    word of one record changes."""

    du_lieu_sha256: str = Field(title="mã bản dựng: SHA-256 của dữ liệu gốc")


class MucLuc(Public):
    """The first page of the interface."""

    ban: BanDungDayDu
    phien_ban: str
    openapi: str
    loai: tuple[LoaiMuc, ...]
    tep: tuple[TepKem, ...] = Field(title="cùng dữ liệu ở dạng khác")


class DongDanhSach(Public):
    """An item on a list: enough to choose by."""

    ma: str
    ten: str
    dia_chi: str | None
    api: str = Field(title="địa chỉ của mục đầy đủ; sau # là chỗ của mục trong tệp (JSON Pointer)")
    du_thao: bool


class DanhSach(Public):
    """A page of the list of a kind."""

    ban: BanDung
    loai: str
    ten: str
    so_muc: int
    trang: int
    so_trang: int
    truoc: str | None = Field(title="trang trước")
    sau: str | None = Field(title="trang sau")
    muc: tuple[DongDanhSach, ...]


class TepMuc(Public):
    """An item; which type `muc` has is told by its kind (`namro.outputs.open_data.public.items`)."""

    ban: BanDung
    muc: SerializeAsAny[Muc]


class TepNhieuMuc(Public):
    """Items of a kind whose records have no id of their own."""

    ban: BanDung
    muc: tuple[SerializeAsAny[Muc], ...]


class TepKhoan(Public):
    """A stretch of the clauses of one document."""

    ban: BanDung
    van_ban: ThamChieu
    trang: int
    so_trang: int
    sau: str | None
    muc: tuple[Khoan, ...]
