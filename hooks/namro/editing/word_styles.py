"""The styles of a .docx: what they are called, and which switches (hidden, capitals) they turn on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from namro.editing.word_numbering import W, is_on, value


@dataclass(frozen=True)
class Styles:
    """By their ids."""

    by_id: Mapping[str, ET.Element]

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
            at, seen = name, set[str]()
            while at in self.by_id and at not in seen:
                seen.add(at)
                found = self.by_id[at].find(f"{W}rPr/{W}{switch}")
                if found is not None:
                    return is_on(found)
                at = value(self.by_id[at], "basedOn", "")
        return False
