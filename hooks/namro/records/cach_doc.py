"""How bulletins are read aloud on this site: what good speakers say differently, and how fast they speak."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from namro.language.spoken_numbers import Reading
from namro.records.base import CoKhong, Record, SoNguyen


class CachDoc(Record):
    """What is left out is said as on the national radio."""

    le: Literal["linh", "le"] = Field("linh", title="105 đọc là linh năm hay lẻ năm")
    nghin: Literal["nghin", "ngan"] = Field("nghin", title="1.000 đọc là nghìn hay ngàn")
    mot: CoKhong = Field(True, title="21 đọc là hai mươi mốt")
    tu: CoKhong = Field(True, title="24 đọc là hai mươi tư")
    nham: CoKhong = Field(False, title="25 đọc là hai mươi nhăm")
    mung: CoKhong = Field(True, title="mười ngày đầu tháng có chữ mùng")
    so_ky_hieu: Literal["chu-cai", "day-du"] = Field(
        "chu-cai", title="số, ký hiệu văn bản đọc từng chữ cái hay đủ chữ"
    )
    tieng_moi_phut: SoNguyen = Field(190, title="số tiếng đọc trong một phút", le=300)

    @property
    def reading(self) -> Reading:
        """The same as language speaks of it."""
        return Reading(
            linh="linh" if self.le == "linh" else "lẻ",
            mot=self.mot,
            nham=self.nham,
            tu=self.tu,
            nghin="nghìn" if self.nghin == "nghin" else "ngàn",
            mung=self.mung,
            spelled=self.so_ky_hieu == "chu-cai",
        )
