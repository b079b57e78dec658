"""A document told four times, each time longer: one line, five lines, one page, and then its full text."""

from __future__ import annotations

from pydantic import Field

from namro.records.ban_dich import BanDich, CacBanDich
from namro.records.base import BienTap, Chu, DoanVan, Ma, Record
from namro.records.danh_muc import DongMotPhut, TomLuoc


class DongDich(Record):
    """One of the five lines in another language."""

    nhan: Chu = Field(title="nhãn", max_length=60)
    chu: Chu = Field(title="câu viết", max_length=420)


class DoanDich(Record):
    """One paragraph of the page in another language."""

    noi_dung: DoanVan = Field(title="nội dung")


class BanDichDocNhanh(BanDich):
    """A digest in another language, without the full text: there is only the Vietnamese one."""

    ten: Chu = Field(title="tên bài", max_length=180)
    mot_dong: Chu = Field(title="một dòng")
    nam_dong: tuple[DongDich, ...] = Field(title="năm dòng", min_length=5, max_length=5)
    mot_trang: tuple[DoanDich, ...] = Field(title="một trang", min_length=3, max_length=9)


class DocNhanh(BienTap):
    """The digest of one held document; each step rests on quotations of that document. The rule `digest` holds the
    lengths: a line is a line, a page is a page."""

    ten: Chu = Field(title="tên bài", max_length=120)
    van_ban: Ma = Field(title="văn bản")
    mot_dong: TomLuoc = Field(title="một dòng")
    nam_dong: tuple[DongMotPhut, ...] = Field(title="năm dòng", min_length=5, max_length=5)
    mot_trang: tuple[TomLuoc, ...] = Field(title="một trang", min_length=3, max_length=9)
    ban_dich: CacBanDich[BanDichDocNhanh] | None = Field(None, title="bản dịch")
