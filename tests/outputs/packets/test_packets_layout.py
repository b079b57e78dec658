"""Where the ink is: every page keeps to its text area, one line of running head and one of foot; the marks of a
booklet's sheets; how deep contents go. Pages are looked at as pictures, so that rules and frames count as words do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image
from test_packets_word import opened

from namro.language.letters import width
from namro.language.prose import Node, parse, plain
from namro.outputs.packets import folding, pdf
from namro.outputs.packets.contents import contents
from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import (
    Block,
    Clause,
    Heading,
    Inline,
    Lines,
    Note,
    Packet,
    Paragraph,
    Part,
    Prose,
    Quotation,
    Table,
)
from namro.outputs.packets.sheets import Sheet
from namro.outputs.packets.widths import shortened, side_by_side
from namro.outputs.packets.word import docx
from support import pdfs
from support.packets import real, real_names, small

RESOLUTION = 50
INK = 215
"""Darker than a draft's watermark and the ground of a table's head."""
HANGING, BELOW_THE_LINE = 2.5, 2.2
"""Millimetres that a comma may hang over the edge, and that a letter reaches below the last line."""
FOOT_BEGINS, FOOT_ENDS, HEAD_BEGINS = 4.0, {"a4": 9.0, "a5": 5.5}, {"a4": 10.0, "a5": 7.0}
"""Below the words: the foot's own strip of white; from the edges of the paper: where the foot and the head end."""
FORMATS = {"a4": (pdf.a4, "a4"), "chu-lon": (pdf.large_print, "a4"), "a5": (pdf.a5, "a5")}


def text(words: str) -> Node:
    return Node("text", text=words)


