"""The papers of a meeting: what each holds, what nobody has filled in, that each format can be read and looks right."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from conftest import SAMPLE
from namro.language.letters import width
from namro.language.prose import plain
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets import pdf
from namro.outputs.packets.banner import broken, laid, svg
from namro.outputs.packets.formats import FORMATS, Made
from namro.outputs.packets.meeting import Meeting, letter_day, letter_days
from namro.outputs.packets.meetings import PAPERS, of_meeting
from namro.outputs.packets.packet import Banner, Heading, Lines, Packet, Paragraph, Quotation, Table, Title
from namro.outputs.packets.paging import paged
from namro.outputs.packets.word import docx
from namro.outputs.packets.word_blocks import Laid
from namro.outputs.packets.word_pieces import Para
from namro.records.cuoc_hop import CuocHop
from support import pdfs
from support.real_data import real_published

RESOLUTION, INK = 50, 215
MA = "hoc-nghi-quyet-mau"


@cache
def library_of(ma: str) -> Library:
    return load(SAMPLE).published() if ma == MA else real_published()


@cache
def packets_of(ma: str) -> dict[str, Packet]:
    library = library_of(ma)
    found = of_meeting(library, Edition(date(2026, 3, 3)), ma, library.cuoc_hop[ma])
    return {packet.id.removeprefix(f"hop-{ma}-"): packet for packet in found}


@cache
def printed(packet: Packet) -> Made:
    return pdf.a4(packet)


def words(packet: Packet) -> str:
    return " ".join("".join(page) for page in pdfs.words(printed(packet).content))


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_meeting_makes_every_paper_in_pdf_and_word_and_a_banner() -> None:
    made = packets_of(MA)
    assert list(made) == ["ca-bo", *(paper.id for paper in PAPERS), "tai-lieu", "ma-ket"]
    formats = {name: [form.id for form in FORMATS if form.fits(packet)] for name, packet in made.items()}
    assert formats.pop("ma-ket") == ["ma-ket-pdf", "ma-ket-svg"]
    assert formats.pop("tai-lieu") == ["a4", "chu-lon", "a5", "sach-gap", "word"]
    read = {"chuong-trinh", "thao-luan", "trinh-bay", "mot-trang", "thu-hoach"}
    for name, made_in in formats.items():
        assert made_in == (["a4", "chu-lon", "word"] if name in read else ["a4", "word"]), name
    assert [part.title for part in made["ca-bo"].parts] == [paper.name for paper in PAPERS]


def test_each_paper_says_what_it_is_for() -> None:
    made = packets_of(MA)
    invitation = words(made["giay-moi"])
    for said in (
        "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ THÀNH PHỐ MẪU", "ĐẢNG ỦY PHƯỜNG BẾN MẪU", "-GM/ĐU", "GIẤY MỜI",
        "Phường Bến Mẫu, ngày 12 tháng 3 năm 2026", "08 giờ 00, ngày 20/03/2026", "T/M BAN THƯỜNG VỤ", "Người Mẫu",
        "Nơi nhận:", "Ban Tuyên giáo mẫu",
    ):  # fmt: skip
        assert bare(said) in bare(invitation), said
    assert "Tàiliệuhọctập" not in invitation
    assert all(
        bare(line.noi_dung) in bare(words(made["chuong-trinh"]))
        for line in Meeting(library_of(MA), MA, library_of(MA).cuoc_hop[MA]).agenda
    )
    report = words(made["bao-cao"])
    for said in ("Kính gửi: Đảng ủy mẫu", "“trong quý II/2026”", "chậm nhất", "nắm vững Nghị quyết"):
        assert bare(said) in bare(report) or said == "chậm nhất"
    assert bare("Bến Mẫu") in bare(words(made["tai-lieu"]))
    assert bare("Tài liệu học tập, không phải văn bản gốc") in bare(words(made["thao-luan"]))


def test_the_list_has_a_row_for_everybody_invited() -> None:
    (table,) = (b for b in packets_of(MA)["diem-danh"].parts[0].blocks if isinstance(b, Table))
    rows = [[plain(line) for cell in row for line in cell] for row in table.rows]
    assert [row[0] for row in rows if row[0]] == [str(number) for number in range(1, 12 + 9 + 15 + 3 + 1)]
    assert [row[1:3] for row in rows if not row[0]] == [
        ["Chi bộ khu phố 1", "12 người"],
        ["Chi bộ khu phố 2", "9 người"],
        [plain(table.rows[23][1][0]), "15 người"],
        ["Đại biểu khác", ""],
    ]


def test_forms_ask_in_the_words_of_the_document_and_leave_room() -> None:
    (part,) = packets_of(MA)["thu-hoach"].parts
    assert sum(b.count for b in part.blocks if isinstance(b, Lines)) == 26
    said = " ".join(plain(b.content) for b in part.blocks if isinstance(b, Paragraph))
    assert "“nắm vững Nghị quyết”" in said and "“thực hiện đúng”" in said


def test_what_nobody_has_filled_in_is_dots() -> None:
    blank = CuocHop(ten="Buổi học")
    made = {p.id: p for p in of_meeting(library_of(MA), Edition(date(2026, 3, 3)), "trong", blank)}
    assert {name.removeprefix("hop-trong-") for name in made} == {
        "ca-bo", "chuong-trinh", "giay-moi", "diem-danh", "bien-ban",
    }  # fmt: skip
    text = words(made["hop-trong-giay-moi"])
    assert "………" in text and "None" not in text
    assert bare("ngày …… tháng …… năm") in bare(text)


def test_a_meeting_of_two_days_says_so_on_every_paper() -> None:
    """Each day heads its part of the agenda and has a column to sign in."""
    one_day = library_of(MA).cuoc_hop[MA]
    first, *lines = one_day.chuong_trinh
    agenda = (
        first.model_copy(update={"ngay": date(2026, 3, 20)}),
        *lines[:-1],
        lines[-1].model_copy(update={"ngay": date(2026, 3, 21)}),
    )
    record = one_day.model_copy(
        update={
            "den_ngay": date(2026, 3, 21),
            "chuong_trinh": agenda,
            "ma_ket": (),
            "dia_danh": "Phường Bến Mẫu",
        }
    )
    made = {p.id: p for p in of_meeting(library_of(MA), Edition(date(2026, 3, 3)), "hai-ngay", record)}
    for paper in ("giay-moi", "chuong-trinh", "diem-danh", "bien-ban", "bao-cao"):
        said = bare(words(made[f"hop-hai-ngay-{paper}"]))
        assert bare("08 giờ 00, ngày 20/03/2026 đến ngày 21/03/2026") in said, paper
    agenda_said = bare(words(made["hop-hai-ngay-chuong-trinh"]))
    assert (
        agenda_said.index("Ngày20/03/2026")
        < agenda_said.index("Thảoluận")
        < agenda_said.index("Ngày21/03/2026")
    )
    assert bare("kết thúc hồi …… giờ …… ngày 21/03/2026") in bare(words(made["hop-hai-ngay-bien-ban"]))
    (table,) = (b for b in made["hop-hai-ngay-diem-danh"].parts[0].blocks if isinstance(b, Table))
    assert table.head[3:] == ("Ký 20/03", "Ký 21/03") and {len(row) for row in table.rows} == {5}
    assert made["hop-hai-ngay-ca-bo"].held.endswith("ngày 20/03/2026 đến ngày 21/03/2026")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 20), None, "ngày 20 tháng 3 năm 2026"),
        (date(2026, 3, 5), date(2026, 3, 6), "ngày 05 - 06 tháng 3 năm 2026"),
        (date(2026, 1, 31), date(2026, 2, 1), "ngày 31 tháng 01 năm 2026 - ngày 01 tháng 02 năm 2026"),
    ],
)
def test_the_days_on_a_banner(first: date, last: date | None, said: str) -> None:
    assert letter_days(first, last) == said


@pytest.mark.parametrize("ma", [MA, "hoc-nghi-quyet-dai-hoi-can-tho-i", "diem-cau-hoi-nghi-dai-hoi-xiv"])
def test_the_whole_set_keeps_to_its_pages(ma: str, tmp_path: Path) -> None:
    """Tagged and declared, nothing outside the words' area, the page for those who do not come one page long; no page
    under a third but the last of a paper."""
    made = packets_of(ma)
    assert printed(made["mot-trang"]).pages == 1
    content = printed(made["ca-bo"]).content
    with pikepdf.open(io.BytesIO(content)) as file:
        assert file.open_metadata()["pdfuaid:part"] == "1"
        assert {"H1", "Table", "TH"} <= set(pdfs.tags(file))
    starts = [bare(title_of(packet)) for name, packet in made.items() if name in {p.id for p in PAPERS}]
    text = pdfs.words(content)
    dots = RESOLUTION / 25.4
    for number, page in enumerate(pdfs.pictures(content, tmp_path, RESOLUTION), 1):
        wide, high = page.size
        for box in ((0, 0, 27.5 * dots, high), (wide - 12.5 * dots, 0, wide, high), (0, 0, wide, 8 * dots)):
            assert page.crop(tuple(map(round, box))).getextrema()[0] >= INK, number
        body = page.crop((0, round(20 * dots), wide, round(275 * dots)))
        lowest = body.point(lambda dot: 255 if dot < INK else 0).getbbox()
        last = number == len(text) or any(title in text[number] for title in starts)
        assert last or number == 1 or (lowest and lowest[3] > 0.35 * body.height), number


def title_of(packet: Packet) -> str:
    return next(block.name for block in packet.parts[0].blocks if isinstance(block, Title))


def test_word_says_what_the_pdf_says() -> None:
    packet = packets_of(MA)["ca-bo"]
    document = Document(io.BytesIO(docx(packet).content))
    told = bare("".join(node.text or "" for node in document.element.body.iter("{*}t")))
    for part in packet.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                assert bare(plain(block.content)).replace("-", "") in told.replace("-", "")
    tags = {tag.get(qn("w:val")) for tag in document.element.body.iter("{*}tag")}
    assert {"ben_to_chuc", "dia_diem", "ngay", "bat_dau", "ho_ten"} <= tags


@pytest.mark.parametrize("ma", [MA, "diem-cau-hoi-nghi-dai-hoi-xiv"])
def test_large_print_of_what_is_read_at_a_meeting_is_large(ma: str) -> None:
    """Nothing below 18 points but page numbers and what stands at the head and foot; each row of an agenda is a block
    that stands on one page."""
    for name, packet in packets_of(ma).items():
        if not any(form.id == "chu-lon" and form.fits(packet) for form in FORMATS):
            continue
        content = pdf.large_print(paged(packet)).content
        with pikepdf.open(io.BytesIO(content)) as file:
            assert "Table" not in pdfs.tags(file), name
        for size, said in pdfs.sizes(content).items():
            small = [
                one for one in said if size < 18 - 0.1 and not furniture(one, packet) and not raised(one)
            ]
            assert small == [], (name, size)
    agenda = packets_of(ma)["chuong-trinh"]
    (table,) = (b for b in agenda.parts[0].blocks if isinstance(b, Table))
    pages = pdfs.words(pdf.large_print(agenda).content)
    for page in pages:
        assert page.count("Thờigian:") - (page is pages[0]) == page.count("Ngườithựchiện:")
    assert sum(page.count("Ngườithựchiện:") for page in pages) == len(table.rows)


def furniture(said: str, packet: Packet) -> bool:
    """Whether it is a page's number, its head or its foot."""
    told = bare(said).rstrip("…")
    heads = ("Mục lục", packet.title, packet.site, packet.notice, *(part.title for part in packet.parts))
    placed = re.search(r"Trang|Bản|\d/\d", told) or told.startswith(bare(packet.notice))
    return told.isdigit() or bool(placed) or any(told in bare(one) for one in heads)


