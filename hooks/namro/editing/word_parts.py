"""What lies around the words of a .docx: its parts, content controls, alternatives, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from namro.editing.office import Package
from namro.editing.office_words import Told
from namro.editing.word_numbering import W, value

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


class Parts:
    """The parts of one .docx, by what they hold; a name of its own is told by its relations."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = next(iter(package.related("", "officeDocument")), "word/document.xml")

    def part(self, kind: str) -> ET.Element | None:
        """The part that holds the `kind`: styles, numbering, footnotes, endnotes."""
        return self.package.part(self.named(kind))

    def named(self, kind: str) -> str:
        """Its name."""
        return next(iter(self.package.related(self.main, kind)), f"word/{kind}.xml")

    def tell_margins(self, told: Told) -> None:
        """Words at the head or the foot of the pages are no part of the text; a page's number is no word."""
        for kind, name in (("header", "đầu trang"), ("footer", "chân trang")):
            for one in dict.fromkeys(self.package.related(self.main, kind)):
                root = self.package.part(one)
                words = "".join(text.text or "" for text in root.iter(f"{W}t")) if root is not None else ""
                if any(char.isalpha() for char in words):
                    told.add(f"không nhập chữ ở {name}", words)


def is_contents(element: ET.Element) -> bool:
    """Whether a content control holds a table of contents that Word made."""
    return value(element.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery", "") == "Table of Contents"
