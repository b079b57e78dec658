"""Which characters the vendored font can draw. What it cannot, or what must not act, is shown as its code point.

The print runs without any other font: a character without a glyph would stop it, and a control character (a
direction override, say) would change what the reader sees of the words around it.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Tinos"
_PLATFORM_WINDOWS, _UNICODE_BMP = 3, 1
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
    styles = [set(drawn_as(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset(set.intersection(*styles))


def places(font: bytes) -> dict[bytes, int]:
    """Where each of the font's tables begins, by its four letters."""
    tables = struct.unpack_from(">H", font, 4)[0]
    return {
        font[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">8xI", font, 12 + 16 * n)[0]
        for n in range(tables)
    }


def drawn_as(font: bytes) -> dict[int, int]:
    """Code point → glyph, from the font's Unicode table (OpenType 'cmap', format 4: segments of the first 65,536)."""
    cmap = places(font)[b"cmap"]
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        if (platform, encoding) == (_PLATFORM_WINDOWS, _UNICODE_BMP):
            return _segments(font, cmap + offset)
    raise ValueError("the font has no Unicode table of format 4")


def _segments(font: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 4 * count)
    ranges_at = start + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    found = {}
    for segment in range(count):
        for code in range(starts[segment], ends[segment] + 1):
            if ranges[segment]:
                at = ranges_at + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
                glyph = struct.unpack_from(">H", font, at)[0] if at + 2 <= len(font) else 0
            else:
                glyph = (code + deltas[segment]) % 65536
            if glyph:
                found[code] = glyph
    return found
