"""Which entry of one site holds which word, written to disk until all sites are read, then read as one.

A run is one file a site, its terms sorted by their first words. A posting is one number: its strength above, the entry
below. So a portal of a million clauses needs the memory of its largest site.
"""

from __future__ import annotations

import heapq
import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from namro.outputs.search.postings import NAME, Postings

SHIFT = 40
"""Bits of a posting's number that name the entry."""


class Term(NamedTuple):
    """A folded term in the words of one site: `held` is in how many entries it stands, `forms` are by form its postings, the strongest
    first."""

    first: str
    term: str
    member: int
    held: int
    forms: Mapping[str, bytes]


def first_word(term: str) -> str:
    """The word by which a term is filed."""
    return term.removeprefix(NAME).partition(" ")[0]


def write(path: Path, member: int, postings: Postings) -> None:
    """The run of one site."""
    with path.open("wb") as file:
        for first, term in sorted((first_word(term), term) for term in postings.terms):
            forms = {
                form: array(
                    "Q", sorted(((strength << SHIFT) | at for strength, at in listed), key=_strongest)
                ).tobytes()
                for form, listed in postings.terms[term].items()
            }
            marshal.dump((first, term, member, postings.counts[term], forms), file)


def _strongest(number: int) -> tuple[int, int]:
    return -(number >> SHIFT), number


def read(path: Path) -> Iterator[Term]:
    """The terms of a run in their order."""
    with path.open("rb") as file:
        while True:
            try:
                yield Term(*marshal.load(file))  # noqa: S302 - our own file of a moment ago
            except EOFError:
                return


def together(paths: Sequence[Path]) -> Iterator[tuple[str, str, list[Term]]]:
    """(first word, term, that term of every site that says it), sorted."""
    merged = heapq.merge(*map(read, paths), key=lambda one: one[:3])
    for (first, term), same in groupby(merged, key=lambda one: (one.first, one.term)):
        yield first, term, list(same)


def numbers(written: bytes) -> array[int]:
    """The postings of a form."""
    found = array("Q")
    found.frombytes(written)
    return found
