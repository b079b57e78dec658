"""Terms and abbreviations in running words become links to their explanation on the page of terms.

Marks decide: 'thu hoach' is not 'thu hoạch'. Only a first letter may be large or small; abbreviations stand
as written, and not inside the number of a document. Which writings lead nowhere is data (`ThuatNgu.tru_khi`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from namro.language.prose import Node
from namro.outputs.pages.linking import Phrases, Span, either_case, link_spans
from namro.records.addresses import address, split
from namro.records.danh_muc import ThuatNgu

ROLE = "thuat-ngu"
_NUMBER_MARKS = "/&-"


@dataclass(frozen=True)
class Terms:
    """All terms by id, ready to be found in words."""

    thuat_ngu: Mapping[str, ThuatNgu]

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        """Every writing → address of its term, '' for a longer wording that means something else."""
        found: dict[str, str] = {}
        for ma, term in self.thuat_ngu.items():
            if term.noi_tu_dong:
                found |= dict.fromkeys((term.ten, *term.ten_khac), "/" + address("thuat-ngu", ma))
        for term in self.thuat_ngu.values():
            found |= dict.fromkeys(term.tru_khi, "")
        return found

    @cached_property
    def _by_shape(self) -> Mapping[str, str]:
        return {shape: href for words, href in self._addresses.items() for shape in _shapes(words)}

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(frozenset(self._by_shape))

    def spans(self, words: str, documents: Set[str]) -> Iterator[Span]:
        """Where terms stand in `words` that come from, or rest upon, `documents`."""
        for start, end, shape in self._phrases.find(words):
            beside = words[start - 1 : start] + words[end : end + 1] if start else words[end : end + 1]
            if is_abbreviation(shape) and any(mark in _NUMBER_MARKS for mark in beside):
                continue
            href = self._by_shape[shape]
            yield Span(start, end, href if href and self._holds(href, documents) else "", ROLE)

    def _holds(self, href: str, documents: Set[str]) -> bool:
        """A term that only some documents use in this sense is explained in these alone."""
        scope = self.thuat_ngu[split(href)[1]].pham_vi
        return not scope or (bool(documents) and documents <= set(scope))


def link_terms(nodes: Sequence[Node], terms: Terms, documents: Iterable[str]) -> tuple[Node, ...]:
    """The tree with the first occurrence of each term linked; `documents` are those that speak or are cited."""
    spoken = frozenset(documents)
    return link_spans(nodes, lambda words: terms.spans(words, spoken))


def is_abbreviation(words: str) -> bool:
    """'UBND', 'CTr', 'TP. HCM': told from words by their many capitals and the lack of a spelt word."""
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) * 2 > len(letters)


def _shapes(words: str) -> frozenset[str]:
    return frozenset((words,)) if is_abbreviation(words) else either_case(words)
