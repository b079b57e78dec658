"""A deck of slides as plain values: what is shown, what only the speaker sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """The issuer's words, and where they stand."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, its points or a quotation, the speaker's notes, a paragraph each."""

    title: str
    points: tuple[str, ...]
    quoted: Quoted | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The title slide (`lines` below the title, `told` as of when), how much of it a draft says ('' nothing), the slides."""

    title: str
    lines: tuple[str, ...]
    told: str
    draft: str
    notes: tuple[str, ...]
    slides: tuple[Slide, ...]
