"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namro import pages, search
from namro.edition import Edition
from namro.library import Library
from namro.outputs import Output, StaticFile
from namro.search.entries import HandWritten


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(library: Library, as_of: Edition) -> Site:
    """The whole site of a (published) library as of a day."""
    files: list[StaticFile] = []
    return Site(pages.render(library, as_of), tuple(sorted(files, key=lambda file: file.path)))


def search_files(library: Library, hand_written: Sequence[HandWritten]) -> tuple[StaticFile, ...]:
    """The search index of a (published) library and of the hand-written pages, which exist only once they are
    rendered."""
    return tuple(search.build(library, sorted(hand_written, key=lambda page: page.url)))
