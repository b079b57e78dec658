"""Which packets say something else when the records have changed: those printed before are to be printed again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.recipes import recipes
from namro.outputs.packets.shelf import Shelf, clear, write


@dataclass(frozen=True)
class Changed:
    """Titles by id: of packets that are no more, and of those that say something else."""

    gone: dict[str, str]
    other: dict[str, str]


def changed(before: Library, after: Library, as_of: Edition) -> Changed:
    """The packets of two published libraries compared."""
    then, now = _contents(before, as_of), _contents(after, as_of)
    return Changed(
        {ma: title for ma, (title, _) in then.items() if ma not in now},
        {ma: title for ma, (title, content) in then.items() if ma in now and now[ma][1] != content},
    )


def taken_away(shelf: Shelf, packets: set[str]) -> list[str]:
    """Delete the finished files of these packets from the shelf; their names."""
    left = tuple(one for one in shelf.files if one.packet not in packets)
    names = sorted({one.file for one in shelf.files} - {one.file for one in left})
    if names:
        clear(shelf, left)
        write(Shelf(shelf.folder, left))
    return names


def _contents(library: Library, as_of: Edition) -> dict[str, tuple[str, str]]:
    found = {}
    for recipe in recipes(library):
        packet = assemble(library, as_of, recipe)
        found[recipe.id] = packet.title, repr(replace(packet, build=""))
    return found
