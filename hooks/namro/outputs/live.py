"""The preview that is looked at while it is written: each page is made when somebody asks for it.

The frames and the hand-written pages come from one build of the supplier, which is repeated only when something of
theirs has changed; a page of records is poured into its frame as a whole build would do it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from namro.library.edition import Edition
from namro.library.history.changes import History
from namro.library.library import Library
from namro.outputs import pages, site
from namro.outputs.job import Job
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Frame, Output, SiteAddress, poured
from namro.outputs.sealed import sealed
from namro.outputs.search.entry import HandWritten
from namro.outputs.search.files import FOLDER
from namro.outputs.site import Site
from namro.outputs.tokens import Tokens

_SEARCH, _NOWHERE = f"{FOLDER}/", "\0"


class Bare(Job):
    """A job of which only the frames and the hand-written pages are wanted."""

    def finish(self, folder: Path) -> None:
        """Pour nothing."""


def bare(library: Library, as_of: Edition, history: History, look: Tokens) -> Bare:
    """What the supplier is asked to build the frames of."""
    return Bare(library, as_of, history, Site((), ()), look, xem_thu=True)


@dataclass
class Map:
    """By address the section that makes its page, as far as pages have been asked for: sections are asked in turn
    otherwise."""

    made_by: dict[str, int] = field(default_factory=dict)

    def output(self, asked: Pages, url: str) -> Output | None:
        """The page at an address; None where there is none."""
        if url in asked.absent:
            return None
        known = self.made_by.get(url)
        order = sorted(range(len(pages.SECTIONS)), key=lambda number: number != known)
        for number in order:
            found = None
            for output in pages.SECTIONS[number](asked):
                self.made_by[output.url] = number
                found = output if output.url == url else found
            if found is not None:
                return found
        return None


@dataclass(frozen=True)
class LiveSite:
    """One state of the records, shown through the frames that the supplier has brought."""

    library: Library
    as_of: Edition
    history: History
    frames: Mapping[str, Frame]
    seals: Mapping[str, str]
    hand_written: Sequence[HandWritten]
    map: Map

    def page(self, url: str) -> str | None:
        """The page at an address ('hoi-dap/ma-cau-hoi/'), None where no record has one."""
        asked = Pages(self.library, self.as_of, self.history, only=url)
        output = self.map.output(asked, url)
        if output is None:
            return None
        trang = self.library.trang
        address = SiteAddress(trang.ten, trang.dia_chi_goc)
        return sealed(poured(output.unlinked(), self.frames, address), self.seals)

    def learn(self) -> None:
        """Learn which section makes which page: whoever asks for one later does not wait for the others."""
        self.map.output(Pages(self.library, self.as_of, self.history, only=_NOWHERE), _NOWHERE)

    def file(self, path: str) -> bytes | None:
        """A file of the search index; None for any other, which only a whole build has."""
        return self._index.get(path) if path.startswith(_SEARCH) else None

    @cached_property
    def _index(self) -> Mapping[str, bytes]:
        return {file.path: file.content for file in site.search_files(self.library, self.hand_written)}
