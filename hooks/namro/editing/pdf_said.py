"""What a PDF says that its signs mean (/ActualText): letters that its fonts draw of several signs, or of one in two ways.

LibreOffice and Chromium draw a marked letter of a face that has no sign for it as a bare letter and a mark, and say which
letter that is; what the font alone says of the two is wrong.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject, PdfObject

from namro.language import signs

if TYPE_CHECKING:
    from namro.editing.pdf_pieces import Piece

_LONGEST = 12
"""Letters: longer words are those that the font says, for nobody sees what a file says of them."""


@dataclass(slots=True)
class Said:
    """Signs between `BDC` and `EMC`, and the words that they stand for."""

    words: str
    pieces: list[Piece] = field(default_factory=list)

    def read(self) -> Iterator[Piece]:
        """The pieces as said: one for letters in one place, else as the font has them."""
        if self.pieces and 0 < len(self.words) <= _LONGEST and self._in_one_line():
            yield replace(self.pieces[0], text=self.words, width=self._width())
        else:
            yield from self.pieces

    @property
    def differs(self) -> bool:
        """Whether words are said that are too long to be taken for those that the font says."""
        shown = _bare("".join(piece.text for piece in self.pieces))
        return bool(shown) and len(self.words) > _LONGEST and _bare(self.words) != shown

    def _in_one_line(self) -> bool:
        first = self.pieces[0]
        return all(
            piece.angle == first.angle and abs(piece.y - first.y) <= first.height for piece in self.pieces
        )

    def _width(self) -> float:
        """A mark takes no room beside its letter, whatever the font says of it."""
        if len(self.words) == 1:
            return max(piece.width for piece in self.pieces)
        return max(piece.x + piece.width for piece in self.pieces) - self.pieces[0].x


def words_of(operands: Sequence[Any], properties: Any) -> str | None:
    """The words that the operands of `BDC` say; None where they say none."""
    given = operands[-1] if len(operands) > 1 else None
    if isinstance(given, str):
        given = properties.get(given)
    given = given.get_object() if isinstance(given, PdfObject) else None
    said = given.get("/ActualText") if isinstance(given, DictionaryObject) else None
    if isinstance(said, bytes):
        said = _decoded(said)
    return signs.composed(said) if isinstance(said, str) else None


def _decoded(said: bytes) -> str:
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    if said.startswith(b"\xff\xfe"):
        return said[2:].decode("utf-16-le", "replace")
    if said.startswith(b"\xef\xbb\xbf"):
        return said[3:].decode("utf-8", "replace")
    return said.decode("latin-1")


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
