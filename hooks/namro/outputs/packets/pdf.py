"""PDFs of a packet by Typst: A4, large print, A5, and A5 imposed on A4 for a booklet.

With `fonts` the only module that knows Typst. It runs on values alone: no system font (but for Han letters), no file
outside an empty folder, no network, the timestamp is the edition's day. The same packet gives the same bytes.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime, time
from pathlib import Path

import typst

from namro.language.vietnamese import VIETNAM_TIME
from namro.outputs.packets import fonts
from namro.outputs.packets.banner import laid
from namro.outputs.packets.drawing import told
from namro.outputs.packets.folding import signatures
from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Packet, languages
from namro.outputs.packets.paging import marked
from namro.outputs.packets.pixels import few_colours
from namro.outputs.packets.sheets import Sheet
from namro.outputs.packets.values import anchors, look, values

_TEMPLATES = Path(__file__).parent / "typst"
_COMPILES_REMEMBERED = 10
"""So many compiles later Typst (0.15) drops what it has set and not used again."""


def a4(packet: Packet) -> Made:
    """The packet on A4 in the size of its recipe."""
    return _document(packet, _a4(packet))


def a3(packet: Packet) -> Made:
    """The packet on A3, for a wall: as many letters a line as are read from a step away."""
    return _document(packet, Sheet("a3", packet.size + 2.0, packet.duplex))


def large_print(packet: Packet) -> Made:
    """The packet on A4 in large letters (18 points), not justified."""
    return _document(packet, Sheet("a4", packet.look.chu_tap.lon, packet.duplex))


def a5(packet: Packet) -> Made:
    """The packet on A5, two points smaller than on A4 but never under the smallest (10.5)."""
    return _document(packet, Sheet("a5", max(packet.look.chu_tap.nho_nhat_a5, packet.size - 2.0)))


def booklet(packet: Packet) -> Made:
    """The A5 packet imposed for saddle stitch: two pages a side of A4, to be printed on both sides, flipped on the
    short edge, then folded; each sheet bears the number of its signature. Only for the printer: it has no tags, the
    A5 file has."""
    pages = a5(packet)
    sheets = signatures(pages.pages)
    inputs = {
        "pages": str(pages.pages),
        "signatures": json.dumps(sheets),
        "title": packet.title,
        "site": packet.site,
        "look": json.dumps(look(packet)),
    }
    with _folder({"main.typ": _template("booklet.typ"), "a5.pdf": pages.content}) as main:
        content = typst.compile(
            main,
            root=main.parent,
            font_paths=fonts.held(),
            format="pdf",
            sys_inputs=inputs,
            pdf_tags=False,
            timestamp=_timestamp(packet),
            package_path=main.parent,
            package_cache_path=main.parent,
        )
    return Made(content, sum(sheets) * 2)


def measured(packet: Packet) -> Made:
    """No file: how many pages the packet has on A4, and on which its marks stand."""
    _forget()
    first, *others = packet.parts
    opened = replace(first, blocks=(marked(first.blocks[0], "", ""), *first.blocks[1:]))
    shown = _shown(replace(packet, parts=(opened, *others)), _a4(packet))
    with _folder({"main.typ": _template("packet.typ"), "packet.json": shown}) as main:
        told = typst.query(
            main,
            "<nr-mark>",
            field="value",
            root=main.parent,
            font_paths=fonts.held(languages(packet), packet.title),
            package_path=main.parent,
            package_cache_path=main.parent,
        )
    marks: list[tuple[str, int, int]] = json.loads(told)
    return Made(b"", marks[0][2], {key: page for key, page, _ in marks})


def banner(packet: Packet) -> Made:
    """A page as large as the banner, to be printed on cloth: its letters are outlines of the vendored font."""
    assert packet.banner is not None
    told = {
        "title": packet.title,
        "wide": packet.banner.wide,
        "high": packet.banner.high,
        "mau": look(packet)["mau"],
        "lines": [asdict(line) for line in laid(packet.banner)],
    }
    return compiled(
        _template("banner.typ"), json.dumps(told, ensure_ascii=False).encode(), _timestamp(packet)
    )


def poster_a3(packet: Packet) -> Made:
    """A poster on A3."""
    return compiled(_template("poster.typ"), _poster(packet, "a3"), _timestamp(packet))


def poster_a4(packet: Packet) -> Made:
    """The same sheet on A4, every length as much smaller."""
    return compiled(_template("poster.typ"), _poster(packet, "a3", 2**-0.5), _timestamp(packet))


def poster_square(packet: Packet) -> Made:
    """One picture of the square set."""
    return _pixels(_poster(packet, "vuong"))


def poster_upright(packet: Packet) -> Made:
    """One picture of the upright set."""
    return _pixels(_poster(packet, "dung"))


def _poster(packet: Packet, sheet: str, scale: float = 1) -> bytes:
    assert packet.poster is not None
    number = packet.volume[0] if packet.volume else 1
    shown = told(packet.poster.of(sheet)[number - 1], asdict(packet.look.sang), scale)
    return json.dumps(shown | {"title": packet.title, "site": packet.site}, ensure_ascii=False).encode()


def _pixels(shown: bytes) -> Made:
    """The picture as a PNG, a pixel a point, in few colours."""
    _forget()
    with _folder({"main.typ": _template("poster.typ"), "packet.json": shown}) as main:
        drawn = typst.compile(
            main,
            root=main.parent,
            font_paths=fonts.held(),
            format="png",
            ppi=72,
            package_path=main.parent,
            package_cache_path=main.parent,
        )
    assert isinstance(drawn, bytes)
    return Made(few_colours(drawn))


def _a4(packet: Packet) -> Sheet:
    return Sheet("a4", float(packet.size), packet.duplex)


def _document(packet: Packet, sheet: Sheet) -> Made:
    held = fonts.held(languages(packet), packet.title)
    return compiled(_template("packet.typ"), _shown(packet, sheet), _timestamp(packet), held)


def _shown(packet: Packet, sheet: Sheet) -> bytes:
    families = {code: list(fonts.families(code)) for code in sorted(languages(packet))}
    shown = values(packet, anchors(packet), sheet) | {"fonts": families}
    return json.dumps(shown, ensure_ascii=False).encode()


def compiled(template: bytes, shown: bytes, timestamp: datetime, held: typst.Fonts | None = None) -> Made:
    """Typst's PDF of a template over `packet.json`, declared PDF/A-2a and PDF/UA-1; what breaks these rules or
    makes Typst warn raises."""
    _forget()
    with _folder({"main.typ": template, "packet.json": shown}) as main:
        content, warnings = typst.compile_with_warnings(
            main,
            root=main.parent,
            font_paths=held or fonts.held(),
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=timestamp,
            package_path=main.parent,
            package_cache_path=main.parent,
        )
        if warnings:
            raise RuntimeError("; ".join(warning.message for warning in warnings))
    return Made(content, _pages(content))


def _forget() -> None:
    """Let Typst drop what it remembers of the documents before: the process would grow with every file else."""
    with _folder({"main.typ": b""}) as main:
        for _ in range(_COMPILES_REMEMBERED):
            typst.compile(main, root=main.parent, font_paths=fonts.held(), format="pdf")


def _pages(content: bytes) -> int:
    """The count in the root of the page tree, which Typst writes first and uncompressed. (Asking Typst sets it all
    again: twice the time and memory.)"""
    told = re.search(rb"/Type\s*/Pages\s*/Count\s+(\d+)", content)
    assert told, "no page tree where Typst writes it"
    return int(told[1])


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds these files and nothing else, all that Typst can see; yields its main.typ."""
    with tempfile.TemporaryDirectory(prefix="namro-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        yield Path(folder) / "main.typ"


def _template(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _timestamp(packet: Packet) -> datetime:
    return datetime.combine(packet.as_of, time(), VIETNAM_TIME)
