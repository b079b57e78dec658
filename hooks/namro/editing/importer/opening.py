"""Whether what looks like a marker at the start of a line opens a clause, or are words that a wrap put first; whether a
line is a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namro.editing.importer import marks
from namro.editing.importer.blocks import Block
from namro.editing.importer.ladder import Ladder
from namro.editing.importer.lines import (
    Line,
    Page,
    ending,
    is_capitals,
    is_full,
    is_nearly_full,
    names_number,
    start,
)

_LONGEST_TITLE = 200
_PART_B = re.compile(r"\*{0,3}B\s?[-–./)]\s")


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
        and ending(previous.last_words) in ("open", "comma")
        and is_full(previous.pieces[-1], line, page)
    )
    if runs_on and not ladder.expects(marker):
        return False
    # "tại khoản 8 / Điều 111.": an article that is not the next one is only spoken of.
    if (
        marker.family == "dieu"
        and page.wraps_into(line)
        and not page.opens_paragraph(line)
        and ending(previous.last_words) in ("open", "comma")
        and is_nearly_full(previous.pieces[-1], page)
        and not ladder.expects(marker)
    ):
        return False
    # "tại khoản 4 Điều / 10.": the line above ends with a word that a number must follow.
    if (
        marker.family in ("arabic", "letter", "roman")
        and not (page.whole or line.gap or page.opens_paragraph(line))
        and (previous.last_words.endswith(" Điều") or (not rest and names_number(previous.last_words)))
    ):
        return False
    # "khoản / 3. của Quy định này": the sentence goes on, whatever number a line begins with.
    return not (
        marker.family == "arabic"
        and start(rest) == "lower"
        and page.wraps_into(line)
        and ending(previous.last_words) == "open"
        and previous.role in ("muc", "doan")
    )


def last_part_b(lines: Sequence[Line]) -> int:
    """Where the last "B." stands, -1 where none does."""
    return max((at for at, line in enumerate(lines) if _PART_B.match(line.text)), default=-1)


def leads_parts(marker: marks.Marker, line: Line) -> bool:
    """Whether "A. Đặc điểm tình hình" may open lettered parts: it is a heading. A B must follow."""
    return marker.family == "part" and marker.label == "A" and ending(line.text) in ("open", "closing")


def is_title(block: Block, line: Line, page: Page) -> bool:
    """Whether `line` is the title of a Phần, Chương, Mục or Điều whose number stands alone above it."""
    if marks.split(line.text)[0] is not None or len(line.text) > _LONGEST_TITLE:
        return False
    if block.role == "ten-muc":
        # A title of several lines: capitals go on with capitals.
        return block.is_set_out and is_capitals(line.text) and (not line.gap or page.whole)
    marker = block.marker
    if marker is None or marker.family not in marks.OUTLINE or block.last_words:
        return False
    return marker.family != "dieu" or ending(line.text) in ("open", "closing")


def _is_dash_of_sentence(block: Block, marker: marks.Marker, line: Line, rest: str, page: Page) -> bool:
    """Whether a dash that a wrap put first belongs to the words: "2025 / - 2030", "kinh tế / - xã hội"."""
    if marker.label not in ("-", "–") or ending(block.last_words) != "open" or not page.wraps_into(line):
        return False
    years = block.last_words[-1:].isdigit() and start(rest) == "digit"
    return years or (start(rest) == "lower" and is_nearly_full(block.pieces[-1], page))
