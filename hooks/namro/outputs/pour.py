"""Frame and pour: the theme renders one page per section and depth; each record is poured into it.

A frame is finished HTML of the theme in which unique tokens stand for the slots. It is cut at the tokens
once; a missing or doubled token stops the build. Pouring joins the pieces with the (escaped) values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from namro.outputs.sealed import sealed
from namro.outputs.unbroken import unbroken

SLOTS = ("tieu-de-the", "mo-ta", "dia-chi", "dau", "than")
"""Title of the tab, description, canonical address, more for the head (sharing), body."""


class BrokenFrame(Exception):
    """The theme's page lacks a slot or holds it twice: the theme or its overrides changed."""


@dataclass(frozen=True)
class Output:
    """One page of the site: `url` ends with '/' ('' is the home page), `frame` names the frame to pour into. `linked` is
    what its head tells search engines, `changed` the day of the last change of the record that it is about (None where
    that is not known), `drafted` whether a draft document says all of it."""

    url: str
    frame: str
    title: str
    description: str
    head: Markup
    body: Markup
    linked: Markup = field(default_factory=Markup)
    changed: date | None = None
    drafted: bool = False

    @property
    def file(self) -> str:
        """Path of the page's file below the site folder."""
        return f"{self.url}index.html"

    def unlinked(self) -> Output:
        """The same page where search engines are kept away."""
        return replace(self, linked=Markup())


@dataclass(frozen=True)
class StaticFile:
    """A file of the site that is no page (feed, table, picture, index): `path` below the site folder."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Frame:
    """Literal pieces of the theme's page around the slots."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Frame:
        """Cut finished HTML at its tokens. Raises BrokenFrame."""
        places = []
        for slot in SLOTS:
            count = html.count(token(slot))
            if count != 1:
                raise BrokenFrame(f"slot {slot!r} stands {count} times in the frame, not once")
            places.append((html.index(token(slot)), slot))
        pieces, end = [], 0
        for start, slot in sorted(places):
            pieces.append(html[end:start])
            end = start + len(token(slot))
        return cls((*pieces, html[end:]), tuple(slot for _, slot in sorted(places)))

    def pour(self, values: Mapping[str, str]) -> str:
        """The page with `values` in its slots; plain text is escaped, Markup is not."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (str(escape(values[slot])), piece)
        return "".join(parts)


def token(slot: str) -> str:
    """The marker of a slot: ASCII, so that no escaping on its way through the theme changes it."""
    return f"namro-khung-{slot}-7c1e"


def write(
    outputs: Sequence[Output],
    frames: Mapping[str, Frame],
    folder: Path,
    site: SiteAddress,
    seals: Mapping[str, str],
) -> None:
    """Pour every output and write it below `folder`, with the hashes of what it asks for."""
    for output in outputs:
        path = folder / output.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sealed(poured(output, frames, site), seals), encoding="utf-8", newline="\n")


def poured(output: Output, frames: Mapping[str, Frame], site: SiteAddress) -> str:
    """The finished page."""
    return frames[output.frame].pour(
        {
            "tieu-de-the": output.title if output.url == "" else f"{output.title} - {site.name}",
            "mo-ta": output.description,
            "dia-chi": site.base + output.url,
            "dau": output.head + output.linked,
            "than": Markup(unbroken(output.body)),  # noqa: S704 - the body as it was, with elements around words
        }
    )


def write_files(files: Sequence[StaticFile], folder: Path) -> None:
    """Write every file that is no page below `folder`."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


@dataclass(frozen=True)
class SiteAddress:
    """The site's name and its base address (ends with '/')."""

    name: str
    base: str