def inked(page: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether there is a mark in the box, given in millimetres from the upper left corner."""
    dots = RESOLUTION / 25.4
    box = (round(left * dots), round(top * dots), round(right * dots), round(bottom * dots))
    darkest, _ = page.crop(box).getextrema()
    return bool(darkest < INK)


def outside(page: Image.Image, number: int, paper: Any, duplex: bool = True) -> list[str]:
    """The sides on which something is printed outside the text area of the page."""
    margins = Sheet(paper, 13.0).margins
    wide, high = (edge / RESOLUTION * 25.4 for edge in page.size)
    odd = number % 2 == 1 or not duplex
    left, right = (margins.inside, margins.outside) if odd else (margins.outside, margins.inside)
    foot = high - margins.bottom
    boxes = {
        "left": (0, 0, left - HANGING, high),
        "right": (wide - right + HANGING, 0, wide, high),
        "above": (0, 0, wide, HEAD_BEGINS[paper]),
        "between words and foot": (0, foot + BELOW_THE_LINE, wide, foot + FOOT_BEGINS),
        "below": (0, high - FOOT_ENDS[paper], wide, high),
    }
    return [side for side, box in boxes.items() if inked(page, *box)]


def assert_inside(packet: Packet, form: str, folder: Path) -> bytes:
    write, paper = FORMATS[form]
    content = write(packet).content
    pages = pdfs.pictures(content, folder, RESOLUTION)
    found = {
        number: sides
        for number, page in enumerate(pages, 1)
        if (sides := outside(page, number, paper, packet.duplex))
    }
    assert found == {}
    return content


WHOLE = ["cho-can-bo-to-chuc", "cho-bao-cao-vien", "tam-chuyen-de", "cho-dang-vien"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", WHOLE)
def test_nothing_is_printed_outside_the_text_area(name: str, form: str, tmp_path: Path) -> None:
    packet = real(name)
    if form != "a5" or form in packet.papers:
        assert_inside(packet, form, tmp_path)


def test_nothing_is_printed_outside_the_text_area_of_a_body_s_tasks(tmp_path: Path) -> None:
    """In large print, where rows are tallest, the bodies with the longest cells; each has columns of other widths."""
    sheets = [real(name) for name in real_names() if name.startswith("nhiem-vu-")]
    assert len(sheets) > 30
    for packet in sorted(sheets, key=longest_cell)[-10:]:
        folder = tmp_path / packet.id
        folder.mkdir()
        assert_inside(packet, "chu-lon", folder)


def longest_cell(packet: Packet) -> float:
    """Letters of the fullest cell of its tables against the width of its column."""
    tables = [block for part in packet.parts for block in part.blocks if isinstance(block, Table)]
    return max(
        sum(len(plain(line)) for line in cell) * sum(table.widths) / wide
        for table in tables
        for row in table.rows
        for cell, wide in zip(row, table.widths, strict=True)
    )


STUFF = (
    "Kế hoạch học tập, quán triệt 01-CT/TU ngày 07/02/2026 CỦA BAN THƯỜNG VỤ THÀNH ỦY CẦN THƠ (2025 - 2030); "
)


def cell(words: int, look: str, end: str) -> tuple[Inline, ...]:
    """So many times the stuff in paragraphs of one look, the last word being the given one."""
    lines = [(Node(look, children=(text(STUFF),)) if look else text(STUFF),) for _ in range(words)]
    return (*lines, (Node("ref", href="x_1", children=(text("phần II, mục 1.1"),)), text(end)))


def stress() -> Packet:
    """Every block that can be long, each longer than a page; rows from a line to three pages, in wide and narrow columns."""
    rows = tuple(
        (
            ((text(str(n)),),),
            cell(1, "", f"đầu{n:02}"),
            cell(n, ("", "strong", "em")[n % 3], f"giữa{n:02}"),
            cell(n // 2, "strong", f"cuối{n:02}"),
        )
        for n in range(1, 37, 3)
    )
    table = Table("Bảng", ("TT", "Rõ người", "Rõ việc", "Rõ tiến độ"), rows, (2, 8, 15, 8))
    grid = "| a | b |\n|---|---|\n" + "".join(f"| c | {STUFF * n} |\n" for n in (1, 20, 40))
    long = (text(STUFF * 25),)
    blocks: tuple[Block, ...] = (
        Heading(2, long[:1], "x_1", "I."),
        Prose(parse(grid)),
        Prose(parse(f"> {STUFF * 40}\n\n- {STUFF * 40}")),
        *(
            Clause(kind, "-", (long,), 5, f"x_{kind}")
            for kind in ("ma-ket", "gach", "ky", "ten-loai", "doan")
        ),
        Paragraph((text("a"), Node("footnote", children=(text(STUFF * 50),)))),
        Quotation(STUFF * 40, long),
        Note(STUFF, (Paragraph(long), Prose(parse(STUFF * 40)))),
        Lines(40),
        *(
            block
            for n in range(9)
            for block in (
                Heading(3, (text(STUFF),), f"x_h{n}"),
                Lines(3),
                Paragraph((text(STUFF * n),), "nho"),
            )
        ),
    )
    title = "Chuyên đề 1: " + STUFF * 3
    parts = (
        Part("x", title, "https://nam-ro.example/x/", blocks),
        Part("y", title, "", (table,), True, True),
        Part("z", "Ngắn", "", (table,)),
    )
    return replace(small(), title=STUFF * 2, subtitle=STUFF, parts=parts, size=14)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_longer_than_a_page_is_broken_and_none_of_it_is_lost(form: str, tmp_path: Path) -> None:
    packet = stress()
    pages = pdfs.printed(assert_inside(packet, form, tmp_path), tmp_path)
    printed = "".join("".join("".join(page).split()) for page in pages)
    for n in range(1, 37, 3):
        for place in ("đầu", "giữa", "cuối"):
            assert printed.count(f"{place}{n:02}") == 2, f"{place}{n:02}"


def test_in_word_only_what_may_be_taller_than_a_page_is_split() -> None:
    (*_, table) = opened(stress()).tables
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
    assert whole == sorted(whole, reverse=True) and whole[3] and not whole[-1]


@pytest.mark.parametrize("form", FORMATS)
def test_running_heads_are_one_line(form: str, tmp_path: Path) -> None:
    """Both names of a talk's page, or as much of each as fits, with an ellipsis."""
    packet = real("tam-chuyen-de")
    pages = pdfs.printed(FORMATS[form][0](packet).content, tmp_path)
    titles = {"".join(part.title.split()) for part in packet.parts}
    talks = {title for title in titles if title.startswith("Chuyênđề")}
    heads = {"".join(page[0].split()) for page in pages[2:]}
    shown = {head.partition("…")[2] for head in heads if "…Chuyênđề" in head}
    assert len(shown) == len(talks) == 8
    for head in shown:
        assert any(title.startswith(head.rstrip("…")) for title in talks), head


def test_words_are_shortened_at_a_space_and_only_when_they_must() -> None:
    assert shortened("Tập cho đảng viên", 40) == "Tập cho đảng viên"
    short = shortened("Chuyên đề 1: Nội dung trọng tâm, cốt lõi", 15)
    assert short == "Chuyên đề 1: Nội dung trọng tâm…" and width(short) <= 15
    assert shortened("x" * 90, 10).endswith("x…") and width(shortened("x" * 90, 10)) <= 10
    assert side_by_side("Ngắn", "dài " * 9, 24) == ("Ngắn", "dài " * 9)
    left, right = side_by_side("trái " * 30, "phải " * 30, 40)
    assert left.endswith("…") and right.endswith("…") and 36 < width(left) + width(right) + 2 <= 40


def test_word_s_running_head_is_one_line() -> None:
    head = opened(replace(small(), title=STUFF * 3)).sections[-1].header.paragraphs[0].text
    draft, _, rest = head.partition(" ")
    assert head.endswith("…")
    assert 0.9 * 9354 / 20 < 9 * (width(draft, bold=True) + width(f" {rest}")) <= 9354 / 20


@pytest.mark.parametrize(
    ("pages", "sheets"),
    [
        (1, (1,)),
        (4, (1,)),
        (5, (2,)),
        (64, (16,)),
        (65, (9, 8)),
        (72, (9, 9)),
        (149, (13, 13, 12)),
        (300, (15,) * 5),
    ],
)
def test_signatures_are_even_and_never_more_than_sixteen_sheets(pages: int, sheets: tuple[int, ...]) -> None:
    assert folding.signatures(pages) == sheets


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (2, "1 tờ A4. Gấp đôi."),
        (14, "7 tờ A4. Để nguyên thứ tự, gấp đôi cả chồng rồi ghim giữa."),
        (36, "18 tờ A4, chia thành 2 tay, mỗi tay 9 tờ;"),
        (76, "38 tờ A4, chia thành 3 tay, lần lượt 13, 13 và 12 tờ;"),
    ],
)
def test_the_hint_of_a_booklet_tells_what_the_file_is(sides: int, told: str) -> None:
    assert folding.instructions(sides).startswith(f"In hai mặt, lật theo cạnh ngắn: {told}")


