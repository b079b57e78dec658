"""Pieces of words to printed lines: what stands on one base line, in order, with the gaps between as spaces."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
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
_USUAL_LETTER = 6.0


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page as a text set out in columns; `turned` are words that run another way."""

    text: str
    turned: tuple[str, ...] = ()


def set_out(pieces: Sequence[Piece]) -> Lines:
    """The page as printed, one line a line."""
    shown = [piece for piece in pieces if piece.text.strip()]
    if not shown:
        return Lines("")
    angles: Counter[int] = Counter()
    for piece in shown:
        angles[piece.angle] += len(piece.text.strip())
    main = angles.most_common(1)[0][0]
    upright = _once([_upright(piece, main) for piece in shown if piece.angle == main])
    turned = tuple(line for angle in sorted(angles) if angle != main for line in _turned(shown, angle))
    rows = list(_rows(upright))
    left = min(row[0].x for row in rows)
    letter = _letter(upright)
    return Lines("\n".join(_written(row, left, letter) for row in rows), turned)


def _turned(pieces: Sequence[Piece], angle: int) -> Iterator[str]:
    upright = [_upright(piece, angle) for piece in pieces if piece.angle == angle]
    for row in _rows(upright):
        yield " ".join(_written(row, row[0].x, _USUAL_LETTER).split())


def _upright(piece: Piece, angle: int) -> Piece:
    """The piece with the page turned so that it runs to the right."""
    if not angle:
        return piece
    turn = math.radians(-angle)
    x = piece.x * math.cos(turn) - piece.y * math.sin(turn)
    y = piece.x * math.sin(turn) + piece.y * math.cos(turn)
    return replace(piece, x=x, y=y)


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


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces on one base line, from the left; lines from the top."""
    row: list[Piece] = []
    base, height = 0.0, 0.0
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x)):
        small, tall = sorted((height, piece.height))
        raised = _may_be_raised(piece) or all(map(_may_be_raised, row))
        near = _RAISED if raised and small < _SMALL * tall else _SAME_LINE
        if row and base - piece.y > near * tall:
            yield sorted(row, key=lambda one: one.x)
            row = []
        if not row or piece.height > height:
            # The line is where its tallest letters stand, not the number raised above it.
            base, height = piece.y, piece.height
        row.append(piece)
    if row:
        yield sorted(row, key=lambda one: one.x)


def _may_be_raised(piece: Piece) -> bool:
    """Whether it may be the number of a note or a measure's: "2", "(1)", "*"."""
    return not piece.text.strip("()*[] 0123456789")


def _letter(pieces: Sequence[Piece]) -> float:
    """How wide a letter of the page is, as a rule."""
    widths = [piece.width / len(piece.text) for piece in pieces if len(piece.text) > 3 and piece.width > 0]
    total = sum(len(piece.text) for piece in pieces)
    return (
        statistics.median(widths) if widths else sum(piece.width for piece in pieces) / total or _USUAL_LETTER
    )


def _written(row: Sequence[Piece], left: float, letter: float) -> str:
    words = " " * round((row[0].x - left) / letter)
    end, height = row[0].x, 0.0
    for piece in row:
        gap, tall = piece.x - end, max(piece.height, height)
        if gap > _COLUMN_GAP * tall and words.strip():
            column = round((piece.x - left) / letter)
            words = words.rstrip() + " " * max(3, column - len(words.rstrip()))
        elif gap > _WORD_GAP * tall and words.strip() and not words.endswith(" "):
            words += " "
        words, height = words + piece.text, piece.height
        end = max(end, piece.x + piece.width)
    return words.rstrip()
