"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, History
from namro.library.library import Library
from namro.library.sections import absent
from namro.outputs import pages, search
from namro.outputs.cards.picture import cards
from namro.outputs.feeds import atom, calendars, records
from namro.outputs.flashcards import anki, table
from namro.outputs.offline.copy import pack
from namro.outputs.offline.worker import worker
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages import ban_tin, ma_tran, ngoai_tuyen, nhung
from namro.outputs.pages.chuyen_huong import redirects
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output, StaticFile
from namro.outputs.search.entry import HandWritten
from namro.outputs.search.twins import twins
from namro.outputs.tokens import Tokens, own
from namro.records.addresses import CALENDAR, MATRIX, SELF_TEST


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(
    library: Library,
    as_of: Edition,
    cache: Path | None = None,
    history: History = UNKNOWN,
    packets: Shelf | None = None,
    look: Tokens | None = None,
) -> Site:
    """The whole site of a (published) library as of a day, with what is known of its history and the printed packets
    if there are any; what is slow to make is kept in the folder `cache`. Without a `look` it has the program's own."""
    made = pages.render(library, as_of, history, packets)
    gone = absent(library)
    files = [
        *redirects(Pages(library, as_of), {output.url for output in made}),
        *cards(library, (look or own()).sang, cache / "the" if cache else None, (look or own()).huy_hieu),
        *(calendars.files(library, as_of) if CALENDAR not in gone else ()),
        atom.feed(Pages(library, as_of, history)),
        *records.files(Pages(library, as_of, history)),
        *((ma_tran.table(library, as_of),) if MATRIX not in gone else ()),
        *ban_tin.files(library, as_of.words),
        *((anki.deck(library, as_of.ngay), table.table(library)) if SELF_TEST not in gone else ()),
        *nhung.files(Pages(library, as_of)),
        _build(as_of),
        *_security(library, as_of),
        *(packets.static_files(f"{pages.PACKETS}/") if packets else ()),
    ]
    return Site(made, tuple(sorted(files, key=lambda file: file.path)))


def search_files(library: Library, hand_written: Sequence[HandWritten]) -> tuple[StaticFile, ...]:
    """The search index of a (published) library and of the hand-written pages, which exist only once they are
    rendered."""
    return tuple(search.build(library, sorted(hand_written, key=lambda page: page.url)))


def offline_copy(
    library: Library, as_of: Edition, folder: Path, index: Sequence[StaticFile]
) -> tuple[StaticFile, Output]:
    """The zip of the site built below `folder` with its search index, and the page that offers it."""
    packed = pack(folder, twins(index), as_of.ngay, library.trang.ten, library.trang.dia_chi_goc)
    return packed, ngoai_tuyen.page(Pages(library, as_of), packed)


def kept_pages(as_of: Edition, folder: Path) -> StaticFile:
    """The script that keeps pages for readers who ask for it, for the site built below `folder`."""
    return worker(folder, as_of.words)


BUILD = "ban-dung.json"
"""Path of the file that says which build this is."""


def _build(as_of: Edition) -> StaticFile:
    """The day as of which the site speaks, and the hash of its data."""
    told = {"tinh_den": as_of.ngay.isoformat(), "du_lieu_sha256": as_of.du_lieu}
    return StaticFile(BUILD, f"{json.dumps(told, indent=2)}\n".encode())


def _security(library: Library, as_of: Edition) -> Iterator[StaticFile]:
    """RFC 9116's security.txt, where a contact is configured; it holds for a year from the day of the edition."""
    contact = library.trang.lien_he_bao_mat
    if contact:
        expires = as_of.ngay + timedelta(days=365)
        path = ".well-known/security.txt"
        lines = (
            f"Contact: {contact}",
            f"Expires: {expires.isoformat()}T00:00:00+07:00",
            "Preferred-Languages: vi",
            f"Canonical: {library.trang.dia_chi_goc}{path}",
        )
        yield StaticFile(path, "".join(f"{line}\n" for line in lines).encode())
