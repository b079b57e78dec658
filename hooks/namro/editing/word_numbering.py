"""Word's automatic numbers: what Word prints before a paragraph, from its own numbering or that of its style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from namro.editing.office_words import KINDS, counted, shaped, symbol, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BASED = 50
"""Styles based on each other that are followed; people make five."""
_LEVELS = 9
_DEPTHS = range(_LEVELS)
"""Of the levels; a file that names others would have us count to them."""
_BULLETS = {"o": "○", "": "•"}


@dataclass(frozen=True)
class Level:
    """One level of a list as Word knows it."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""
    suffix: str = "tab"


@dataclass
class _List:
    """A `w:num`: its abstract list, own levels, and the starts that it sets anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """Counters are shared by all lists with one abstract list."""

    lists: dict[str, _List] = field(default_factory=dict)
    styles: Mapping[str, ET.Element] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    of_styles: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: ET.Element | None, styles: Mapping[str, ET.Element]) -> Numbering:
        """From `word/numbering.xml` and the styles by id."""
        made = cls(styles=styles)
        if root is None:
            return made
        abstract: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for one in root.findall(f"{W}abstractNum"):
            ma = one.get(f"{W}abstractNumId", "")
            abstract[ma] = {at: its for at, its in map(_level, one.findall(f"{W}lvl")) if at in _DEPTHS}
            if link := value(one, "numStyleLink", ""):
                links[ma] = link
            if name := value(one, "styleLink", ""):
                named[name] = ma
        for one in root.findall(f"{W}num"):
            ma = value(one, "abstractNumId", "")
            ma = named.get(links.get(ma, ""), ma)
            levels = dict(abstract.get(ma, {}))
            starts: dict[int, int] = {}
            for override in one.findall(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl", "0"))
                if at not in _DEPTHS:
                    continue
                inner = override.find(f"{W}lvl")
                if inner is not None:
                    levels[at] = _level(inner)[1]
                start = value(override, "startOverride", "")
                if start:
                    starts[at] = counted(start)
            made.lists[one.get(f"{W}numId", "")] = _List(ma, levels, starts)
        return made

    def label(self, paragraph: ET.Element) -> str:
        """What stands before this paragraph, with a space; '' without numbering. Counts."""
        number, level = self._place(paragraph)
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return ""
        one = found.levels[level]
        self._count(number, found, level)
        if one.kind == "bullet":
            return f"{_bullet(one.pattern)} "
        if one.kind == "none" and "%" not in one.pattern:
            return f"{one.pattern} " if one.pattern else ""
        if one.kind not in KINDS:
            self.unknown.add(one.kind)
        return self._printed(found, level, one)

    def _place(self, paragraph: ET.Element) -> tuple[str, int]:
        """(list, level): the paragraph's own, completed by those of its style and the styles that is based on."""
        properties = paragraph.find(f"{W}pPr")
        name = value(properties, "pStyle", "") if properties is not None else ""
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = value(own, "numId", "") if own is not None else ""
        level = value(own, "ilvl", "") if own is not None else ""
        key = (name, number, level)
        if key not in self.of_styles:
            self.of_styles[key] = self._of_style(name, number, level)
        number, level = self.of_styles[key]
        return number, int(level or 0)

    def _of_style(self, name: str, number: str, level: str) -> tuple[str, str]:
        """What the style `name` completes; styles are followed once for all paragraphs that have them."""
        seen: set[str] = set()
        while (not number or not level) and name in self.styles and name not in seen and len(seen) < _BASED:
            seen.add(name)
            style = self.styles[name]
            given = style.find(f"{W}pPr/{W}numPr")
            if given is not None:
                number = number or value(given, "numId", "")
                level = level or value(given, "ilvl", "") or self._level_of_style(number, name)
            name = value(style, "basedOn", "")
        return number, level

    def _level_of_style(self, number: str, name: str) -> str:
        found = self.lists.get(number)
        levels = found.levels if found else {}
        return next((str(at) for at, level in levels.items() if level.style == name), "")

    def _count(self, number: str, found: _List, level: int) -> None:
        counts = self.counts.setdefault(found.abstract, {})
        for at in range(level + 1):
            if (number, at) not in self.begun and at in found.starts:
                counts.pop(at, None)
                if at < level:
                    counts[at] = found.starts[at]
        start = found.starts.get(level, found.levels[level].start)
        counts[level] = counts.get(level, start - 1) + 1
        self.begun |= {(number, at) for at in range(level + 1) if at in found.starts}
        for deeper in [at for at in counts if at > level]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or (restart > 0 and level < restart):
                del counts[deeper]
        for at in range(level):
            counts.setdefault(at, found.starts.get(at, found.levels.get(at, Level()).start))

    def _printed(self, found: _List, level: int, one: Level) -> str:
        words, counts = one.pattern, self.counts[found.abstract]
        for at in range(_LEVELS - 1, -1, -1):
            its = found.levels.get(at, Level())
            kind = "decimal" if one.legal and its.kind != "decimalZero" else its.kind
            if f"%{at + 1}" in words:
                shown = "" if kind == "none" else written(counts.get(at, its.start), kind)
                words = words.replace(f"%{at + 1}", shown)
        return words if one.suffix == "nothing" else f"{words} "


def _level(element: ET.Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart", "")
    kind = value(element, "numFmt", "")
    if not kind:
        # A form that older versions do not know stands in an alternative: "01, 02, 03".
        padded = any(one.get(f"{W}format", "").startswith("0") for one in element.iter(f"{W}numFmt"))
        kind = "decimalZero" if padded else "decimal"
    made = Level(
        kind=kind,
        pattern=shaped(value(element, "lvlText", "")),
        start=counted(value(element, "start", "1")),
        restart=int(restart) if restart else None,
        legal=is_on(element.find(f"{W}isLgl")),
        style=value(element, "pStyle", ""),
        suffix=value(element, "suff", "tab"),
    )
    return int(element.get(f"{W}ilvl", "0")), made


def _bullet(pattern: str) -> str:
    sign = pattern.strip()[:1]
    if sign in _BULLETS:
        return _BULLETS[sign]
    return symbol(ord(sign)) or "•" if ord(sign) > 0xEFFF else sign


def value(element: ET.Element | None, name: str, default: str) -> str:
    """The `w:val` of a child, or `default`."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", default) if found is not None else default


def is_on(element: ET.Element | None) -> bool:
    """Whether a switch such as `w:caps` is there and not turned off."""
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off", "none")
