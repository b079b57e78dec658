"""A question as people ask it, with an answer in plain words and its sources."""

from __future__ import annotations

from pydantic import Field

from namro.records.ban_dich import BanDich, CacBanDich
from namro.records.base import BienTap, Chu, CoKhong, DoanVan, Ma, NguonBatBuoc


class BanDichHoiDap(BanDich):
    """A question with its answer in another language."""

    cau_hoi: Chu = Field(title="câu hỏi", max_length=300)
    cau_chot: Chu | None = Field(None, title="câu chốt", max_length=360)
    tra_loi: DoanVan = Field(title="trả lời")

    @property
    def loi_day_du(self) -> str:
        """The whole answer as prose, as of the Vietnamese one."""
        return f"**{self.cau_chot}**\n\n{self.tra_loi}" if self.cau_chot else self.tra_loi


class HoiDap(BienTap):
    """One question. `cau_chot` is the answer in one sentence, which stands above `tra_loi`; `van_ban_chua_neu` marks an
    answer that says what the documents do not say."""

    cau_hoi: Chu = Field(title="câu hỏi", max_length=200)
    cau_chot: Chu | None = Field(None, title="câu chốt", max_length=240)
    tra_loi: DoanVan = Field(title="trả lời")
    doi_tuong: tuple[Ma, ...] = Field(title="đối tượng", min_length=1)
    chu_de: tuple[Ma, ...] = Field(title="chủ đề", min_length=1)
    van_ban_chua_neu: CoKhong = Field(False, title="văn bản chưa nêu")
    lien_quan: tuple[Ma, ...] = Field((), title="câu hỏi liên quan")
    nguon: NguonBatBuoc
    ban_dich: CacBanDich[BanDichHoiDap] | None = Field(None, title="bản dịch")

    @property
    def loi_day_du(self) -> str:
        """The whole answer as prose: the short answer, where there is one, stands bold above the rest."""
        return f"**{self.cau_chot}**\n\n{self.tra_loi}" if self.cau_chot else self.tra_loi
