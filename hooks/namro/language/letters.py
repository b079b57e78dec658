"""How wide words are in the vendored font, in shares of the letters' size; nothing here draws.

From a list made from the fonts (tests/support/glyphs.py): a line a style, runs of letters of one width in 1/2048.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("letters.txt")
UNIT = 2048
"""Parts into which the list divides the size of the letters."""
_STYLES = {
    (False, False): "Tinos_400Regular",
    (True, False): "Tinos_700Bold",
    (False, True): "Tinos_400Regular_Italic",
    (True, True): "Tinos_700Bold_Italic",
}
_UNKNOWN = 1.0


def width(text: str, bold: bool = False, italic: bool = False) -> float:
    """How wide the words are on one line."""
    known = advances(_STYLES[bold, italic])
    return sum(known.get(ord(letter), _UNKNOWN) for letter in text)


@lru_cache(maxsize=4)
def advances(style: str) -> Mapping[int, float]:
    """Code point → width of its letter in a style ('Tinos_700Bold'), in shares of the letters' size."""
    found: dict[int, float] = {}
    for line in LIST.read_text(encoding="ascii").splitlines():
        name, *runs = line.split()
        for run in runs if name == style else ():
            codes, _, width = run.partition(":")
            first, _, last = codes.partition("-")
            found |= dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), int(width) / UNIT)
    return found
