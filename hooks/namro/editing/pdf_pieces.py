"""The pieces of words that a page of a PDF shows, each with its place: what the content of the page says, step by step.

pypdf reads the file, decodes its fonts and keeps the matrices; its own layout mode is not used, because it puts the
words of two lines into one where lines stand close, and leaves out turned pages and forms.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
from pypdf.generic import ContentStream, DictionaryObject
from pypdf.generic._font import Font

_INVISIBLE = 3
_DEEPEST = 6
_MOVES = (b"Td", b"TD", b"Tm", b"T*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words from (`x`, `y`) on, `width` long, in letters `height` high; `angle` is the way they run, in degrees.

    `seen` is False of words that lie unseen under a picture, as programs that recognise letters put them.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    angle: int
    seen: bool = True


@dataclass
class _Walk:
    """Where we are in the content of one page."""

    page: PageObject
    state: TextStateManager
    mode: int = 0
    modes: list[int] = field(default_factory=list)
    depth: int = 0

    def pieces(self, content: Any, resources: Any, fonts: Mapping[str, Font]) -> Iterator[Piece]:
        """The pieces of a content stream, those of the forms that it draws in their place."""
        for operands, op in ContentStream(content, self.page.pdf, "bytes").operations:
            if op == b"Do" and operands:
                yield from self._form(resources, operands[0], fonts)
            elif op in (b"Tj", b"TJ", b"'", b'"'):
                yield from self._shown(op, operands)
            else:
                self._step(op, operands, fonts)

    def _step(self, op: bytes, operands: list[Any], fonts: Mapping[str, Font]) -> None:
        state = self.state
        if op == b"q":
            state.add_q()
            self.modes.append(self.mode)
        elif op == b"Q":
            if self.modes:
                state.remove_q()
                self.mode = self.modes.pop()
        elif op == b"cm":
            state.add_cm(*operands)
        elif op in (b"BT", b"ET"):
            state.reset_tm()
        elif op == b"Tr":
            self.mode = int(operands[0]) if operands else 0
        elif op == b"Tf" and len(operands) > 1 and operands[0] in fonts:
            state.set_font(fonts[operands[0]], float(operands[1]))
        elif op in _MOVES:
            self._move(op, operands)
        else:
            state.set_state_param(op, operands)

    def _move(self, op: bytes, operands: list[Any]) -> None:
        self.state.reset_trm()
        if op == b"Tm":
            self.state.reset_tm()
        elif op == b"TD" and len(operands) > 1:
            self.state.set_state_param(b"TL", -float(operands[1]))
        self.state.add_tm([0, -self.state.TL] if op == b"T*" else operands)

    def _shown(self, op: bytes, operands: list[Any]) -> Iterator[Piece]:
        if op in (b"'", b'"'):
            if op == b'"' and len(operands) > 2:
                self.state.set_state_param(b"Tw", operands[0])
                self.state.set_state_param(b"Tc", operands[1])
            self._move(b"T*", [])
        last = operands[-1] if operands else []
        for part in last if isinstance(last, list) else [last]:
            if isinstance(part, int | float):
                shift = self.state.text_state_params().displacement_matrix(td_offset=float(part))
                self.state.add_trm(shift)
            elif isinstance(part, str | bytes):
                yield self._piece(part)

    def _piece(self, words: str | bytes) -> Piece:
        a, b, c, d, e, f = self.state.effective_transform
        shown = self.state.text_state_params(words)
        width = shown.word_tx(words)
        self.state.add_trm([1.0, 0.0, 0.0, 1.0, width, 0.0])
        rise = self.state.Ts
        return Piece(
            shown.text,
            e + c * rise,
            f + d * rise,
            width * math.hypot(a, b),
            abs(self.state.font_size) * math.hypot(c, d),
            round(math.degrees(math.atan2(b, a))) % 360,
            self.mode != _INVISIBLE,
        )

    def _form(self, resources: Any, name: str, fonts: Mapping[str, Font]) -> Iterator[Piece]:
        drawn = _drawn(resources, name)
        if drawn is None or drawn.get("/Subtype") != "/Form" or self.depth >= _DEEPEST:
            return
        self.depth += 1
        self._step(b"q", [], fonts)
        if matrix := drawn.get("/Matrix"):
            self.state.add_cm(*map(float, matrix))
        own = drawn.get("/Resources")
        inner = own.get_object() if own is not None else resources
        yield from self.pieces(drawn, inner, {**fonts, **_fonts(inner)})
        self._step(b"Q", [], fonts)
        self.depth -= 1


def of(page: PageObject) -> list[Piece]:
    """All pieces of a page, in the order in which it shows them."""
    content = page.get_contents()
    if content is None:
        return []
    resources = page.get("/Resources", {})
    inner = resources.get_object() if hasattr(resources, "get_object") else resources
    return list(_Walk(page, TextStateManager()).pieces(content, inner, _fonts(inner)))


def has_picture(page: PageObject) -> bool:
    """Whether the page shows a picture."""
    objects = _objects(page.get("/Resources", {}))
    return any(objects[name].get_object().get("/Subtype") == "/Image" for name in objects)


def _objects(resources: Any) -> Any:
    found = (resources.get_object() if hasattr(resources, "get_object") else resources).get("/XObject", {})
    return found.get_object() if hasattr(found, "get_object") else found


def _drawn(resources: Any, name: str) -> Any:
    found = _objects(resources).get(name)
    return found.get_object() if found is not None else None


def _fonts(resources: Any) -> dict[str, Font]:
    found = resources.get("/Font", {})
    named = found.get_object() if hasattr(found, "get_object") else found
    fonts = {name: named[name].get_object() for name in named}
    return {
        name: Font.from_font_resource(font)
        for name, font in fonts.items()
        if isinstance(font, DictionaryObject)
    }
