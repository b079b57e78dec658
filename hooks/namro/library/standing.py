"""What later documents made of one, and of its clauses: the one judge and the one wording of it, for pages and packets.

A draft changes nothing yet. Whether the day of a change has come is asked only where the day of the edition is known;
a sentence that names the day holds before it and after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from namro.files.citations import one_holds_the_other
from namro.language.vietnamese import day
from namro.library.library import Library
from namro.library.versions import Cap, compare
from namro.records.addresses import address, clause
from namro.records.labels import TINH_TRANG, bi_doi
from namro.records.van_ban import QuanHe

_STRONGEST = ("bai-bo", "thay-the", "sua-doi", "dinh-chinh")
_OVER = ("het-hieu-luc", "da-thay-the")


@dataclass(frozen=True)
class DoiSau:
    """A later change in words around the name of the document that made it: 'được' · 'Nghị quyết …' · 'thay thế từ
    ngày 01/01/2026'. `url` is the place there that says so; without a name the state alone is known. `khoan` is the
    clause that was changed, '' for the whole document."""

    van_ban: str
    khoan: str
    truoc: str
    ten: str
    sau: str
    url: str

    @property
    def chu(self) -> str:
        """The whole in one line."""
        return " ".join(part for part in (self.truoc, self.ten, self.sau) if part)


def of_document(library: Library, ma: str) -> tuple[DoiSau, ...]:
    """What holds of all of its clauses, the strongest change first."""
    changed = [_told(library, *one, "", "") for one in _changes(library, ma) if not one[1].khoan]
    state = library.van_ban[ma].tinh_trang
    if not changed and state in _OVER:
        return (DoiSau("", "", TINH_TRANG[state].lower(), "", "", ""),)
    return tuple(changed)


def of_clause(library: Library, ma: str, khoan: str) -> tuple[DoiSau, ...]:
    """What changed this clause, a clause around it or one inside it, where the later document names clauses."""
    text = library.toan_van[ma]
    return tuple(
        _told(library, newer, relation, touched, "" if touched == khoan else text.ten_goi(touched))
        for newer, relation in _changes(library, ma)
        for touched in relation.khoan
        if one_holds_the_other(text, touched, khoan)
    )


def of_clauses(library: Library, ma: str) -> tuple[DoiSau, ...]:
    """What changed single clauses of the document, each named."""
    text = library.toan_van[ma]
    return tuple(
        _told(library, newer, relation, khoan, text.ten_goi(khoan))
        for newer, relation in _changes(library, ma)
        for khoan in relation.khoan
        if khoan in text.theo_ma
    )


def in_force(relation: QuanHe, on: date) -> bool:
    """Whether a change has come on that day; one without a day came with its document."""
    return relation.tu_ngay is None or relation.tu_ngay <= on


def state(library: Library, ma: str, on: date) -> str:
    """How the document stands on that day: what its record says, unless a later one replaced or ended it whole."""
    own: str = library.van_ban[ma].tinh_trang
    if own == "da-ban-hanh":
        for _, relation in _changes(library, ma):
            if not relation.khoan and relation.muc_do != "suy-ra" and in_force(relation, on):
                own = {"thay-the": "da-thay-the", "bai-bo": "het-hieu-luc"}.get(relation.loai, own)
    return own


def newest(library: Library, ma: str) -> str:
    """The document at the end of the row of those that replaced one another; itself where none replaced it."""
    seen = {ma}
    while True:
        later = [
            one
            for one, relation in _changes(library, ma)
            if relation.loai == "thay-the" and not relation.khoan
        ]
        if not later or later[-1] in seen:
            return ma
        ma = later[-1]
        seen.add(ma)


def pairs(library: Library) -> Iterator[tuple[str, str, tuple[Cap, ...]]]:
    """(older, newer, their clauses) of every two held texts that are versions of one: a text and what replaced it, a
    draft and what was issued of it; one that amends or corrects only where it has most of the other's clauses."""
    for ma, document in library.van_ban.items():
        for relation in document.quan_he:
            older, newer = (
                (ma, relation.van_ban) if relation.loai == "ban-da-ban-hanh" else (relation.van_ban, ma)
            )
            whole = relation.loai in ("thay-the", "ban-da-ban-hanh")
            if not (whole or relation.loai in ("sua-doi", "dinh-chinh")):
                continue
            if older in library.toan_van and newer in library.toan_van:
                found = compare(library.toan_van[older], library.toan_van[newer])
                kept = sum(one.cu is not None and one.moi is not None for one in found)
                if whole or 2 * kept >= len(library.toan_van[older].khoan):
                    yield older, newer, found


def _changes(library: Library, ma: str) -> Sequence[tuple[str, QuanHe]]:
    """Issued documents that changed it, the strongest change first."""
    found = [
        one
        for one in library.quan_he_den.get(ma, ())
        if one[1].doi_van_ban_cu and not library.is_draft(one[0])
    ]
    return sorted(found, key=lambda one: _STRONGEST.index(one[1].loai))


def _told(library: Library, newer: str, relation: QuanHe, khoan: str, part: str) -> DoiSau:
    suffered, done = bi_doi(relation)
    since = f" từ ngày {day(relation.tu_ngay)}" if relation.tu_ngay else ""
    inferred = " (suy ra)" if relation.muc_do == "suy-ra" else ""
    before = " ".join(one for one in (part, "" if since else "đã", suffered) if one)
    says = next((one.khoan for one in relation.nguon if one.van_ban == newer), "")
    url = clause(newer, says) if says and newer in library.toan_van else address("van-ban", newer)
    return DoiSau(newer, khoan, before, library.van_ban[newer].ten_ngan, f"{done}{since}{inferred}", url)
