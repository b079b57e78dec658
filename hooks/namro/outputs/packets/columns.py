"""How wide the columns of a printed table are: each has room for its longest word, in smaller letters where it must be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from namro.language.letters import width
from namro.language.prose import Node
from namro.outputs.packets.packet import Inline, Table
from namro.outputs.packets.sheets import Room
from namro.outputs.packets.widths import runs

_SMALLEST = 0.75
"""Of the usual letters of a table: smaller ones are read by nobody."""
_MOST = 0.4
"""Of a table's width: a longer word (an address) may be broken."""
_SPARE = 1.0
"""Points that a word leaves free."""
_THOUSANDTHS = 1_000


@dataclass(frozen=True)
class Columns:
    """`widths` are shares of the table's; `scale` those of the letters against the usual ones; of each column `letters`
    is how many its longest whole word has. `narrow`: even the smallest letters leave no room for every word."""

    widths: tuple[int, ...]
    scale: float
    letters: tuple[int, ...]
    narrow: bool = False


def fitted(table: Table, room: Room, smallest: float = _SMALLEST) -> Columns:
    """The columns as the table asks for them, as far as no word is broken by that."""
    words = [_words(table, at) for at in range(len(table.widths))]
    wide = [room.width * share / sum(table.widths) for share in table.widths]
    measured = [
        [(width(*word) * room.size + room.beside, len(word[0])) for word in column] for column in words
    ]
    most = _MOST * room.width
    least = [
        max((each for each, _ in column if each <= most), default=room.beside) + _SPARE for column in measured
    ]
    scale = min(1.0, room.width / sum(least))
    lack = sum(max(0.0, low - have) for low, have in zip(least, wide, strict=True))
    if scale < 1.0:
        wide = [low * scale for low in least]
    elif lack:
        over = sum(max(0.0, have - low) for low, have in zip(least, wide, strict=True))
        wide = [
            low if have < low else have - (have - low) * lack / over
            for low, have in zip(least, wide, strict=True)
        ]
    fits = [
        max((count for each, count in column if each <= max(low, have)), default=0)
        for column, low, have in zip(measured, least, wide, strict=True)
    ]
    shares = (
        tuple(max(1, round(_THOUSANDTHS * one / room.width)) for one in wide)
        if lack or scale < 1.0
        else table.widths
    )
    return Columns(shares, max(scale, smallest), tuple(fits), scale < smallest)


def scaled(room: Room, scale: float) -> Room:
    """The room of a table in smaller letters."""
    return replace(
        room,
        size=room.size * scale,
        pitch=room.pitch * scale,
        gap=room.gap * scale,
        beside=room.beside * scale,
        around=room.around * scale,
    )


def _words(table: Table, at: int) -> set[tuple[str, bool, bool]]:
    """The words of a column, once each; rules and dots to write on are none."""
    head: Inline = (Node("strong", children=(Node("text", text=table.head[at]),)),)
    cells = [
        head,
        *(line for n, row in enumerate(table.rows) if table.span(n, at)[0] == 1 for line in row[at]),
    ]
    return {
        word for cell in cells for word in runs(cell) if 2 * sum(map(str.isalnum, word[0])) > len(word[0])
    }
