"""From a record to the packet of its poster: every line, sign and colour at its place on every sheet."""

from __future__ import annotations

from namro.library.draft import Rest, rest
from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.packets.assemble import NOTICE
from namro.outputs.packets.drawing import Picture, Poster
from namro.outputs.packets.finish import finish
from namro.outputs.packets.glyphs import printable
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.poster_shapes import Drawing
from namro.problems import UserError
from namro.records.addresses import address
from namro.records.ap_phich import ApPhich
from namro.records.poster_room import SHEETS, TooLong, laid, told


def packet_id(ma: str) -> str:
    """The id of a poster's packet, which names its files."""
    return f"ap-phich-{ma}"


def poster(library: Library, as_of: Edition, ma: str, record: ApPhich) -> Packet:
    """The packet of the poster `ma`. Raises UserError where its words have no room."""
    shown = _printable(record)
    rests = rest(library, record)
    base = library.trang.dia_chi_goc
    where = address("ap-phich", ma)
    drawn: list[Picture] = []
    for sheet in SHEETS:
        layout = laid(shown, sheet)
        if isinstance(layout, TooLong):
            raise UserError(f"data/ap-phich/{ma}.yml: {' '.join(told(layout))}")
        drawn += Drawing(library, as_of, shown, layout, rests, base + where).pictures()
    packet = Packet(
        id=packet_id(ma),
        title=record.ten,
        subtitle="Áp phích",
        audience="",
        site=library.trang.ten,
        url=f"/{where}",
        as_of=as_of.ngay,
        build="",
        notice=NOTICE,
        explanation="",
        papers=(),
        size=int(SHEETS[0].least),
        parts=(),
        use="ap-phich",
        poster=Poster(rests is not Rest.NONE, tuple(drawn)),
    )
    return finish(packet, base, library.shown_at)


def _printable(record: ApPhich) -> ApPhich:
    facts = tuple(
        fact.model_copy(update={"nhan": fact.nhan and printable(fact.nhan), "chu": printable(fact.chu)})
        for fact in record.y
    )
    return record.model_copy(update={"ten": printable(record.ten), "y": facts})
