"""Where the next letters of a PDF's page come to stand: matrices, font and spacing, as the operators set them.

Every matrix is multiplied in when it comes, so that a page costs as much as it has operators, however they nest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from pypdf.generic._font import Font

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SCALARS = {b"Tc": "spacing", b"Tw": "word_spacing", b"Tz": "stretch", b"TL": "leading", b"Ts": "rise"}


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def numbers(operands: Sequence[Any], count: int) -> tuple[float, ...] | None:
    """The last `count` operands as numbers; None where there are fewer, or others."""
    try:
        found = tuple(float(one) for one in operands[-count:])
    except (TypeError, ValueError, OverflowError):
        return None
    return found if len(found) == count and all(map(math.isfinite, found)) else None


@dataclass(frozen=True, slots=True)
class Graphics:
    """What `q` keeps and `Q` brings back."""

    page: Matrix = UNIT
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 100.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """Letters that were shown: their words, place and matrix, how wide they ran."""

    text: str
    at: Matrix
    width: float


class State:
    """The state at one point of a page."""

    def __init__(self) -> None:
        self.now = Graphics()
        self._kept: list[Graphics] = []
        self._line = self._text = UNIT

    def keep(self) -> None:
        """`q`."""
        self._kept.append(self.now)

    def bring_back(self) -> None:
        """`Q`; one too many does nothing."""
        if self._kept:
            self.now = self._kept.pop()

    @property
    def depth(self) -> int:
        """How many `q` are open."""
        return len(self._kept)

    def turn(self, matrix: Sequence[Any]) -> None:
        """`cm`."""
        if given := numbers(matrix, 6):
            self.now = replace(self.now, page=times(_matrix(given), self.now.page))

    def take(self, op: bytes, operands: Sequence[Any]) -> None:
        """An operator of text that shows nothing."""
        if op in (b"BT", b"ET"):
            self._line = self._text = UNIT
        elif op == b"Tm":
            if given := numbers(operands, 6):
                self._line = self._text = _matrix(given)
        elif op in (b"Td", b"TD"):
            if given := numbers(operands, 2):
                if op == b"TD":
                    self.now = replace(self.now, leading=-given[1])
                self._move(*given)
        elif op == b"T*":
            self._move(0.0, -self.now.leading)
        elif op in _SCALARS and (given := numbers(operands, 1)):
            self._set(_SCALARS[op], given[0])
        elif op == b"Tr" and (given := numbers(operands, 1)):
            self.now = replace(self.now, mode=int(given[0]))

    def _set(self, name: str, value: float) -> None:
        changed: dict[str, Any] = {name: value}
        self.now = replace(self.now, **changed)

    def font(self, font: Font, size: float) -> None:
        """`Tf`."""
        self.now = replace(self.now, font=font, size=size)

    def _move(self, x: float, y: float) -> None:
        self._line = self._text = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def shift(self, thousandths: float) -> None:
        """A number between the words of `TJ`."""
        self._advance(-thousandths / 1000 * self.now.size * self.now.stretch / 100)

    def show(self, words: str | bytes) -> Shown:
        """Letters at the place at hand. Raises ValueError where no font was named."""
        now = self.now
        if now.font is None:
            raise ValueError("no font")
        text, codes = _decoded(words, now.font)
        spaces = codes.count(now.font.space_char)
        wide = sum(
            now.font.space_width if code == now.font.space_char else now.font.get_text_width(code)
            for code in codes
        )
        width = now.size * wide / 1000 + len(codes) * now.spacing + spaces * now.word_spacing
        width *= now.stretch / 100
        at = times((1.0, 0.0, 0.0, 1.0, 0.0, now.rise), times(self._text, now.page))
        self._advance(width)
        return Shown(text, at, width)

    def _advance(self, width: float) -> None:
        self._text = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self._text)


def _matrix(given: tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = given
    return (a, b, c, d, e, f)


def _decoded(words: str | bytes, font: Font) -> tuple[str, str]:
    """The words, and the codes that the font has widths for."""
    if isinstance(words, str):
        return words, words
    if isinstance(font.encoding, str):
        try:
            codes = words.decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            codes = words.decode(font.encoding, "replace")
        plain = codes
    else:
        codes = "".join(map(chr, words))
        plain = "".join(font.encoding.get(code, chr(code)) for code in words)
    return "".join(font.character_map.get(sign, sign) for sign in plain), codes
