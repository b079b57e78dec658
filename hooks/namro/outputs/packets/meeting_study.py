"""The papers that people learn from: questions to discuss, notes for whoever presents, one page for those who do not
come, the form of what each writes afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namro.language.prose import Node, parse
from namro.outputs.packets.inline import clause_link, em, quotation, strong, text
from namro.outputs.packets.meeting import ROOM_TO_SIGN, Meeting, hours, labelled_blank, quoted
from namro.outputs.packets.packet import (
    Block,
    Fill,
    Heading,
    Lines,
    Paragraph,
    Part,
    Prose,
    Quotation,
    Sides,
    Title,
)
from namro.outputs.packets.paging import place
from namro.outputs.packets.widths import lines
from namro.records.addresses import address, clause
from namro.records.base import TrichDan
from namro.records.cuoc_hop import MucCuocHop

_LINES_TO_DISCUSS = 4
_LINES_ON_ONE_PAGE = 33.0
"""That one page holds between the head of this paper and the address at its foot."""
_LETTERS_A_LINE = 33.0
"""The width of a line, in letters of the words' size."""


def questions(meeting: Meeting) -> Part | None:
    """Each question with the clauses that it is about, and lines for what the group finds."""
    asked = [(one.cau_hoi, one.nguon) for one in meeting.record.thao_luan]
    known = meeting.library.hoi_dap
    asked += [(known[ma].cau_hoi, known[ma].nguon) for ma in meeting.record.hoi_dap if ma in known]
    if not asked:
        return None
    blocks: list[Block] = [Title("CÂU HỎI THẢO LUẬN", (meeting.blank("ten"),))]
    for number, (question, cited) in enumerate(asked, 1):
        blocks.append(Heading(2, (text(question),), number=f"Câu {number}.", unlisted=True))
        blocks += _quotations(meeting, cited)
        blocks.append(Lines(_LINES_TO_DISCUSS))
    return meeting.paper("thao-luan", "Câu hỏi thảo luận", blocks, own=False)


def _once(cited: tuple[TrichDan, ...]) -> Iterator[TrichDan]:
    for van_ban, khoan, trich in dict.fromkeys((one.van_ban, one.khoan, one.trich) for one in cited):
        yield TrichDan(van_ban=van_ban, khoan=khoan, trich=trich)


def _quotations(meeting: Meeting, cited: tuple[TrichDan, ...]) -> Iterator[Quotation]:
    """Each once."""
    return (quotation(meeting.library, one) for one in _once(cited))


def notes(meeting: Meeting) -> Part | None:
    """Of each line of the agenda that somebody presents: the points, and the words of the documents with their place."""
    told = [line for line in meeting.agenda if _talk(meeting, line) or line.y or line.nguon]
    told = told or [line for line in meeting.agenda if line.nguoi_thuc_hien]
    if not told:
        return None
    blocks: list[Block] = [Title("TÀI LIỆU CHO NGƯỜI TRÌNH BÀY", (meeting.blank("ten"),))]
    for number, line in enumerate(told, 1):
        blocks.append(Heading(2, (text(line.noi_dung),), number=f"{number}.", unlisted=True))
        talk = ((line.chuyen_de or ""),) if _talk(meeting, line) else ()
        about = ", ".join(filter(None, (hours(line), line.nguoi_thuc_hien)))
        if about or talk:
            where = (place(address("chuyen-de", ma), lead="; chuyên đề: ") for ma in talk)
            blocks.append(Paragraph((em(about or "Theo chương trình"), *where), "nho"))
        blocks += _points(meeting, line)
    return meeting.paper("trinh-bay", "Tài liệu cho người trình bày", blocks, own=False)


def _talk(meeting: Meeting, line: MucCuocHop) -> bool:
    return line.chuyen_de is not None and line.chuyen_de in meeting.library.chuyen_de


