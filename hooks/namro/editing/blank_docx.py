"""An empty Word table to fill in, with lines of help below it: the least of WordprocessingML that Word opens."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from namro.files.zipped import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROWS = 10
_PAGE = {"w": "16838", "h": "11906", "orient": "landscape"}
"""A4 across, in twentieths of a point."""


def table(heads: Sequence[str], help_lines: Sequence[str]) -> bytes:
    """The .docx: a table with bold `heads` and empty rows, then one paragraph a line."""
    document = ET.Element(_name("document"))
    body = ET.SubElement(document, _name("body"))
    made = ET.SubElement(body, _name("tbl"))
    look = ET.SubElement(made, _name("tblPr"))
    ET.SubElement(look, _name("tblW"), {_name("w"): "5000", _name("type"): "pct"})
    borders = ET.SubElement(look, _name("tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        ET.SubElement(borders, _name(side), {_name("val"): "single", _name("sz"): "4"})
    grid = ET.SubElement(made, _name("tblGrid"))
    for _ in heads:
        ET.SubElement(grid, _name("gridCol"))
    for cells in (heads, *[[""] * len(heads)] * _ROWS):
        row = ET.SubElement(made, _name("tr"))
        for words in cells:
            _paragraph(ET.SubElement(row, _name("tc")), words, bold=True)
    for line in ("", *help_lines):
        _paragraph(body, line)
    page = ET.SubElement(body, _name("sectPr"))
    ET.SubElement(page, _name("pgSz"), {_name(key): value for key, value in _PAGE.items()})
    types = ET.Element("Types", xmlns=_TYPES)
    ET.SubElement(
        types,
        "Default",
        Extension="rels",
        ContentType="application/vnd.openxmlformats-package.relationships+xml",
    )
    ET.SubElement(types, "Override", PartName="/word/document.xml", ContentType=_MAIN)
    links = ET.Element("Relationships", xmlns=_RELS)
    ET.SubElement(links, "Relationship", Id="rId1", Type=_DOCUMENT, Target="word/document.xml")
    parts = {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document}
    return zipped(
        {name: ET.tostring(root, encoding="UTF-8", xml_declaration=True) for name, root in parts.items()}
    )


def _paragraph(parent: ET.Element, words: str, *, bold: bool = False) -> None:
    paragraph = ET.SubElement(parent, _name("p"))
    if words:
        run = ET.SubElement(paragraph, _name("r"))
        if bold:
            ET.SubElement(ET.SubElement(run, _name("rPr")), _name("b"))
        ET.SubElement(run, _name("t")).text = words


def _name(tag: str) -> str:
    return f"{{{_W}}}{tag}"
