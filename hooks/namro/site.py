"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from namro import pages
from namro.cards.picture import cards
from namro.edition import Edition
from namro.library import Library
from namro.opendata import calendars
from namro.outputs import Output, StaticFile
from namro.pages import ma_tran
from namro.pages.chuyen_huong import redirects
from namro.pages.context import Pages


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
