"""The pieces of words that a page of a PDF shows, each with its place, and the rules it draws: what the content of the
page says, step by step.

pypdf reads the file and decodes its fonts; its own layout mode is not used, because it puts the words of two lines into
one where lines stand close, and leaves out turned pages and forms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject
from pypdf.generic._font import Font

from namro.editing import pdf_limits, pdf_said
from namro.editing.pdf_rules import DRAWS, PAINTS, Path, Rule
from namro.editing.pdf_state import State, numbers

_INVISIBLE = 3
_DEEPEST = 6
_MARKS = frozenset((b"BDC", b"BMC"))
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_BESIDE = 3.0
"""Points: letters may reach so far over the edge of the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words from (`x`, `y`) on, `width` long, in letters `height` high; `angle` is the way they run, in degrees.

    `seen` is False of words that lie unseen under a picture, as programs that recognise letters put them; `spaced`: a
    space is printed right before.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    angle: int
    seen: bool = True
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the plane that a page shows, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether it shows what begins there."""
        return (
            self.left - _BESIDE <= x <= self.right + _BESIDE
            and self.bottom - _BESIDE <= y <= self.top + _BESIDE
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one page shows; `beside` are words that lie outside of it, `unlike` words that the file says of others that are
    shown, `pixels` those of its pictures; `turned`: it is shown another way up than it is written."""

    box: Box
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    beside: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    pixels: int = 0
    turned: bool = False


@dataclass
class Fonts:
    """The fonts of one file, each read once."""

    budget: pdf_limits.Budget
    known: dict[tuple[int, int], Font] = field(default_factory=dict)

    def of(self, resources: Any) -> dict[str, Font]:
        """By the names that one page or form has for them."""
        found = _inside(resources.get("/Font"))
        named = ((name, self._font(found.raw_get(name))) for name in found)
        return {name: font for name, font in named if font is not None}

    def _font(self, raw: Any) -> Font | None:
        key = (raw.idnum, raw.generation) if isinstance(raw, IndirectObject) else None
        if key is not None and key in self.known:
            return self.known[key]
        given = raw.get_object()
        if not isinstance(given, DictionaryObject):
            return None
        self.budget.spend(pdf_limits.FONT)
        font = Font.from_font_resource(given)
        if key is not None:
            self.known[key] = font
        return font


