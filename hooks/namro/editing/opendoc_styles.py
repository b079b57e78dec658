"""The styles of an .odt: what they, or the styles that they stand on, set for letters; heads and feet of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from namro.editing.office_words import Told

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


@dataclass(frozen=True)
class Styles:
    """By their names; each is followed once to what it stands on."""

    by_name: Mapping[str, ET.Element]
    known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    @classmethod
    def read(cls, sources: Sequence[ET.Element]) -> Styles:
        """From `styles.xml` and `content.xml`."""
        return cls(
            {
                style.get(f"{_STYLE}name", ""): style
                for source in sources
                for style in source.iter(f"{_STYLE}style")
            }
        )

    def say(self, style: str, what: str, wanted: str) -> bool:
        """Whether a style, or the nearest above it that says, sets `what` so."""
        found = self._said(style, what)
        return found is not None and found.startswith(wanted)

    def _said(self, style: str, what: str) -> str | None:
        said: str | None = None
        seen: set[str] = set()
        at = style
        while at in self.by_name and at not in seen:
            if (at, what) in self.known:
                said = self.known[at, what]
                break
            seen.add(at)
            properties = self.by_name[at].find(f"{_STYLE}text-properties")
            said = properties.get(what) if properties is not None else None
            if said is not None:
                break
            at = self.by_name[at].get(f"{_STYLE}parent-style-name", "")
        self.known.update(((one, what), said) for one in seen)
        return said


def tell_margins(sources: Sequence[ET.Element], told: Told) -> None:
    """Words at the head or the foot of the pages are no part of the text."""
    for kind, name in (("header", "đầu trang"), ("footer", "chân trang")):
        for one in (one for source in sources for one in source.iter(f"{_STYLE}{kind}")):
            words = "".join(one.itertext())
            if any(char.isalpha() for char in words):
                told.add(f"không nhập chữ ở {name}", words)
