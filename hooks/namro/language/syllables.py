"""Which words are Vietnamese syllables as they are written: the closed set of beginnings, rhymes and tones.

The set is made by the rules of spelling, so it needs no list of words: k, gh, ngh before e, ê, i; a rhyme that ends in a
stop has the sharp or the heavy tone only. Both places of the tone mark (hòa, hoà) are right here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơng ơp ơt "
    "u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt "
    "ư ưc ưi ưm ưn ưng ưp ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo oet "
    "uâc uân uâng uât uây uâyp uê uêch uên uênh uêt uêu uơ uơt uy uya uych uyên uyêt uyn uynh uyp uyt uyu uyênh"
)
_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê êch ên êt êu i in it "
    "ich inh y yên yêt ynh yt ych yu yn ơ ơn ơt ôc o on"
)
_ALONE_Y = ("y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh")
_SOFT, _HARD = ("k", "gh", "ngh"), ("c", "g", "ng")
_ANY = (
    "",
    "b",
    "ch",
    "d",
    "đ",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "nh",
    "p",
    "ph",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
_TAKES_Y = ("h", "k", "l", "m", "s", "t", "v", "")
_STOPS = ("p", "t", "c", "ch")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Every beginning with every rhyme that it takes, without tones."""
    found = set(_ALONE_Y)
    for rhyme in _RHYMES.split():
        soft = rhyme[0] in "eêi"
        for onset in (*_ANY, *(_SOFT if soft else _HARD)):
            if onset or not rhyme.startswith("iê"):
                found.add(onset + rhyme)
        found.add(f"gi{rhyme}" if rhyme[0] != "i" else f"g{rhyme}")
    found.update(f"{onset}y" for onset in _TAKES_Y)
    found.update(f"qu{rhyme}" for rhyme in _AFTER_QU.split())
    return frozenset(found)


LONGEST = 24
"""No syllable has more letters, however it is typed: what is longer is looked at no further."""


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether `word` is written as a Vietnamese syllable is, in any case of letters."""
    if len(word) > LONGEST:
        return False
    body, tone = without_tone(word.lower())
    if (
        not word.isalpha()
        or body not in _bodies()
        or (body.endswith(_STOPS) and tone not in tuple(_SHARP_OR_HEAVY))
    ):
        return False
    if not tone:
        return body == word.lower()  # else it bears two
    return _bearer(word.lower()) in _bearers(body)


def _bearer(word: str) -> int:
    """Which letter of the word bears the tone."""
    return next(at for at, char in enumerate(word) if without_tone(char)[1])


@lru_cache(maxsize=4096)
def _bearers(body: str) -> tuple[int, ...]:
    """The letters that may bear the tone: the marked vowel, else the one before the last of an open rhyme, the last of a
    closed one; of oa, oe, uy either."""
    start = 2 if body.startswith(("qu", "gi")) and any(char in _VOWELS for char in body[2:]) else 0
    vowels = [at for at in range(start, len(body)) if body[at] in _VOWELS]
    marked = [at for at in vowels if body[at] in _MARKED]
    if marked:
        return (marked[-1],)
    if len(vowels) == 1:
        return (vowels[0],)
    pair = body[vowels[0] : vowels[1] + 1]
    if len(vowels) == 3 or vowels[-1] < len(body) - 1:
        return (vowels[1],) if pair != "ua" else tuple(vowels[:2])
    return tuple(vowels) if pair in ("oa", "oe", "uy") else (vowels[0],)


def without_tone(word: str) -> tuple[str, str]:
    """The word without its tone mark, and the mark ('' for none, or for more than one)."""
    letters = unicodedata.normalize("NFD", word)
    marks = [char for char in letters if char in _TONES]
    body = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    return body, marks[0] if len(marks) == 1 else ""


def is_unmarked(word: str) -> bool:
    """Whether a word in plain letters could be a syllable that lost its marks."""
    return word.isascii() and word.lower() in _unmarked()


@lru_cache(maxsize=1)
def _unmarked() -> frozenset[str]:
    marks = {ord("\u0302"): None, ord("\u0306"): None, ord("\u031b"): None, ord("đ"): "d"}
    return frozenset(unicodedata.normalize("NFD", body).translate(marks) for body in _bodies())
