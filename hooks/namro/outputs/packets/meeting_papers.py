"""The papers that a body sends out and keeps: agenda, invitation, list of those present, minutes, report."""

from __future__ import annotations

from collections.abc import Iterator

from namro.language.vietnamese import day
from namro.library.deadlines import in_words
from namro.outputs.packets.inline import clause_link, em, strong, text
from namro.outputs.packets.meeting import ROOM_TO_SIGN, Meeting, blank, hours, labelled_blank, quoted, small
from namro.outputs.packets.packet import (
    Block,
    Fill,
    Heading,
    Inline,
    Lines,
    Paragraph,
    Part,
    Sides,
    Table,
    Title,
)
from namro.records.cuoc_hop import CuocHop

_ROW = 9
"""Millimetres of a row that is signed."""
_BLANK_ROWS, _SPARE_ROWS = 40, 3
_MOST_SIGNINGS = 3
"""Days that can each have a column to sign in on an upright sheet."""
_LINES_A_POINT, _LINES_OF_CONCLUSION, _OPINIONS = 3, 5, 5
_Cell = tuple[Inline, ...]


def _cell(words: str) -> _Cell:
    return ((text(words),),)


def agenda(meeting: Meeting) -> Part:
    """The hours, what is done, by whom."""
    rows = tuple(_hours(meeting)) or tuple((_cell(""), _cell(""), _cell("")) for _ in range(8))
    blocks: list[Block] = [
        meeting.head(""),
        Title("CHƯƠNG TRÌNH", (meeting.blank("ten"),)),
        labelled_blank("Thời gian", *meeting.when),
        labelled_blank("Địa điểm", meeting.blank("dia_diem")),
        labelled_blank("Chủ trì", meeting.blank("nguoi_chu_tri")),
        Table("", ("Thời gian", "Nội dung", "Người thực hiện"), rows, (3, 9, 5), least=_ROW),
    ]
    return meeting.paper("chuong-trinh", "Chương trình", blocks)


def _hours(meeting: Meeting) -> Iterator[tuple[_Cell, ...]]:
    """A row a line of the agenda, above the first of each of several days its name."""
    for line in meeting.agenda:
        if line.ngay:
            yield _cell(""), ((strong(f"Ngày {day(line.ngay)}"),),), _cell("")
        yield _cell(hours(line)), _cell(line.noi_dung), _cell(line.nguoi_thuc_hien or "")


def invitation(meeting: Meeting) -> Part:
    """The letter that invites one person, with whom it is for left open."""
    record = meeting.record
    blocks: list[Block] = [
        meeting.head("GM"),
        Title("GIẤY MỜI", (text("dự "), meeting.blank("ten"))),
        Paragraph((meeting.blank("ben_to_chuc"), text(" trân trọng kính mời:"))),
        Fill((strong("Đồng chí:"), text(" "))),
        Fill((strong("Chức vụ, đơn vị:"), text(" "))),
        Paragraph((text("Dự "), meeting.blank("ten"), text("."))),
        labelled_blank("Thời gian", *meeting.when),
        labelled_blank("Địa điểm", meeting.blank("dia_diem")),
        labelled_blank("Chủ trì", meeting.blank("nguoi_chu_tri")),
    ]
    if record.thanh_phan:
        blocks.append(labelled_blank("Thành phần", text("; ".join(record.thanh_phan) + ".")))
    blocks += [
        labelled_blank("Nội dung", text("theo chương trình gửi kèm.")),
        Paragraph((text("Đề nghị đồng chí sắp xếp công việc, đến dự đúng giờ, đúng thành phần."),)),
        meeting.signed(
            (
                Paragraph((strong("Nơi nhận:"),), "thuong"),
                *(small(text(f"- {name},")) for name in record.noi_nhan or ("Như kính mời",)),
                small(text("- Lưu Văn phòng.")),
            )
        ),
    ]
    return meeting.paper("giay-moi", "Giấy mời", blocks)


