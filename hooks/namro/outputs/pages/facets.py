"""Facets of a list page: which values its items have, how many of each, which page is built for a value.

A list page describes its items once as a `FacetedList`. The template shows `filters()` with the macro of
bo_loc.html (plain links to the pages built for single values) and gives every item `tokens()`;
assets/js/filters.js then filters in place. Of two paired facets the inner one asks about the same value of the
outer one: "leads" together with one body means that this body leads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
PAIR = "/"
"""Parts the two values in a token of paired facets: 'don-vi:van-phong/chu-tri'."""


@dataclass(frozen=True)
class Value:
    """One value to choose: `count` items have it; `url` is the page built for it, None if there is none."""

    id: str
    label: str
    count: int
    url: str | None


@dataclass(frozen=True)
class Facet:
    """One question that a reader can ask of the list; `within` is the key of the facet it is paired with."""

    key: str
    title: str
    values: tuple[Value, ...]
    within: str | None = None

    @property
    def has_pages(self) -> bool:
        """Whether it leads anywhere without JavaScript."""
        return any(value.url for value in self.values)


@dataclass(frozen=True)
class Filters:
    """What bo_loc.html shows: `url` is the main list, `chosen` the (facet, value) of a page built for one, `every`
    the items of the list and `shown` those on the page, `drafted` the words that tell how many of them are drafts."""

    url: str
    noun: str
    every: Sequence[Any]
    shown: tuple[Any, ...]
    facets: tuple[Facet, ...]
    sorts: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, str] | None = None
    drafted: str = ""
    chosen_label: str = ""
    """'Đơn vị: Văn phòng Thành ủy' on a page built for one value, else ''."""
    further: bool = False
    """A further page of a long list: what is picked there leads to the first."""

    @property
    def fixed(self) -> str | None:
        """For filters.js: what the page is built for, '' for a further page; None where one filters in place."""
        return ":".join(self.chosen) if self.chosen else "" if self.further else None


@dataclass(frozen=True)
class FacetSpec(Generic[Item]):
    """How a facet comes from items: `labels` gives the values' words and order, `of` an item's value ids.

    A paired facet (`within`) takes its values from the outer facet's `of`, which then gives 'outer/inner'.
    `page` gives the address of the page built for a value.
    """

    key: str
    title: str
    labels: Mapping[str, str]
    of: Callable[[Item], Iterable[str]] | None = None
    within: str | None = None
    page: Callable[[str], str | None] | None = None


@dataclass(frozen=True)
class FacetedList(Generic[Item]):
    """Items of one list page at `url`, called `noun` when counted, with `drafted` for those that rest on a draft ('': they
    do not); `sorts` are (key, words)."""

    url: str
    noun: str
    items: Sequence[Item]
    specs: tuple[FacetSpec[Item], ...]
    sorts: tuple[tuple[str, str], ...] = field(default=())
    drafted: str = ""

    def tokens(self, item: Item) -> str:
        """The item's values for the attribute data-loc: 'don-vi:a/chu-tri don-vi:b/phoi-hop loai:nhiem-vu'."""
        return " ".join(
            f"{spec.key}:{value}" for spec in self.specs if spec.of for value in dict.fromkeys(spec.of(item))
        )

    def values_of(self, spec: FacetSpec[Item], item: Item) -> set[str]:
        """Ids of the item's values in one facet."""
        if spec.of:
            return {value.partition(PAIR)[0] for value in spec.of(item)}
        outer = next(one for one in self.specs if one.key == spec.within)
        return {value.partition(PAIR)[2] for value in outer.of(item)} if outer.of else set()

    def filters(
        self,
        chosen: tuple[str, str] | None = None,
        shown: Sequence[Item] | None = None,
        further: bool = False,
    ) -> Filters:
        """What to show above the whole list, above the page built for one value, or above one page of a long list,
        which shows some of the items and may be a `further` one. A facet without a choice is left out.
        """
        facets = tuple(facet for spec in self.specs if len((facet := self._facet(spec)).values) > 1)
        some = self.having(*chosen) if chosen else self.items if shown is None else shown
        return Filters(
            self.url,
            self.noun,
            self.items,
            tuple(some),
            facets,
            self.sorts if not chosen else (),
            chosen,
            self.drafted,
            self._label(*chosen) if chosen else "",
            further,
        )

    def _label(self, key: str, value: str) -> str:
        """Also of a facet that is left out, because all items have the same value or none."""
        spec = next(one for one in self.specs if one.key == key)
        return f"{spec.title}: {spec.labels[value]}"

    def having(self, key: str, value: str) -> list[Item]:
        """The items with one value, in the list's order."""
        spec = next(one for one in self.specs if one.key == key)
        return [item for item in self.items if value in self.values_of(spec, item)]

    def pages(self, key: str) -> Iterator[tuple[Value, list[Item]]]:
        """Every value of a facet for which there is a page, with its items."""
        spec = next(one for one in self.specs if one.key == key)
        for value in self._facet(spec).values:
            if value.url:
                yield value, self.having(key, value.id)

    def _facet(self, spec: FacetSpec[Item]) -> Facet:
        counts = Counter(value for item in self.items for value in self.values_of(spec, item))
        values = (
            Value(ma, label, counts[ma], spec.page(ma) if spec.page else None)
            for ma, label in spec.labels.items()
            if counts[ma]
        )
        return Facet(spec.key, spec.title, tuple(values), spec.within)