@pytest.mark.parametrize("name", ["tam-chuyen-de", "cho-dang-vien"])
def test_every_sheet_of_a_booklet_bears_its_signature(name: str, tmp_path: Path) -> None:
    """On the front of each sheet at the foot by the fold; the outermost of each signature has a bar on the fold."""
    packet = real(name)
    made = pdf.booklet(packet)
    sheets = folding.signatures(pdf.a5(packet).pages)
    assert made.pages == 2 * sum(sheets)
    marks = [
        re.findall(r"Tay (\d+)/(\d+), tờ (\d+)/(\d+)\b", "\n".join(page))
        for page in pdfs.printed(made.content, tmp_path)
    ]
    wanted = [
        [(str(number), str(len(sheets)), str(sheet), str(count))]
        for number, count in enumerate(sheets, 1)
        for sheet in range(1, count + 1)
    ]
    assert marks[0::2] == wanted and not any(marks[1::2])
    middle, bars = 297 / 2, []
    pages = pdfs.pictures(made.content, tmp_path, RESOLUTION)
    for page in pages:
        highest = next((y for y in range(20, 195, 3) if inked(page, middle - 1, y, middle + 1, y + 3)), None)
        bars.append(highest)
        assert not inked(page, 0, 0, 297, 4) and not inked(page, 0, 206.5, 297, 210)
    first = [2 * sum(sheets[:number]) for number in range(len(sheets))]
    assert [place for place, bar in enumerate(bars) if bar] == (first if len(sheets) > 1 else [])
    steps = [bar for bar in bars if bar]
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("write", [pdf.a4, pdf.booklet])
def test_the_language_is_vietnamese(write: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(write(small()).content)
    with pikepdf.open(path) as file:
        assert str(file.Root.Lang) == "vi-VN"


def test_writing_lines_keep_clear_of_words(tmp_path: Path) -> None:
    """Between the lowest rule of a question's lines and the words below it there is white."""
    blocks = (Lines(3), Paragraph((text("Đ" * 20),), "nho"))
    packet = replace(small(), parts=(Part("x", "Phần", "", blocks),))
    for form, (write, _) in FORMATS.items():
        (page,) = pdfs.pictures(write(packet).content, tmp_path, 100, 2, 2)
        rows = [page.crop((150, y, 250, y + 1)).getextrema()[0] < INK for y in range(page.height)]
        starts = [y for y in range(130, len(rows)) if rows[y] and not rows[y - 1]]
        ends = [y for y in range(130, len(rows)) if rows[y] and not rows[y + 1]]
        assert starts[3] - ends[2] > 6, form  # dots of a quarter of a millimetre


@pytest.mark.parametrize("form", ["chu-lon", "a5"])
def test_paragraphs_without_an_indent_stand_apart(form: str, tmp_path: Path) -> None:
    """The white between two paragraphs is wider than between the lines of one by more than a third of a letter."""
    words = text("Hhhh " * 60)
    packet = replace(small(), parts=(Part("x", "Phần", "", (Paragraph((words,)), Paragraph((words,)))),))
    (page,) = pdfs.pictures(FORMATS[form][0](packet).content, tmp_path, 100, 2, 2)
    rows = [page.crop((120, y, page.width - 90, y + 1)).getextrema()[0] < INK for y in range(page.height)]
    starts = [y for y in range(160, len(rows) - 160) if rows[y] and not rows[y - 1]]
    steps = [below - above for above, below in pairwise(starts)]
    line = sorted(steps)[len(steps) // 2]
    assert max(steps) > 1.3 * line


def levels(counts: Sequence[int], unlisted: int = 0) -> Packet:
    """A packet of `counts[0]` parts with so many headings of each deeper level, and so many terms."""
    blocks = [
        Heading(level, (text(f"Mục {level}.{n}"),), f"m-{level}-{n}")
        for level, count in enumerate(counts[1:], 2)
        for n in range(count)
    ]
    blocks += [Heading(2, (text(f"Từ {n}"),), f"t-{n}", unlisted=True) for n in range(unlisted)]
    parts = (
        Part("p0", "Phần 0", "", tuple(blocks)),
        *(Part(f"p{n}", f"Phần {n}", "", ()) for n in range(1, counts[0])),
    )
    return replace(small(), parts=parts, volume=None)


@pytest.mark.parametrize(
    ("counts", "terms", "lines"),
    [
        ((1,), 0, 0),
        ((1,), 70, 0),
        ((2,), 70, 2),
        ((1, 1), 0, 2),
        ((2, 26, 162), 70, 28),
        ((16, 61, 33), 0, 16),
        ((2, 3, 4, 10), 0, 19),
        ((9, 26, 73), 0, 35),
        ((2, 70), 0, 72),
        ((70, 9), 0, 70),
        ((12, 300), 0, 12),
        ((60,), 0, 60),
    ],
)
def test_contents_go_as_deep_as_makes_ten_to_sixty_lines(
    counts: tuple[int, ...], terms: int, lines: int
) -> None:
    assert len(contents(levels(counts, terms))) == lines


def test_real_contents_say_something() -> None:
    for name in real_names():
        packet = real(name)
        shown = contents(packet)
        listed = [
            b for part in packet.parts for b in part.blocks if isinstance(b, Heading) and not b.unlisted
        ]
        most = len(packet.parts) + len(listed)
        assert 10 <= len(shown) <= 60 or len(shown) == most < 10 or (most == 1 and not shown), name
        anchors = [line.anchor for line in shown]
        assert all(anchors) and len(anchors) == len(set(anchors))


@pytest.mark.parametrize("name", ["hoi-dap", "tam-chuyen-de", "thuat-ngu"])
def test_the_contents_are_the_same_in_every_format(name: str, tmp_path: Path) -> None:
    packet = real(name)
    wanted = ["".join(line.title.split()) for line in contents(packet)]
    assert list(in_pdf(packet, tmp_path)) == wanted
    assert list(in_word(packet)) == wanted
    ruled = {"".join(part.title.split()) for part in packet.parts if is_ruled(part)}
    read = [title for title in wanted if title not in ruled]
    assert list(in_epub(packet)) == (read or ["".join(packet.parts[0].title.split())])


def is_ruled(part: Part) -> bool:
    """Whether it is paper for notes, which nobody writes on on a screen."""
    return all(isinstance(block, Lines) for block in part.blocks)


def in_pdf(packet: Packet, folder: Path) -> Iterator[str]:
    """The titles as they are found one after the other on the pages of the contents, which have as many tagged lines."""
    content = pdf.a4(packet).content
    with pikepdf.open(io.BytesIO(content)) as file:
        assert pdfs.tags(file).count("TOCI") == len(contents(packet))
    pages = ["".join("".join(page).split()) for page in pdfs.printed(content, folder)]
    told = "".join(page for page in pages if ".........." in page)
    place = 0
    for line in contents(packet):
        title = "".join(line.title.split())
        place = told.index(title, place) + len(title)
        yield title


def in_word(packet: Packet) -> Iterator[str]:
    """The lines before Word updates them; each has a reference to its page after a tab that is inside the margins."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(docx(packet).content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    for style in styles.iter(f"{w}style"):
        if style.get(f"{w}styleId").startswith("TOC") and style.find(f".//{w}tab") is not None:
            assert style.find(f".//{w}ind").get(f"{w}right") is None
            assert int(style.find(f".//{w}tab").get(f"{w}pos")) <= 9354
    for line in body.iter(f"{w}p"):
        style = line.find(f"{w}pPr/{w}pStyle")
        if style is not None and re.fullmatch(r"TOC\d", style.get(f"{w}val")):
            (link,) = line.findall(f"{w}hyperlink")
            (page,) = link.iter(f"{w}instrText")
            assert page.text.split() == ["PAGEREF", link.get(f"{w}anchor"), "\\h"]
            assert link.find(f"{w}r/{w}tab") is not None
            words = link.iter(f"{w}t", f"{w}noBreakHyphen")
            told = ["".join((node.text or "-").split()) for node in words]
            assert int(told.pop()) > 1  # the page is there before Word is asked for it
            yield "".join(told)


def in_epub(packet: Packet) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(epub(packet).content)) as archive:
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    toc = nav.find(".//{*}nav[@role='doc-toc']")
    return ("".join(link.text.split()) for link in toc.iter("{*}a"))
