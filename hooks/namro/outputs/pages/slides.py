"""Decks of slides that this build brings: of one talk or document, and all of them for the shelf."""

from __future__ import annotations

from namro.library.library import Library
from namro.outputs.packets.deck import Subject, subjects
from namro.outputs.packets.shelf import Shelf, Shelved

_FORM = "trinh-chieu"


def of(shelf: Shelf | None, kind: str, ma: str) -> Shelved | None:
    """The deck of a record; None where this build has none."""
    found = shelf.of(Subject(kind, ma).packet, _FORM) if shelf else ()
    return found[0] if found else None


def every(library: Library, shelf: Shelf | None) -> tuple[Shelved, ...]:
    """All decks, talks first."""
    return tuple(deck for one in subjects(library) if (deck := of(shelf, one.kind, one.ma)))
