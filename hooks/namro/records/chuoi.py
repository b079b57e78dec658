"""A chain: which paper leads to which, each arrow in the words of a document."""

from __future__ import annotations

from pydantic import Field

from namro.records.base import BienTap, Chu, CoMucDo, Ma, Record
from namro.records.hoc_tap import DiemDen


class MatXich(Record):
    """A link of the chain: a document (`van_ban`), or papers that many write, told about at `noi_den`."""

    id: Ma = Field(title="mã mắt xích")
    ten: Chu = Field(title="tên mắt xích", max_length=80)
    van_ban: Ma | None = Field(None, title="văn bản")
    mo_ta: Chu | None = Field(None, title="mô tả")
    noi_den: DiemDen | None = Field(None, title="đọc thêm ở")


class MuiTen(CoMucDo):
    """An arrow from an earlier link to a later one; `loi` says in a few words of ours what the quotation says."""

    tu: Ma = Field(title="từ mắt xích")
    den: Ma = Field(title="đến mắt xích")
    loi: Chu = Field(title="lời trên mũi tên", max_length=60)


class Chuoi(BienTap):
    """A chain, its links from first to last."""

    ten: Chu = Field(title="tên chuỗi")
    mo_ta: Chu = Field(title="mô tả")
    chuyen_muc: Ma | None = Field(None, title="cẩm nang kể kỹ hơn")
    mat_xich: tuple[MatXich, ...] = Field(title="các mắt xích", min_length=2)
    mui_ten: tuple[MuiTen, ...] = Field(title="các mũi tên", min_length=1)
