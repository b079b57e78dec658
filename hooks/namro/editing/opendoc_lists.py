"""The numbers of an .odt's lists and headings: how each level is written, how far each list has counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from namro.editing.office_words import counted, shaped, symbol, written

_DEEPEST = 50
"""Of the levels; the format has ten, and a file that names others would have us count to them."""
_PLACE = re.compile(r"%(\d+)%")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


@dataclass(frozen=True)
class Level:
    kind: str
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""
    written: str = ""


Levels = dict[int, Level]


class Counter:
    """How far each list has counted, by the name of its style."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def of(self, key: str) -> list[int]:
        """The numbers of one list, outer level first."""
        return self.counts.setdefault(key, [])

    def set(self, key: str, levels: Levels, depth: int, value: int) -> None:
        """Let a list go on from `value`."""
        counts = self.of(key)
        while len(counts) < depth:
            counts.append(levels.get(len(counts) + 1, Level("1")).start - 1)
        counts[depth - 1] = value

    def label(self, key: str, levels: Levels, depth: int) -> str:
        """What stands before the next item, with a space."""
        level = levels.get(depth, Level("-", bullet="-"))
        counts = self.of(key)
        while len(counts) < depth:
            its = levels.get(len(counts) + 1, Level("1"))
            counts.append(its.start - (1 if len(counts) + 1 == depth else 0))
        counts[depth - 1] += 1
        del counts[depth:]
        if level.kind == "-":
            return f"{level.bullet or '-'} "
        if not level.kind:
            return f"{level.prefix}{level.suffix} ".lstrip() if (level.prefix + level.suffix).strip() else ""
        if level.written:
            return self._written(level.written, levels, counts)
        first = max(1, depth - level.shown + 1)
        shown = ".".join(
            written(counts[at - 1], levels.get(at, level).kind)
            for at in range(first, depth + 1)
            if levels.get(at, level).kind not in ("", "-")
        )
        return f"{level.prefix}{shown}{level.suffix} "

    @staticmethod
    def _written(pattern: str, levels: Levels, counts: list[int]) -> str:
        """A number whose form is told whole: 'Điều %1%.%2%'."""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1])
            kind = levels.get(at, Level("1")).kind
            return written(counts[at - 1], kind) if at <= len(counts) and kind not in ("", "-") else ""

        return f"{_PLACE.sub(shown, pattern)} "


def levels_of(style: ET.Element) -> Levels:
    found: Levels = {}
    for level in style:
        at = int(level.get(f"{_TEXT}level", "1"))
        if not 0 < at <= _DEEPEST:
            continue
        bullet = level.tag.endswith("bullet")
        sign = level.get(f"{_TEXT}bullet-char", "")
        if bullet and sign and ord(sign[0]) > 0xDFFF:
            sign = symbol(ord(sign[0])) or "•"
        found[at] = Level(
            "-" if bullet or level.tag.endswith("image") else level.get(f"{_STYLE}num-format", ""),
            shaped(level.get(f"{_STYLE}num-prefix", "")),
            shaped(level.get(f"{_STYLE}num-suffix", "")),
            counted(level.get(f"{_TEXT}start-value", "1")),
            int(level.get(f"{_TEXT}display-levels", "1")),
            sign,
            ""
            if bullet
            else shaped(
                next((text for name, text in level.items() if name.endswith("}num-list-format")), "")
            ),
        )
    return found
