"""Pieces of words to printed lines: what stands on one base line, in order, with the gaps between as spaces."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from namro.editing.pdf_pieces import Piece

_SAME_LINE = 0.4
"""Of a letter's height: words of one line stand this far above each other at most."""
_RAISED, _SMALL = 0.65, 0.8
"""The same of a raised number, which is so much smaller."""
_WORD_GAP = 0.13
_COLUMN_GAP = 1.3
"""Of a letter's height: a wider gap parts columns."""
_ON_TOP = 1.0
"""Points: the same words so close are one, printed twice to look bold."""
_USUAL_LETTER, _NARROWEST = 6.0, 0.5
_MOST_COLUMNS = 400
_BELOW = 0.25
"""Of a letter's height: what hangs below the base line."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line, set out in columns: its words, and between which heights it stands."""

    text: str
    top: float
    bottom: float


def main_angle(pieces: Sequence[Piece]) -> int:
    """The way most letters of a page run."""
    angles: Counter[int] = Counter()
    for piece in pieces:
        angles[piece.angle] += len(piece.text.strip())
    return angles.most_common(1)[0][0] if angles else 0


def upright(pieces: Sequence[Piece], angle: int) -> list[Piece]:
    """The pieces that run that way, as on a page turned so that they run to the right; each once."""
    turned = [_turned(piece, angle) for piece in pieces if piece.angle == angle]
    spaces = {
        (round((piece.x + piece.width) / _ON_TOP), round(piece.y / _ON_TOP))
        for piece in turned
        if piece.width > 2 * _ON_TOP and not piece.text.strip()
    }
    return _once([_behind(piece, spaces) for piece in turned if piece.text.strip()])


def _behind(piece: Piece, spaces: Container[tuple[int, int]]) -> Piece:
    """Marks a piece that begins where a space ends: widths that a font says wrong leave no gap there."""
    x, y = round(piece.x / _ON_TOP), round(piece.y / _ON_TOP)
    near = any((x + dx, y + dy) in spaces for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    return replace(piece, spaced=True) if near else piece


def set_out(pieces: Sequence[Piece]) -> list[Printed]:
    """Upright pieces as printed, one line a line."""
    rows = list(rows_of(pieces))
    left = min((row[0].x for row in rows), default=0.0)
    letter = _letter(pieces)
    return [
        Printed(
            _written(row, left, letter),
            max(piece.y + piece.height for piece in row),
            min(piece.y - piece.height * _BELOW for piece in row),
        )
        for row in rows
    ]


def _turned(piece: Piece, angle: int) -> Piece:
    if not angle:
        return piece
    x, y = turned_point(piece.x, piece.y, angle)
    return replace(piece, x=x, y=y)


def turned_point(x: float, y: float, angle: int) -> tuple[float, float]:
    """Where a point lies once the page is turned so that what runs at `angle` runs to the right."""
    turn = math.radians(-angle)
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    kept: dict[tuple[str, int, int], Piece] = {}
    for piece in pieces:
        at = (piece.text, round(piece.x / _ON_TOP), round(piece.y / _ON_TOP))
        near = [(at[0], at[1] + dx, at[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        same = next((kept[key] for key in near if key in kept), None)
        if (
            same is None
            or math.hypot(same.x - piece.x, same.y - piece.y) >= _ON_TOP
            or len(piece.text) == 1 < piece.width
        ):
            kept.setdefault(at, piece)
    return list(kept.values())


def rows_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces on one base line, from the left; lines from the top."""
    row: list[Piece] = []
    base, height, all_raised = 0.0, 0.0, True
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x)):
        small, tall = sorted((height, piece.height))
        own = _may_be_raised(piece)
        near = _RAISED if (own or all_raised) and small < _SMALL * tall else _SAME_LINE
        if row and base - piece.y > near * tall:
            yield sorted(row, key=lambda one: one.x)
            row, all_raised = [], True
        if not row or piece.height > height:
            # The line is where its tallest letters stand, not the number raised above it.
            base, height = piece.y, piece.height
        row.append(piece)
        all_raised = all_raised and own
    if row:
        yield sorted(row, key=lambda one: one.x)


def _may_be_raised(piece: Piece) -> bool:
    """Whether it may be the number of a note or a measure's: "2", "(1)", "*"."""
    return not piece.text.strip("()*[] 0123456789")


def _letter(pieces: Sequence[Piece]) -> float:
    """How wide a letter of the page is, as a rule."""
    widths = [piece.width / len(piece.text) for piece in pieces if len(piece.text) > 3 and piece.width > 0]
    total = sum(len(piece.text) for piece in pieces)
    usual = statistics.median(widths) if widths else sum(piece.width for piece in pieces) / max(total, 1)
    return usual if usual >= _NARROWEST else _USUAL_LETTER


def _written(row: Sequence[Piece], left: float, letter: float) -> str:
    lead = _column(row[0].x - left, letter)
    parts, length = [" " * lead], lead
    end, height, empty = row[0].x, 0.0, True
    for piece in row:
        gap, tall = piece.x - end, max(piece.height, height)
        if gap > _COLUMN_GAP * tall and not empty:
            wide = max(3, _column(piece.x - left, letter) - length)
            parts.append(" " * wide)
            length += wide
        elif (gap > _WORD_GAP * tall or piece.spaced) and not empty and not parts[-1].endswith(" "):
            parts.append(" ")
            length += 1
        parts.append(piece.text)
        length, height, empty = length + len(piece.text), piece.height, empty and not piece.text.strip()
        end = max(end, piece.x + piece.width)
    return "".join(parts).rstrip()


def _column(distance: float, letter: float) -> int:
    """In which column of letters something stands; no page has more than some hundreds."""
    return round(min(max(distance / letter, 0.0), _MOST_COLUMNS))
