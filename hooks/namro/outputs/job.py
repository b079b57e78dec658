"""One build, from checked records to files: what a supplier of frames carries from event to event, and asks.

The records are rendered before the supplier touches the old site. It then shows its finished frame pages and the
hand-written ones, and at the end has everything poured and written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from pathlib import Path

from markupsafe import Markup, escape

from namro.language.vietnamese import day
from namro.library.edition import Edition, edition
from namro.library.history.changes import History
from namro.library.history.read import read as read_history
from namro.library.library import Library
from namro.library.load import load
from namro.library.sections import absent
from namro.outputs import assets, icons, menu, pages, preview, site
from namro.outputs.feedback import prepared
from namro.outputs.look import read as read_look
from namro.outputs.offline.copy import FOLDER
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.documents.every import documents
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.make import files as data_files
from namro.outputs.open_data.read_back import read_back
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages.context import Pages
from namro.outputs.policy import policy
from namro.outputs.pour import SLOTS, Frame, SiteAddress, StaticFile, token, write, write_files
from namro.outputs.sealed import sealed
from namro.outputs.search.entry import HandWritten
from namro.outputs.search.handwritten import words_of
from namro.outputs.site import Site
from namro.outputs.tokens import Tokens
from namro.outputs.unbroken import unbroken
from namro.records.addresses import MY_PACKET
from namro.records.kinds import HAND_WRITTEN

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Job:
    """The records that this build shows, all that they become, and what the supplier has brought so far."""

    library: Library
    as_of: Edition
    history: History
    site: Site
    look: Tokens
    xem_thu: bool
    bulk: bool = False
    """Whether open data is offered in its large forms too, which are slow to make: where packets are made as well."""
    hand_written: list[HandWritten] = field(default_factory=list)
    frames: dict[str, Frame] = field(default_factory=dict)
    seals: dict[str, str] = field(default_factory=dict)
    """The hash of each script and style sheet of the site, by path."""

    @property
    def address(self) -> SiteAddress:
        """Name and base address of the site."""
        return SiteAddress(self.library.trang.ten, self.library.trang.dia_chi_goc)

    @property
    def absent(self) -> frozenset[str]:
        """The addresses of pages that this site has no use for."""
        return absent(self.library)

    @property
    def name(self) -> Markup:
        """The site's name, escaped: a supplier's templates may print it as it is."""
        return escape(self.library.trang.ten)

    @property
    def description(self) -> Markup:
        """What the site is, escaped likewise."""
        return escape(self.library.trang.mo_ta)

    def for_templates(self) -> Mapping[str, object]:
        """What the frame's templates print."""
        return {
            "xem_thu": self.xem_thu,
            "tinh_den": self.as_of.words,
            "chinh_sach": policy(meta=True),
            "bao_sai_cho": self.report,
            "nhom_bien_soan": escape(self.library.trang.nhom_bien_soan),
            "cua": {door.url: door for door in menu.DOORS},
            "huy_hieu": assets.EMBLEM if self.look.huy_hieu else "",
            **self._foot(),
            "co_tap": MY_PACKET not in self.absent,
            "bieu_tuong": icons.symbols(icons.FRAME),
            "so_do_trang": () if self.xem_thu else self._mapped(),
            "ngay_sua": self._changed,
        }

    def _mapped(self) -> tuple[tuple[str, date | None], ...]:
        """The pages of records that search engines are led to, with the day of their last change where it is known: none
        that a draft says whole."""
        made = ((output.url, output.changed) for output in self.site.pages if not output.drafted)
        return (*made, (FOLDER, None))

    def _changed(self, source: str) -> date | None:
        """The day of the last change of the hand-written page made of a file below docs/."""
        return None if "/" in source else self.history.lan_cuoi.get((HAND_WRITTEN, Path(source).stem))

    def _foot(self) -> Mapping[str, object]:
        """What the owner has put at the foot of each page."""
        chosen = self.library.trang.giao_dien
        return {
            "chan_trang": escape((chosen and chosen.chan_trang) or ""),
            "lien_he": escape((chosen and chosen.lien_he) or ""),
        }

    def report(self, title: str, address: str) -> object:
        """The prepared message of a reader of a hand-written page."""
        return prepared(self.library.trang.gop_y, unescape(title), address, self.as_of.words)

    def remember(self, source: str, page: HandWritten) -> None:
        """Keep a hand-written page for search; `page.text` is its HTML, `source` its file below docs/."""
        if source not in pages.FRAMES:
            self.hand_written.append(HandWritten(page.url, page.title, words_of(page.text)))

    def context(self, source: str, url: str, title: str, description: str | None) -> dict[str, object]:
        """What the template of one page prints: the tokens of a frame, or what a hand-written page needs for sharing
        and the day of its last change."""
        told: dict[str, object] = {}
        if source in pages.FRAMES:
            told["khung"] = {slot: token(slot) for slot in SLOTS}
        else:
            words = description or self.library.trang.mo_ta
            told["chia_se"] = Pages(self.library, self.as_of).head(url, title, words)
        if changed := self._changed(source):
            told["sua_lan_cuoi"] = day(changed)
        return told

    def take(self, source: str, html: str) -> str:
        """The HTML to write for a finished page: none for a frame, which is kept. Raises BrokenFrame."""
        held = sealed(unbroken(html), self.seals)
        if source not in pages.FRAMES:
            return held
        self.frames[source] = Frame.cut(held)
        return ""

    def finish(self, folder: Path) -> None:
        """Pour all records, and write the files that are no pages, into the built site."""
        write(self.site.pages, self.frames, folder, self.address, self.seals)
        write_files([self._held(file) for file in self.site.files], folder)
        self._seal(folder / NOT_FOUND)
        index = site.search_files(self.library, self.hand_written)
        write_files(index, folder)
        self._offer_data(folder)
        packed, offer = site.offline_copy(self.library, self.as_of, folder, index)
        write_files([packed], folder)
        write([offer], self.frames, folder, self.address, self.seals)
        if not self.xem_thu:
            write_files([site.kept_pages(self.as_of, folder)], folder)

    def _offer_data(self, folder: Path) -> None:
        """Write what machines read, and read it back; a preview offers the texts alone, to which its pages lead. Raises
        BrokenData."""
        if self.xem_thu:
            write_files(tuple(documents(Filling(self.library, self.as_of, self.history))), folder)
            return
        data = data_of(self.library, self.as_of, self.history, self.hand_written)
        write_files(data_files(data, bulk=self.bulk), folder)
        read_back(folder, self.library)

    def _held(self, file: StaticFile) -> StaticFile:
        """A file that is no page of a frame, with the hashes of what it asks for where it is a page all the same."""
        if not file.path.endswith(".html"):
            return file
        return replace(file, content=sealed(file.content.decode(), self.seals).encode())

    def _seal(self, page: Path) -> None:
        """A page that the supplier shows to nobody."""
        if page.is_file():
            held = sealed(page.read_text(encoding="utf-8"), self.seals)
            page.write_text(held, encoding="utf-8", newline="\n")


def start(
    root: Path, whole: Library | None = None, *, xem_thu: bool = False, packets: Shelf | None = None
) -> Job:
    """Everything of the project at `root` rendered, with the printed packets of a shelf.

    `whole` are its records where the caller has read them already; a preview shows what is not approved, too. Raises
    InvalidData with all that is wrong, UserError where the project cannot be built.
    """
    whole = whole or load(root, reviewing=xem_thu)
    library = (preview.with_drafts(whole) if xem_thu else whole).published()
    as_of = edition(root, library)
    history = read_history(root)
    look = read_look(root, library.trang)
    rendered = site.render(library, as_of, root / ".cache", history, packets, look)
    if xem_thu:
        others = (file for file in rendered.files if file.path != preview.ROBOTS.path)
        unlinked = tuple(output.unlinked() for output in rendered.pages)
        rendered = Site(unlinked, (*others, preview.ROBOTS))
    return Job(library, as_of, history, rendered, look, xem_thu, bulk=packets is not None)
