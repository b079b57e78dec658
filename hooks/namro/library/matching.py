"""Which clause of a newer text is which of an older one: the same words first, then the same place with like words,
then whatever is most alike.

Near to linear in the number of clauses: candidates come from an index of word pairs, the rarest first, and only so
many of them are looked at for each clause.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from namro.files.clauses import Khoan, ToanVan
from namro.language.word_changes import words_of
from namro.records.clause_kinds import kinds

_TABLE = kinds(look="table")
_LOOKED_AT, _COMPARED = 240, 4
"""Entries of the index that are read for a clause; clauses with which it is compared word by word."""
_ALIKE, _SAME_PLACE = 0.55, 0.3
"""The least likeness of a clause that moved, and of one at its old place."""
_PLACE_COUNTS = 0.2
"""What the same place adds to the likeness when two clauses claim one."""
_TELLING = 4
"""Words; fewer are no proof that a clause moved."""

Shingle = tuple[str, ...]


def said(khoan: Khoan) -> str:
    """The words of a clause for comparing: without its printed number; the cells of a row with bars between them."""
    if khoan.loai not in _TABLE:
        return khoan.chu
    return " | ".join(" ".join(cell) for row in khoan.hang_o for cell in row)


@dataclass(frozen=True)
class _Side:
    """One of the two texts with what is counted in it."""

    text: ToanVan

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Of each clause; a heading that has its title printed below it counts with that title."""
        found: dict[str, tuple[str, ...]] = {}
        for khoan in self.text.khoan:
            title = self.text.theo_ma.get(f"{khoan.ma}.ten")
            own = words_of(f"{said(khoan)} {title.chu if title else ''}")
            found[khoan.ma] = own or words_of(khoan.nguyen_van)
        return found

    @cached_property
    def _shingles(self) -> dict[str, Counter[Shingle]]:
        return {}

    def shingles(self, ma: str) -> Counter[Shingle]:
        """The words and the pairs of neighbours of a clause, counted."""
        if ma not in self._shingles:
            words = self.words[ma]
            pairs = pairwise(words)
            self._shingles[ma] = Counter([*((word,) for word in words), *pairs])
        return self._shingles[ma]

    def around(self, ma: str) -> str:
        """The id of the clause around; '' at the top."""
        above = self.text.cha(ma)
        return above.ma if above else ""


def match(old: ToanVan, new: ToanVan) -> Mapping[str, str]:
    """Ids of the new text by those of the old one, for every clause that is in both."""
    found = _Pairs(_Side(old), _Side(new))
    found.same_words_at_the_same_place()
    found.same_words_said_once()
    found.by_likeness(found.alike)
    found.same_words_inside_what_is_paired()
    found.by_likeness(found.beside)
    return found.new_of


