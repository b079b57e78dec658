"""How a site looks, as far as its owner chooses: two colours, the emblem, the icon, the foot of each page."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from namro.records.base import Chu, Record

MaMau: TypeAlias = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
"""A colour as six hexadecimal digits behind a sharp."""
TepSvg: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$")]
"""A drawing in docs/hinh/ of the project."""


class GiaoDien(Record):
    """The look; what is left out is the engine's own. `mau_chinh` is that of the bar, the covers and the cards,
    `mau_nhan` stands on it; outputs/look.py makes the whole scheme of them."""

    mau_chinh: MaMau | None = Field(None, title="màu chính")
    mau_nhan: MaMau | None = Field(None, title="màu nhấn, đặt trên màu chính")
    huy_hieu: TepSvg | None = Field(None, title="huy hiệu (tệp .svg trong docs/hinh/)")
    bieu_tuong: TepSvg | None = Field(
        None, title="biểu tượng trên thẻ trình duyệt (tệp .svg trong docs/hinh/)"
    )
    hinh_bia: TepSvg | None = Field(None, title="hình bìa trang chủ (tệp .svg trong docs/hinh/)")
    chan_trang: Chu | None = Field(None, title="lời ở chân trang", max_length=300)
    lien_he: Chu | None = Field(None, title="nơi liên hệ công khai", max_length=200)
