"""What the gatherer makes: one block is one clause to be, still without an id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from namro.editing.importer import marks
from namro.editing.importer.lines import Line, is_capitals
from namro.files.clauses import NEXT_ROW

Role: TypeAlias = Literal[
    "the-thuc",
    "ten-loai",
    "trich-yeu",
    "kem-theo",
    "kinh-gui",
    "phu-luc",
    "muc",
    "ten-muc",
    "doan",
    "bang",
    "hang",
    "ghi-chu",
    "ma-ket",
    "noi-nhan",
    "nguoi-nhan",
    "ky",
]
KEEPS_LINES: frozenset[Role] = frozenset(("the-thuc", "kinh-gui", "ma-ket", "bang", "hang"))
_AS_PRINTED: frozenset[Role] = frozenset(("the-thuc", "bang", "hang"))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; the first one's text is without the marker.

    `quote` counts the quotations of new wording (0: none). `label` is the id that an annex opens. `heading`: an editor
    says that it heads what follows.
    """

    role: Role
    pieces: Sequence[Line]
    marker: marks.Marker | None = None
    quote: int = 0
    label: str = ""
    heading: bool = False

    @property
    def text(self) -> str:
        """The words, printed line ends kept only where they mean something."""
        if self.role in _AS_PRINTED:
            return (f"\n{NEXT_ROW}\n" if self.role == "bang" else "\n").join(
                piece.raw for piece in self.pieces
            )
        texts = [piece.text for piece in self.pieces if piece.text]
        return "\n".join(texts) if self.role in KEEPS_LINES else _run_on(texts)

    @property
    def last_words(self) -> str:
        """The words of its last line that has any: how it ends, without joining a long one anew."""
        return next((piece.text for piece in reversed(self.pieces) if piece.text), "")

    @property
    def is_set_out(self) -> bool:
        """Whether it is in capitals, as far as its first and last words tell: lines of other looks never join."""
        first = next((piece.text for piece in self.pieces if piece.text), "")
        return is_capitals(first) and is_capitals(self.last_words)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Source lines."""
        return tuple(piece.number for piece in self.pieces)


_CUT_WORD = re.compile(r"[^\W_][-/]$")
_CUT_REST = re.compile(r"[A-ZÀ-ỸĐ0-9]")
_CUT_SIGN = re.compile(r"[-/][A-ZĐ]{2,}[/-]?")


def _run_on(texts: Sequence[str]) -> str:
    """Printed lines as running words: a space between, none in a number or a name that the line's end cut in two."""
    pieces = list(texts[:1])
    for before, text in pairwise(texts):
        cut = (_CUT_WORD.search(before[-2:]) and _CUT_REST.match(text)) or (
            before[-1:].isdigit() and _CUT_SIGN.match(text)
        )
        pieces += (text,) if cut else (" ", text)
    return "".join(pieces)


@dataclass(slots=True)
class Trace:
    """What happened on the way, by source line; ids are filled in once they are known. `answers` are an editor's."""

    dropped: list[Line] = field(default_factory=list)
    repaired: list[tuple[int, marks.Repair]] = field(default_factory=list)
    doubtful: list[tuple[tuple[int, ...], str]] = field(default_factory=list)
    grave: set[str] = field(default_factory=set)
    spaced: list[int] = field(default_factory=list)
    answers: Mapping[int, str] = field(default_factory=dict)

    def doubt(self, numbers: tuple[int, ...], reason: str, *, grave: bool = False) -> None:
        """A decision that a person must confirm; a `grave` one is about the structure itself."""
        if not self.answers.keys().isdisjoint(numbers):
            return
        self.doubtful.append((numbers, reason))
        if grave:
            self.grave.add(reason)
