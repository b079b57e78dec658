"""A bulletin for the loudspeaker: what is read out, for which day, and where it stands."""

from __future__ import annotations

from pydantic import Field

from namro.records.base import BienTap, Chu, DoanVan, Ma, Ngay, NguonBatBuoc


class BanTin(BienTap):
    """One bulletin. `ngay` is the day for which it was written: what it calls near or past is so from there. `loi_doc` is
    written as people write, with figures; how it is said follows (`read_aloud`)."""

    ten: Chu = Field(title="tên bản tin", max_length=120)
    loi_doc: DoanVan = Field(title="lời đọc")
    ngay: Ngay = Field(title="viết cho ngày")
    chu_de: tuple[Ma, ...] = Field((), title="chủ đề")
    nguon: NguonBatBuoc
