"""Where official words name a body: as whole words, in the letters that are printed; only the first letter of a name may
be small or large, as at the start of a sentence.

A name inside a longer name is no naming of its own ("Thành ủy" in "Văn phòng Thành ủy"), unless the longer one lists
it ("Bộ Chính trị, Ban Bí thư"). A name of one word is a proper name, its first letter as given ("Đảng", not "đảng").
Words that close a list belong to all its members: "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thành phố" names
the Front of the city, not that of all levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from namro.files.citations import squeeze
from namro.records.danh_muc import DonVi

_LINK = re.compile(r", | và ")
_AFTER = r"(?![^\W⁰¹²³⁴-⁹])"


@dataclass(frozen=True)
class LanNeu:
    """One naming: from `dau` up to `cuoi` of the words, the body's id, the name as it is printed there; `trong` is the
    longer name of which it is only a part."""

    dau: int
    cuoi: int
    don_vi: str
    ten: str
    trong: str = ""

    def cham(self, words: str, quoted: str) -> bool:
        """Whether it touches the quotation `quoted` of `words`: a name that the cut left half is still named."""
        start = words.find(squeeze(quoted))
        return start >= 0 and self.dau < start + len(squeeze(quoted)) and start < self.cuoi


@dataclass(frozen=True)
class TenGoi:
    """All names of all bodies, to be looked for in official words."""

    don_vi: Mapping[str, DonVi]

    @cached_property
    def _names(self) -> Sequence[tuple[str, str, re.Pattern[str]]]:
        """(body, the name without its first letter, what finds the name)."""
        return [
            (ma, name[1:], re.compile(rf"(?<!\w)[{_first(name)}]{re.escape(name[1:])}{_AFTER}"))
            for ma, body in self.don_vi.items()
            for name in map(squeeze, (body.ten, *body.ten_khac))
        ]

    def trong(self, words: str) -> tuple[LanNeu, ...]:
        """Every naming in `words` (white space folded), in the order of the text."""
        every = [
            LanNeu(found.start(), found.end(), ma, found.group())
            for ma, rest, pattern in self._names
            if rest in words
            for found in pattern.finditer(words)
        ]
        inside = [replace(one, trong=_longer(one, every, words)) for one in every]
        found = [named for one in inside for named in self._with_closing_words(one, every, words)]
        return tuple(sorted(found, key=lambda one: (one.dau, -one.cuoi)))

    @cached_property
    def _levels(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """By body: the words that make its name that of a body of another level, with that one's id; shortest name first."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for (ma, body), (other, lower) in product(self.don_vi.items(), repeat=2):
            for name, longer in product((body.ten, *body.ten_khac), (lower.ten, *lower.ten_khac)):
                _, inside, more = longer.partition(name[1:])
                if inside and " " in name and more.startswith(" ") and body.cap != lower.cap:
                    found.setdefault(ma, []).append((len(longer), more, other))
        return {ma: [(more, other) for _, more, other in sorted(known)] for ma, known in found.items()}

    def _with_closing_words(self, one: LanNeu, every: Sequence[LanNeu], words: str) -> Iterator[LanNeu]:
        """The naming as it is; or, where the words that close its list make it another body's, as that one's."""
        more = self._levels.get(one.don_vi, ()) if not one.trong else ()
        for last in _members(one.cuoi, every, words) if more else ():
            end, level = last.cuoi, self.don_vi[last.don_vi].cap
            for closing, other in more:
                if words.endswith(closing, 0, end) and self.don_vi[other].cap == level:
                    whole = words[one.dau : end]
                    yield LanNeu(one.dau, end, other, whole)
                    yield replace(one, trong=whole)
                    return
        yield one


def _first(name: str) -> str:
    return name[0].lower() + name[0].upper() if " " in name else name[0]


def _members(at: int, every: Sequence[LanNeu], words: str) -> Iterator[LanNeu]:
    """The further members of a list, after a name that ends at `at`."""
    while link := _LINK.match(words, at):
        following = [one for one in every if one.dau == link.end()]
        if not following:
            return
        last = max(following, key=lambda one: one.cuoi)
        at = last.cuoi
        yield last


def _longer(inner: LanNeu, every: Sequence[LanNeu], words: str) -> str:
    """The longest name that has `inner` as a part only; '' where it stands for itself."""
    return max((outer.ten for outer in every if _hidden(inner, outer, words)), key=len, default="")


def _hidden(inner: LanNeu, outer: LanNeu, words: str) -> bool:
    """Whether a name is only a part of a longer one, and no member of the list that the longer one is."""
    if not (outer.dau <= inner.dau and inner.cuoi <= outer.cuoi) or len(outer.ten) == len(inner.ten):
        return False
    before, after = words[outer.dau : inner.dau], words[inner.cuoi : outer.cuoi]
    opens = not before or before.endswith((", ", " và "))
    closes = not after or after.startswith((",", " và "))
    return not (opens and closes)
