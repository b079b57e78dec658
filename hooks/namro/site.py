"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

from dataclasses import dataclass

from namro import pages
from namro.edition import Edition
from namro.library import Library
from namro.outputs import Output, StaticFile
from namro.packets.shelf import Shelf


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(library: Library, as_of: Edition, packets: Shelf | None = None) -> Site:
    """The whole site of a (published) library as of a day, with the printed packets if there are any."""
    files: list[StaticFile] = []
    if packets:
        files += [
            StaticFile(f"tap-in/{p.file}", (packets.folder / p.file).read_bytes()) for p in packets.files
        ]
    return Site(pages.render(library, as_of, packets), tuple(sorted(files, key=lambda file: file.path)))
