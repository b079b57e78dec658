"""Which element of Akoma Ntoso a clause is, and the number in its id. What the standard has no name for is an `hcontainer`
that bears ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from namro.files.clauses import Khoan
from namro.language.prose import plain_inline

_ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "phan": "part",
        "chuong": "chapter",
        "muc": "section",
        "tieu-muc": "subsection",
        "dieu": "article",
        "khoan": "paragraph",
        "diem": "point",
        "gach": "indent",
        "doan": "alinea",
    }
)
_BULLETED = ("indent", "alinea")
_WORD = re.compile(r"^\W*(?:phần|chương|mục|tiểu mục|điều)\s+(?:thứ\s+)?", re.IGNORECASE)
_PART = re.compile(r"\W*(?:[IVXLC]+|[A-HĐ])\W*")
_POINT = re.compile(r"\W*[a-zđ]{1,2}\W*")
GENERIC = "hcontainer"


def element_of(khoan: Khoan) -> str:
    """Its name; of a heading of a Party text by the ladder: A, I → part, 1, 1.1 → section, a → point."""
    if khoan.loai != "de-muc":
        return _ELEMENTS.get(khoan.loai, GENERIC)
    number = plain_inline(khoan.dau)
    if _PART.fullmatch(number):
        return "part"
    if _POINT.fullmatch(number):
        return "point"
    return "section" if any(letter.isdigit() for letter in number) else GENERIC


def number_of(khoan: Khoan, element: str) -> str:
    """'Chương II.' → 'II'; '' of what bears no number."""
    return "" if element in _BULLETED or element == GENERIC else _WORD.sub("", plain_inline(khoan.dau))
