"""How people cite a clause: 'phần II, mục 1.1, gạch đầu dòng 2'; below a Điều 'điểm đ khoản 2 Điều 5'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

_NAMED = {
    "ten-loai": "tên loại văn bản",
    "trich-yeu": "trích yếu",
    "the-thuc": "phần đầu văn bản",
    "kem-theo": "dòng kèm theo",
    "kinh-gui": "nơi kính gửi",
    "nn": "nơi nhận",
    "ky": "chữ ký",
    "ten": "tên",
}
_ORDINARY = {
    "b": "gạch đầu dòng",
    "p": "đoạn",
    "m": "ma-két",
    "q": "đoạn trích",
    "h": "hàng",
    "d": "đề mục",
}
_OUTLINE = re.compile(r"(phan|chuong|muc|tieu-muc|dieu|bang)-([a-z0-9]+)")
_OUTLINE_NAMES = {
    "phan": "Phần",
    "chuong": "Chương",
    "muc": "Mục",
    "tieu-muc": "Tiểu mục",
    "dieu": "Điều",
    "bang": "bảng",
}
_ROMAN = re.compile(r"[IVXLC]+")
_ANNEX = re.compile(r"pl([a-z0-9]*)")
_TWICE = re.compile(r"(.+?)x(\d+)")


class Named(Protocol):
    """What a name asks of a clause."""

    @property
    def loai(self) -> str:
        """Its kind."""

    @property
    def dau(self) -> str:
        """Its printed marker."""

    @property
    def dau_chu_thich(self) -> str:
        """The mark that a note answers to."""


def called(ma: str, theo_ma: Mapping[str, Named]) -> str:
    """How a person cites the clause `ma`."""
    parts = ma.split(".")
    part, rest = _annex(parts, theo_ma)
    if not rest:
        return part
    if any(_OUTLINE.fullmatch(one) for one in rest):
        inner = " ".join(reversed(list(_by_law(rest, parts, theo_ma))))
        return f"{inner} {part}" if part else inner
    ladder = ", ".join(_ladder(rest, parts, theo_ma))
    return f"{part}, {ladder}" if part else ladder


def _annex(parts: Sequence[str], theo_ma: Mapping[str, Named]) -> tuple[str, Sequence[str]]:
    """The name of the annex or attached regulation in which the clause stands ('' for the document), the rest."""
    head = theo_ma.get(parts[0])
    if head is not None and head.loai == "phu-luc":
        return _as_printed(head.dau) if head.dau else _spoken(parts[0]), parts[1:]
    if number := _ANNEX.fullmatch(parts[0]):
        return f"Phụ lục {number[1]}".strip(), parts[1:]
    return "", parts


def _spoken(name: str) -> str:
    return ATTACHED.get(re.sub(r"-\d+$", "", name), "văn bản kèm theo")


ATTACHED = {
    "quy-che": "Quy chế",
    "quy-dinh": "Quy định",
    "quy-trinh": "Quy trình",
    "quy-uoc": "Quy ước",
    "noi-quy": "Nội quy",
    "dieu-le": "Điều lệ",
    "de-an": "Đề án",
    "du-an": "Dự án",
    "phuong-an": "Phương án",
    "ke-hoach": "Kế hoạch",
    "chuong-trinh": "Chương trình",
    "chien-luoc": "Chiến lược",
    "huong-dan": "Hướng dẫn",
    "danh-muc": "Danh mục",
    "danh-sach": "Danh sách",
    "dinh-muc": "Định mức",
    "bo-tieu-chi": "Bộ tiêu chí",
    "tieu-chi": "Tiêu chí",
}
"""Papers that another one puts in force ("ban hành kèm theo"), by the id that their clauses begin with."""


def _by_law(rest: Sequence[str], parts: Sequence[str], theo_ma: Mapping[str, Named]) -> Iterator[str]:
    """The parts below an outline, the outermost first: 'Điều 5', 'khoản 2', 'điểm đ'."""
    before = len(parts) - len(rest)
    numbers: list[str] = []
    for place, part in enumerate(rest, before + 1):
        here = theo_ma.get(".".join(parts[:place]))
        below = theo_ma.get(".".join(parts[: place + 1])) if place < len(parts) else None
        if outline := _OUTLINE.fullmatch(part):
            numbers.clear()
            yield _outlined(outline, here)
        elif _is_point(below, parts[place:]):
            continue  # "b.1)" says itself that it stands in b)
        elif _is_point(here, parts[place - 1 :]):
            yield _ordinary(part, here)
        elif re.fullmatch(r"\d+[a-z]*(x\d+)?", part):
            numbers.append(_plain(part))
            deeper = rest[place - before] if place < len(parts) else ""
            if not deeper[:1].isdigit():
                yield "khoản " + ".".join(numbers)
                numbers.clear()
        elif _ROMAN.fullmatch(part):
            yield f"phần {part}"
        else:
            yield _ordinary(part, here)


def _is_point(clause: Named | None, parts: Sequence[str]) -> bool:
    """Whether a clause is a lettered point that has a number behind its letter: "b.1)"."""
    return clause is not None and clause.loai == "diem" and parts[0].isdigit()


def _outlined(found: re.Match[str], here: Named | None) -> str:
    kind, number = found.groups()
    if here is not None and here.dau and kind != "bang":
        return _as_printed(here.dau)
    roman = kind in ("phan", "chuong") and re.fullmatch(r"[ivxlc]+", number)
    return f"{_OUTLINE_NAMES[kind]} {number.upper() if roman else number}"


def _as_printed(dau: str) -> str:
    """'PHỤ LỤC I' → 'Phụ lục I', 'PHẦN THỨ NHẤT' → 'Phần thứ nhất', '“Điều 5.' → 'Điều 5'."""
    words = dau.strip("“\"'.:-– ").split()
    first = words[0].capitalize()
    rest = [word if not word.isalpha() or _ROMAN.fullmatch(word) else word.lower() for word in words[1:]]
    return " ".join((first, *rest))


def _ladder(rest: Sequence[str], parts: Sequence[str], theo_ma: Mapping[str, Named]) -> Iterator[str]:
    """The parts of a Party text's ladder, the outermost first."""
    if len(rest) == 1 and rest[0] in _NAMED:
        yield _NAMED[rest[0]]
        return
    if rest[0] in ("nn", "ky"):
        yield f"{_NAMED[rest[0]]}, dòng {rest[1]}"
        return
    before = len(parts) - len(rest)
    led = 0
    while led < len(rest) and re.fullmatch(r"[IVXLC]+(x\d+)?|[A-Z](x\d+)?", rest[led]):
        yield f"phần {_plain(rest[led])}"
        led += 1
    numbers: list[str] = []
    for place, part in list(enumerate((*rest, ""), before + 1))[led:]:
        if re.fullmatch(r"\d+[a-z]?(x\d+)?", part):
            numbers.append(_plain(part))
            continue
        if numbers:
            yield ("mục " if led else "điểm ") + ".".join(numbers)
            numbers = []
        if part:
            yield _ordinary(part, theo_ma.get(".".join(parts[:place])))