def _points(meeting: Meeting, line: MucCuocHop) -> Iterator[Block]:
    cited = line.nguon
    if line.chuyen_de is not None and _talk(meeting, line):
        talk = meeting.library.chuyen_de[line.chuyen_de]
        yield Prose(parse(talk.gioi_thieu))
        cited = (*cited, *talk.nguon)
    if line.y:
        items = tuple(Node("li", children=(Node("p", children=(text(point),)),)) for point in line.y)
        yield Prose((Node("ul", children=items),))
    for one, where in zip(_quotations(meeting, cited), _once(cited), strict=True):
        yield replace(one, source=(*one.source, place(clause(where.van_ban, where.khoan), where.trich)))
    yield Fill((strong("Thời lượng, ghi thêm:"), text(" ")))


def handout(meeting: Meeting) -> Part | None:
    """As many short answers as one page holds, for people who do not come."""
    library, record = meeting.library, meeting.record
    known = [library.hoi_dap[ma] for ma in record.hoi_dap if ma in library.hoi_dap]
    if not known:
        return None
    blocks: list[Block] = [
        Title("NHỮNG ĐIỀU CẦN BIẾT", (meeting.blank("ten"),)),
        labelled_blank("Buổi họp", *meeting.when, text(", tại "), meeting.blank("dia_diem", "………………")),
    ]
    left = _LINES_ON_ONE_PAGE
    for question in known:
        first = question.nguon[0]
        told: tuple[Block, ...] = (
            Heading(2, (text(question.cau_hoi),), unlisted=True),
            Prose(parse(question.cau_chot or question.tra_loi)),
            Paragraph((em("Căn cứ: "), *clause_link(library, first.van_ban, first.khoan)), "nho"),
        )
        left -= sum(_height(block) for block in told)
        if left < 0:
            break
        blocks += told
    return meeting.paper("mot-trang", "Một trang cho người không dự", blocks, own=False, url=meeting.url)


def afterwards(meeting: Meeting) -> Part | None:
    """What a person writes after the meeting: each thing that the document asks for, with lines."""
    record = meeting.record
    if not record.thu_hoach:
        return None
    blocks: list[Block] = [
        Sides(
            (
                Paragraph((meeting.blank("ben_to_chuc", "ĐẢNG BỘ ……………………"),), "giua"),
                Paragraph((strong("CHI BỘ ……………………"),), "giua"),
                Paragraph((text("*"),), "giua"),
            ),
            meeting.head("", "").right,
        ),
        Title("BÀI THU HOẠCH", (meeting.blank("ten"),)),
        Fill((strong("Họ và tên:"), text(" "))),
        Fill((strong("Chức vụ, nơi công tác:"), text(" "))),
        Fill((strong("Sinh hoạt tại chi bộ:"), text(" "))),
    ]
    for number, asked in enumerate(record.thu_hoach, 1):
        blocks.append(Heading(2, (text(asked.noi_dung),), number=f"{number}.", unlisted=True))
        blocks += quoted(meeting, asked.nguon)
        blocks.append(Lines(asked.so_dong, joined=number == len(record.thu_hoach)))
    blocks.append(
        Sides(
            (),
            (
                Paragraph((strong("NGƯỜI VIẾT"),), "giua"),
                Paragraph((em("(ký, ghi rõ họ tên)"),), "giua"),
                *(Paragraph((text("\u00a0"),), "giua") for _ in range(ROOM_TO_SIGN)),
            ),
        )
    )
    return meeting.paper("thu-hoach", "Mẫu bài thu hoạch", blocks, own=False)


def _height(block: Block) -> float:
    """About how many lines it takes, with the white around it."""
    if isinstance(block, Prose):
        return sum(lines(node.children, _LETTERS_A_LINE) + 0.4 for node in block.nodes)
    if isinstance(block, Heading):
        return 1.1 * lines((Node("strong", children=block.content),), _LETTERS_A_LINE / 1.1) + 1.2
    return 0.9 * lines(block.content, _LETTERS_A_LINE / 0.88) + 0.4 if isinstance(block, Paragraph) else 0.0
