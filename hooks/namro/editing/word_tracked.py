"""Tracked changes of a .docx: read as accepted, and told."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from namro.editing.office_words import Told
from namro.editing.word_numbering import W

ACCEPTED = "tài liệu có phần theo dõi thay đổi: đọc như đã chấp nhận mọi thay đổi"


def tell_removed(element: ET.Element, told: Told) -> None:
    """What a change took away is left out; that there is one is told, unless it took nothing."""
    if (
        element.tag != f"{W}del"
        or any((t.text or "").strip() for t in element.iter(f"{W}delText"))
        or len(element)
    ):
        told.add(ACCEPTED)


def tell_put_in(element: ET.Element, told: Told) -> None:
    """What a change put in is read; that there is one is told."""
    if element.tag in (f"{W}ins", f"{W}moveTo"):
        told.add(ACCEPTED)
