"""A portal over several sites: its own name and address, and the sites that it joins."""

from __future__ import annotations

from pydantic import Field

from namro.records.base import Chu, Record


class ThanhVien(Record):
    """A site of a portal: from the folder of its built pages, or from where it is published."""

    ten: Chu = Field(title="tên trang", max_length=80)
    thu_muc: Chu | None = Field(None, title="thư mục site/ đã dựng, tính từ thư mục của cổng")
    dia_chi: Chu | None = Field(
        None,
        title="địa chỉ đã đăng",
        pattern=r"^(https://[^\s?#]+|http://(127\.0\.0\.1|localhost)(:\d+)?)/([^\s?#]+/)?$",
    )


class Cong(Record):
    """The portal itself."""

    ten: Chu = Field(title="tên cổng", max_length=80)
    mo_ta: Chu = Field("Tìm một lần trong văn bản của nhiều nơi.", title="mô tả", max_length=200)
    trang: tuple[ThanhVien, ...] = Field(title="các trang", min_length=1)
