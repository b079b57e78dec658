"""Words of an .odt: paragraphs in order with the numbers of automatic lists, notes last; its tables as rows."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from namro.editing.office import Package
from namro.editing.office_words import Words, note_mark, written

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_Levels = dict[int, tuple[str, str, str]]


def read(content: bytes, shown: str) -> Words:
    """The words of an .odt; comments and tracked deletions are left out. Raises UserError."""
    package = Package(content, shown)
    root = package.needed("content.xml")
    styles: dict[str, _Levels] = {}
    for source in (package.part("styles.xml"), root):
        for style in source.iter(f"{_TEXT}list-style") if source is not None else ():
            styles[style.get(f"{_STYLE}name", "")] = {
                int(level.get(f"{_TEXT}level", "1")): (
                    level.get(f"{_STYLE}num-prefix", ""),
                    level.get(f"{_STYLE}num-format", "") if level.tag.endswith("number") else "-",
                    level.get(f"{_STYLE}num-suffix", ""),
                )
                for level in style
            }
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return Words(())
    notes: list[str] = []
    paragraphs = tuple(_blocks(body, styles, "", 0, notes))
    marked = (f"{note_mark(number)} {words}" for number, words in enumerate(notes, 1))
    return Words((*paragraphs, *marked))


def _tables(element: ET.Element) -> Iterator[ET.Element]:
    """Every table that stands in no other one, in order."""
    for child in element:
        if child.tag == f"{_TABLE}table":
            yield child
        else:
            yield from _tables(child)


def _rows(table: ET.Element) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(
            "\n".join(_words(paragraph, []) for paragraph in cell.iter(f"{_TEXT}p")).strip()
            for cell in row
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
        )
        for row in table.iter(f"{_TABLE}table-row")
    )


def _blocks(
    element: ET.Element, styles: dict[str, _Levels], style: str, depth: int, notes: list[str]
) -> Iterator[str]:
    count = 0
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield _words(child, notes).strip()
        elif child.tag == f"{_TEXT}list":
            yield from _blocks(child, styles, child.get(f"{_TEXT}style-name", style), depth + 1, notes)
        elif child.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
            count += 1
            prefix, kind, suffix = styles.get(style, {}).get(depth, ("", "-", ""))
            label = "- " if kind == "-" else f"{prefix}{written(count, kind)}{suffix} " if kind else ""
            for position, words in enumerate(_blocks(child, styles, style, depth, notes)):
                yield words if position else label + words
        elif child.tag == f"{_TEXT}section":
            yield from _blocks(child, styles, style, depth, notes)


def _words(element: ET.Element, notes: list[str]) -> str:
    """The words of a paragraph; those of its notes go to `notes`, their marks stay where they were."""
    words = element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            words += " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag == f"{_TEXT}tab":
            words += " "
        elif child.tag == f"{_TEXT}line-break":
            words += "\n"
        elif child.tag == f"{_TEXT}note":
            notes.append(" ".join(_words(p, []).strip() for p in child.iter(f"{_TEXT}p")))
            words += note_mark(len(notes))
        elif child.tag not in (f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"):
            words += _words(child, notes)
        words += child.tail or ""
    return words
