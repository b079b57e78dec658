"""Words that are no Vietnamese syllables, and rare ones that are a slip away from a frequent one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from namro.files.loaded import Loaded
from namro.language.syllables import LONGEST, is_syllable, without_tone
from namro.language.typing_slips import from_telex, from_vni
from namro.problems import Problem
from namro.rules.written import at_words, written

_WORD = re.compile(r"(?<![\w@/.&<#-])[^\W\d_]{2,}(?![\w@/]|\.\w)")
_NOT_READ = re.compile(r"“[^“”]*”|\]\([^()]*\)|https?://\S+|(?<!\S)[^\s@]++@\S+|<[^<>]{0,300}>|`[^`]*`")
_USUAL, _RARE = 40, 1
"""How often a word stands on the site that a rarer one may be a slip of; how often the slip does."""
_FOREIGN = 3
"""More words than this that are no Vietnamese, more than half of a text: told as one."""


def spelling(loaded: Loaded) -> Iterator[Problem]:
    """Own words that neither the rules of spelling nor the official texts, names, terms and typed words of the project
    know; words that stand once and become a frequent one when two neighbouring letters change places."""
    texts = [
        (entry, loc, _NOT_READ.sub(" ", text))
        for entry in loaded.entries
        for loc, text in written(entry, typed=False)
    ]
    known = set(_known(loaded))
    official = Counter(
        word.lower()
        for text in loaded.texts.values()
        for khoan in text.toan_van.khoan
        for word in _WORD.findall(khoan.nguyen_van)
    )
    used = Counter(word.lower() for _, _, text in texts for word in _WORD.findall(text)) + official
    for entry, loc, text in texts:
        strange = [word for word in dict.fromkeys(_WORD.findall(text)) if not is_syllable(word)]
        strange = [
            word
            for word in strange
            if not (word.isupper() or word.lower() in known or word.lower() in official)
        ]
        if len(strange) > _FOREIGN and 2 * len(strange) > len(_WORD.findall(text)):
            message = (
                f"Nhiều chữ không phải tiếng Việt: {', '.join(f'“{word}”' for word in strange[:_FOREIGN])} …"
            )
            hint = "Viết bằng tiếng Việt; tên riêng thì thêm vào data/thuat-ngu/ hoặc data/tu-dong-nghia/."
            yield replace(at_words(loaded, entry, loc, strange[0], "chinh-ta", message, hint), note=True)
            continue
        for word in dict.fromkeys(_WORD.findall(text)):
            low = word.lower()
            if low in known or low in official or (word.isupper() and len(word) > 1):
                continue
            if not is_syllable(word):
                meant = from_telex(word) or from_vni(word) or _slip_of(low, used, 1)
                message = f"“{word}” không phải chữ viết đúng chính tả tiếng Việt."
            elif (
                used[low] <= _RARE
                and (meant := _slip_of(low, used, _USUAL))
                and without_tone(meant) != without_tone(low)  # two places of one tone: `tone_place` tells
            ):
                message = f"“{word}” ít gặp, có lẽ gõ nhầm."
            else:
                continue
            hint = f"Có phải là “{meant}”? " if meant else ""
            hint += "Đúng là tên riêng, từ nước ngoài thì thêm vào data/thuat-ngu/ hoặc data/tu-dong-nghia/."
            yield replace(at_words(loaded, entry, loc, word, "chinh-ta", message, hint), note=True)


def _known(loaded: Loaded) -> Iterator[str]:
    """The words of names, terms and of what readers type."""
    for entry in loaded.entries:
        for name in ("ten", "ten_khac", "day_du", "tu", "la", "ho_ten", "hay_hoi"):
            value = getattr(entry.record, name, None)
            if entry.kind in ("don-vi", "thuat-ngu", "tu-dong-nghia", "chu-de") and value:
                for text in [value] if isinstance(value, str) else value:
                    yield from (word.lower() for word in _WORD.findall(text))


def _slip_of(word: str, used: Mapping[str, int], least: int) -> str:
    """The most frequent syllable that the word becomes when two neighbours change places, or the tone another letter's."""
    if len(word) > LONGEST:
        return ""
    likely = {
        one
        for one in _with_letters_moved(word)
        if one != word and used.get(one, 0) >= least and is_syllable(one)
    }
    return max(likely, key=lambda one: used[one], default="")


def _with_letters_moved(word: str) -> set[str]:
    """The word with two neighbouring letters changed and its tone on each vowel in turn: 'cảu' → 'của'."""
    body, tone = without_tone(word)
    bodies = {body} | {body[:at] + two + one + body[at + 2 :] for at, (one, two) in enumerate(pairwise(body))}
    return {
        unicodedata.normalize("NFC", one[: at + 1] + tone + one[at + 1 :])
        for one in bodies
        for at in range(len(one))
    }
