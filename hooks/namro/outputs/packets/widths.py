"""How wide words are in the vendored font, and what follows from it: what fits on one line, which rows fit on a page.

Widths are in shares of the letters' size. Word's Times New Roman has the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namro.language.letters import width
from namro.language.prose import Node
from namro.outputs.packets.packet import FOREIGN, Inline, Table
from namro.outputs.packets.sheets import Room

ELLIPSIS = "…"
_SPARE_LINES = 3
_PAGE_NUMBER, _OTHER_VOLUME = " (trang 000)", " (ở tập khác)"


def shortened(text: str, room: float) -> str:
    """The words when they fit into `room`, else as many whole words as do, with an ellipsis."""
    if width(text) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS) > room:
        before = kept.rpartition(" ")[0]
        kept = (before or kept[:-1]).rstrip(" ,;:.-–(“")
    return kept + ELLIPSIS


def side_by_side(left: str, right: str, room: float, gap: float = 2.0) -> tuple[str, str]:
    """Both on one line of `room`; each is sure of half of it and has what the other leaves."""
    half = (room - gap) / 2
    left = shortened(left, max(half, room - gap - width(right)))
    return left, shortened(right, room - gap - width(left))


def too_tall(table: Table, widths: Sequence[int], room: Room) -> list[bool]:
    """Of each row, whether it may be taller than a page below the table's head, set line by line. What covers more than
    one row may break anywhere, and makes none of them tall."""
    columns = [room.width * share / sum(widths) - room.beside for share in widths]
    above = max(
        lines((Node("strong", children=(Node("text", text=words),)),), column / room.size)
        for words, column in zip(table.head, columns, strict=True)
    )
    left = room.height - above * room.pitch - room.around - _SPARE_LINES * room.pitch
    return [
        any(
            sum(lines(one, sum(columns[at : at + wide]) / room.size) * room.pitch + room.gap for one in cell)
            + room.around
            > left
            for at, cell in enumerate(row)
            for wide, high in (table.span(number, at),)
            if wide and high == 1
        )
        for number, row in enumerate(table.rows)
    ]


def too_long(table: Table, room: Room) -> list[bool]:
    """Of each row that is read downwards, each cell under the name of its column, whether it takes more than half a
    page: kept whole it would leave too much white."""
    longest = room.height / room.pitch / 2
    return [
        sum(
            lines((Node("strong", children=(Node("text", text=f"{name}: "),)), *one), room.width / room.size)
            for name, cell in zip(table.head, row, strict=True)
            for one in cell
        )
        > longest
        for row in table.rows
    ]


def lines(content: Inline, column: float) -> int:
    """How many lines of the width `column` the words take; a longer word is broken anywhere."""
    count, filled = 1, 0.0
    for word, bold, italic in runs(content):
        if word == "\n":
            count, filled = count + 1, 0.0
            continue
        wide = width(word, bold, italic)
        if filled and filled + wide > column:
            count, filled = count + 1, 0.0
        while wide > column > 0:
            count, wide = count + 1, wide - column
        filled += wide + width(" ", bold, italic)
    return count


def runs(content: Inline, bold: bool = False, italic: bool = False) -> Iterator[tuple[str, bool, bool]]:
    """The words, each with whether it is bold and leaning; "\n" where a line ends."""
    for node in content:
        if node.kind in ("text", "draft", FOREIGN):
            yield from ((word, bold, italic) for word in node.text.split(" "))
        elif node.kind == "br":
            yield "\n", bold, italic
        elif node.kind != "footnote":
            yield from runs(node.children, bold or node.kind == "strong", italic or node.kind == "em")
        if node.kind == "ref":
            longest = max(_PAGE_NUMBER, _OTHER_VOLUME, key=width)
            yield from ((word, bold, italic) for word in longest.split())
