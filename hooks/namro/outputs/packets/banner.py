"""The banner of a meeting: every line as large as fits, red ground, yellow letters; and the SVG of it, to be shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from namro.language.joins import NO_BREAK, joined
from namro.language.letters import width
from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Banner, Packet
from namro.outputs.packets.xml import templates

_EDGE = 0.07
"""White round the words, as a share of the banner's sides."""
_PITCH = 1.35
"""From line to line, in letters."""
_LARGEST, _SMALLEST = 0.2, 0.06
"""Of a letter, as shares of the banner's height."""


@dataclass(frozen=True)
class Line:
    """One line: its words, the size of its letters, its base line from the top and its width, in centimetres."""

    words: str
    size: float
    base: float
    wide: float


def broken(banner: Banner) -> tuple[str, ...]:
    """The lines, those in two or more that would be too small to be read from the hall."""
    across = banner.wide * (1 - 2 * _EDGE)
    most = across / (banner.high * _SMALLEST)
    made: list[str] = []
    for words in banner.lines:
        made += _even(joined(" ".join(words.split())).split(" "), math.ceil(width(words, bold=True) / most))
    return tuple(line.replace(NO_BREAK, " ") for line in made)


def _even(words: list[str], count: int) -> list[str]:
    """Words in `count` lines, each as near as words allow to an even share of what is left."""
    made: list[str] = []
    for left in range(count, 1, -1):
        aim = width(" ".join(words), bold=True) / left
        most = max(1, len(words) - left + 1)
        end = min(range(1, most + 1), key=lambda at: abs(width(" ".join(words[:at]), bold=True) - aim))
        made.append(" ".join(words[:end]))
        words = words[end:]
        if not words:
            return made
    return [*made, " ".join(words)]


def laid(banner: Banner) -> tuple[Line, ...]:
    """Every line as large as fits across, all together as high as the banner."""
    across, down = banner.wide * (1 - 2 * _EDGE), banner.high * (1 - 2 * _EDGE)
    lines = broken(banner)
    sizes = [min(banner.high * _LARGEST, across / max(width(words, bold=True), 1.0)) for words in lines]
    sizes[-1] = min(sizes)  # where and when: never larger than what it is about
    fit = min(1.0, down / (sum(sizes) * _PITCH))
    sizes = [size * fit for size in sizes]
    top = (banner.high - sum(sizes) * _PITCH) / 2
    made: list[Line] = []
    for words, size in zip(lines, sizes, strict=True):
        base, wide = top + size * (0.5 * _PITCH + 0.35), size * width(words, bold=True)
        made.append(Line(words, round(size, 2), round(base, 2), round(wide, 2)))
        top += size * _PITCH
    return tuple(made)


def svg(packet: Packet) -> Made:
    """An SVG of the banner; letters of the reader's own machine, held to the width that ours have."""
    banner = packet.banner
    assert banner is not None
    made = templates("svg").get_template("banner.xml")
    return Made(
        made.render(banner=banner, lines=laid(banner), mau=packet.look.tap, title=packet.title).encode(
            "utf-8"
        )
    )
