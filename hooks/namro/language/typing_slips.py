"""Words that left the keyboard unfinished: without their marks, or as raw Telex ("nghij quyeets") and VNI ("nghi5")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from namro.language.syllables import LONGEST, is_syllable, is_unmarked

_TOKEN = re.compile(r"[^\W\d_]+")
_WORTH_A_LOOK = re.compile(r"(?<![^\W\d_])[A-Za-z]+(?![^\W\d_])(?:[\W\d_]+[A-Za-z]+(?![^\W\d_])){4}")
"""Five words in plain letters, one after another."""
_STOP = re.compile(r"[“”\n]")
_LONGEST_RUN = 6
_WHOLE = 5
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_MARKS = {"6": ("aeo", "\u0302"), "7": ("ou", "\u031b"), "8": ("a", "\u0306")}
_TELEX_WORD = re.compile(r"(?<![\w@/.-])[A-Za-zđĐ]{3,9}(?![\w@/]|\.\w)")
_VNI_WORD = re.compile(r"(?<![\w@/.-])[A-Za-z]{1,4}(?:[1-9][A-Za-z]{0,4}){1,3}(?![\w@/]|\.\w)")
_VOWELS = "aeiouy"


def unmarked(text: str) -> str:
    """The first run of words without marks that is too long to be right; '' where there is none.

    Six in a row do not occur in Vietnamese; a text of five words or more has one mark at least.
    """
    if not _WORTH_A_LOOK.search(text):
        return ""
    words = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    run: list[tuple[str, int, int]] = []
    for word in words:
        if run and _STOP.search(text[run[-1][2] : word[1]]):
            run = []
        run = [*run, word] if is_unmarked(word[0]) else []
        if len(run) >= _LONGEST_RUN:
            return text[run[0][1] : run[-1][2]]
    return text if _WHOLE <= len(words) == len(run) else ""


def raw_typing(text: str) -> Iterator[tuple[str, str]]:
    """(word, what it means) for each word in raw Telex or VNI."""
    for pattern, read in ((_TELEX_WORD, from_telex), (_VNI_WORD, from_vni)):
        for match in pattern.finditer(text):
            if meant := read(match.group()):
                yield match.group(), meant


@lru_cache(maxsize=4096)
def from_telex(word: str) -> str:
    """What a word typed in Telex means: 'quyeets' → 'quyết'; '' where it is a word as it stands, or none."""
    if len(word) > LONGEST or is_syllable(word) or not word.isascii():
        return ""
    letters: list[str] = []
    tone = ""
    for char in word.lower():
        bare = [unicodedata.normalize("NFD", one)[0] for one in letters]
        if char in _TELEX_TONES and any(one in _VOWELS for one in bare) and not tone:
            tone = _TELEX_TONES[char]
        elif char == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif char in "aeo" and char in letters:
            at = len(letters) - 1 - letters[::-1].index(char)
            letters[at] = unicodedata.normalize("NFC", char + "\u0302")
        elif char == "w" and letters:
            _horn(letters)
        else:
            letters.append(char)
    return _meant(word, "".join(letters), tone)


def from_vni(word: str) -> str:
    """What a word typed in VNI means: 'nghi5' → 'nghị'; '' where it is none."""
    if len(word) > LONGEST or word.isupper():
        return ""
    letters: list[str] = []
    tone = ""
    for char in word.lower():
        if char in _VNI_TONES:
            tone = _VNI_TONES[char]
        elif char == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif char == "7":
            _horn(letters)
        elif char in _VNI_MARKS:
            vowels, mark = _VNI_MARKS[char]
            at = next((at for at in range(len(letters) - 1, -1, -1) if letters[at] in vowels), None)
            if at is None:
                return ""
            letters[at] = unicodedata.normalize("NFC", letters[at] + mark)
        else:
            letters.append(char)
    return _meant(word, "".join(letters), tone)


def _horn(letters: list[str]) -> None:
    """The hook of ă, ơ, ư, ươ on the last vowels that take it."""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in "aou":
            pair = letters[at] == "o" and at and letters[at - 1] == "u"
            letters[at] = {"a": "ă", "o": "ơ", "u": "ư"}[letters[at]]
            if pair:
                letters[at - 1] = "ư"
            return


def _meant(typed: str, body: str, tone: str) -> str:
    """The syllable of these letters with that tone, in the typed case; '' where there is none with a mark."""
    for at in range(len(body)):
        made = unicodedata.normalize("NFC", body[: at + 1] + tone + body[at + 1 :])
        if is_syllable(made) and not made.isascii():
            return made.upper() if typed.isupper() else made.capitalize() if typed[0].isupper() else made
    return ""
