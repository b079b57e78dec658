"""All that a meeting needs on paper: each paper a packet of its own, the whole set, what is handed out, the banner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from namro.language.vietnamese import day
from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.packets import conferences, documents
from namro.outputs.packets import meeting_papers as papers
from namro.outputs.packets import meeting_study as study
from namro.outputs.packets.citing import cited_once
from namro.outputs.packets.finish import finish
from namro.outputs.packets.meeting import Meeting
from namro.outputs.packets.packet import Banner, Packet, Part, Use
from namro.records.cuoc_hop import CuocHop

NOTICE = "Tài liệu học tập, không phải văn bản gốc"
_SIZE = 14
"""Points, as letters of the Party's offices are set."""


@dataclass(frozen=True)
class Paper:
    """One paper: its id, its name, what makes it (nothing where the meeting has no use for it). What is `read` by those
    who come, and not sent out or kept by the office, is made in large print too."""

    id: str
    name: str
    make: Callable[[Meeting], Part | None]
    read: bool = False


PAPERS: tuple[Paper, ...] = (
    Paper("chuong-trinh", "Chương trình", papers.agenda, read=True),
    Paper("giay-moi", "Giấy mời", papers.invitation),
    Paper("diem-danh", "Danh sách dự họp", papers.attendance),
    Paper("bien-ban", "Biên bản", papers.minutes),
    Paper("bao-cao", "Báo cáo kết quả", papers.report),
    Paper("thao-luan", "Câu hỏi thảo luận", study.questions, read=True),
    Paper("trinh-bay", "Tài liệu cho người trình bày", study.notes, read=True),
    Paper("mot-trang", "Một trang cho người không dự", study.handout, read=True),
    Paper("thu-hoach", "Mẫu bài thu hoạch", study.afterwards, read=True),
)
WHOLE, MATERIALS, BANNER = "ca-bo", "tai-lieu", "ma-ket"
OTHERS = {WHOLE: "Cả bộ giấy tờ", MATERIALS: "Tài liệu phát", BANNER: "Phông"}


def packet_id(ma: str, paper: str) -> str:
    """The id of a paper of a meeting, which names its files."""
    return f"hop-{ma}-{paper}"


def papers_of(meeting: Meeting) -> list[tuple[Paper, Part]]:
    """The papers that the meeting has a use for; links in them stand as addresses below the site's root."""
    return [(paper, part) for paper in PAPERS if (part := paper.make(meeting))]


def of_meeting(library: Library, as_of: Edition, ma: str, record: CuocHop) -> Iterator[Packet]:
    """Every packet of the meeting `ma`."""
    meeting = Meeting(library, ma, record)
    made = papers_of(meeting)
    told = tuple(_materials(meeting))
    materials = _packet(meeting, as_of, MATERIALS, told, cover=True, use="phat") if told else None
    yield _packet(meeting, as_of, WHOLE, tuple(part for _, part in made), cover=True, beside=materials)
    for paper, part in made:
        names_pages = paper.make is study.notes
        use: Use = "phat" if paper.read else "giay"
        yield _packet(meeting, as_of, paper.id, (part,), use=use, beside=materials if names_pages else None)
    if materials:
        yield materials
    banner = meeting.banner()
    if banner:
        yield _packet(meeting, as_of, BANNER, (), use="ma-ket", banner=banner)


def _materials(meeting: Meeting) -> Iterator[Part]:
    """What is handed out: texts, then talks."""
    library, record = meeting.library, meeting.record
    yield from (documents.document(library, ma, (), None) for ma in record.van_ban if ma in library.toan_van)
    yield from (conferences.talk(library, ma, None) for ma in record.chuyen_de if ma in library.chuyen_de)


def _packet(
    meeting: Meeting,
    as_of: Edition,
    paper: str,
    parts: tuple[Part, ...],
    *,
    cover: bool = False,
    use: Use = "giay",
    banner: Banner | None = None,
    beside: Packet | None = None,
) -> Packet:
    record, library = meeting.record, meeting.library
    name = next((one.name for one in PAPERS if one.id == paper), OTHERS.get(paper, ""))
    on = f"ngày {day(record.ngay)}" if record.ngay else ""
    on += f" đến ngày {day(record.den_ngay)}" if record.den_ngay else ""
    place = ", ".join(filter(None, (record.dia_diem, on)))
    packet = Packet(
        id=packet_id(meeting.ma, paper),
        title=record.ten if cover else f"{name}: {record.ten}",
        subtitle=name,
        audience="",
        site=library.trang.ten,
        url=meeting.url,
        as_of=as_of.ngay,
        build="",
        notice=NOTICE,
        explanation=f"{library.trang.ai_viet} Chữ trong ngoặc kép và toàn văn là lời của cơ quan ban hành.",
        papers=("a4", "a5") if paper == MATERIALS else ("a4",),
        size=_SIZE,
        parts=cited_once(library, parts),
        use=use,
        label="GIẤY TỜ HỌP" if paper == WHOLE else "TÀI LIỆU HỌC TẬP",
        cover=cover,
        listed=paper == MATERIALS,
        duplex=paper == MATERIALS,
        host=record.ben_to_chuc or "",
        held=place,
        banner=banner,
        beside=beside,
    )
    return finish(packet, library.trang.dia_chi_goc, library.shown_at)
