"""Quotations verified word for word against the clauses they cite.

A quotation stands in a clause when its letters do, in order, with runs of white space as one space; nothing
else is forgiven. When it does not, `nearest` shows the closest run of words, differing words in ⟦…⟧.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from namro.files.clauses import Khoan, ToanVan
from namro.files.yamlfile import Path
from namro.records.base import TrichDan
from namro.records.walk import parts

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"[^\W_]\|\w|[^\W_][.,/-]\|\d")
_INSIDE_AFTER = re.compile(r"\w\|[^\W⁰¹²³⁴-⁹_]|\d\|[.,/-]\w")
"""Between the two characters left and right of "|" a word goes on."""


def squeeze(text: str) -> str:
    """Runs of white space as one space."""
    return " ".join(text.split())


@lru_cache(maxsize=2048)
def _clause(words: str) -> str:
    """The words of a clause, squeezed; remembered, because one clause bears many quotations."""
    return squeeze(words)


def stands_in(quotation: str, clause: Khoan) -> bool:
    """Whether the clause holds the quotation letter for letter."""
    return squeeze(quotation) in _clause(clause.nguyen_van)


def at_word_borders(quotation: str, clause: Khoan) -> bool:
    """Whether the quotation stands in the clause somewhere from the beginning of a word to the end of one; a number, a
    date and the number of a document are words."""
    wanted, words = squeeze(quotation), _clause(clause.nguyen_van)
    return any(
        not _INSIDE.search(f"{words[max(0, start - 2) : start]}|{wanted[:1]}")
        and not _INSIDE_AFTER.search(f"{wanted[-1:]}|{words[start + len(wanted) : start + len(wanted) + 2]}")
        for start in _places(wanted, words)
    )


def _places(wanted: str, words: str) -> Iterator[int]:
    """Where `wanted` begins in `words`, none inside another."""
    start = words.find(wanted)
    while start >= 0:
        yield start
        start = words.find(wanted, start + max(1, len(wanted)))


def word_count(text: str) -> int:
    """How many words and numbers stand in `text`; a date has three, the number of a document too."""
    return len(_WORD.findall(text))


def one_holds_the_other(text: ToanVan, one: str, other: str) -> bool:
    """Whether two clauses are the same, or one stands inside the other."""
    return (
        one == other
        or any(above.ma == one for above in text.to_tien(other))
        or any(above.ma == other for above in text.to_tien(one))
    )


def nearest(quotation: str, clause: Khoan) -> str:
    """The clause's closest words to the quotation, each differing word marked ⟦so⟧."""
    wanted, words = squeeze(quotation).split(), squeeze(clause.nguyen_van).split()
    matcher = difflib.SequenceMatcher(
        None, [_bare(w) for w in wanted], [_bare(w) for w in words], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return " ".join(words[: len(wanted)]) + (" …" if len(words) > len(wanted) else "")
    start = max(0, blocks[0].b - blocks[0].a)
    last = blocks[-1]
    end = min(len(words), last.b + last.size + (len(wanted) - last.a - last.size))
    same = {
        block.b + step
        for block in blocks
        for step in range(block.size)
        if words[block.b + step] == wanted[block.a + step] or block.a + step == len(wanted) - 1
    }
    shown = [
        words[position] if position in same else f"⟦{words[position]}⟧" for position in range(start, end)
    ]
    return ("… " if start else "") + " ".join(shown) + (" …" if end < len(words) else "")


def strangers(quotation: str, clause: Khoan) -> tuple[str, ...]:
    """The quotation's words that the closest run of the clause does not hold, in order."""
    wanted, words = squeeze(quotation).split(), squeeze(clause.nguyen_van).split()
    matcher = difflib.SequenceMatcher(
        None, [_bare(w) for w in wanted], [_bare(w) for w in words], autojunk=False
    )
    kept = {block.a + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    return tuple(word for position, word in enumerate(wanted) if position not in kept)


def _bare(word: str) -> str:
    """A word without the punctuation at its ends, so that a comma does not hide its twin."""
    return word.strip(".,;:()“”")


def citations(value: BaseModel, at: Path = ()) -> Iterator[tuple[Path, TrichDan]]:
    """Every citation anywhere inside a record, with the path of its field."""
    return ((here, part) for here, part in parts(value, at) if isinstance(part, TrichDan))
