"""Pictures of places in a PDF, cut out of its pages as printed, for the page of doubts.

Typst draws them, as it does the packets. It draws in a process of its own: a page that would take it down, or take for
ever, costs the pictures and nothing else.
"""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from namro.editing.importer import Picture
from namro.editing.pdf_pages import Spot
from namro.editing.pdf_pieces import Box

MOST = 60
"""Pictures of one import."""
_LONGEST_WAIT = 120
"""Seconds."""
_MOST_PIXELS = 40_000_000
"""Of the pictures on one page: one with more is not drawn."""
_ROUND = 34.0
"""Points that are shown above and below a line."""
_TALLEST = 300.0
_SHARPNESS = 110


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what it shows, whether it is shown turned, how many pixels its pictures have."""

    box: Box
    turned: bool
    pixels: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one file, by the number of a line."""

    content: bytes
    sheets: Sequence[Sheet]
    spots: Mapping[int, Spot]

    def of(self, numbers: Sequence[int]) -> dict[int, tuple[Picture, ...]]:
        """As PNG. Lines on pages that cannot be drawn have none; of very many lines the first have."""
        wanted = [number for number in dict.fromkeys(numbers) if self._is_drawn(number)][:MOST]
        if not wanted:
            return {}
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "nguon.pdf").write_bytes(self.content)
            (folder / "main.typ").write_text(
                "#pagebreak(weak: true)\n".join(self._cut(self.spots[number]) for number in wanted),
                encoding="utf-8",
            )
            process = multiprocessing.get_context("spawn").Process(target=_draw, args=(place,), daemon=True)
            process.start()
            process.join(_LONGEST_WAIT)
            if process.is_alive():
                process.kill()
                process.join()
            drawn = {number: folder / f"{at}.png" for at, number in enumerate(wanted, 1)}
            return {
                number: (Picture(path.read_bytes(), "png"),)
                for number, path in drawn.items()
                if path.is_file()
            }

    def _is_drawn(self, number: int) -> bool:
        spot = self.spots.get(number)
        return spot is not None and self.sheets[spot.page - 1].pixels <= _MOST_PIXELS

    def _cut(self, spot: Spot) -> str:
        """A page of Typst with the strip around a place; the whole page where only that is known."""
        sheet = self.sheets[spot.page - 1]
        wide, tall = sheet.box.right - sheet.box.left, sheet.box.top - sheet.box.bottom
        source = f'image("nguon.pdf", page: {spot.page}'
        if sheet.turned or not spot.top:
            return f"#set page(width: auto, height: auto, margin: 0pt)\n#{source}, width: {max(wide, tall):.1f}pt)\n"
        above = max(0.0, sheet.box.top - spot.top - _ROUND)
        height = min(tall - above, spot.top - spot.bottom + 2 * _ROUND, _TALLEST)
        return (
            f"#set page(width: {wide:.1f}pt, height: {height:.1f}pt, margin: 0pt)\n"
            f"#place(top + left, dy: -{above:.1f}pt, {source}, width: {wide:.1f}pt, height: {tall:.1f}pt))\n"
        )


def _draw(place: str) -> None:
    """What the process does: a PNG for each page, beside its source."""
    folder = Path(place)
    typst.compile(
        folder / "main.typ",
        output=folder / "{p}.png",
        root=folder,
        format="png",
        ppi=_SHARPNESS,
        package_path=folder,
        package_cache_path=folder,
    )
