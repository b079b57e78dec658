"""Words that look misprinted, found by rule. Only shown to a person: the official words stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from namro.editing.importer.lines import Line
from namro.language.vietnamese import fold

_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?=(?<!\w)([^\W\d_]+ [^\W\d_]+)(?!\w))")
# A syllable closed by a stop carries the acute or the dot, nothing else: "đờc" cannot be. Words without any
# Vietnamese letter may be foreign ("logistic").
_STOPPED = re.compile(r"[^aeiouy]*[aeiouy].*(?:c|ch|p|t)")
_STOP_TONES = ("\u0301", "\u0323")
_USUAL_AT_LEAST = 4
_BEFORE, _BEHIND = re.compile(r"(?<!\w)([^\W\d_]+) \Z"), re.compile(r" ([^\W\d_]+)(?!\w)")
_NEAR = 40
"""Letters before a pair in which the word before it is looked for."""


def find(lines: Sequence[Line]) -> Iterator[tuple[int, str, str]]:
    """(source line, words, reason) of each suspect: impossible syllables, then rare variants of usual pairs."""
    pairs = [(line, found) for line in lines for found in _PAIR.finditer(line.text)]
    counts = Counter(found[1] for _, found in pairs)
    # Each word and pair is looked at once, however often it is printed.
    folded = {pair: fold(pair) for pair in counts}
    usual = _usual(counts, folded)
    words = Counter(word for line in lines for word in _WORD.findall(line.text))
    impossible = {word for word in words if _impossible(word)}
    alone = Counter[str]()
    for word, times in words.items():
        alone[word.lower()] += times
    for line in lines:
        if impossible:
            for word in _WORD.findall(line.text):
                if word in impossible:
                    yield line.number, word, "không phải âm tiết tiếng Việt"
        for word in _ETH.findall(line.text):
            whole = word.replace("ð", "đ").replace("Ð", "Đ")
            yield line.number, word, f"chữ Ð của bảng mã khác, không phải chữ Đ; có lẽ là “{whole}”"
        if not _LOOSE.keys().isdisjoint(line.text):
            for broken in _LOOSE_MARK.finditer(line.text):
                if whole := _mended(broken):
                    yield line.number, broken.group(), f"dấu rời khỏi chữ; có lẽ là “{whole}”"
    for line, below in pairwise(lines):
        if (cut := _CUT.search(line.text)) and (rest := _REST.match(below.text)):
            whole = f"{cut[1]}{rest.group()}"
            yield line.number, cut.group(), f"dấu nối ở cuối dòng, giữ như in; có lẽ là “{whole}”"
    for line, found in pairs:
        pair = found[1]
        if counts[pair] == 1:
            better = usual.get(folded[pair], pair)
            if _is_variant(pair, better) and _is_odd(found, better, counts, alone):
                yield line.number, pair, f"những chỗ khác viết “{better}” ({counts[better]} lần)"


_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_REST = re.compile(r"[a-zà-ỹđ]+")
_ETH = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ðÐ][^\W\d_]*")
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOOSE = {
    **{tone: tone for tone in _TONES},
    "´": "\u0301",
    "`": "\u0300",
    "˜": "\u0303",
    "ˀ": "\u0309",
    "ˋ": "\u0300",
    "ˊ": "\u0301",
}
_LOOSE_MARK = re.compile(
    rf"(?<![^\W\d_])([^\W\d_]*[aăâeêioôơuưy]) ?([´`˜ˀˋˊ{''.join(_TONES)}]) ?([^\W\d_]*)", re.IGNORECASE
)


def _mended(broken: re.Match[str]) -> str:
    """A word with its loose mark put back: 'thiê ´t' → 'thiết'; '' where the letter bears a tone already."""
    letter, mark, rest = broken.groups()
    whole = unicodedata.normalize("NFC", letter + _LOOSE[mark])
    return whole + rest if len(whole) == len(letter) else ""


def _impossible(word: str) -> bool:
    if word.isascii() or not word.islower() or not _STOPPED.fullmatch(fold(word)):
        return False
    return not any(tone in unicodedata.normalize("NFD", word) for tone in _STOP_TONES)


def _usual(counts: Mapping[str, int], folded: Mapping[str, str]) -> dict[str, str]:
    """The commonest spelling of each pair that differs in marks and case only."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for pair in counts:
        spellings[folded[pair]].append(pair)
    best = {key: max(found, key=lambda pair: counts[pair]) for key, found in spellings.items()}
    return {key: pair for key, pair in best.items() if counts[pair] >= _USUAL_AT_LEAST}


def _is_odd(found: re.Match[str], usual: str, counts: Counter[str], words: Counter[str]) -> bool:
    """Whether the words around a variant speak for the usual spelling. Of "nội dung trọng tâm" beside "nội dung trong" the
    word below does not: "trọng tâm" is written elsewhere too, "trong tâm" is not."""
    text, odd = found.string, False
    before = _BEFORE.search(text[max(0, found.start() - _NEAR) : found.start()])
    behind = _BEHIND.match(text, found.end(1))
    own, other = found[1].split(), usual.split()
    for at, beside in enumerate((before, behind)):
        if own[at] == other[at]:
            continue
        odd = odd or words[own[at].lower()] == 1
        if beside is None:
            continue
        mine, theirs = ((f"{beside[1]} {word}", f"{word} {beside[1]}")[at] for word in (own[at], other[at]))
        if counts[mine] > 1:
            return False
        odd = odd or counts[theirs] > 0
    return odd


def _is_variant(pair: str, usual: str) -> bool:
    """Other marks with the same case in the second word, or the same marks with its capital lost."""
    same_case = pair.split()[1][0].isupper() == usual.split()[1][0].isupper()
    if pair.lower() != usual.lower():
        return same_case and not pair.isupper()
    return not same_case and usual.split()[1][0].isupper()
