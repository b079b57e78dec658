"""What a .docx draws that holds no words: which kind it is, and which parts of the file show it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from namro.editing.office import Package

_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = dict.fromkeys(("pic", "imagedata", "blip"), "hình")
_KINDS |= {"chart": "biểu đồ", "OLEObject": "đối tượng nhúng"}
_BY = {"blip": ("embed", "link"), "imagedata": ("id", "href")}
"""By which attributes a picture names its part."""


def kind_of(element: ET.Element) -> str:
    """The name of its mark; '' of lines and frames."""
    return next((what for part in element.iter() if (what := _KINDS.get(_name(part)))), "")


def parts_of(element: ET.Element, of: str, package: Package) -> Iterator[str]:
    """The parts that hold its pictures, as the part `of` knows them; '' for one that lies outside of the file."""
    for part in element.iter():
        for key in _BY.get(_name(part), ()):
            if given := part.get(f"{_LINKS}{key}"):
                yield package.target(of, given)
                break


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
