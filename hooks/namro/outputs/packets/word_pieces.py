"""What a packet's flat tree for Word is made of: runs of letters, links, paragraphs, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from namro.language.joins import joined, pieces

_UNBROKEN = re.compile(r"(?<!\S)[^\s/]*+/\S*")


@dataclass(frozen=True)
class Run:
    """Letters of one look. `pieces` are to be joined by hyphens that do not break ('01-CT/TU'); `kind` is 'text',
    'br', 'tab', 'note' (`number` is the footnote's, its printed mark the piece), 'page' (`target` is the bookmark whose
    page it shows), 'blank' (`target` is the field of the meeting that fills it) or 'badge'. `language` is the code of another one than Vietnamese,
    `size` that of the letters in half points where it is not the paragraph's."""

    pieces: tuple[str, ...] = ()
    kind: str = "text"
    bold: bool = False
    italic: bool = False
    raised: bool = False
    struck: bool = False
    underlined: bool = False
    number: int = 0
    target: str = ""
    language: str = ""
    size: int = 0


@dataclass(frozen=True)
class Link:
    """Runs that lead to an address (`relation`) or to a `bookmark` of this file."""

    runs: tuple[Run, ...]
    relation: str = ""
    bookmark: str = ""


Inlines: TypeAlias = tuple[Run | Link, ...]


@dataclass(frozen=True)
class Para:
    """One paragraph: `indent` in steps, `list` a list's number with `level`, `bookmark` its name or ''; a `tight` one
    has no white below it, a `kept` one stays on a page with what follows."""

    style: str
    content: Inlines
    indent: int = 0
    list: int = 0
    level: int = 0
    bookmark: str = ""
    tight: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: `head` repeated on each page, `widths` shares of the width; `tall` of each row, whether it may be split
    because it may be taller than a page; a row is at least `least` millimetres high.
    `spans` as those of the packet's table; `margin` in twentieths of a point, where it is not that of all tables."""

    head: tuple[tuple[Para, ...], ...]
    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    widths: tuple[int, ...]
    tall: tuple[bool, ...]
    least: int = 0
    spans: tuple[tuple[tuple[int, int], ...], ...] = ()
    margin: int = 0


@dataclass(frozen=True)
class Pair:
    """Paragraphs beside others; `share` of the width, in hundredths, is that of the left ones."""

    left: tuple[Para, ...]
    right: tuple[Para, ...]
    share: int


Flat: TypeAlias = Para | Grid | Pair


def bold(piece: Run | Link) -> Run | Link:
    if isinstance(piece, Link):
        return replace(piece, runs=tuple(replace(run, bold=True) for run in piece.runs))
    return replace(piece, bold=True)


def sized(piece: Run | Link, size: int) -> Run | Link:
    """The piece in letters of `size` half points."""
    if isinstance(piece, Link):
        return replace(piece, runs=tuple(replace(run, size=size) for run in piece.runs))
    return replace(piece, size=size)


def unbroken(text: str) -> tuple[str, ...]:
    """The text with no-break spaces, cut at the hyphens, where no line must end; other spaces and hyphens stay."""
    marked = (
        joined(piece).replace("-", "\0")
        if holds
        else _UNBROKEN.sub(lambda match: match.group().replace("-", "\0"), piece)
        for piece, holds in pieces(text)
    )
    return tuple("".join(marked).split("\0"))
