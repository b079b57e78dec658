"""Which characters the vendored font can draw. What it cannot, or what must not act, is shown as its code point.

The print runs without any other font: a character without a glyph would stop it, and a control character (a
direction override, say) would change what the reader sees of the words around it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from namro.language.letters import advances

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Tinos"
_ACTING = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def printable(text: str) -> str:
    """`text` in NFC with nothing that cannot be drawn: other white space as a space, others as ⟨U+202E⟩."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    known = coverage()
    return "".join(char if _plain(char, known) else _shown(char) for char in composed)


def _plain(char: str, known: frozenset[int]) -> bool:
    return ord(char) in known and unicodedata.category(char) not in _ACTING


def _shown(char: str) -> str:
    return " " if char.isspace() else f"[U+{ord(char):04X}]"


@lru_cache(maxsize=1)
def coverage() -> frozenset[int]:
    """Code points that all four styles draw."""
    return frozenset(set.intersection(*(set(advances(path.stem)) for path in FONTS.glob("*.ttf"))))
