"""What documents are called by the Akoma Ntoso Naming Convention: work, expression, file (FRBR).

/akn/vn/statement/chi-thi/ban-thuong-vu/2025-10-07/01-ct-tu   kind, body, day of issue, number
/akn/vn/doc/ke-hoach/0000/ke-hoach-mau                         '0000': the day is not stated; the id for want of a number

The address stands in for a number that the text does not state, or that two documents of one day would share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from namro.language.vietnamese import slug
from namro.library.library import Library
from namro.records.van_ban import VanBan

_ACTS = frozenset(
    (
        *("hien-phap", "bo-luat", "luat", "phap-lenh", "lenh", "nghi-dinh", "quyet-dinh", "thong-tu"),
        *("thong-tu-lien-tich", "nghi-quyet-lien-tich"),
    )
)
_STATEMENTS = frozenset(
    ("nghi-quyet", "chi-thi", "ket-luan", "tuyen-bo", "loi-keu-goi", "thong-bao", "thong-cao")
)
NO_DAY = "0000"
LANGUAGE = "vie"


def element_of(document: VanBan) -> str:
    """The root of a document: an act, a bill, a statement of a body, or another paper."""
    if document.loai in _ACTS:
        return "bill" if document.tinh_trang == "du-thao" else "act"
    return "statement" if document.loai in _STATEMENTS else "doc"


@dataclass(frozen=True)
class Works:
    """The names of all documents of a library."""

    library: Library

    @cached_property
    def _by_id(self) -> Mapping[str, str]:
        wanted = {ma: _work(one, ma) for ma, one in self.library.van_ban.items()}
        often = Counter(wanted.values())
        return {ma: name if often[name] == 1 else f"{name}-{ma}" for ma, name in wanted.items()}

    def work(self, ma: str) -> str:
        """The document whatever its wording."""
        return self._by_id[ma]

    def expression(self, ma: str) -> str:
        """Its wording of the day of issue; of an unknown day 'vie@', the first wording."""
        return f"{self.work(ma)}/{LANGUAGE}@{self.library.van_ban[ma].ngay_ban_hanh.gia_tri or ''}"


def _work(document: VanBan, ma: str) -> str:
    number = document.so_ky_hieu.gia_tri
    day = document.ngay_ban_hanh.gia_tri
    pieces = (
        *("akn", "vn", element_of(document), document.loai),
        *([document.co_quan] if document.co_quan else []),
        day.isoformat() if day else NO_DAY,
        (slug(number) if number else "") or ma,
    )
    return "/" + "/".join(pieces)
