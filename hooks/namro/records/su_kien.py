"""An event or a milestone that a text dates and that is no document, no conference and no task."""

from __future__ import annotations

from pydantic import Field

from namro.records.base import Chu, MucDanhSach
from namro.records.hoi_nghi import ThoiGian


class SuKien(MucDanhSach):
    """A dated event; its time stands in the document's words."""

    ten: Chu = Field(title="tên sự kiện")
    thoi_gian: ThoiGian = Field(title="thời gian")
