"""What of a page a parser has not yet seen: thousands of pages repeat one frame and a few shapes of lists and cards.

The parse errors of HTML depend on tags, on the names of attributes and on odd signs, not on words and addresses; and what
a sound element is built like was sound under the same elements around it wherever it stands again. A page is therefore
looked at without the elements that a sound page had; only its new ones are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

_ODD = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff"
"""Signs that are wrong in any page, or may be: they are never taken for a word."""
_VALUES = re.compile(rf'(?<!type)="[^"&<>{_ODD}]*"')
_SPACE = re.compile(r">\s++<")
_WORDS = re.compile(rf">(?! <)[^<>&{_ODD}]++<")
_TOKEN = re.compile(r"<(?P<end>/)?(?P<name>[a-z][a-z0-9-]*+)[^<>]*+>|<!doctype[^<>]*+>|[^<>]++")
_COMMENT = ("<!--", "-->")
_RAW = frozenset(("script", "style", "title", "textarea"))
"""Elements that hold no elements."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_LONGEST = 4_000
"""Characters of the longest shape that is worth its room: what is longer hardly stands twice."""
_FRAME = frozenset(("html", "head", "body"))
"""Elements that stand once in a page and may not be left out."""

Shape: TypeAlias = tuple[str, str]
"""The names of the elements around an element, and how it is built."""


@dataclass
class Sound:
    """The shapes that stood in sound pages."""

    shapes: set[Shape] = field(default_factory=set)

    def rest(self, page: str) -> tuple[str, set[Shape]] | None:
        """The page without its words and without the elements that are known, and the shapes of the others; None for a
        page whose tags do not stand in pairs."""
        bare = _WORDS.sub(">x<", _SPACE.sub("> <", _VALUES.sub('=""', page)))
        around: list[str] = []
        built: list[list[str]] = [[]]
        new: set[Shape] = set()
        for piece, name, closes in _pieces(bare):
            if name is None:
                built[-1].append(piece)
            elif not closes:
                around.append(name)
                built.append([piece])
            elif not around or around.pop() != name:
                return None
            else:
                whole = "".join((*built.pop(), piece))
                shape = ("/".join(around), whole)
                if name in _FRAME or shape not in self.shapes:
                    built[-1].append(whole)
                    if len(whole) <= _LONGEST:
                        new.add(shape)
        return None if around else ("".join(built[0]), new)


def _pieces(bare: str) -> Iterator[tuple[str, str | None, bool]]:
    """(piece, name of an element that it begins or ends, whether it ends it); a name that fits none for what is no piece
    of a page."""
    at, wrong = 0, (bare, "", True)
    while at < len(bare):
        if bare.startswith(_COMMENT[0], at):
            name, end = None, _behind(bare, _COMMENT[1], at)
        elif token := _TOKEN.match(bare, at):
            name, end = token["name"], token.end()
            if name in _RAW and not token["end"]:
                name, end = None, _behind(bare, f"</{name}>", end)
        else:
            end = 0
        if not end:
            yield wrong
            return
        piece = bare[at:end]
        at = end
        bare_tag = name is None or name in _VOID or piece.endswith("/>")
        yield piece, None if bare_tag else name, piece.startswith("</")


def _behind(text: str, sign: str, start: int) -> int:
    """Where the first `sign` from `start` on ends, 0 where there is none."""
    found = text.find(sign, start)
    return found + len(sign) if found >= 0 else 0
