"""Whether what looks like a marker at the start of a line opens a clause, or are words that a wrap put first."""

from __future__ import annotations

from namro.editing.importer import marks
from namro.editing.importer.blocks import Block
from namro.editing.importer.ladder import Ladder
from namro.editing.importer.lines import Line, Page, ending, is_full, is_nearly_full, start


def is_marker(
    previous: Block, marker: marks.Marker, line: Line, rest: str, page: Page, ladder: Ladder
) -> bool:
    """Whether what looks like a marker is one here, and not words that a wrap put first on the line."""
    if _is_dash_of_sentence(previous, marker, line, rest, page):
        return False
    number = marker.family in ("arabic", "list", "letter", "dieu", "roman", "part")
    runs_on = (
        number
        and page.wraps_into(line)
        and not page.opens_paragraph(line)
        and previous.role in ("muc", "doan")
        and ending(previous.text) in ("open", "comma")
        and is_full(previous.pieces[-1], line, page)
    )
    if runs_on and not ladder.expects(marker):
        return False
    # "tại khoản 8 / Điều 111.": an article that is not the next one is only spoken of.
    if (
        marker.family == "dieu"
        and page.wraps_into(line)
        and not page.opens_paragraph(line)
        and ending(previous.text) in ("open", "comma")
        and is_nearly_full(previous.pieces[-1], page)
        and not ladder.expects(marker)
    ):
        return False
    # "khoản / 3. của Quy định này": the sentence goes on, whatever number a line begins with.
    return not (
        marker.family == "arabic"
        and start(rest) == "lower"
        and page.wraps_into(line)
        and ending(previous.text) == "open"
        and previous.role in ("muc", "doan")
    )


def _is_dash_of_sentence(block: Block, marker: marks.Marker, line: Line, rest: str, page: Page) -> bool:
    """Whether a dash that a wrap put first belongs to the words: "2025 / - 2030", "kinh tế / - xã hội"."""
    if marker.label not in ("-", "–") or ending(block.text) != "open" or not page.wraps_into(line):
        return False
    years = block.text[-1:].isdigit() and start(rest) == "digit"
    return years or (start(rest) == "lower" and is_nearly_full(block.pieces[-1], page))
