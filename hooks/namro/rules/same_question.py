"""No two questions ask the same thing in nearly the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import fold
from namro.problems import Problem

_Pairs: TypeAlias = frozenset[tuple[str, str]]
_ALIKE = 0.7  # one word changed in a question of thirteen


def same_question(loaded: Loaded) -> Iterator[Problem]:
    """Questions that share 7 of 10 pairs of neighbouring words, marks, case and punctuation aside, and all
    their numbers.

    Not all are compared with all: two sets that alike share one of their few rarest pairs.
    """
    asked = [(entry, _pairs(entry)) for entry in loaded.of("hoi-dap")]
    frequency = Counter(pair for _, pairs in asked for pair in pairs)
    holders: dict[tuple[str, str], list[tuple[Entry, _Pairs]]] = {}
    for entry, pairs in asked:
        rarest = sorted(pairs, key=lambda pair: (frequency[pair], pair))
        told = False
        for pair in rarest[: len(pairs) - ceil(_ALIKE * len(pairs)) + 1]:
            earlier = holders.setdefault(pair, [])
            other = None if told else next((o for o, its in earlier if _alike(pairs, its)), None)
            if other is not None:
                told = True
                yield entry.problem(
                    ("cau_hoi",),
                    "trung-cau-hoi",
                    f"Câu hỏi này đã có ở {other.path}: “{other.record.cau_hoi}”",
                    "Bổ sung vào câu đã có, hoặc hỏi điều khác.",
                )
            earlier.append((entry, pairs))


def twin(loaded: Loaded, question: str) -> Entry | None:
    """The first record that asks what `question` asks."""
    wanted = _pairs_of(question)
    return next((entry for entry in loaded.of("hoi-dap") if _alike(wanted, _pairs(entry))), None)


def _pairs(entry: Entry) -> _Pairs:
    return _pairs_of(entry.record.cau_hoi)


def _pairs_of(question: str) -> _Pairs:
    words = re.findall(r"\w+", fold(question))
    return frozenset(pairwise(["", *words]))


def _alike(one: _Pairs, other: _Pairs) -> bool:
    shared = len(one & other)
    if shared < _ALIKE * (len(one) + len(other) - shared):
        return False
    return not any(word.isdigit() for _, word in one ^ other)
