"""The styles of a .docx: what they are called, and which switches (hidden, capitals) they turn on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from namro.editing.word_numbering import W, is_on, value


@dataclass(frozen=True)
class Styles:
    """By their ids; each is followed once to what it is based on."""

    by_id: Mapping[str, ET.Element]
    known: dict[tuple[str, str], bool | None] = field(default_factory=dict)

    @classmethod
    def read(cls, root: ET.Element | None) -> Styles:
        """From `word/styles.xml`."""
        found = root.findall(f"{W}style") if root is not None else []
        return cls({one.get(f"{W}styleId", ""): one for one in found})

    def name(self, style: str) -> str:
        """What Word calls it in English, in small letters: 'toc 1'."""
        return value(self.by_id.get(style), "name", "").lower()

    def has(self, properties: ET.Element | None, switch: str, style: str) -> bool:
        """Whether a switch holds for a run: its own, its character style's, its paragraph style's."""
        own = properties.find(f"{W}{switch}") if properties is not None else None
        if own is not None:
            return is_on(own)
        for name in (value(properties, "rStyle", ""), style):
            held = self._held(name, switch) if name else None
            if held is not None:
                return held
        return False

    def _held(self, name: str, switch: str) -> bool | None:
        """What a style says, or one that it is based on; None where none does."""
        held: bool | None = None
        seen: set[str] = set()
        at = name
        while at in self.by_id and at not in seen:
            if (at, switch) in self.known:
                held = self.known[at, switch]
                break
            seen.add(at)
            found = self.by_id[at].find(f"{W}rPr/{W}{switch}")
            if found is not None:
                held = is_on(found)
                break
            at = value(self.by_id[at], "basedOn", "")
        self.known.update(((one, switch), held) for one in seen)
        return held
