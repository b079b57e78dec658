"""What lies around the words of an .odt: rows of tables, frames and what they draw."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree import ElementTree as ET

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, DRAW = _NAMES % "table", _NAMES % "drawing"
_PARAGRAPH = f"{_NAMES % 'text'}p"
_LINK = "{http://www.w3.org/1999/xlink}href"


def outermost(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """What has that tag, and not what lies inside one of them: that is read with it."""
    if element.tag == tag:
        yield element
        return
    for child in element:
        yield from outermost(child, tag)


def written_on(element: ET.Element) -> Iterator[ET.Element]:
    """What holds the words of a drawing: text boxes, and shapes that are written on, alone or in a group."""
    holds = element.tag.startswith(DRAW) and any(
        "".join(p.itertext()).strip() for p in element.findall(_PARAGRAPH)
    )
    if holds or element.tag == f"{DRAW}text-box":
        yield element
        return
    for child in element:
        yield from written_on(child)


def rows_of(table: ET.Element, *, in_head: bool = False) -> Iterator[tuple[ET.Element, bool]]:
    """Each row, and whether it is of the head."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child, in_head
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group", f"{_TABLE}table-header-rows"):
            yield from rows_of(child, in_head=in_head or child.tag.endswith("header-rows"))


def kind_of(element: ET.Element) -> tuple[str, str]:
    """What a frame draws: the name of its mark and what is told; two empty ones of lines and shapes."""
    for part in element.iter():
        if part.tag == f"{DRAW}object":
            formula = "math" in " ".join(one.tag for one in part.iter()).lower()
            what = "công thức" if formula else "đối tượng nhúng"
            return what, "có công thức" if formula else "có công thức hoặc biểu đồ nhúng"
        if part.tag == f"{DRAW}image":
            return "hình", "có hình"
    return "", ""


def pictures_of(element: ET.Element) -> Iterator[str]:
    """The parts of the file that show it; '' for one that lies outside."""
    for part in element.iter(f"{DRAW}image"):
        given = part.get(_LINK, "")
        outside = ":" in given or given.startswith(("/", "../"))
        yield "" if outside or not given else posixpath.normpath(given)
