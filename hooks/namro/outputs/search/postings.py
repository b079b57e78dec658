"""Which entry holds which word and which pair of neighbouring words, how strongly, with which marks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from namro.outputs.search.entry import Entry
from namro.outputs.search.numbers import dates, document_numbers
from namro.outputs.search.tables import Tables
from namro.outputs.search.words import folded, words

_SATURATION, _LENGTH = 1.2, 0.5
_STEPS = 6
_STRONGEST = 35
_COMMON, _COMMON_PAIR = 120, 400
"""A single syllable keeps its strongest entries up to this many, a pair up to that: what is said so often tells little."""
_NUMBER = 2.5
_LONGEST_TEXT = 400
_SENTENCE = re.compile(r"(?<=[^A-ZĐ\s][.?!…;:])\s+|\n+")
"""Between two sentences; the point of an abbreviation (TP.) ends none."""
_ACROSS = 0.3
"""How much a pair counts of which one word ends a sentence and the other begins the next."""
NAME = "="
"""Stands before the terms that are names: '=thu hoach ca nhan' holds what is called so."""
_LONGEST_NAME = 20
_DAY, _DAY_WORDS = "ngay2", 4
"""A name that is a day, 'ngày 7/2/2026', names whatever the day is called in a query."""

Posting = tuple[int, int]
"""(strength 1…35, entry)"""


@dataclass(frozen=True)
class Postings:
    """`terms`: folded 'thu' or 'thu hoach' → marks ('thu', 'thu hoach5' as canonical words) → postings in the
    order of entries. `syllables`: folded syllable → its canonical forms, the most frequent first. `counts`:
    in how many entries a folded term stands. `texts`: the canonical words of each entry's text."""

    terms: Mapping[str, Mapping[str, Sequence[Posting]]]
    syllables: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    texts: Sequence[Sequence[str]]


def collect(entries: Sequence[Entry], tables: Tables) -> Postings:
    """Weigh every word and pair of every entry (BM25 over weighted fields) and turn the lists around."""
    texts = [words(entry.text) for entry in entries]
    titles = [words(entry.title) for entry in entries]
    average = sum(min(len(text), _LONGEST_TEXT) + 1 for text in texts) / max(1, len(texts))
    found: dict[str, list[Posting]] = defaultdict(list)
    frequency: Counter[str] = Counter()
    for at, entry in enumerate(entries):
        weights = _weigh(entry, titles[at], texts[at], tables)
        frequency.update(word for word in weights if " " not in word)
        length = min(len(texts[at]), _LONGEST_TEXT) / average
        damp = _SATURATION * (1 - _LENGTH + _LENGTH * length)
        scale = _STEPS * entry.weight * (_SATURATION + 1)
        for name, strength in _names(entry, tables).items():
            found[name].append((strength, at))
        for term, weight in weights.items():
            strength = int(scale * weight / (weight + damp) + 0.5)
            found[term].append((min(_STRONGEST, strength) or 1, at))
    return _gather(found, frequency, texts)


def _weigh(entry: Entry, title: Sequence[str], text: Sequence[str], tables: Tables) -> dict[str, float]:
    """Term in canonical words → its weight summed over the entry's fields."""
    weights: dict[str, float] = defaultdict(float)
    fields = [
        (entry.title_weight, entry.title, title),
        (1.0, entry.text, text),
        *((weight, extra, words(extra)) for weight, extra in entry.more),
    ]
    for weight, written, said in fields:
        if not weight:
            continue
        for word in said:
            weights[word] += weight
        ends = _ends(written)
        for at, (first, second) in enumerate(pairwise(said), 1):
            weights[f"{first} {second}"] += weight * (_ACROSS if at in ends else 1)
        if any(word[0].isdigit() for word in said):
            plain = [folded(word) for word in said]
            for number in document_numbers(plain, tables.codes, tables.loai, tables.co_quan):
                weights[number] += weight * _NUMBER
            for date in set(dates(plain)):
                weights[date] += weight * _NUMBER
    return weights


def _ends(text: str) -> set[int]:
    """After how many words each sentence ends."""
    return set(accumulate(len(words(sentence)) for sentence in _SENTENCE.split(text)))


def _names(entry: Entry, tables: Tables) -> dict[str, int]:
    """The terms of the names of an entry, in canonical words, and how strongly each names it; of a document its number
    too, of what takes place on a day the day."""
    found: dict[str, int] = {}
    for name in entry.names:
        said = words(name)
        if not 0 < len(said) <= _LONGEST_NAME:
            continue
        found.setdefault(NAME + " ".join(said), max(1, entry.named - (name != entry.names[0])))
        for number in document_numbers([folded(w) for w in said], tables.codes, tables.loai, tables.co_quan):
            found.setdefault(NAME + number, entry.named)
        if said[0] == _DAY and len(said) <= _DAY_WORDS:
            found.update({NAME + day: entry.named for day in dates([folded(w) for w in said]) if "d" in day})
    return found


def _gather(
    found: Mapping[str, Sequence[Posting]], frequency: Mapping[str, int], texts: Sequence[Sequence[str]]
) -> Postings:
    terms: dict[str, dict[str, Sequence[Posting]]] = defaultdict(dict)
    syllables: dict[str, list[str]] = defaultdict(list)
    for term in sorted(found):
        if term.startswith(NAME):
            name = term.removeprefix(NAME)
            terms[NAME + " ".join(map(folded, name.split(" ")))][name] = found[term]
            continue
        first, _, second = term.partition(" ")
        plain = f"{folded(first)} {folded(second)}" if second else folded(first)
        terms[plain][term] = found[term]
        if not second:
            syllables[plain].append(term)
    counts = {plain: sum(len(postings) for postings in marks.values()) for plain, marks in terms.items()}
    for plain, marks in terms.items():
        most = _COMMON_PAIR if " " in plain else _COMMON
        if not plain.startswith(NAME) and counts[plain] > most:
            terms[plain] = _strongest(marks, most)
    return Postings(
        terms=terms,
        counts=counts,
        texts=texts,
        syllables={
            plain: tuple(sorted(forms, key=lambda form: (-frequency[form], form)))
            for plain, forms in syllables.items()
        },
    )


def _strongest(marks: Mapping[str, Sequence[Posting]], most: int) -> dict[str, Sequence[Posting]]:
    """The `most` strongest postings of a common syllable or pair over all its marks."""
    ranked = sorted((-strength, at, form) for form, postings in marks.items() for strength, at in postings)
    kept: dict[str, list[Posting]] = defaultdict(list)
    for strength, at, form in ranked[:most]:
        kept[form].append((-strength, at))
    return {form: sorted(postings, key=lambda posting: posting[1]) for form, postings in sorted(kept.items())}
