"""One place for the tone mark: "hòa, ủy" or "hoà, uỷ", not both. Official words keep theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.base import TrichDan
from namro.records.van_ban import LoiNguyenVan
from namro.records.walk import Loc, parts

# Each begins with a class of letters, which is what the engine looks for fastest.
_OLD = re.compile(r"[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?:(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])(?<![qQ].)[yY])(?!\w)")
_NEW = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])(?<![qQ].)[ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_BEFORE = re.compile(r"(?<!\w)\w*+$")
_OTHERS_WORDS = ("nguyen_van", "ten_khac")  # of a document, or spellings that readers use
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tone_place(loaded: Loaded) -> Iterator[Problem]:
    """Words of the rarer of the two habits, where both are in use."""
    found: tuple[list[tuple[Entry, Loc, str]], list[tuple[Entry, Loc, str]]] = ([], [])
    for entry in loaded.entries:
        for loc, text in _own_words(entry):
            for place, pattern in enumerate((_OLD, _NEW)):
                found[place].extend((entry, loc, _word(text, match)) for match in pattern.finditer(text))
    rare, usual = sorted(found, key=len)
    for entry, loc, word in rare if usual else ():
        at = entry.problem(loc, "dau-thanh", "", "")
        yield Problem(
            at.path,
            at.line,
            at.column,
            at.field,
            at.code,
            f"“{word}” bỏ dấu khác với phần lớn trang ({len(usual)} chỗ bỏ dấu kiểu kia, {len(rare)} chỗ kiểu này).",
            f"Viết “{_moved(word)}” cho thống nhất.",
            note=True,
        )


def _own_words(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Texts that the editors wrote: no quotation, no wording of a document."""
    for loc, part in parts(entry.record):
        if isinstance(part, TrichDan | LoiNguyenVan):
            continue
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name in _OTHERS_WORDS:
                continue
            if isinstance(value, str):
                yield (*loc, name), value
            elif isinstance(value, tuple):
                yield from (((*loc, name, n), item) for n, item in enumerate(value) if isinstance(item, str))


def _word(text: str, ending: re.Match[str]) -> str:
    """The whole word that ends in `ending`."""
    before = _BEFORE.search(text, max(0, ending.start() - 6), ending.start())
    return (before.group() if before else "") + ending.group()


def _moved(word: str) -> str:
    """The same word with its mark on the other vowel."""
    first, second = word[-2], word[-1]
    tones = [mark for mark in unicodedata.normalize("NFD", first + second) if mark in _TONES]
    bare = ["".join(c for c in unicodedata.normalize("NFD", v) if c not in _TONES) for v in (first, second)]
    marked = 0 if unicodedata.normalize("NFC", bare[0]) == first else 1
    bare[marked] += tones[0]
    return word[:-2] + unicodedata.normalize("NFC", "".join(bare))
