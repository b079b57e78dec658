"""The papers of a meeting: the list of sets, and a page a set where an officer fills it in, prints it or takes the files."""

from __future__ import annotations

from dataclasses import dataclass

from namro.outputs.packets.banner import Line, laid
from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.meeting import Meeting
from namro.outputs.packets.meetings import OTHERS, PAPERS, packet_id, papers_of
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages.context import Pages
from namro.outputs.pages.tap_in import size_words
from namro.outputs.pour import Output
from namro.outputs.tokens import own
from namro.records.addresses import STUDY, address, listing
from namro.records.cuoc_hop import CuocHop
from namro.records.kinds import BY_ID

_ABOUT = "Điền một lần, in cả bộ: giấy mời, chương trình, danh sách, biên bản, báo cáo, phông. Chỗ để trống in ra dòng chấm."


@dataclass(frozen=True)
class Field:
    """A field that is filled in on the page: its name, label, kind of input, an example."""

    name: str
    label: str
    kind: str = "text"
    example: str = ""


FIELDS = (
    Field("ten", "Tên cuộc họp"),
    Field("ben_to_chuc", "Bên tổ chức", example="Cơ quan, đơn vị …"),
    Field("cap_tren", "Cấp trên của bên tổ chức", example="Cơ quan cấp trên …"),
    Field("ky_hieu", "Ký hiệu văn bản", example="VP"),
    Field("dia_danh", "Địa danh ghi trên giấy", example="Phường …"),
    Field("dia_diem", "Địa điểm họp", example="Hội trường …"),
    Field("ngay", "Ngày họp", "date"),
    Field("den_ngay", "Đến ngày (nếu họp nhiều ngày)", "date"),
    Field("bat_dau", "Giờ bắt đầu", "time"),
    Field("nguoi_chu_tri", "Người chủ trì"),
    Field("thu_ky", "Thư ký"),
    Field("ngay_moi", "Ngày ký giấy mời", "date"),
    Field("quyen_han", "Ký thay mặt", example="T/M …"),
    Field("chuc_vu", "Chức vụ người ký", example="BÍ THƯ"),
    Field("ho_ten", "Họ tên người ký"),
)


def render(pages: Pages) -> list[Output]:
    """The list, and a page a set."""
    sets = pages.library.cuoc_hop
    made = [
        pages.output(
            listing("cuoc-hop"),
            "cuoc_hop_list.html",
            BY_ID["cuoc-hop"].heading,
            _ABOUT,
            trail=[("Học và in", STUDY)],
            cuoc_hop=sets,
            ten_giay=[*(paper.name for paper in PAPERS), *OTHERS.values()],
        )
    ]
    return made + [_set(pages, ma, meeting) for ma, meeting in sets.items()]


def _set(pages: Pages, ma: str, record: CuocHop) -> Output:
    meeting = Meeting(pages.library, ma, record)
    papers = papers_of(meeting)
    banner = meeting.banner()
    names = {paper.id: paper.name for paper, _ in papers}
    files = {
        name: found
        for paper, name in (names | OTHERS).items()
        if (found := _files(pages.shelf, packet_id(ma, paper)))
    }
    lines: tuple[Line, ...] = laid(banner) if banner else ()
    return pages.output(
        address("cuoc-hop", ma),
        "cuoc_hop.html",
        record.ten,
        f"Giấy tờ cho {record.ten}: giấy mời, chương trình, danh sách, biên bản, báo cáo, phông.",
        trail=[(BY_ID["cuoc-hop"].heading, listing("cuoc-hop"))],
        ma=ma,
        cuoc_hop=record,
        truong=FIELDS,
        giay=papers,
        ma_ket=banner,
        dong=lines,
        mau=own().tap,
        tep=files,
        dung_luong=size_words,
    )


def _files(shelf: Shelf | None, packet: str) -> list[tuple[Format, Shelved]]:
    """What this build brings of a paper."""
    return [(form, file) for form in FORMATS for file in (shelf.of(packet, form.id) if shelf else ())]
