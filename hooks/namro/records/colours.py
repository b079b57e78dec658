"""Whether letters in one colour can be read on another (WCAG 2.2, AA), and the nearest colour that can."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

AA = 4.5
"""The least contrast of letters."""
AA_SIGN = 3.0
"""The least contrast of signs and of the edges of what one presses."""
WHITE, BLACK = "#ffffff", "#000000"
RED = "#8a1519"
"""The engine's own main colour, as in overrides/tokens.toml (a test holds them together)."""
_STEPS = 256
NAMED: Mapping[str, str] = {
    "đỏ sơn": "",
    "xanh lam": "#1d4f91",
    "xanh lá": "#1f5f3a",
    "xanh ngọc": "#0f5c66",
    "nâu": "#6b3e1d",
    "tím": "#5b2a6e",
}
"""Colours by name; '' is the engine's own."""


@dataclass(frozen=True)
class Complaint:
    """A colour that cannot be read, where, and the nearest one that can."""

    colour: str
    where: str
    contrast: float
    better: str

    @property
    def what(self) -> str:
        """What is wrong, in a sentence."""
        seen = f"{self.contrast:.2f}".replace(".", ",")
        return f"Màu {self.colour} {self.where} chỉ tương phản {seen} : 1, cần ít nhất 4,5 : 1."

    def __str__(self) -> str:
        return f"{self.what} Màu gần nhất đọc được: {self.better}."


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def as_main(colour: str) -> Complaint | None:
    """What is wrong with a main colour: white letters stand on it on the screen, and it is that of titles on paper."""
    return _unless_readable(colour, WHITE, "với chữ trắng và trên giấy trắng")


def as_accent(colour: str, main: str) -> Complaint | None:
    """What is wrong with the colour of letters and signs on the main colour."""
    return _unless_readable(colour, main, f"trên màu chính {main}")


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a `share` (0 to 1) of the other one in it."""
    return _hex([a + (b - a) * share for a, b in zip(_parts(colour), _parts(other), strict=True)])


def nearest(colour: str, against: str, least: float = AA) -> str:
    """The colour of the same hue that is readable on `against` with the smallest change of lightness."""
    return next((one for one in _by_distance(colour) if contrast(one, against) >= least), BLACK)


def _unless_readable(colour: str, against: str, where: str) -> Complaint | None:
    seen = contrast(colour, against)
    return Complaint(colour, where, seen, nearest(colour, against)) if seen < AA else None


def _by_distance(colour: str) -> Iterator[str]:
    """The colours of its hue from its own lightness outwards."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    steps = sorted({light, *(step / _STEPS for step in range(_STEPS + 1))}, key=lambda one: abs(one - light))
    return (_hex(colorsys.hls_to_rgb(hue, one, saturation)) for one in steps)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: list[float] | tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
