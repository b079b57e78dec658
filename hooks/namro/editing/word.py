"""Words of a .docx: paragraphs with the numbers that Word makes, notes with their marks, tables as rows.

What a reader sees is what counts: text deleted under tracked changes is left out, inserted text stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from namro.editing.office import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"}


@dataclass(frozen=True)
class Words:
    """A document's paragraphs in order, tables left out, notes last; and its tables as rows of cells."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass
class _Numbering:
    """Counters of Word's automatic lists: what it prints before a paragraph."""

    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: ET.Element | None) -> _Numbering:
        made = cls()
        if root is None:
            return made
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        for one in root.iter(f"{_W}abstractNum"):
            abstract[one.get(f"{_W}abstractNumId", "")] = {
                int(level.get(f"{_W}ilvl", "0")): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
                for level in one.iter(f"{_W}lvl")
            }
        for one in root.iter(f"{_W}num"):
            made.levels[one.get(f"{_W}numId", "")] = abstract.get(_value(one, "abstractNumId", ""), {})
        return made

    def label(self, paragraph: ET.Element) -> str:
        """What stands before this paragraph, with a space; '' without numbering."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        if found is None:
            return ""
        number, level = _value(found, "numId", "0"), int(_value(found, "ilvl", "0"))
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        kind, pattern, start = levels[level]
        counts = self.counts.setdefault(number, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if kind == "bullet":
            return "- "
        if kind == "none":
            return ""
        for n in range(level, -1, -1):
            its_kind, _, its_start = levels.get(n, ("decimal", "", 1))
            pattern = pattern.replace(f"%{n + 1}", written(counts.get(n, its_start), its_kind))
        return f"{pattern} "


def read(content: bytes, shown: str) -> Words:
    """The words of a .docx. Raises UserError when it cannot be read."""
    package = Package(content, shown)
    body = package.needed("word/document.xml").find(f"{_W}body")
    numbering = _Numbering.read(package.part("word/numbering.xml"))
    notes: list[str] = []
    paragraphs, tables = [], []
    for block in body if body is not None else ():
        if block.tag == f"{_W}p":
            paragraphs.append(numbering.label(block) + _text(block, notes).strip())
        elif block.tag == f"{_W}tbl":
            rows = tuple(
                tuple(
                    "\n".join(_text(p, notes) for p in cell.iter(f"{_W}p")).strip()
                    for cell in row.findall(f"{_W}tc")
                )
                for row in block.findall(f"{_W}tr")
            )
            tables.append(rows)
    return Words((*paragraphs, *_notes(package, notes)), tuple(tables))


def _notes(package: Package, used: list[str]) -> Iterator[str]:
    root = package.part("word/footnotes.xml")
    known = {one.get(f"{_W}id"): one for one in root.iter(f"{_W}footnote")} if root is not None else {}
    for position, name in enumerate(used, 1):
        if name in known:
            yield f"{note_mark(position)} " + " ".join(
                _text(p, []).strip() for p in known[name].iter(f"{_W}p")
            )


def _text(element: ET.Element, notes: list[str]) -> str:
    words = ""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            words += child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            words += " "
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            words += "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            words += "-"
        elif child.tag == f"{_W}footnoteReference":
            notes.append(child.get(f"{_W}id", ""))
            words += note_mark(len(notes))
        else:
            words += _text(child, notes)
    return words


def note_mark(number: int) -> str:
    """A note's mark as printed texts have it: 12 → '⁽¹²⁾'."""
    return f"⁽{str(number).translate(_RAISED)}⁾"


def _value(element: ET.Element, name: str, default: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", default) if found is not None else default


def written(number: int, kind: str) -> str:
    """A count as a list prints it: 4 → '4', 'd', 'IV'."""
    if kind in ("lowerLetter", "upperLetter", "a", "A"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind in ("lowerLetter", "a") else letters.upper()
    if kind in ("lowerRoman", "upperRoman", "i", "I"):
        roman = ""
        for value, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
            strict=True,
        ):
            roman, number = roman + sign * (number // value), number % value
        return roman if kind in ("upperRoman", "I") else roman.lower()
    return str(number)
