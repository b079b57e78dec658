"""What lies around the words of a .docx: content controls, alternatives, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from namro.editing.word_numbering import W, is_on, value

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


class Switches:
    """What styles turn on and off (capitals, hidden); each is followed to what it is based on once."""

    def __init__(self, styles: Mapping[str, ET.Element]) -> None:
        self._styles = styles
        self._known: dict[tuple[str, str], bool | None] = {}

    def has(self, properties: ET.Element | None, switch: str, style: str) -> bool:
        """Whether a switch holds for a run: its own, its character style's, its paragraph style's."""
        own = properties.find(f"{W}{switch}") if properties is not None else None
        if own is not None:
            return is_on(own)
        for name in (value(properties, "rStyle", ""), style):
            held = self._of(name, switch) if name else None
            if held is not None:
                return held
        return False

    def _of(self, name: str, switch: str) -> bool | None:
        """What a style says, or one that it is based on; None where none does."""
        held: bool | None = None
        seen: set[str] = set()
        at = name
        while at in self._styles and at not in seen:
            if (at, switch) in self._known:
                held = self._known[at, switch]
                break
            seen.add(at)
            found = self._styles[at].find(f"{W}rPr/{W}{switch}")
            if found is not None:
                held = is_on(found)
                break
            at = value(self._styles[at], "basedOn", "")
        self._known |= {(one, switch): held for one in seen}
        return held
