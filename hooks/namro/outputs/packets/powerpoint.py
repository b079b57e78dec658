"""A deck as a .pptx: real placeholders of a master in the site's colours, notes for the speaker; the same bytes twice."""

from __future__ import annotations

from namro.files.zipped import zipped
from namro.outputs.packets.formats import Made
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.slide import Slide
from namro.outputs.packets.xml import templates

_WIDE, _HIGH = 12_192_000, 6_858_000
"""A slide of 16 to 9, in EMU."""
_TITLED, _POINTS = 1, 2
"""The layouts: the first slide, all others."""


def pptx(packet: Packet) -> Made:
    """The file's bytes; `pages` are its slides."""
    deck = packet.deck
    assert deck is not None
    first = Slide(deck.title, (*deck.lines, deck.told), None, deck.notes)
    slides = (first, *deck.slides)
    shared = {
        "packet": packet,
        "deck": deck,
        "count": len(slides),
        "wide": _WIDE,
        "high": _HIGH,
        "mau": {name: getattr(packet.look.sang, name)[1:].upper() for name in _COLOURS},
    }
    files = {
        "[Content_Types].xml": _xml("content_types.xml", **shared),
        "_rels/.rels": _xml("rels.xml"),
        "docProps/core.xml": _xml("core.xml", **shared),
        "docProps/app.xml": _xml("app.xml"),
        "ppt/presentation.xml": _xml("presentation.xml", **shared),
        "ppt/_rels/presentation.xml.rels": _xml("presentation_rels.xml", **shared),
        "ppt/presProps.xml": _xml("pres_props.xml"),
        "ppt/theme/theme1.xml": _theme(packet),
        "ppt/theme/theme2.xml": _theme(packet),
        "ppt/slideMasters/slideMaster1.xml": _xml("master.xml", **shared),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _xml("master_rels.xml"),
        "ppt/notesMasters/notesMaster1.xml": _xml("notes_master.xml", **shared),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _xml("notes_master_rels.xml"),
    }
    for layout in (_TITLED, _POINTS):
        files[f"ppt/slideLayouts/slideLayout{layout}.xml"] = _xml(
            "layout.xml", **shared, titled=layout == _TITLED
        )
        files[f"ppt/slideLayouts/_rels/slideLayout{layout}.xml.rels"] = _xml("layout_rels.xml")
    for number, slide in enumerate(slides, 1):
        layout = _TITLED if number == 1 else _POINTS
        at = {"slide": slide, "number": number, "layout": layout, "titled": layout == _TITLED}
        files |= {
            f"ppt/slides/slide{number}.xml": _xml("slide.xml", **shared, **at),
            f"ppt/slides/_rels/slide{number}.xml.rels": _xml("slide_rels.xml", **at),
            f"ppt/notesSlides/notesSlide{number}.xml": _xml("notes.xml", **at),
            f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels": _xml("notes_rels.xml", **at),
        }
    return Made(zipped(files, packet.as_of), len(slides))


_COLOURS = ("giay", "muc", "muc_nhe", "son", "son_chu", "vang", "ngoc", "du_nen", "du_chu")


def _theme(packet: Packet) -> bytes:
    return templates("word").get_template("theme.xml").render(mau=packet.look.tap).encode("utf-8")


def _xml(template: str, **values: object) -> bytes:
    return templates("slides").get_template(template).render(**values).encode("utf-8")
