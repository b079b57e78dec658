"""All that a build writes besides the hand-written pages: poured pages, and files that are no pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from namro import pages
from namro.edition import Edition
from namro.library import Library
from namro.outputs import Output, StaticFile


@dataclass(frozen=True)
class Site:
    """Pages by address, files by path; each sorted."""

    pages: tuple[Output, ...]
    files: tuple[StaticFile, ...]


def render(library: Library, as_of: Edition) -> Site:
    """The whole site of a (published) library as of a day."""
    files = [_build(as_of), *_security(library, as_of)]
    return Site(pages.render(library, as_of), tuple(sorted(files, key=lambda file: file.path)))


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
