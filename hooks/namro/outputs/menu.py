"""The menu of the site: what mkdocs.yml writes, and the lists of records that it leaves to the table of kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from namro.outputs.pages.context import frame_of
from namro.records.addresses import listing
from namro.records.kinds import records

Item: TypeAlias = str | Mapping[str, Any]
"""A page, or by its title a page or a group of items: {'Học tập': [{'Lộ trình': 'lo-trinh/index.md'}]}."""


def whole(written: Sequence[Item]) -> list[Item]:
    """The menu, with each list of records that is not `written` at the end of the group that its kind names; a group
    that is not there follows the others."""
    made, placed = list(written), set(_pages(written))
    for kind in records():
        page = frame_of(listing(kind.ma))
        if not kind.section or page in placed:
            continue
        placed.add(page)
        line = {kind.muc: page}
        groups = [item for item in made if not isinstance(item, str) and kind.menu in item]
        if groups:
            made[made.index(groups[0])] = {kind.menu: [*groups[0][kind.menu], line]}
        else:
            made.append({kind.menu: [line]} if kind.menu else line)
    return made


def _pages(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        for held in [item] if isinstance(item, str) else item.values():
            if isinstance(held, str):
                yield held
            else:
                yield from _pages(held)
