"""What all records share: strictness, ids, citations, and a value together with how far it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

LoaiKhoan: TypeAlias = Literal[
    "the-thuc",
    "ten-loai",
    "trich-yeu",
    "kem-theo",
    "kinh-gui",
    "phu-luc",
    "phan",
    "chuong",
    "muc",
    "tieu-muc",
    "ten-muc",
    "dieu",
    "de-muc",
    "khoan",
    "diem",
    "gach",
    "doan",
    "bang",
    "hang",
    "ghi-chu",
    "ma-ket",
    "noi-nhan",
    "ky",
]
MucDo: TypeAlias = Literal["trich-dan", "suy-ra", "chua-neu", "khong-ap-dung"]
"""How far something is known: quoted, inferred, not stated by the document, not applicable."""


class Record(BaseModel):
    """Frozen, closed, read from text: the schema alone decides what a scalar means."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("ngay", "date")


def _time(value: Any) -> time:
    if isinstance(value, time):
        return value
    try:
        if isinstance(value, str) and len(value) == 5 and value[2] == ":":
            return time.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("gio", "time")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and str(int(value)) == value:
        return int(value)
    raise PydanticCustomError("so_nguyen", "integer")


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in YES_NO:
        return bool(value == "co")
    raise PydanticCustomError("co_khong", "boolean")


YES_NO = ("co", "khong")
"""How a yes and a no are written."""
Chu: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class VanXuoi:
    """Marks a field of prose: Markdown of one or more paragraphs."""


@dataclass(frozen=True, slots=True)
class TheoTrang:
    """Marks a field whose values are a list of the site (`records/cach_goi.py`), by the list's name; the rule
    `site_names` holds it to them."""

    ten: str


DoanVan: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), VanXuoi()]
Ma: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
LoaiVanBan: TypeAlias = Annotated[Ma, TheoTrang("loai_van_ban")]
Cap: TypeAlias = Annotated[Ma, TheoTrang("cap")]
VaiTro: TypeAlias = Annotated[Ma, TheoTrang("vai_tro")]
Ngay: TypeAlias = Annotated[date, BeforeValidator(_date)]
Gio: TypeAlias = Annotated[time, BeforeValidator(_time)]
SoNguyen: TypeAlias = Annotated[int, BeforeValidator(_whole), Field(ge=1)]
CoKhong: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]


class MucDanhSach(Record):
    """A record of a list: `id` is the name of its file and does not stand in it. Lists are told by `thu_tu`, smallest
    first; those without one follow, by their names."""

    id: Ma = Field(title="mã")
    thu_tu: SoNguyen | None = Field(None, title="thứ tự trong danh sách")


def written(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record class that stand in its file."""
    named = issubclass(model, MucDanhSach)
    return tuple(name for name in model.model_fields if not (named and name == "id"))


class TrichDan(Record):
    """A citation: `trich` stands letter for letter in clause `khoan` of document `van_ban`."""

    van_ban: Ma = Field(title="văn bản")
    khoan: Chu = Field(title="khoản")
    trich: Chu = Field(title="đoạn trích")


NguonBatBuoc: TypeAlias = Annotated[tuple[TrichDan, ...], Field(min_length=1, title="nguồn")]
Nguon: TypeAlias = Annotated[tuple[TrichDan, ...], Field(title="nguồn")]


class CoMucDo(Record):
    """Base of everything that is known to a degree; the rule `muc_do` holds its parts together."""

    muc_do: MucDo = Field(title="mức độ")
    ly_do: Chu | None = Field(None, title="lý do")
    nguon: Nguon = ()


class BienTap(Record):
    """The editorial state that questions, talks and tasks share. Only approved records are published."""

    trang_thai_bien_tap: Literal["nhap", "cho-duyet", "da-duyet"] = Field(title="trạng thái biên tập")
    nguoi_duyet: Chu | None = Field(None, title="người duyệt")
    ngay_duyet: Ngay | None = Field(None, title="ngày duyệt")
    dau_van_tay: Chu | None = Field(None, title="dấu vân tay của nội dung được duyệt")


class LanSua(Record):
    """A correction of a date after it was published: when it was made, what stood there before, why."""

    ngay: Ngay = Field(title="ngày sửa")
    muon_nhat_cu: Ngay = Field(title="ngày muộn nhất trước khi sửa")
    ly_do: Chu = Field(title="lý do")
