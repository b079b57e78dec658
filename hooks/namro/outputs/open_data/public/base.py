"""What all public types share: references, citations, what is known to a degree, the head of every item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field


class Public(BaseModel):
    """Base of all public types: closed, so that nothing unnamed is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Kieu:
    """Marks a reference: the kind of the record whose id the record holds."""

    ma: str


class BanDung(Public):
    """Which build a file belongs to, and on what terms its words may be used."""

    tinh_den: date = Field(title="ngày mà trang tính đến")
    nguon: str = Field(title="tên trang và nhóm biên soạn")
    dia_chi: str = Field(title="địa chỉ gốc của trang")
    giay_phep: str = Field(title="lời về quyền dùng lại")


class TrichDan(Public):
    """A citation, resolved: `trich` stands letter for letter in the clause."""

    van_ban: str = Field(title="mã văn bản")
    ten_van_ban: str = Field(title="tên ngắn của văn bản")
    khoan: str = Field(title="mã khoản")
    ten_khoan: str = Field(title="cách gọi khoản")
    trich: str = Field(title="đoạn trích, đúng từng chữ")
    dia_chi: str = Field(title="địa chỉ của khoản trên trang")
    du_thao: bool = Field(title="văn bản là dự thảo")
    doi_sau: tuple[str, ...] = Field(title="văn bản sau đã làm gì với khoản hay văn bản này")


class ThamChieu(Public):
    """Another published record."""

    loai: str = Field(title="loại mục")
    ma: str = Field(title="mã")
    ten: str = Field(title="tên")
    dia_chi: str = Field(title="địa chỉ trên trang")
    du_thao: bool = Field(title="có phần hoặc toàn bộ từ dự thảo")


class DiemDen(Public):
    """A place to read on: a record, or a clause of a document."""

    loai: str
    ma: str
    khoan: str | None
    ten: str
    dia_chi: str
    du_thao: bool


DonVi: TypeAlias = Annotated[ThamChieu, Kieu("don-vi")]
VanBan: TypeAlias = Annotated[ThamChieu, Kieu("van-ban")]
CauHoi: TypeAlias = Annotated[ThamChieu, Kieu("hoi-dap")]
ChuyenDe: TypeAlias = Annotated[ThamChieu, Kieu("chuyen-de")]
HoiNghi: TypeAlias = Annotated[ThamChieu, Kieu("hoi-nghi")]
CamNang: TypeAlias = Annotated[ThamChieu, Kieu("chuyen-muc")]
DoiTuong: TypeAlias = Annotated[ThamChieu, Kieu("doi-tuong")]
ChuDe: TypeAlias = Annotated[ThamChieu, Kieu("chu-de")]
TaiLieu: TypeAlias = Annotated[ThamChieu, Kieu("tai-lieu")]
Nguon: TypeAlias = tuple[TrichDan, ...]


class CoNguon(Public):
    """What rests on citations."""

    nguon: Nguon = Field(title="nguồn")


class CoMucDo(CoNguon):
    """What is known to a degree: 'trich-dan', 'suy-ra', 'chua-neu', 'khong-ap-dung'."""

    muc_do: str = Field(title="mức độ biết")
    ly_do: str | None = Field(title="lý do, khi suy ra hoặc không áp dụng")


class NoiDungCoNguon(CoNguon):
    """Words with their source."""

    noi_dung: str


class TenCoNguon(CoNguon):
    """A name with its source."""

    ten: str


class Duyet(Public):
    """Who approved the record, as a role, and when."""

    nguoi: str
    ngay: date


class BanDich(Public):
    """A translation, for reference only: the Vietnamese words alone count."""

    ngon_ngu: str = Field(title="mã ngôn ngữ (BCP 47)")
    loi: Mapping[str, tuple[str, ...]] = Field(title="lời dịch theo trường của mục")
    duyet: Duyet


class LanSua(Public):
    """A correction of a date."""

    ngay: date
    muon_nhat_cu: date
    ly_do: str


class Muc(Public):
    """What every item has."""

    loai: str = Field(title="loại mục")
    ma: str = Field(title="mã, không đổi")
    ten: str = Field(title="tên")
    dia_chi: str | None = Field(title="địa chỉ trên trang cho người đọc")
    du_thao: bool = Field(title="có phần hoặc toàn bộ từ dự thảo")
    duyet: Duyet | None = Field(title="ai duyệt, ngày nào; null nếu loại mục này không cần duyệt")
    sua_lan_cuoi: date | None = Field(title="ngày sửa lần cuối; null nếu không biết")
    duoc_nhac_o: Mapping[str, tuple[str, ...]] = Field(title="các mục dẫn tới mục này: mã theo loại")
