"""A citation made ready to show on a page."""

from __future__ import annotations

from dataclasses import dataclass

from namro.library import standing
from namro.library.library import Library
from namro.library.standing import DoiSau
from namro.outputs.pages.links import Links
from namro.records.addresses import clause
from namro.records.base import TrichDan


@dataclass(frozen=True)
class Cited:
    """How a person calls what is cited, where it leads, whether a draft is speaking; `loai` is what kind of document it
    is ('Chỉ thị', 'Dự thảo Chương trình hành động'); `doi`, `doi_khoan` what later documents made of the whole document,
    of this clause."""

    van_ban: str
    loai: str
    khoan: str
    url: str
    trich: str
    du_thao: bool
    doi: tuple[DoiSau, ...]
    doi_khoan: tuple[DoiSau, ...]

    @classmethod
    def of(cls, library: Library, cited: TrichDan, link: Links) -> Cited:
        """As it is shown on the page whose links are given."""
        document = library.van_ban[cited.van_ban]
        draft = document.tinh_trang == "du-thao"
        kind = library.trang.goi.loai_van_ban[document.loai]
        return cls(
            document.ten_ngan,
            f"Dự thảo {kind}" if draft else kind,
            library.ten_khoan(cited.van_ban, cited.khoan),
            link(clause(cited.van_ban, cited.khoan)),
            cited.trich,
            draft,
            link.led(standing.of_document(library, cited.van_ban)),
            link.led(standing.of_clause(library, cited.van_ban, cited.khoan)),
        )

    @property
    def ten(self) -> str:
        """'Chỉ thị …, điểm 3'."""
        return f"{self.van_ban}, {self.khoan}"