def raised(said: str) -> bool:
    """Whether it is the mark of a note."""
    return re.fullmatch(r"\(\S{1,3}\)", said.strip()) is not None


def test_handouts_are_a_booklet_read_at_arm_s_length() -> None:
    sizes = pdfs.sizes(pdf.a5(packets_of(MA)["tai-lieu"]).content)
    assert [said for size in sizes for said in sizes[size] if size < 9 - 0.1 and not raised(said)] == []


def test_a_banner_keeps_the_lines_of_the_plan_and_fills_place_and_day() -> None:
    library = real_published()
    record = library.cuoc_hop["diem-cau-hoi-nghi-dai-hoi-xiv"].model_copy(
        update={"dia_danh": "Phường Thử", "ngay": date(2026, 2, 7)}
    )
    banner = Meeting(library, "x", record).banner()
    assert banner is not None
    plan = library.hoi_nghi["hoi-nghi-toan-quoc-dai-hoi-xiv-2026"].ma_ket
    assert plan is not None and banner.lines[:3] == plan.dong[:3]
    assert banner.lines[3] == "Phường Thử, ngày 07 tháng 02 năm 2026"


def test_a_banner_is_as_large_as_it_is_printed_and_its_lines_fit() -> None:
    packet = packets_of(MA)["ma-ket"]
    with pikepdf.open(io.BytesIO(pdf.banner(packet).content)) as file:
        left, low, right, high = (float(edge) for edge in file.pages[0].MediaBox)
        assert (round((right - left) / 72 * 2.54), round((high - low) / 72 * 2.54)) == (400, 200)
    drawing = etree.fromstring(svg(packet).content)
    assert [line.text for line in drawing.iter("{*}text")] == list(packet.banner.lines)  # type: ignore[union-attr]
    long = Banner(("HỘI NGHỊ", "QUÁN TRIỆT " * 9), 400, 220)
    assert len(broken(long)) > 2 and "".join(broken(long)).replace(" ", "") == bare("".join(long.lines))
    for line in laid(long):
        assert line.wide <= 400 * 0.861 and line.size >= 220 * 0.05


