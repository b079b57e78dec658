"""Old Vietnamese encodings, recognised so that a message can say which one: TCVN3 (.VnTime fonts), VNI-Windows,
Windows-1258, and UTF-8 that was once read as Latin letters. Nothing is converted in silence: a person must look.

A word counts only when it holds a letter that Vietnamese does not have and becomes a Vietnamese syllable once
decoded; so "Müller" and "Curaçao" pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from namro.language import signs
from namro.language.vietnamese import fold

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)
# VNI writes a base letter and then a second one for its marks; some letters stand alone.
_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_ROUND = {"â": "\u0302", "ê": "\u0306"}
_VNI_BOTH = {
    **{letter: "\u0302" + tone for letter, tone in zip("àáåãä", _VNI_TONES.values(), strict=True)},
    **{letter: "\u0306" + tone for letter, tone in zip("èéúüë", _VNI_TONES.values(), strict=True)},
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í"}

_FOREIGN = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_WORD = re.compile(rf"[A-Za-zÀ-ỹ{_FOREIGN}]+")
_SIGN = re.compile(
    f"[{_FOREIGN}\u00ba\u00c3]"
)  # without one of these a text is clean: the quick first question
_STRANGE = re.compile(f"[{_FOREIGN}]")
# Each looks at a letter once: plain letters are taken whole and never given back, from where they begin.
_MARKED = re.compile(r"(?<![A-Za-z])[A-Za-z]*+[^\x00-\x7f][^\x00-\x40\x5b-\x60]*")
_MISREAD = re.compile(
    r"(?<![A-Za-z])[A-Za-z]*+(?:[\u00c3\u00c4\u00c6][\u0080-\u00bf\u2018-\u201e\u0192\u02c6\u2020-\u2022]|\u00e1[\u00ba\u00bb])\S*"
)
_LONGEST = 24
"""No syllable has more letters, its marks written as letters of their own."""
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gi?|gh|h|kh?|l|m|nh?|ngh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:(?:oa|oe|uo|uye|uy|ue|ua|ie|ye|a|e|i|o|u|y)(?:ch?|m|nh?|ng|p|t)?"
    r"|ai|ao|au|ay|eo|eu|ia|ieu|iu|oai|oao|oay|oeo|oi|uay|ui|uoi|uou|uu|uya|uyu|yeu)"
)


@dataclass(frozen=True)
class Found:
    """An old encoding in a text: its `name`, the first such word as it stands, the same word decoded."""

    name: str
    offset: int
    word: str
    meant: str


def in_text(text: str) -> Found | None:
    """The first word that is TCVN3, VNI or misread UTF-8 in Unicode dress; None when the text is clean."""
    if _SIGN.search(text) is None:
        return None
    misread = _MISREAD.search(text)
    if misread and (meant := _as_utf8(misread.group())):
        return Found("UTF-8 bị đọc nhầm bảng mã", misread.start(), misread.group(), meant)
    return _most(_votes(name, decoder, _WORD, text) for name, decoder in _DECODERS.items())


def in_bytes(content: bytes) -> Found | None:
    """Which old encoding bytes that are no UTF-8 are in, with the first word that shows it."""
    latin, windows = content.decode("latin-1"), content.decode("cp1258", "replace")
    return _most(
        [
            *(_votes(name, decoder, _MARKED, latin) for name, decoder in _DECODERS.items()),
            _votes("Windows-1258", _composed, _MARKED, windows),
        ]
    )


def _votes(name: str, decoder: Callable[[str], str], words: re.Pattern[str], text: str) -> list[Found]:
    """The words of `text` that make sense once decoded."""
    found = []
    for match in words.finditer(text):
        word = match.group()
        if not 2 < len(word) <= _LONGEST or (words is _WORD and _STRANGE.search(word) is None):
            continue
        meant = decoder(word)
        if meant != word and is_syllable(meant):
            found.append(Found(name, match.start(), word, meant))
    return found


def _most(votes: Iterable[list[Found]]) -> Found | None:
    best = max(votes, key=len)
    return best[0] if best else None


def is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable, marks aside."""
    return bool(_SYLLABLE.fullmatch(fold(word)))


def tcvn3(text: str) -> str:
    """Unicode of a text whose TCVN3 bytes were read as Latin-1."""
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    """Unicode of a text whose VNI bytes were read as Latin-1."""
    done: list[str] = []
    for char in text:
        low = char.lower()
        marks = _VNI_TONES.get(low) or _VNI_ROUND.get(low) or _VNI_BOTH.get(low)
        base = done[-1].lower() if done else ""
        if marks and base and base in ("aeouyơư" if low in _VNI_TONES else "a" if low in "êèéúüë" else "aeo"):
            done[-1] = unicodedata.normalize("NFC", done[-1] + marks)
        elif low in _VNI_ALONE:
            done.append(_VNI_ALONE[low].upper() if char.isupper() else _VNI_ALONE[low])
        else:
            done.append(char)
    return "".join(done)


def _as_utf8(word: str) -> str:
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _composed(text: str) -> str:
    return signs.composed(text)


_DECODERS: Mapping[str, Callable[[str], str]] = {"TCVN3 (phông .Vn…)": tcvn3, "VNI (phông VNI-…)": vni}
