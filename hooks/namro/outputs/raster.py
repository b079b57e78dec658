"""A drawing (SVG) as points, for what shows no SVG: cards for chats, Word, the covers of books. Typst draws it, as it does
the packets."""

from __future__ import annotations

import importlib
import importlib.util
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

_POINTS_AN_INCH = 72
_PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("hinh.svg", height: {}pt)\n'


@lru_cache(maxsize=8)
def png(drawing: str, height: int) -> bytes:
    """The drawing as a PNG of so many points upright, on no ground; the same bytes every time. b'' for none, and where
    there is no Typst: the site can be built without it."""
    if not drawing or importlib.util.find_spec("typst") is None:
        return b""
    typst: Any = importlib.import_module("typst")
    with tempfile.TemporaryDirectory(prefix="namro-") as place:
        folder = Path(place)
        (folder / "hinh.svg").write_text(drawing, encoding="utf-8")
        main = folder / "main.typ"
        main.write_text(_PAGE.format(height), encoding="utf-8")
        made: bytes = typst.compile(
            main,
            root=folder,
            format="png",
            ppi=_POINTS_AN_INCH,
            package_path=folder,
            package_cache_path=folder,
        )
        return made
