"""Which letters the vendored fonts draw, and how wide, read by fontTools; as a program it writes the list anew:

python tests/support/glyphs.py
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]


def listed(folder: Path, unit: int) -> str:
    """A line a font: its name, then runs of code points of one width: '41-5a:1479' (hex, and parts of `unit`)."""
    return "".join(
        f"{path.stem} {' '.join(_runs(TTFont(path), unit))}\n" for path in sorted(folder.glob("*.ttf"))
    )


def _runs(font: TTFont, unit: int) -> list[str]:
    scale = unit / font["head"].unitsPerEm
    widths = {
        code: round(font["hmtx"][name][0] * scale)
        for code, name in font.getBestCmap().items()
        if code < 0x10000
    }
    numbered = enumerate(sorted(widths.items()))
    runs = []
    for (_, width), found in groupby(numbered, lambda one: (one[1][0] - one[0], one[1][1])):
        codes = [code for _, (code, _) in found]
        runs.append(f"{codes[0]:x}{f'-{codes[-1]:x}' if len(codes) > 1 else ''}:{width}")
    return runs


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "hooks"))
    from namro.language.letters import LIST, UNIT
    from namro.outputs.packets.glyphs import FONTS

    LIST.write_text(listed(FONTS, UNIT), encoding="ascii", newline="\n")
