"""Letters that a printer or a copy broke: lost, cut off from their word, a bracket that nobody closes, words said twice.

Only shown to a person, as `slips` are: the official words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from namro.editing.importer.lines import Line
from namro.language.syllables import is_syllable

LOST = "\ufffd"
_LOST = re.compile(rf"(?<!\S)[^\s{LOST}]*{LOST}\S*")
_ASKED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]+\?[^\W\d_]+|\?[a-zà-ỹđ]+)(?:\?[^\W\d_]*)?")
# Letters that begin a syllable and are none: "th iết", "ph òng".
_CUT = re.compile(r"(?<!\S)(b|c|ch|d|đ|g|gh|gi|h|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x) ([^\W\d_]+)")
# "các điểm b, c ở khoản 2": letters that name something.
_NAMED = re.compile(r"(?:[,;(/]|\b(?:điểm|mục|ý|hình|bảng|loại|nhóm|và|hoặc|đến|hay))\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# A dot below that became a stop: "thuô .c".
_DOT = re.compile(r"(?<![^\W\d_])([^\W\d_]*[aăâeêioôơuưy]) ?\.([a-zđ]{1,3})(?![\w.])")
_LIST = re.compile(r"(?<![^\s(])[^\W_]{1,3}\)")
_NEAR = 12
"""Letters before a word that are looked at."""
_LONG = 60
"""Letters of a paragraph that nobody writes twice in a row."""


def find(lines: Sequence[Line]) -> Iterator[tuple[int, str, str]]:
    """(source line, words, reason) of each suspect."""
    words = {word for line in lines for word in _WORD.findall(line.text)}
    for line in lines:
        yield from ((line.number, text, reason) for text, reason in _in(line.text, words))
    for above, line in pairwise(lines):
        if line.text == above.text and line.rows is None and sum(map(str.isalpha, line.text)) >= _LONG:
            yield line.number, line.text[:_LONG], "in hai lần liền nhau"


def _in(text: str, words: Set[str]) -> Iterator[tuple[str, str]]:
    if LOST in text:
        yield from ((found, "mất chữ khi đọc tệp") for found in _LOST.findall(text))
    if "?" in text:
        yield from ((found, "dấu hỏi giữa chữ: có lẽ mất một chữ cái") for found in _ASKED.findall(text))
    for cut in _CUT.finditer(text):
        whole = cut[1] + cut[2]
        # "h" may be an hour, "m" a metre; no word is "th". Of one letter the whole word must stand elsewhere too.
        sure = (len(cut[1]) > 1 and not is_syllable(cut[1])) or not is_syllable(cut[2])
        if not sure and (
            whole not in words or _NAMED.search(text[max(0, cut.start() - _NEAR) : cut.start()])
        ):
            continue
        if cut[2].islower() and not whole.isascii() and is_syllable(whole):
            yield cut.group(), f"chữ bị cắt đôi; có lẽ là “{whole}”"
    if " ." in text:
        for dot in _DOT.finditer(text):
            if not is_syllable(dot[2]) and dot.group().count(" "):
                yield dot.group(), "dấu nặng rời khỏi chữ"


def unclosed(text: str) -> str:
    """The words behind a bracket that a whole clause opens and does not close; '' where all are closed."""
    opened: list[int] = []
    lists = {match.end() - 1 for match in _LIST.finditer(text)}
    for at, char in enumerate(text):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            opened.pop()
        elif char == ")" and at not in lists:
            return ""
    return text[opened[0] : opened[0] + 40] if opened else ""
