"""Signs that have no business in Vietnamese words: what nobody sees, marks in heaps, pictures, letters in costume.

A Vietnamese letter with its marks is one character once composed (NFC), so a mark that is left over never belongs to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["NFC", "NFD"]

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Joiners, directions, fillers, selectors and tags: words that look alike and are not, or that hide others."""
_MARK = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_NO_WORD = "[^\\w\x00-\xbf\u2000-\u20cf\u2100-\u2bff\u3000-\u303f\ufe50-\uffef]"
STACKED = re.compile(f"[{_MARK}]{{2,1000}}|{_NO_WORD}{{64,1000}}")
"""Marks of Latin letters that are left over two by two; marks of any script in a heap."""
_HEAP = re.compile(r"[^\w\x00-\x7f]{64,}")
_PIECE = 32
MARKS = re.compile(f"[{_MARK}]")
"""Any mark that belongs to no letter, in a text in NFC."""
_LONE_MARK = re.compile(f"\\w?[{_MARK}]")
_PICTURE = re.compile(
    "[\u2300-\u23ff\u249c-\u24e9\u25a0-\u27bf\u2b00-\u2bff\u3200-\u33ff\U0001f000-\U0001faff]"
)
_OURS = re.compile("[\x00-\u024f\u1e00-\u1eff]")
"""Where all letters of Latin alphabets stand; what else is called Latin is of phoneticians, or small capitals."""
_UNUSUAL = re.compile(
    "[^\x00-\x7e\xa0-\xbf\xc0-\xffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2070-\u208e\u20ab\u2190-\u22ff]"
)
"""Beyond the letters of Vietnamese and Western languages, punctuation, raised figures, arrows, signs of arithmetic."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Sign:
    """One hit: its code, the words as they stand, where they begin, what to write instead ('' for nothing)."""

    code: str
    words: str
    offset: int
    instead: str = ""


def composed(text: str, form: Form = "NFC") -> str:
    """The text in NFC (or taken apart, in NFD), in time that grows with its length: marks in a heap, each of which would
    be sorted past all others, are taken piece by piece. They are STACKED after it as before."""
    pieces, begin = [], 0
    for heap in _HEAP.finditer(text):
        for end in range(heap.start() + _PIECE, heap.end(), _PIECE):
            pieces.append(text[begin:end])
            begin = end
    return "".join(unicodedata.normalize(form, piece) for piece in (*pieces, text[begin:]))


def strange(text: str) -> Iterator[Sign]:
    """Pictures, letters in costume, letters of another script inside a word, left-over marks. `text` is in NFC."""
    if not _UNUSUAL.search(text):
        return
    for match in _PICTURE.finditer(text):
        yield Sign("bieu-tuong", match.group(), match.start())
    for match in _LONE_MARK.finditer(text):
        yield Sign("dau-roi", match.group(), match.start())
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        if plain := _undressed(word):
            yield Sign("chu-kieu", word, match.start(), plain)
        elif _mixed(word):
            yield Sign("chu-la", word, match.start())


def _undressed(word: str) -> str:
    """The word in plain letters and digits where it is written in others that look like them; '' where it is plain.

    Small raised figures are marks of notes and powers (⁽¹⁾, m²); digits of any script but ours are never plain.
    """
    plain = "".join(_plain(char) for char in word)
    return plain if plain != word else ""


def _plain(char: str) -> str:
    if char.isascii() or char in "¹²³⁰⁴⁵⁶⁷⁸⁹½¼¾ªº":
        return char
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", char)


def _mixed(word: str) -> bool:
    """Whether a word has letters of two scripts, or Latin ones of no alphabet: some only look like the right ones."""
    scripts = {
        "LATIN"
        if _OURS.match(char)
        else unicodedata.name(char, "").replace("LATIN", "OTHER").partition(" ")[0]
        for char in word
        if char.isalpha()
    }
    return scripts == {"OTHER"} or ("LATIN" in scripts and len(scripts) > 1)
