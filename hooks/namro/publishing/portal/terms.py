"""The terms of all sites as files, so cut that a question asks for one file a word however many sites there are.

A pair stands in the files of its first word, in one of a power of two of them by a hash of its second; the first word alone
stands in each of them. Words that little is said of share files by their own hash. Nothing need be looked up to know the
file of a term, so the header does not grow with the index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import groupby
from pathlib import Path

from namro.outputs.search.files import DIGITS, PAIRS, fnv1a, groups
from namro.outputs.search.postings import NAME, Posting
from namro.publishing.portal import runs
from namro.publishing.portal.runs import SHIFT, Term

COMMON, COMMON_PAIR = 60, 400
"""Of a word alone, and of a pair, the strongest entries of all sites up to this many; a site gives at most its `_SHARE` of
them, or all where few sites say it."""
_SHARE, _LEAST = 3, 8
_FILE = 4_000
"""Characters of terms that a file should not pass by much."""
_ALONE = 1_500
"""Characters of a word's terms below which it shares files with others."""
_ENTRY = (1 << SHIFT) - 1

Placed = Callable[[int, int], int]
"""(site, its entry) → the number of the entry in the portal."""
Shard = dict[str, str]


class Terms:
    """Writes the files of terms; afterwards it knows what the header says of them."""

    def __init__(
        self, numbered: Mapping[str, int], placed: Placed, write: Callable[[str, Mapping[str, str]], None]
    ) -> None:
        self._numbered, self._placed, self._write = numbered, placed, write
        self._pairs: list[tuple[int, str]] = []
        self._shared: Shard = {}
        self._next = 0
        self.cut: dict[str, int] = {}
        """Word → its files as a power of two, plus one."""

    def add_all(self, paths: Sequence[Path]) -> None:
        """Every term of these runs."""
        for first, terms in groupby(runs.together(paths), key=lambda one: one[0]):
            shard: Shard = {}
            for _, term, said in terms:
                shard[term] = self._written(term, said)
                count = sum(one.held for one in said)
                if " " in term and count > 1 and not term.startswith(NAME):
                    self._pairs.append((count, term))
            self._keep_the_frequent(4 * PAIRS)
            self._add(first, shard)
        self._write_shared()

    def frequent(self) -> Counter[str]:
        """The pairs that are said most."""
        self._keep_the_frequent(PAIRS)
        return Counter({term: count for count, term in self._pairs})

    def _keep_the_frequent(self, most: int) -> None:
        if len(self._pairs) > most:
            self._pairs = nlargest(PAIRS, self._pairs)

    def _written(self, term: str, said: Sequence[Term]) -> str:
        plain = term.removeprefix(NAME)
        by_form: dict[str, list[Posting]] = {}
        for form, posting in self._chosen(said, COMMON_PAIR if " " in plain else COMMON):
            by_form.setdefault(form, []).append(posting)
        return "|".join(
            "".join(DIGITS[min(self._numbered.get(word, 0), 35)] for word in form.split(" "))
            + groups(sorted(by_form[form], key=lambda posting: posting[1]))
            for form in sorted(by_form)
        )

    def _chosen(self, said: Sequence[Term], most: int) -> Iterator[tuple[str, Posting]]:
        """The strongest postings of all sites; of equally strong ones each site's first, then each one's second, so that no
        site stands before the others for being told first."""
        total = sum(len(written) >> 3 for one in said for written in one.forms.values())
        if total <= most:
            for one in said:
                for form, some in one.forms.items():
                    for number in runs.numbers(some):
                        yield form, (number >> SHIFT, self._placed(one.member, number & _ENTRY))
            return
        share = max(_LEAST, _SHARE * most // len(said))
        ranked = []
        for one in said:
            every = [
                (number, form) for form, some in one.forms.items() for number in runs.numbers(some)[:share]
            ]
            every.sort(key=lambda held: (-(held[0] >> SHIFT), held[0]))
            ranked += [
                (-(number >> SHIFT), turn, one.member, number & _ENTRY, form)
                for turn, (number, form) in enumerate(every[:share])
            ]
        ranked.sort()
        for strength, _, member, at, form in ranked[:most]:
            yield form, (-strength, self._placed(member, at))

    def _add(self, first: str, shard: Shard) -> None:
        size = _size(shard)
        if size < _ALONE:
            self._shared |= shard
            return
        power = max(0, (max(1, size // _FILE) - 1).bit_length())
        parts = _parts(shard, first, 1 << power)
        for number, part in enumerate(parts):
            self._write(f"t/{(self._next + number) // 1000}/{self._next + number}", part)
        self.cut[first] = power + 1
        self._next += len(parts)

    def _write_shared(self) -> None:
        self.shared = max(1, _size(self._shared) // _FILE)
        parts: list[Shard] = [{} for _ in range(self.shared)]
        for term, written in self._shared.items():
            parts[spread(runs.first_word(term)) % self.shared][term] = written
        for number, part in enumerate(parts):
            self._write(f"c/{number // 1000}/{number}", part)


def spread(word: str) -> int:
    """A number for a word, the same in the browser; its low bits are as good as its high ones."""
    value = fnv1a(word)
    return value ^ (value >> 16)


def _parts(shard: Shard, first: str, count: int) -> list[Shard]:
    parts: list[Shard] = [{} for _ in range(count)]
    for term, written in shard.items():
        if term == first:
            for part in parts:
                part[term] = written
        else:
            second = term.removeprefix(NAME).split(" ")[1:2]
            parts[spread(second[0] if second else "") % count][term] = written
    return parts


def _size(shard: Shard) -> int:
    return sum(len(term) + len(written) + 6 for term, written in shard.items())