def attendance(meeting: Meeting) -> Part:
    """A row for everybody who is expected, by body where bodies are named, and some to spare."""
    blocks: list[Block] = [
        meeting.head(""),
        Title("DANH SÁCH", (text("đại biểu dự "), meeting.blank("ten"))),
        labelled_blank("Thời gian", *meeting.when),
        labelled_blank("Địa điểm", meeting.blank("dia_diem")),
        Fill((strong("Được mời:"), text(f" {meeting.expected or '………'} người; có mặt: "))),
    ]
    head = ("TT", "Họ và tên", "Chức vụ, đơn vị", *_signings(meeting))
    columns = (2, 11, 10, 7) if len(head) == 4 else (2, 10, 8, *(5 for _ in head[3:]))
    blocks.append(Table("", head, tuple(_rows(meeting.record, len(head) - 3)), columns, least=_ROW))
    return meeting.paper("diem-danh", "Danh sách dự họp", blocks)


def _signings(meeting: Meeting) -> tuple[str, ...]:
    """The columns to sign in: one a day, as long as there is room for them."""
    days = meeting.days
    return tuple(f"Ký {one:%d/%m}" for one in days) if 1 < len(days) <= _MOST_SIGNINGS else ("Ký tên",)


def _rows(record: CuocHop, signings: int) -> Iterator[tuple[_Cell, ...]]:
    """To sign in, numbered through; above those of a body its name."""
    empty = tuple(_cell("") for _ in range(signings))
    if not record.don_vi_moi:
        yield from _signed(1, record.so_nguoi or _BLANK_ROWS, empty)
        return
    first = 1
    for body in record.don_vi_moi:
        yield _cell(""), ((strong(body.ten),),), _cell(f"{body.so_nguoi} người"), *empty
        yield from _signed(first, body.so_nguoi, empty)
        first += body.so_nguoi
    yield _cell(""), ((strong("Đại biểu khác"),),), _cell(""), *empty
    yield from _signed(first, _SPARE_ROWS, empty)


def _signed(first: int, count: int, empty: tuple[_Cell, ...]) -> Iterator[tuple[_Cell, ...]]:
    for number in range(first, first + count):
        yield _cell(str(number)), _cell(""), _cell(""), *empty


def minutes(meeting: Meeting) -> Part:
    """What was said on each line of the agenda, opinions, conclusions, signatures."""
    record, expected = meeting.record, meeting.expected
    blocks: list[Block] = [
        meeting.head("BB", "ngay"),
        Title("BIÊN BẢN", (meeting.blank("ten"),)),
        labelled_blank("Bắt đầu", *meeting.when),
        labelled_blank("Địa điểm", meeting.blank("dia_diem")),
        labelled_blank("Chủ trì", meeting.blank("nguoi_chu_tri")),
        labelled_blank("Thư ký", meeting.blank("thu_ky")),
        Fill((strong("Có mặt:"), text(f" ……… / {expected or '………'} người. Vắng, lý do: "))),
        Heading(2, (text("I. NỘI DUNG"),), unlisted=True),
        *_points(meeting),
        Heading(2, (text("II. Ý KIẾN THẢO LUẬN"),), unlisted=True),
        Table(
            "",
            ("TT", "Họ và tên, đơn vị", "Ý kiến"),
            tuple((_cell(str(n)), _cell(""), _cell("")) for n in range(1, _OPINIONS + 1)),
            (2, 9, 19),
            least=2 * _ROW,
        ),
        Heading(2, (text("III. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ"),), unlisted=True),
        Lines(_LINES_OF_CONCLUSION, joined=True),
        Paragraph(
            (
                text("Cuộc họp kết thúc hồi …… giờ …… "),
                text(f"ngày {day(record.den_ngay)}" if record.den_ngay else "cùng ngày"),
                text(". Biên bản đã đọc cho người dự cùng nghe."),
            )
        ),
        Sides(_signature("THƯ KÝ", meeting, "thu_ky"), _signature("CHỦ TRÌ", meeting, "nguoi_chu_tri"), 50),
    ]
    return meeting.paper("bien-ban", "Biên bản", blocks)


