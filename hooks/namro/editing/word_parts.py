"""What lies around the words of a .docx: content controls, alternatives, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from namro.editing.word_numbering import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TRANSPARENT = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")
)
"""What holds paragraphs, rows, cells or runs without saying anything itself."""


def inner(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Rows of a table, cells of a row, whatever content controls lie around them."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in TRANSPARENT:
            yield from inner(child, name)


def choice(alternatives: ET.Element) -> ET.Element:
    """What of several forms of the same thing is read: the first that is known, else the fallback."""
    found = alternatives.find(f"{MC}Choice")
    if found is None:
        found = alternatives.find(f"{MC}Fallback")
    return found if found is not None else ET.Element("none")


def text_boxes(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from text_boxes(choice(child))
        else:
            yield from text_boxes(child)
