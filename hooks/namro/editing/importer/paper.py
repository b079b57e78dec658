"""Plain text as printed pages: what belongs to the page and not to the words, notes at the foot, two columns."""

from __future__ import annotations

import unicodedata

from namro.editing.importer.lines import Line, Page, measure, read


def lay_open(text: str, *, paged: bool = False) -> tuple[list[Line], Page, list[Line]]:
    """The lines, how they were set, and the lines that belong to the page alone (running heads)."""
    lines = read(unicodedata.normalize("NFC", text).replace("\f", "\n"))
    return lines, measure(lines), []
