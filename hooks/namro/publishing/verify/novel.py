"""What of a page a parser has not yet seen: thousands of pages repeat one frame and a few shapes of lists and cards.

The parse errors of HTML depend on tags, on the names of attributes and on odd signs, not on words and addresses; and what
a sound element is built like was sound under the same elements around it wherever it stands again. A page is therefore
looked at without the elements that a sound page had; only its new ones are parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ODD = "\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff"
"""Signs that are wrong in any page, or may be: they are never taken for a word."""
_VALUES = re.compile(rf'(?<!type)="[^"&<>{_ODD}]*"')
_WORDS = re.compile(rf">[^<>&{_ODD}]*[^<>&\s{_ODD}][^<>&{_ODD}]*<")
_SPACE = re.compile(r">\s+<")
_TOKENS = re.compile(
    r"<(?P<raw>script|style|title|textarea)\b[^<>]*>.*?</(?P=raw)>"
    r"|<!--.*?-->|<!doctype[^<>]*>"
    r"|<(?P<end>/)?(?P<name>[a-z][a-z0-9-]*)[^<>]*?(?P<closed>/)?>"
    r"|[^<>]+",
    re.DOTALL,
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_LONGEST = 4_000
"""Characters of the longest shape that is worth its room: what is longer hardly stands twice."""
_FRAME = frozenset(("html", "head", "body"))
"""Elements that stand once in a page and may not be left out."""

Shape = tuple[str, str]
"""The names of the elements around an element, and how it is built."""


@dataclass
class Sound:
    """The shapes that stood in sound pages."""

    shapes: set[Shape] = field(default_factory=set)

    def rest(self, page: str) -> tuple[str, set[Shape]] | None:
        """The page without its words and without the elements that are known, and the shapes of the others; None for a
        page whose tags do not stand in pairs."""
        bare = _SPACE.sub("> <", _WORDS.sub(">x<", _VALUES.sub('=""', page)))
        around: list[str] = []
        built: list[list[str]] = [[]]
        new: set[Shape] = set()
        end = 0
        for token in _TOKENS.finditer(bare):
            if token.start() != end:
                return None
            end = token.end()
            name = token["name"]
            if name is None or name in _VOID or token["closed"]:
                built[-1].append(token.group())
            elif not token["end"]:
                around.append(name)
                built.append([token.group()])
            elif not around or around.pop() != name:
                return None
            else:
                whole = "".join((*built.pop(), token.group()))
                shape = ("/".join(around), whole)
                if name in _FRAME or shape not in self.shapes:
                    built[-1].append(whole)
                    if len(whole) <= _LONGEST:
                        new.add(shape)
        return None if around or end != len(bare) else ("".join(built[0]), new)
