"""What is shown as the document's words is the document's words: no other letter, no other capital, no silent cut.

Two kinds: fields that hold official words by themselves, and words between “ ” in what the editors wrote. These are a
quotation as soon as a cited clause holds them but for capitals, or with words left out; a cut is marked … where it is.
On the home page they always are one, of the words quoted beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from namro.files.citations import citations, squeeze
from namro.files.loaded import Entry, Loaded
from namro.language.prose import plain_inline
from namro.problems import Problem
from namro.records import walk
from namro.records.walk import Loc, parts

_OFFICIAL: Mapping[str, Sequence[str]] = {
    "ChuyenDe": ("ten",),
    "TaiLieuChuyenDe": ("ten",),
    "TaiLieu": ("danh_cho",),
    "DiemCau": ("ten", "nguoi_chu_tri", "dia_diem", "thanh_phan"),
    "MaKet": ("dong",),
    "NguoiKy": ("ho_ten",),
    "NgayVanBan": ("nguyen_van",),
}
"""Fields with official words, by class of record; they stand in a clause that the record itself cites."""
_QUOTING = ("DongMotPhut", "ViecChinh")
"""Classes with a sentence `chu` in which all that stands between “ ” is quoted from the record's own citations."""
_TITLES = (
    ("chuyen-muc", "ten"),
    ("cay-hoi", "ten"),
    ("lo-trinh", "ten"),
    ("chuoi", "ten"),
    ("tap-in", "ten"),
    ("hoi-dap", "cau_hoi"),
)
"""Between quotation marks these are names of pages, not words of a document."""
_CHECKED_ELSEWHERE = frozenset({"trich", "nguyen_van", "dau_van_tay"})
_QUOTED = re.compile(r"“([^“”]+)”")
_CUT = re.compile(r"(?<!\s)\s*+(?:…|\.\.\.|\[…\])\s*")
_FEW = 4
"""Words; fewer than that left out of a sentence may stand in order by chance."""


def verbatim(loaded: Loaded) -> Iterator[Problem]:
    """Official words that are not so printed; quotations in other capitals or with a cut that is not marked."""
    clauses = {
        (ma, khoan.ma): squeeze(khoan.nguyen_van)
        for ma, text in loaded.texts.items()
        for khoan in text.toan_van.khoan
    }
    titles = {str(getattr(entry.record, field, None)) for kind, field in _TITLES for entry in loaded.of(kind)}
    for entry in loaded.entries:
        cited = dict.fromkeys((one.van_ban, one.khoan) for _, one in citations(entry.record))
        texts = [clauses[key] for key in cited if key in clauses]
        told: set[tuple[Loc, str]] = set()
        # Where a cited clause is not there, which is told elsewhere, the words may have stood in it.
        for loc, words in _words(entry) if texts and len(texts) == len(cited) else ():
            for quoted in map(squeeze, _QUOTED.findall(words)):
                if quoted in titles:
                    continue
                printed = next(filter(None, (_printed(plain_inline(quoted), text) for text in texts)), None)
                if printed and not any(_stands(plain_inline(quoted), text) for text in texts):
                    message = f"Trong dấu “ ” là “{quoted}”, văn bản in: “{printed}”."
                    hint = "Chép đúng từng chữ, cả chữ hoa, chữ thường; bỏ bớt thì ghi … đúng chỗ bỏ."
                    told.add((loc, quoted))
                    yield entry.problem(loc, "khong-nguyen-van", message, hint)
        yield from _official(entry, clauses)
        yield from _quoting(entry, told)


def _quoting(entry: Entry, told: Set[tuple[Loc, str]]) -> Iterator[Problem]:
    for loc, part in parts(entry.record):
        if type(part).__name__ not in _QUOTING:
            continue
        texts = [squeeze(one.trich) for _, one in citations(part)]
        for quoted in map(squeeze, _QUOTED.findall(str(getattr(part, "chu", "")))):
            here = (*loc, "chu")
            if (here, quoted) not in told and not any(_stands(quoted, text) for text in texts):
                message = f"“{quoted}” không có nguyên văn trong đoạn trích nào của dòng này."
                hint = "Chép đúng từng chữ của đoạn trích, bỏ bớt thì ghi … đúng chỗ bỏ; lời của mình thì bỏ dấu “ ”."
                yield entry.problem(here, "khong-nguyen-van", message, hint)


def _official(entry: Entry, clauses: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    for loc, part in parts(entry.record):
        for field in _OFFICIAL.get(type(part).__name__, ()):
            value = getattr(part, field) or ()
            cited = [
                text
                for _, one in citations(part)
                if (text := clauses.get((one.van_ban, one.khoan))) is not None
            ]
            for position, words in enumerate([value] if isinstance(value, str) else value):
                # Alone, a name may begin with a capital that it has not got inside its sentence.
                if cited and not any(squeeze(words)[1:] in text for text in cited):
                    yield entry.problem(
                        (*loc, field) if isinstance(value, str) else (*loc, field, position),
                        "khong-nguyen-van",
                        f"“{words}” không có nguyên văn trong khoản nào mà mục này trích.",
                        "Chép đúng từng chữ của văn bản, hoặc trích thêm khoản in lời ấy.",
                    )


def _words(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """The editors' own words in a record."""
    for loc, words in walk.words(entry.record):
        if "“" in words and _CHECKED_ELSEWHERE.isdisjoint(loc):
            yield loc, words


def _stands(quoted: str, text: str) -> bool:
    """Whether the pieces between the marks of cuts stand in the text, in order."""
    at = 0
    for piece in filter(None, _CUT.split(quoted)):
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _printed(quoted: str, text: str) -> str | None:
    """What the text prints for a quotation that differs in capitals, or leaves words out without a mark."""
    at = text.casefold().find(quoted.casefold())
    if at >= 0:
        return text[at : at + len(quoted)]
    wanted, words = [_bare(word) for word in quoted.split()], text.split()
    if len(wanted) < _FEW or _CUT.search(quoted):
        return None
    places: list[int] = []
    for word in wanted:
        start = places[-1] + 1 if places else 0
        found = next((n for n in range(start, len(words)) if _bare(words[n]) == word), None)
        if found is None:
            return None
        places.append(found)
    return " ".join(words[places[0] : places[-1] + 1])


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:()“”")
