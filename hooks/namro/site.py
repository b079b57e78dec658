"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from namro import pages, search
from namro.cards.picture import cards
from namro.edition import Edition
from namro.library import Library
from namro.opendata import calendars
from namro.outputs import Output, StaticFile
from namro.pages import ma_tran
from namro.pages.chuyen_huong import redirects
from namro.pages.context import Pages
from namro.search.entries import HandWritten


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(library: Library, as_of: Edition, cache: Path | None = None) -> Site:
    """The whole site of a (published) library as of a day; what is slow to make is kept in the folder `cache`."""
    made = pages.render(library, as_of)
    files = [
        *redirects(Pages(library, as_of), {output.url for output in made}),
        *cards(library, cache / "the" if cache else None),
        *calendars.files(library, as_of),
        ma_tran.table(library, as_of),
    ]
    return Site(made, tuple(sorted(files, key=lambda file: file.path)))


def search_files(library: Library, hand_written: Sequence[HandWritten]) -> tuple[StaticFile, ...]:
    """The search index of a (published) library and of the hand-written pages, which exist only once they are
    rendered."""
    return tuple(search.build(library, sorted(hand_written, key=lambda page: page.url)))
