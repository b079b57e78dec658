"""The links of one page: addresses relative to it, and what its pop-ups show of the places they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from namro.language import prose
from namro.library.leads import leads
from namro.library.library import Library
from namro.library.standing import DoiSau
from namro.records.addresses import find

_LENGTH = 400


@dataclass(frozen=True)
class XemTruoc:
    """What a pop-up shows: a name, a few words, whether they are the issuer's own, whether a draft speaks."""

    so: int
    url: str
    ten: str
    chu: str
    nguyen_van: bool
    du_thao: bool


class Links:
    """Callable in templates: `lien_ket('hoi-dap/')` is the address of that page as seen from this one.

    One instance serves one page, and collects the previews and the style sheets that the page asked for.
    """

    def __init__(self, library: Library, url: str) -> None:
        self._library = library
        self._up = "../" * url.count("/")
        self._previews: dict[str, XemTruoc] = {}
        self._sheets: list[str] = []

    def __call__(self, target: str) -> str:
        """`target` is an address from the root of the site, without a leading '/'; '' is the home page."""
        return self._up + self._library.shown_at(target) or "./"

    def leads(self, target: str) -> bool:
        """Whether the target is shown; words that lead to what is withheld stay words."""
        return leads(self._library, target)

    def led(self, changes: Iterable[DoiSau]) -> tuple[DoiSau, ...]:
        """What later documents did, with their addresses as seen from this page."""
        return tuple(replace(one, url=self(one.url)) if one.url else one for one in changes)

    def can_kieu(self, *sheets: str) -> str:
        """The page needs these sheets of `overrides/assets/pages/` besides the one that every page has; leaves no mark
        where it is said, for they are linked in the head."""
        self._sheets += (self(f"assets/pages/{name}.css") for name in sheets)
        return ""

    @property
    def kieu(self) -> tuple[str, ...]:
        """The addresses of the sheets asked for so far, in that order."""
        return tuple(self._sheets)

    @property
    def xem_truoc(self) -> tuple[XemTruoc, ...]:
        """The previews asked for so far, in that order."""
        return tuple(self._previews.values())

    def so_xem_truoc(self, target: str) -> int | None:
        """Number of the preview of a clause, a document, a term or a question; None for other places."""
        if target not in self._previews:
            made = self._preview(target)
            if made is None:
                return None
            self._previews[target] = made
        return self._previews[target].so

    def _preview(self, target: str) -> XemTruoc | None:
        where = find(target)
        if where is None:
            return None
        library = self._library
        draft = False
        verbatim = False
        if where.kind in ("van-ban", "khoan") and (ma := where.cha or where.ma) in library.van_ban:
            document = library.van_ban[ma]
            draft = library.is_draft(ma)
            name, words = document.ten_ngan, document.trich_yeu
            if not document.toan_van:
                words += ". Trang này không có toàn văn."
            if where.kind == "khoan" and ma in library.toan_van:
                name = f"{name}, {library.ten_khoan(ma, where.ma)}"
                words, verbatim = library.toan_van[ma].theo_ma[where.ma].nguyen_van, True
        elif where.kind == "thuat-ngu" and where.ma in library.thuat_ngu:
            term = library.thuat_ngu[where.ma]
            name = f"{term.ten}: {term.day_du}" if term.day_du else term.ten
            words = term.giai_thich
        elif where.kind == "hoi-dap" and where.ma in library.hoi_dap:
            question = library.hoi_dap[where.ma]
            name, words = question.cau_hoi, prose.plain(prose.parse(question.loi_day_du))
        else:
            return None
        return XemTruoc(len(self._previews) + 1, self(target), name, _cut(words), verbatim, draft)


def _cut(words: str) -> str:
    if len(words) <= _LENGTH:
        return words
    return words[:_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " […]"
