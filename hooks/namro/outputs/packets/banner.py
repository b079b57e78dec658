"""The banner of a meeting: every line as large as fits, red ground, yellow letters; and the SVG of it, to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Banner, Packet
from namro.outputs.packets.widths import width
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
        count = -(-width(words, bold=True) // most)
        made += _even(words.split(), width(words, bold=True) / count if count > 1 else most)
    return tuple(made)


def _even(words: list[str], aim: float) -> list[str]:
    """Words in lines of about the width `aim`."""
    made = [words[0]]
    for word in words[1:]:
        longer = f"{made[-1]} {word}"
        if width(longer, bold=True) - width(word, bold=True) / 2 > aim:
            made.append(word)
        else:
            made[-1] = longer
    return made


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