def _annex_name(part: str, clause: Named | None) -> str:
    """Of an annex that a quotation brings in: 'Phụ lục I', 'Quy chế'."""
    if clause is not None and clause.dau:
        return _as_printed(clause.dau)
    number = _ANNEX.fullmatch(part)
    return f"Phụ lục {number[1]}".strip() if number else _spoken(part)


def _plain(part: str) -> str:
    """A number that is printed twice bears 'x2' in its id, not in its name."""
    twice = _TWICE.fullmatch(part)
    return f"{twice[1]} (lần {twice[2]})" if twice else part


def _ordinary(part: str, clause: Named | None) -> str:
    """'b2' → 'gạch đầu dòng 2', 'dd' → 'điểm đ'; a note is never counted by us, it has its printed mark."""
    kind, count = part[0], part[1:]
    if kind == "n" and count.isdigit():
        return f"chú thích {clause.dau_chu_thich if clause else ''}".rstrip()
    if clause is not None and clause.loai == "diem" and clause.dau:
        return "điểm " + clause.dau.strip("“\"'()./ ")
    if (clause is not None and clause.loai == "phu-luc") or _ANNEX.fullmatch(part):
        return _annex_name(part, clause)
    if count.isdigit() and kind in _ORDINARY:
        return f"{_ORDINARY[kind]} {count}"
    if part in _NAMED:
        return _NAMED[part]
    return f"điểm {'đ' if part == 'dd' else _plain(part)}"
