"""Ids of elements by the Akoma Ntoso Naming Convention 1.0: where an element stands, what it is, its printed number.

'art_5__para_2__point_dd', 'part_II__sec_1-1', 'preface__p_2', 'para_1__mod_1__qstr_1__art_5'.
"""

from __future__ import annotations

import re
from collections import Counter

from namro.language.vietnamese import slug

_SHORT = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "chapter": "chp",
    "paragraph": "para",
    "quotedStructure": "qstr",
    "section": "sec",
    "subsection": "subsec",
}
_APART = re.compile(r"[^0-9A-Za-z]+")


class Eids:
    """Gives ids, each once; what has no number is counted."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def next(self, prefix: str, tag: str, number: str = "") -> str:
        """The id of the next such element below `prefix`; a number that is printed twice gets a count behind it."""
        base = f"{prefix}__" if prefix else ""
        wanted = f"{base}{_SHORT.get(tag, tag)}"
        told = _number(number)
        if told:
            wanted = f"{wanted}_{told}"
        while True:
            self._count[wanted] += 1
            count = self._count[wanted]
            if told and count == 1:
                return wanted
            wanted, told = f"{wanted}_{count}", "so"


def _number(printed: str) -> str:
    """'1.1.' → '1-1', 'đ)' → 'dd', 'thứ nhất' → 'thu-nhat'; the word before the number ('Điều') is gone already."""
    plain = printed.replace("đ", "dd").replace("Đ", "DD")
    kept = "".join(letter for letter in plain if letter.isalnum())
    return _APART.sub("-", plain).strip("-") if kept.isascii() else slug(printed)
