"""A packet as an EPUB 3 book: for phones and readers, where the reader chooses the size of the letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from namro.files.zipped import zipped
from namro.language.prose import Node
from namro.language.vietnamese import day
from namro.outputs.packets.contents import Line, contents
from namro.outputs.packets.epub_cover import cover
from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Lines, Packet, Part
from namro.outputs.packets.xml import templates
from namro.outputs.raster import png
from namro.outputs.unbroken import OF_BOOKS, unbroken

_CHAPTER = "phan-{}.xhtml"
_EMBLEM = 240
"""Points upright of the emblem on the title page."""


@dataclass
class _Notes:
    """The notes of one chapter with their printed marks, in their order."""

    found: list[Node] = field(default_factory=list)

    def add(self, note: Node) -> int:
        """The place of a further note."""
        self.found.append(note)
        return len(self.found)


@dataclass(frozen=True)
class Entry:
    """A line of the contents, with the lines below it."""

    title: str
    href: str
    level: int
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """One file of the book."""

    id: str
    file: str
    part: Part


def epub(packet: Packet) -> Made:
    """The book's bytes; it has no pages of its own, and none that are only ruled to be written on."""
    read = tuple(part for part in packet.parts if not all(isinstance(b, Lines) for b in part.blocks))
    packet = replace(packet, parts=read or packet.parts)
    chapters = [
        Chapter(f"phan-{number}", _CHAPTER.format(number), part)
        for number, part in enumerate(packet.parts, 1)
    ]
    places = {anchor: place for chapter in chapters for anchor, place in _places(chapter)}
    listed = _contents(packet, chapters, places)
    emblem = png(packet.look.huy_hieu, _EMBLEM)
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _page("container.xml", packet),
        "EPUB/package.opf": _page(
            "package.xml", packet, emblem=bool(emblem), chapters=chapters, contents=contents(packet)
        ),
        "EPUB/nav.xhtml": _page("nav.xml", packet, contents=listed, first=chapters[0]),
        "EPUB/toc.ncx": _page("ncx.xml", packet, contents=listed),
        "EPUB/bia.png": cover(packet),
        **({"EPUB/huy-hieu.png": emblem} if emblem else {}),
        "EPUB/style.css": _page("style.css.xml", packet),
        "EPUB/cover.xhtml": _words("cover.xml", packet, emblem=bool(emblem)),
    }
    for chapter in chapters:
        files[f"EPUB/{chapter.file}"] = _words(
            "part.xml", packet, part=chapter.part, places=places, notes=_Notes()
        )
    return Made(zipped(files, packet.as_of, stored="mimetype"))


def _page(template: str, packet: Packet, **values: object) -> bytes:
    return _made(template, packet, values).encode("utf-8")


def _words(template: str, packet: Packet, **values: object) -> bytes:
    """A page to read: no line ends inside a phrase."""
    return unbroken(_made(template, packet, values), OF_BOOKS).encode("utf-8")


def _made(template: str, packet: Packet, values: Mapping[str, object]) -> str:
    made = templates("epub").get_template(template)
    return made.render(packet=packet, as_of=day(packet.as_of), **values)


def _places(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Anchor → where it stands in the book."""
    yield chapter.part.anchor, f"{chapter.file}#{chapter.part.anchor}"
    for block in chapter.part.blocks:
        anchor = getattr(block, "anchor", "")
        if anchor:
            yield anchor, f"{chapter.file}#{anchor}"


def _contents(packet: Packet, chapters: Sequence[Chapter], places: Mapping[str, str]) -> tuple[Entry, ...]:
    """The lines of the contents; the book's title alone where there would be one: a book must have contents."""
    lines = contents(packet) or (Line(chapters[0].part.title, chapters[0].part.anchor, 1),)
    return _nested([Entry(line.title, places[line.anchor], line.level) for line in lines])


def _nested(flat: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries with those of a deeper level below them."""
    made: list[Entry] = []
    position = 0
    while position < len(flat):
        end = position + 1
        while end < len(flat) and flat[end].level > flat[position].level:
            end += 1
        head = flat[position]
        made.append(Entry(head.title, head.href, head.level, _nested(flat[position + 1 : end])))
        position = end
    return tuple(made)
