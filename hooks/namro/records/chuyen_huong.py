"""An address that the site once had, and where its content stands now."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from namro.records.base import Record

DiaChi: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+/(?:[a-z0-9-]+/)*(?:#[A-Za-z0-9.-]+)?$", max_length=200)
]
"""An address from the site's root: 'hoi-dap/ma-cau-hoi/', 'van-ban/ma-van-ban/#II.1'."""


class ChuyenHuong(Record):
    """Old address → new address. With '#', an old clause of a document that is still there."""

    tu: DiaChi = Field(title="địa chỉ cũ")
    den: DiaChi = Field(title="địa chỉ mới")
