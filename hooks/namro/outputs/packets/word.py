"""A packet as a Word document to be edited: real styles, a contents field, footnotes, repeated table heads, a header
and footer on every page, a watermark on drafts."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import segno

from namro.files.zipped import zipped
from namro.language.letters import width
from namro.language.vietnamese import day
from namro.outputs.packets.contents import printed
from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Packet, Part
from namro.outputs.packets.widths import shortened
from namro.outputs.packets.word_blocks import BULLETS, Laid
from namro.outputs.packets.word_pages import pages
from namro.outputs.packets.word_pieces import Flat
from namro.outputs.packets.xml import templates
from namro.outputs.raster import png

_EMBLEM = 240
"""Points upright of the emblem on the cover."""
_HEAD = 9354 / 20 / 9
"""The width of the words on an upright page, in the letters of the running head."""


@dataclass(frozen=True)
class Chapter:
    """A section of the file: its title's bookmark, its blocks, the picture of its address ('' without one)."""

    part: Part
    bookmark: str
    blocks: list[Flat]
    picture: str


def docx(packet: Packet) -> Made:
    """The file's bytes; Word decides its pages."""
    laid = Laid(packet)
    pictures: dict[str, bytes] = {}
    chapters = [
        Chapter(part, laid.names[part.anchor], laid.part(part), _picture(part.url, pictures))
        for part in packet.parts
    ]
    cover = _picture(packet.url, pictures)
    emblem, wide = _emblem(packet, pictures)
    lines = printed(packet)
    shared = {
        "packet": packet,
        "as_of": day(packet.as_of),
        "running": shortened(packet.title, _HEAD - width(f"DỰ THẢO. {packet.notice} – ", bold=True)),
        "laid": laid,
        "pages": pages(packet, laid, [(one.part, one.blocks) for one in chapters], len(lines)),
        "bookmarks": {name: number for number, name in enumerate(laid.names.values(), 1)},
        "pictures": {name: f"rPicture{number}" for number, name in enumerate(pictures, 1)},
    }
    addresses = {url: laid.link(url) for url in (packet.url, *(part.url for part in packet.parts)) if url}
    document = _xml(
        "document.xml",
        **shared,
        chapters=chapters,
        cover=cover,
        emblem=emblem,
        emblem_wide=wide,
        contents=lines,
        addresses=addresses,
    )
    files = {
        "[Content_Types].xml": _xml("content_types.xml"),
        "_rels/.rels": _xml("rels.xml"),
        "docProps/core.xml": _xml("core.xml", **shared),
        "docProps/app.xml": _xml("app.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _xml("document_rels.xml", **shared),
        "word/styles.xml": _xml("styles.xml", **shared),
        "word/numbering.xml": _xml(
            "numbering.xml", bullets=BULLETS, lists=range(BULLETS + 1, laid.lists + 1)
        ),
        "word/settings.xml": _xml("settings.xml", duplex=packet.duplex),
        "word/footnotes.xml": _xml("footnotes.xml", **shared),
        "word/_rels/footnotes.xml.rels": _xml("footnotes_rels.xml", **shared),
        "word/header.xml": _xml("header.xml", **shared, draft=False),
        "word/header-draft.xml": _xml("header.xml", **shared, draft=True),
        "word/header-number.xml": _xml("header_number.xml"),
        "word/footer.xml": _xml("footer.xml", **shared, says="all"),
        "word/footer-notice.xml": _xml("footer.xml", **shared, says="notice"),
        "word/footer-empty.xml": _xml("footer.xml", **shared, says="nothing"),
        "word/theme/theme1.xml": _xml("theme.xml", mau=packet.look.tap),
        "word/fontTable.xml": _xml("font_table.xml"),
        **{f"word/media/{name}": content for name, content in pictures.items()},
    }
    return Made(zipped(files, packet.as_of))


def _xml(template: str, **values: object) -> bytes:
    return templates("word").get_template(template).render(**values).encode("utf-8")


def _emblem(packet: Packet, pictures: dict[str, bytes]) -> tuple[str, float]:
    """The name of the emblem's picture, which is put among the pictures, and how wide it is for its height; '' without
    one."""
    content = png(packet.look.huy_hieu, _EMBLEM) if packet.cover else b""
    if not content:
        return "", 1.0
    pictures["huy-hieu.png"] = content
    across, upright = struct.unpack(">II", content[16:24])
    return "huy-hieu.png", across / upright


def _picture(url: str, pictures: dict[str, bytes]) -> str:
    """The name of the picture of the address as a QR code, which is put among the pictures once."""
    if not url:
        return ""
    drawn = io.BytesIO()
    segno.make(url, error="m").save(drawn, kind="png", scale=4, border=4)
    name = next((name for name, content in pictures.items() if content == drawn.getvalue()), "")
    if not name:
        name = f"qr-{len(pictures) + 1}.png"
        pictures[name] = drawn.getvalue()
    return name
