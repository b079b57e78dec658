"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

from dataclasses import dataclass

from namro import pages
from namro.edition import Edition
from namro.library import Library
from namro.opendata import calendars
from namro.outputs import Output, StaticFile
from namro.pages import ma_tran


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(library: Library, as_of: Edition) -> Site:
    """The whole site of a (published) library as of a day."""
    files = [*calendars.files(library, as_of), ma_tran.table(library, as_of)]
    return Site(pages.render(library, as_of), tuple(sorted(files, key=lambda file: file.path)))