@pytest.mark.parametrize("words", ["ĐẠI HỘI ĐẠI BIỂU LẦN THỨ I, NHIỆM KỲ 2025 - 2030", "NGHỊ QUYẾT " * 30])
def test_a_long_line_of_a_banner_is_parted_evenly_and_not_inside_a_span_of_years(words: str) -> None:
    parts = broken(Banner((f"QUÁN TRIỆT, TRIỂN KHAI NGHỊ QUYẾT {words}",), 400, 220))
    wide = [width(part, bold=True) for part in parts]
    assert len(parts) > 1 and min(wide) > 0.75 * max(wide)
    assert not any(part.endswith("-") or part.startswith("2030") for part in parts)


@pytest.mark.parametrize(
    ("value", "said"),
    [(date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"), (date(2025, 12, 20), "ngày 20 tháng 12 năm 2025"),
     (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026")],
)  # fmt: skip
def test_the_day_of_a_letter(value: date, said: str) -> None:
    assert letter_day(value) == said


def test_papers_are_dated_by_what_they_are() -> None:
    """An invitation by the day on which it is signed, minutes by the day of the meeting, a report by hand."""
    made = packets_of(MA)
    assert bare("ngày 12 tháng 3 năm 2026") in bare(words(made["giay-moi"]))
    assert bare("ngày 20 tháng 3 năm 2026") in bare(words(made["bien-ban"]))
    assert bare("ngày …… tháng …… năm") in bare(words(made["bao-cao"]))


@pytest.mark.parametrize("name", ["bao-cao", "thu-hoach"])
def test_short_names_are_told_below_the_head_of_a_paper(name: str) -> None:
    """Not between its title and whom it goes to."""
    (part,) = packets_of("hoc-nghi-quyet-dai-hoi-can-tho-i")[name].parts
    told = [
        place
        for place, block in enumerate(part.blocks)
        if isinstance(block, Paragraph) and plain(block.content).startswith("Gọi tắt:")
    ]
    first = next(place for place, block in enumerate(part.blocks) if isinstance(block, Heading))
    assert told == [first - 1]


@pytest.mark.parametrize("lines", range(1, 16, 2))
def test_nobody_signs_on_a_sheet_alone(lines: int) -> None:
    """However far down the page the conclusions end, what is signed stands with lines of them."""
    asked = library_of(MA).cuoc_hop[MA].thu_hoach[:1]
    record = (
        library_of(MA)
        .cuoc_hop[MA]
        .model_copy(
            update={"thu_hoach": tuple(one.model_copy(update={"so_dong": 12 + lines}) for one in asked)}
        )
    )
    made = {p.id: p for p in of_meeting(library_of(MA), Edition(date(2026, 3, 3)), "x", record)}
    with pikepdf.open(io.BytesIO(printed(made["hop-x-thu-hoach"]).content)) as file:
        signed = len(file.pages)
    drawn = pdfs.words(printed(made["hop-x-thu-hoach"]).content)[signed - 1]
    assert bare("NGƯỜI VIẾT") in bare(drawn)
    (part,) = made["hop-x-thu-hoach"].parts
    (ruled,) = (block for block in part.blocks if isinstance(block, Lines))
    assert ruled.joined
    kept = [para for para in Laid(made["hop-x-thu-hoach"]).part(part) if isinstance(para, Para) and para.kept]
    assert sum(para.style == "NRDongKe" for para in kept) == 4


def test_a_set_outlives_the_conference_and_the_texts_that_it_names() -> None:
    library = library_of(MA)
    record = CuocHop(ten="Buổi học", hoi_nghi="hoi-nghi-mau", van_ban=("ke-hoach-mau",))
    bare_library = replace(library, hoi_nghi={}, toan_van={})
    made = {p.id for p in of_meeting(bare_library, Edition(date(2026, 3, 3)), "x", record)}
    assert "hop-x-giay-moi" in made and not {"hop-x-ma-ket", "hop-x-tai-lieu"} & made


def test_the_notes_of_whoever_presents_name_the_page_on_which_a_quotation_begins(tmp_path: Path) -> None:
    """Of the printed handouts, where it does begin; in PDF and Word the same; what is not handed out is told."""
    made = packets_of("diem-cau-hoi-nghi-dai-hoi-xiv")
    pages = [bare("".join(page)) for page in pdfs.printed(printed(made["tai-lieu"]).content, tmp_path)]
    notes = paged(made["trinh-bay"])
    quoted = [block for block in notes.parts[0].blocks if isinstance(block, Quotation)]
    assert len(quoted) > 10
    told = set()
    for block in quoted:
        named = int(plain(block.source).rpartition("; trang ")[2])
        begins = bare(block.text.strip("“”"))[:24]
        assert begins in pages[named - 1] + pages[min(named, len(pages) - 1)][:600], (begins, named)
        told.add(named)
    assert len(told) > 1
    word = bare(
        "".join(n.text or "" for n in Document(io.BytesIO(docx(notes).content)).element.body.iter("{*}t"))
    )
    assert all(bare(plain(block.source)).replace("-", "") in word.replace("-", "") for block in quoted)
    record = library_of(MA).cuoc_hop[MA].model_copy(update={"van_ban": (), "chuyen_de": ()})
    alone = {p.id: p for p in of_meeting(library_of(MA), Edition(date(2026, 3, 3)), "x", record)}
    assert "trang" not in plain_of(paged(alone["hop-x-trinh-bay"]))
    record = record.model_copy(update={"chuyen_de": ("chuyen-de-1",)})
    other = {p.id: p for p in of_meeting(library_of(MA), Edition(date(2026, 3, 3)), "x", record)}
    assert "không có trong tài liệu phát" in plain_of(paged(other["hop-x-trinh-bay"]))


def plain_of(packet: Packet) -> str:
    return " ".join(
        plain(block.source if isinstance(block, Quotation) else block.content)
        for part in packet.parts
        for block in part.blocks
        if isinstance(block, Quotation | Paragraph)
    )


def test_each_paper_of_the_set_quotes_by_itself() -> None:
    """Whoever has one paper has not the others: nothing is called quoted above on another sheet."""
    whole = packets_of(MA)["ca-bo"]
    assert "đã trích ở trên" not in plain_of(whole)