@dataclass
class _Walk:
    """Where we are in the content of one page."""

    page: PageObject
    fonts: Fonts
    state: State = field(default_factory=State)
    path: Path = field(default_factory=Path)
    rules: list[Rule] = field(default_factory=list)
    depth: int = 0
    marks: list[pdf_said.Said | None] = field(default_factory=list)
    said: list[pdf_said.Said] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)

    def pieces(self, content: Any, resources: Any, fonts: Mapping[str, Font]) -> Iterator[Piece]:
        """The pieces of a content stream, those of the forms that it draws in their place."""
        for operands, op in ContentStream(content, self.page.pdf, "bytes").operations:
            self.fonts.budget.spend(1)
            if op == b"Do" and operands:
                yield from self._form(resources, operands[0], fonts)
            elif op in _SHOWS:
                yield from self._put(self._shown(op, operands))
            elif op in _MARKS:
                self._open(operands, resources)
            elif op == b"EMC" and self.marks:
                yield from self._close()
            elif op in DRAWS:
                self.path.draw(op, operands, self.state.now.page)
            elif op in PAINTS:
                self.rules += self.path.painted(op)
            else:
                self._step(op, operands, fonts)

    def _open(self, operands: list[Any], resources: Any) -> None:
        words = pdf_said.words_of(operands, _inside(resources.get("/Properties")))
        mark = pdf_said.Said(words) if words is not None else None
        self.fonts.budget.read(len(words or ""))
        self.marks.append(mark)
        if mark is not None:
            self.said.append(mark)

    def _close(self) -> Iterator[Piece]:
        if self.marks.pop() is not None:
            ended = self.said.pop()
            self.fonts.budget.spend(len(ended.pieces))
            if ended.differs:
                self.unlike.append(ended.words)
            yield from self._put(ended.read())

    def _put(self, pieces: Iterable[Piece]) -> Iterable[Piece]:
        """Keeps what stands inside of words that are said until they end."""
        if not self.said:
            return pieces
        self.said[-1].pieces += pieces
        return ()

    def rest(self) -> Iterator[Piece]:
        """What is left where a mark is never closed."""
        while self.marks:
            yield from self._close()

    def _step(self, op: bytes, operands: list[Any], fonts: Mapping[str, Font]) -> None:
        if op == b"q":
            self.state.keep()
        elif op == b"Q":
            self.state.bring_back()
        elif op == b"cm":
            self.state.turn(operands)
        elif op == b"Tf":
            size = numbers(operands, 1)
            if size and len(operands) > 1 and operands[0] in fonts:
                self.state.font(fonts[operands[0]], size[0])
        else:
            self.state.take(op, operands)

    def _shown(self, op: bytes, operands: list[Any]) -> Iterator[Piece]:
        if op == b'"' and len(operands) > 2:
            self.state.take(b"Tw", operands[:1])
            self.state.take(b"Tc", operands[1:2])
        if op in (b"'", b'"'):
            self.state.take(b"T*", [])
        last = operands[-1] if operands else []
        parts: Iterable[Any] = last if isinstance(last, list) else [last]
        for part in parts:
            self.fonts.budget.spend(1)
            if isinstance(part, str | bytes):
                yield self._piece(part)
            elif moved := numbers([part], 1):
                self.state.shift(moved[0])

    def _piece(self, words: str | bytes) -> Piece:
        self.fonts.budget.read(len(words))
        shown = self.state.show(words)
        a, b, c, d, e, f = shown.at
        return Piece(
            shown.text,
            e,
            f,
            shown.width * math.hypot(a, b),
            abs(self.state.now.size) * math.hypot(c, d),
            round(math.degrees(math.atan2(b, a))) % 360,
            self.state.now.mode != _INVISIBLE,
        )

    def _form(self, resources: Any, name: str, fonts: Mapping[str, Font]) -> Iterator[Piece]:
        drawn = _inside(_inside(resources.get("/XObject")).get(name))
        if drawn.get("/Subtype") != "/Form" or self.depth >= _DEEPEST:
            return
        self.fonts.budget.spend(pdf_limits.FORM)
        self.depth += 1
        outer = self.state.depth
        self.state.keep()
        if matrix := drawn.get("/Matrix"):
            self.state.turn(matrix)
        own = drawn.get("/Resources")
        inner = _inside(own) if own is not None else resources
        yield from self.pieces(drawn, inner, {**fonts, **self.fonts.of(inner)})
        while self.state.depth > outer:
            self.state.bring_back()
        self.depth -= 1


def of(page: PageObject, fonts: Fonts) -> Leaf:
    """What a page shows, in the order in which it does."""
    resources = _inside(page.get("/Resources"))
    walk = _Walk(page, fonts)
    content = page.get_contents()
    every = [] if content is None else [*walk.pieces(content, resources, fonts.of(resources)), *walk.rest()]
    box = _box(page)
    shown = tuple(piece for piece in every if box.holds(piece.x, piece.y))
    beside = tuple(piece.text for piece in every if not box.holds(piece.x, piece.y) and piece.text.strip())
    rules = tuple(rule for rule in walk.rules if _on(box, rule))
    return Leaf(box, shown, rules, beside, tuple(walk.unlike), _pixels(resources), bool(page.rotation % 360))


def _on(box: Box, rule: Rule) -> bool:
    return box.holds(rule.low, rule.at) if rule.flat else box.holds(rule.at, rule.low)


def _box(page: PageObject) -> Box:
    """Raises ValueError for a page of no size or of more than the format knows."""
    shown = page.cropbox
    box = Box(float(shown.left), float(shown.bottom), float(shown.right), float(shown.top))
    if not (0 < box.right - box.left <= pdf_limits.WIDEST and 0 < box.top - box.bottom <= pdf_limits.WIDEST):
        raise ValueError("size of page")
    return box


def _pixels(resources: Any) -> int:
    """Of the pictures that a page has, as they say of themselves."""
    objects = _inside(resources.get("/XObject"))
    pictures = (
        one for one in (_inside(objects.get(name)) for name in objects) if one.get("/Subtype") == "/Image"
    )
    return sum(max(1, int(one.get("/Width", 1)) * int(one.get("/Height", 1))) for one in pictures)


def _inside(given: Any) -> DictionaryObject:
    """The dictionary that a reference leads to; an empty one where there is none."""
    found = given.get_object() if given is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
