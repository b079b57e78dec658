"""Own words left the keyboard finished: with their marks, none in raw Telex or VNI, no page number of what was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language.typing_slips import raw_typing, unmarked
from namro.problems import Problem
from namro.rules.written import at_words, written

_NOT_READ = re.compile(r"“[^“”]*”|\]\([^()]*\)|https?://\S+|(?<!\S)[^\s@]++@\S+")
"""Quotations, addresses of links."""
_PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:[-–—] ?\d{1,3} ?[-–—]|\d{1,3}|(?:trang|tr\.|page) ?\d{1,3}(?: ?(?:/|trên|of) ?\d{1,3})?)[ \t]*$",
    re.I | re.M,
)
_MANY = 2


def typed_right(loaded: Loaded) -> Iterator[Problem]:
    """Texts without marks; two words or more in raw Telex or VNI; lines that are the number of a page."""
    for entry in loaded.entries:
        for loc, text in written(entry, typed=False):
            own = _NOT_READ.sub("”", text)
            if bare := unmarked(own):
                message = f"“{_short(bare)}” không có dấu."
                hint = "Gõ lại có dấu; bật Unikey, chọn Unicode và đúng kiểu gõ."
                yield at_words(loaded, entry, loc, bare.split()[0], "khong-dau", message, hint)
            raw = dict(raw_typing(own))
            if len(raw) >= _MANY:
                message = f"Chữ gõ chưa thành dấu: {', '.join(f'“{word}”' for word in list(raw)[:3])}."
                hint = f"Viết {', '.join(f'“{word}”' for word in list(raw.values())[:3])}; bật Unikey rồi gõ lại cả câu."
                yield at_words(loaded, entry, loc, next(iter(raw)), "chua-thanh-dau", message, hint)
            number = _PAGE_NUMBER.search(text) if "\n" in text else None
            if number:
                message = f"Dòng “{number.group().strip()}” là số trang của bản được chép."
                hint = "Xóa dòng này; nếu câu bị cắt đôi thì nối lại."
                yield at_words(loaded, entry, loc, number.group().strip(), "so-trang", message, hint)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