@dataclass(frozen=True)
class _Pairs:
    """What is paired so far."""

    old: _Side
    new: _Side

    @cached_property
    def new_of(self) -> dict[str, str]:
        """Ids of the new text by those of the old."""
        return {}

    @cached_property
    def old_of(self) -> dict[str, str]:
        """Ids of the old text by those of the new."""
        return {}

    def _pair(self, old: str, new: str) -> None:
        self.new_of[old], self.old_of[new] = new, old

    def _left(self) -> tuple[list[str], list[str]]:
        """What has no pair yet, in the order of the texts."""
        return (
            [ma for ma in self.old.words if ma not in self.new_of],
            [ma for ma in self.new.words if ma not in self.old_of],
        )

    def same_words_at_the_same_place(self) -> None:
        """Nothing happened to these; few words prove it only where nothing happened to the clause around either."""
        for ma, words in self.old.words.items():
            if self.new.words.get(ma) == words:
                above = self.old.around(ma)
                if len(words) >= _TELLING or not above or self.new_of.get(above) == above:
                    self._pair(ma, ma)

    def same_words_said_once(self) -> None:
        """Words that each text has once more, and enough of them to tell."""
        before, after = self._left()
        ones, others = _by_words(self.old, before), _by_words(self.new, after)
        for words, held in ones.items():
            if len(held) == len(others.get(words, ())) == 1 and len(words) >= _TELLING:
                self._pair(held[0], others[words][0])

    def same_words_inside_what_is_paired(self) -> None:
        """Words that are said often ("Như trên"), in their order, where the clauses around belong together."""
        before, after = self._left()
        waiting: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
        for ma in before:
            around = self.old.around(ma)
            waiting[self.new_of.get(around, around), self.old.words[ma]].append(ma)
        for ma in after:
            if ones := waiting.get((self.new.around(ma), self.new.words[ma])):
                self._pair(ones.pop(0), ma)

    def by_likeness(self, candidates: Callable[[], Iterator[tuple[str, str]]]) -> None:
        """The most alike of the candidates first."""
        scored = []
        for number, (old, new) in enumerate(candidates()):
            like, here = self._likeness(old, new), self._same_place(old, new)
            least = _SAME_PLACE if here else _ALIKE
            if like >= least and (here or len(self.new.words[new]) >= _TELLING):
                claim = (like + self._likeness(old, new, self._rarity)) / 2 + _PLACE_COUNTS * here
                scored.append((-claim, number, old, new))
        for _, _, old, new in sorted(scored):
            if old not in self.new_of and new not in self.old_of:
                self._pair(old, new)

    def _same_place(self, old: str, new: str) -> bool:
        """Whether the ids say so, those of the clauses around being the same or paired."""
        above, here = self.old.around(old), self.new.around(new)
        if old == new:
            return self.new_of.get(above, here) == here and self.old_of.get(here, above) == above
        return bool(above) and self.new_of.get(above) == here and old[len(above) :] == new[len(here) :]

    def _likeness(self, old: str, new: str, weight: Callable[[Shingle], float] = lambda _: 1) -> float:
        """From 0 to 1: the words and pairs of words that both have, against all of them."""
        one, other = self.old.shingles(old), self.new.shingles(new)
        shared = sum(min(count, other[it]) * weight(it) for it, count in one.items() if it in other)
        whole = sum(count * weight(it) for side in (one, other) for it, count in side.items())
        return 2 * shared / whole if whole else 1.0

    def _rarity(self, shingle: Shingle) -> float:
        """A word that few clauses hold says more about which of them is meant."""
        return 1 / max(1, self._held_by[shingle])

    @cached_property
    def _held_by(self) -> Counter[Shingle]:
        """In how many of the clauses that were not paired at once each stands."""
        sides = zip((self.old, self.new), self._left(), strict=True)
        return Counter(it for side, ids in sides for ma in ids for it in side.shingles(ma))

    def alike(self) -> Iterator[tuple[str, str]]:
        """Pairs that share rare words, and those of one id."""
        before, after = self._left()
        index: dict[Shingle, list[str]] = defaultdict(list)
        for ma in before:
            for shingle in self.old.shingles(ma):
                index[shingle].append(ma)
        waiting = set(before)
        for ma in after:
            near = list(_sharing(index, self.new.shingles(ma)))
            yield from ((other, ma) for other in dict.fromkeys([*([ma] if ma in waiting else []), *near]))

    def beside(self) -> Iterator[tuple[str, str]]:
        """Pairs at the same place inside clauses that are paired."""
        waiting, after = set(self._left()[0]), self._left()[1]
        for ma in after:
            here = self.new.around(ma)
            above = self.old_of.get(here)
            if above and (other := above + ma[len(here) :]) in waiting:
                yield other, ma


def _by_words(side: _Side, ids: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for ma in ids:
        found[side.words[ma]].append(ma)
    return found


def _sharing(index: Mapping[Shingle, Sequence[str]], shingles: Iterable[Shingle]) -> Iterator[str]:
    """The clauses that share most with `shingles`, the rarest of which are asked until enough was read."""
    known = sorted((index[one] for one in shingles if one in index), key=len)
    shared: Counter[str] = Counter()
    read = 0
    for held in known:
        if read + len(held) > _LOOKED_AT and shared:
            break
        read += len(held)
        shared.update(held[:_LOOKED_AT])
    return (ma for ma, _ in shared.most_common(_COMPARED))