def _points(meeting: Meeting) -> Iterator[Block]:
    for number, line in enumerate(meeting.agenda, 1):
        who = f" ({line.nguoi_thuc_hien})" if line.nguoi_thuc_hien else ""
        if line.ngay:
            yield Paragraph((em(f"Ngày {day(line.ngay)}"),), "giua")
        yield Heading(3, (text(f"{line.noi_dung}{who}"),), number=f"{number}.", unlisted=True)
        yield Lines(_LINES_A_POINT)
    if not meeting.agenda:
        yield Lines(_LINES_OF_CONCLUSION * 2)


def _signature(role: str, meeting: Meeting, field: str) -> tuple[Paragraph, ...]:
    return (
        Paragraph((strong(role),), "giua"),
        Paragraph((em("(ký, ghi rõ họ tên)"),), "giua"),
        *(Paragraph((text("\u00a0"),), "giua") for _ in range(ROOM_TO_SIGN)),
        Paragraph((meeting.blank(field, "………………………"),), "giua"),
    )


def report(meeting: Meeting) -> Part | None:
    """What the document asks to be told, to whom, by when; None for a meeting of which nothing is asked."""
    record = meeting.record
    task = meeting.library.nhiem_vu_theo_ma.get(record.nhiem_vu or "")
    if task is None and not record.bao_cao:
        return None
    blocks: list[Block] = [
        meeting.head("BC", ""),
        Title("BÁO CÁO", (text("kết quả "), meeting.blank("ten"))),
    ]
    if task:
        blocks += _owed(meeting)
    blocks += [
        labelled_blank("Đã họp", *meeting.when, text("; tại "), meeting.blank("dia_diem", "………………")),
        Fill((strong("Số người được mời:"), text(f" {meeting.expected or '………'}; có mặt: ………; vắng: "))),
    ]
    for number, asked in enumerate(record.bao_cao, 1):
        blocks.append(Heading(2, (text(asked.noi_dung),), number=f"{number}.", unlisted=True))
        blocks += quoted(meeting, asked.nguon)
        blocks.append(Lines(asked.so_dong, joined=number == len(record.bao_cao)))
    blocks.append(
        meeting.signed(
            (Paragraph((strong("Nơi nhận:"),)), small(text("- Như trên,")), small(text("- Lưu Văn phòng.")))
        )
    )
    return meeting.paper("bao-cao", "Báo cáo kết quả", blocks)


def _owed(meeting: Meeting) -> Iterator[Block]:
    """To whom the report goes, by when, in the words of the document."""
    library = meeting.library
    _, task = library.nhiem_vu_theo_ma[meeting.record.nhiem_vu or ""]
    duty, deadline = task.trach_nhiem, task.tien_do
    to = library.don_vi[duty.bao_cao_den].ten if duty.bao_cao_den else "………………"
    through = f" (qua {library.don_vi[duty.bao_cao_qua].ten})" if duty.bao_cao_qua else ""
    yield Paragraph((em("Kính gửi: "), text(to + through)), "giua")
    if deadline.nguyen_van:
        known = in_words(deadline) if deadline.muon_nhat else ""
        when: Inline = (text(f"“{deadline.nguyen_van}”"), *((text(f", {known}"),) if known else ()))
        cited = deadline.nguon or task.nguon
        where = clause_link(library, cited[0].van_ban, cited[0].khoan)
        yield labelled_blank("Hạn gửi", *when, text(" ("), *where, text(")"))
    else:
        yield labelled_blank("Hạn gửi", em("văn bản chưa nêu"), text(" "), blank("han", ""))
