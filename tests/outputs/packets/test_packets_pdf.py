"""The PDFs: what is declared, what is tagged, what is printed, how it looks; read by parsers and as pictures."""

from __future__ import annotations

import io
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import segno
from PIL import Image, ImageDraw, ImageFont

from namro.language.letters import LIST, UNIT
from namro.language.prose import Node
from namro.language.vietnamese import day
from namro.outputs.packets import formats, pdf, volumes
from namro.outputs.packets.formats import Made
from namro.outputs.packets.glyphs import FONTS, coverage, printable
from namro.outputs.packets.packet import Clause, Heading, Paragraph, Table
from support import glyphs, pdfs
from support.packets import real, small

LETTERS = "".join(
    base + tones
    for base, tones in (
        ("", "àáảãạ"),
        ("ă", "ằắẳẵặ"),
        ("â", "ầấẩẫậ"),
        ("", "èéẻẽẹ"),
        ("ê", "ềếểễệ"),
        ("", "ìíỉĩị"),
        ("", "òóỏõọ"),
        ("ô", "ồốổỗộ"),
        ("ơ", "ờớởỡợ"),
        ("", "ùúủũụ"),
        ("ư", "ừứửữự"),
        ("", "ỳýỷỹỵ"),
        ("đ", ""),
    )
)
HOSTILE = (
    '#read("/etc/passwd") #panic() $x^2$ *đậm* _nghiêng_ `mã` <nhan> @nhan \\u{41} \\ // chú /* thích */ = Đầu - mục '
    + "dài" * 60
    + " \u202edảo\u202c \u0007 \U0001f600 [ngoặc] {nhọn} ~ --- ... \"thẳng\" 'đơn'"
)
SHORT = HOSTILE.replace("dài" * 60, "")
FORMATS = {"a4": pdf.a4, "chu-lon": pdf.large_print, "a5": pdf.a5}


@cache
def made(name: str, form: str) -> Made:
    return FORMATS[form](real(name))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def text_only(words: str) -> Node:
    return Node("text", text=words)


def test_there_are_134_accented_letters_and_the_font_has_them_all() -> None:
    both = LETTERS + LETTERS.upper()
    assert len(set(both)) == 134
    assert {ord(letter) for letter in both} <= coverage()


def test_the_list_of_drawn_letters_is_that_of_the_fonts() -> None:
    assert LIST.read_text(encoding="ascii") == glyphs.listed(FONTS, UNIT)


@pytest.mark.parametrize("form", FORMATS)
def test_the_file_declares_and_holds_what_readers_for_the_blind_need(form: str) -> None:
    packet, file = real("tam-chuyen-de"), made("tam-chuyen-de", form)
    with opened(file.content) as opened_file:
        xmp = opened_file.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        assert xmp["dc:title"] == packet.title
        root = opened_file.Root
        assert str(root.Lang).startswith("vi")
        assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
        assert file.pages == len(opened_file.pages)
        names = pdfs.tags(opened_file)
        assert {
            "H1",
            "H2",
            "P",
            "TOC",
            "Link",
            "Figure",
        } <= set(names)
        tables = {"Table", "THead", "TH", "TR", "TD", "Caption"}
        assert tables <= set(names) if form == "a4" else tables.isdisjoint(names)
        assert not {"H3"} & set(names[: names.index("H2")])
        chapters = [item.title.replace("\xa0", " ") for item in opened_file.open_outline().root]
        assert chapters[-len(packet.parts) :] == [part.title for part in packet.parts]
        fonts = [font for page in opened_file.pages for font in page.Resources.get("/Font", {}).values()]
        assert fonts and all("Tinos" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
        assert "/JavaScript" not in str(root.get("/Names", ""))


def test_every_page_says_that_it_is_no_original_which_page_and_which_build() -> None:
    packet, file = (
        real("van-ban-du-thao-chuong-trinh-hanh-dong-2025"),
        made("van-ban-du-thao-chuong-trinh-hanh-dong-2025", "a4"),
    )
    notice = "".join(f"{packet.notice}. Bản {packet.build}, tính đến {day(packet.as_of)}.".split())
    for number, page in enumerate(pdfs.words(file.content), 1):
        assert notice in page
        assert f"Trang{number}/{file.pages}" in page


def test_a_draft_is_watermarked_on_each_of_its_pages_and_nothing_else_is() -> None:
    packet = real("cho-can-bo-to-chuc")
    draft = real("van-ban-du-thao-chuong-trinh-hanh-dong-2025")
    mixed = replace(packet, parts=(packet.parts[0], draft.parts[0]))
    with opened(pdf.a4(mixed).content) as opened_file:
        marked = [number for number, page in enumerate(opened_file.pages, 1) if _watermarked(page)]
        start = len(opened_file.pages) - len(marked) + 1
        assert marked == list(range(start, len(opened_file.pages) + 1)) and len(marked) > 3
    with opened(pdf.a4(draft).content) as whole:
        assert _watermarked(whole.pages[0])
        assert not _watermarked(whole.pages[-1]), "the lines for notes are no draft"


def _watermarked(page: pikepdf.Page) -> bool:
    """Whether type of 60 points and more is set: nothing but the watermark is that large."""
    sizes = [float(operands[1]) for operands, op in pikepdf.parse_content_stream(page) if str(op) == "Tf"]
    return any(size >= 60 for size in sizes)


@pytest.mark.parametrize("form", FORMATS)
def test_the_words_come_out_as_they_went_in(form: str) -> None:
    packet = real("van-ban-chi-thi-01-ct-tu-2025")
    furniture = re.compile(
        "".join(
            f"{packet.notice}. {day(packet.as_of)}"
            if form == "chu-lon"
            else f"{packet.notice}. Bản {packet.build}, tính đến {day(packet.as_of)}."
        ).replace(" ", "")
        + r"Trang\d+/\d+$"
    )
    heads = "".join(f"{packet.site}{packet.parts[0].title}".split())
    pages = pdfs.words(made("van-ban-chi-thi-01-ct-tu-2025", form).content)
    whole = "".join(furniture.sub("", page.replace(heads, "")) for page in pages)
    blocks = [block for block in packet.parts[0].blocks if isinstance(block, Clause)]
    assert len(blocks) > 20
    for block in blocks:
        words = block.marker + "".join(node.text for line in block.lines for node in line)
        assert "".join(words.split()) in whole, block.anchor


def test_the_same_packet_gives_the_same_bytes() -> None:
    packet = real("van-ban-chi-thi-01-ct-tu-2025")
    for form in (pdf.a4, pdf.booklet):
        assert form(packet).content == form(packet).content
    assert made("van-ban-chi-thi-01-ct-tu-2025", "a4").content == pdf.a4(packet).content


def hostile(value: Any, key: str = "") -> Any:
    """The tree with a hostile text in every string that is shown."""
    if isinstance(value, Node):
        text = HOSTILE if value.kind == "text" else value.text
        return replace(value, text=text, children=tuple(hostile(child) for child in value.children))
    if key in ("anchor", "href", "kind", "look", "url", "id", "build", "papers"):
        return value
    if isinstance(value, tuple):
        return tuple(hostile(item, key) for item in value)
    if isinstance(value, str):
        return SHORT if key in ("title", "site", "notice") else HOSTILE
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{item.name: hostile(getattr(value, item.name), item.name) for item in fields(value)}
        )
    return value


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_are_printed_literally(form: str, tmp_path: Path) -> None:
    packet = hostile(small())
    tables = [replace(b, widths=(1, 2)) if isinstance(b, Table) else b for b in packet.parts[0].blocks]
    file = FORMATS[form](
        replace(packet, parts=(replace(packet.parts[0], blocks=tuple(tables)), *packet.parts[1:]))
    )
    printed = "".join(pdfs.words(file.content))
    assert "root:x:" not in printed
    assert (
        '#read("/etc/passwd")#panic()$x^2$*đậm*_nghiêng_`mã`<nhan>@nhan\\u{41}\\//chú/*thích*/=Đầu-mục'
        in printed
    )
    assert "dài" * 60 in printed
    assert "[U+202E]dảo[U+202C][U+0007][U+1F600]" in printed
    for page in pdfs.pictures(file.content, tmp_path, 40):
        _nothing_leaves(page, above=0.0)


def _nothing_leaves(page: Image.Image, above: float = 7.0) -> None:
    """Nothing is printed on the outer 7 mm of a page drawn at 40 dots an inch (`above`: at head and foot)."""
    edge, high = round(7 / 25.4 * 40), round(above / 25.4 * 40)
    inner = (edge, high, page.width - edge, page.height - high)
    blank = page.copy()
    blank.paste(255, inner)
    assert blank.getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("name", "head", "fewest"),
    [
        ("tat-ca-viec", "TTRõngườiRõviệcRõtráchnhiệmRõtiếnđộRõkếtquả", 10),
        ("nhiem-vu-ban-tuyen-giao-va-dan-van-thanh-uy", "TTViệcVai", 3),
    ],
)
def test_no_task_table_leaves_its_landscape_page_and_every_page_repeats_its_head(
    name: str, head: str, fewest: int, tmp_path: Path
) -> None:
    packet = real(name)
    file = pdf.a4(packet)
    with opened(file.content) as opened_file:
        wide = [
            number for number, page in enumerate(opened_file.pages) if page.mediabox[2] > page.mediabox[3]
        ]
    assert len(wide) >= fewest
    pages = pdfs.words(file.content)
    assert all(head in pages[number].replace("\n", "") for number in wide)
    for page in pdfs.pictures(file.content, tmp_path, 40):
        _nothing_leaves(page)


def test_rows_are_kept_whole() -> None:
    """Sixty rows of three lines: each number and its last word stand on the same page."""
    cell = (text_only("một " * 40),)
    rows = tuple((((text_only(f"đầu{n:03}"),),), (cell, (text_only(f"cuối{n:03}"),))) for n in range(60))
    part = replace(small().parts[0], blocks=(Table("Bảng", ("A", "B"), rows, (1, 3)),))
    pages = pdfs.words(pdf.a4(replace(small(), parts=(part,))).content)
    for number in range(60):
        (page,) = (page for page in pages if f"đầu{number:03}" in page)
        assert f"cuối{number:03}" in page


def test_document_numbers_never_break() -> None:
    numbers = ("01-CT/TU", "59-NQ/TW", "02-CTr/TU", "30/12/2025", "45/2022/QH15", "78-HD/BTGTW")
    words = " ".join(f"{'x' * (place % 9)} {numbers[place % 6]};" for place in range(700))
    part = replace(small().parts[0], blocks=(Paragraph((text_only(words),)),))
    printed = [
        line for line in pdfs.lines(pdf.a5(replace(small(), parts=(part,))).content) if "https:" not in line
    ]
    assert sum(number in line for line in printed for number in numbers) > 200
    assert [line for line in printed if re.search(r"[/-]$|^[/;-]", line.strip())] == []
    assert sum(line.count(number) for line in printed for number in numbers) >= 700


def test_dates_do_not_break_in_the_narrow_columns_of_the_task_table() -> None:
    found = pdfs.lines(made("tat-ca-viec", "a4").content)
    printed = "\n".join(line for line in found if "https:" not in line)
    assert len(re.findall(r"\d{2}/\d{2}/\d{4}", printed)) > 20
    assert not re.search(r"\d/\n|\d{2}/\d\n|\n/\d|/20\d?\n", printed)


def test_large_print_is_large() -> None:
    """Nothing below 18 points but running heads and page numbers, which have 14; tables are blocks on upright sheets."""
    packet = real("nhiem-vu-ban-tuyen-giao-va-dan-van-thanh-uy")
    file = pdf.large_print(packet)
    with opened(file.content) as opened_file:
        assert all(page.mediabox[2] < page.mediabox[3] for page in opened_file.pages)
        assert {"Table", "TR"}.isdisjoint(pdfs.tags(opened_file))
    sizes = pdfs.sizes(file.content)
    assert min(sizes) >= 14 - 0.1
    small = [words for size in sizes if size < 18 - 0.1 for words in sizes[size]]
    heads = {packet.title, packet.site, packet.notice, *(part.title for part in packet.parts)}
    assert small and all(_furniture(words, heads) for words in small)
    table = next(b for part in packet.parts for b in part.blocks if isinstance(b, Table))
    printed = "".join("".join(pdfs.words(file.content)).split())
    for name in table.head[1:]:
        assert printed.count(f"{name.replace(' ', '')}:") >= len(table.rows)


def _furniture(words: str, heads: set[str]) -> bool:
    """Whether it stands in a running head, a foot or on the draft's mark."""
    told = "".join(words.replace("…", "").split())
    return "Trang" in words or "/" in words or any(told in "".join(head.split()) for head in heads)


def test_a_small_booklet_sets_tables_as_blocks_to_be_read_at_arm_s_length() -> None:
    file = pdf.a5(real("tam-chuyen-de"))
    with opened(file.content) as opened_file:
        assert {"Table", "TR"}.isdisjoint(pdfs.tags(opened_file))
    assert min(pdfs.sizes(file.content)) >= 9 - 0.1


def test_headings_stand_with_what_follows() -> None:
    blocks = []
    for number in range(120):
        blocks += [
            Heading(2, (text_only(f"Đầu{number:03}"),)),
            Paragraph((text_only(f"thân{number:03} " * (9 + number % 7)),)),
        ]
    part = replace(small().parts[0], blocks=tuple(blocks))
    pages = pdfs.words(pdf.a4(replace(small(), parts=(part,))).content)
    for number in range(120):
        (page,) = (page for page in pages[1:] if f"Đầu{number:03}" in page)
        assert f"thân{number:03}" in page


def test_a_reference_names_the_clause_and_the_page_it_stands_on() -> None:
    pages = pdfs.words(made("cho-dang-vien", "a4").content)
    told = [re.findall(r"Trảlờicâu10\(trang(\d+)\)", page) for page in pages]
    (number,) = (found[0] for found in told if found)
    assert "Tựkiểmtra:phầntrảlời" in pages[int(number) - 1]
    assert any(re.search(r"điểm3\(trang\d+\)", page) for page in pages)


def test_footnotes_stand_at_the_foot() -> None:
    with opened(made("cho-can-bo-to-chuc", "a4").content) as opened_file:
        assert "Note" in pdfs.tags(opened_file)


_DOTS = 200 / 25.4
"""Pixels a millimetre at 200 dots an inch."""


def test_every_part_has_a_code_that_leads_to_its_page(tmp_path: Path) -> None:
    """The modules are read from the drawn pages: on the cover at the left, on the first page of a part, an even one, at
    the right."""
    packet = real("van-ban-chi-thi-01-ct-tu-2025")
    file = made("van-ban-chi-thi-01-ct-tu-2025", "a4")
    pages = pdfs.pictures(file.content, tmp_path, 200)
    cases = ((pages[0], (30, 180, 58, 256), packet.url), (pages[1], (156, 20, 180, 47), packet.parts[0].url))
    for page, millimetres, address in cases:
        wanted = [[bool(dark) for dark in row] for row in segno.make(address, error="m").matrix]
        area = page.crop(tuple(round(edge * _DOTS) for edge in millimetres))
        assert _modules(area, len(wanted)) == wanted
    assert packet.parts[0].url in "".join(pdfs.words(file.content))


def _modules(area: Image.Image, side: int) -> list[list[bool]]:
    """The modules of a code that stands alone in the picture, sampled at their centres."""
    dark = area.point(lambda value: 255 if value < 128 else 0)
    left, top, right, bottom = dark.getbbox()
    step = (right - left) / side
    assert abs((bottom - top) - (right - left)) <= 2
    return [
        [dark.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) > 0 for x in range(side)]
        for y in range(side)
    ]


def test_a_booklet_folds_into_the_right_order() -> None:
    packet = real("tam-chuyen-de")
    small_pages, folded = made("tam-chuyen-de", "a5"), pdf.booklet(packet)
    sides = pdfs.words(folded.content)
    whole = -(-small_pages.pages // 4) * 4
    assert folded.pages == len(sides) == whole // 2
    for number, side in enumerate(sides):
        left, right = (whole - number, number + 1) if number % 2 == 0 else (number + 1, whole - number)
        told = [int(page) for page in re.findall(rf"Trang(\d+)/{small_pages.pages}", side)]
        assert told == [page for page in (left, right) if page <= small_pages.pages]
    with opened(folded.content) as opened_file:
        assert {tuple(round(float(x)) for x in page.mediabox[2:]) for page in opened_file.pages} == {
            (842, 595)
        }


def test_a_long_booklet_is_cut_into_signatures_of_sixteen_sheets() -> None:
    sides = pdfs.words(pdf.booklet(real("cho-dang-vien")).content)
    pages = made("cho-dang-vien", "a5").pages
    assert pages > 64
    first = [int(page) for page in re.findall(rf"Trang(\d+)/{pages}", sides[0])]
    assert first[-1] == 1 and 32 <= first[0] <= 64
    printed = sorted(int(page) for side in sides for page in re.findall(rf"Trang(\d+)/{pages}", side))
    assert printed == list(range(1, pages + 1))


_STYLES = {
    "Tinos_400Regular": "#[{}]",
    "Tinos_700Bold": "#strong[{}]",
    "Tinos_400Regular_Italic": "#emph[{}]",
    "Tinos_700Bold_Italic": "#strong(emph[{}])",
}
_CELL, _SIZE, _RESOLUTION = 15.0, 30.0, 120
"""Millimetres a cell, points, dots an inch."""


@pytest.mark.parametrize("style", _STYLES)
def test_every_letter_is_drawn_right_in_every_style(style: str, tmp_path: Path) -> None:
    """A sheet with one letter a cell, against the same letters drawn from the font by another program: text
    extraction cannot see a broken picture."""
    letters = LETTERS + LETTERS.upper()
    cells = "".join(f"[{_STYLES[style].format(letter)}]" for letter in letters)
    template = (
        f'#set document(title: "x")\n#set page(width: {_CELL * 12}mm, height: {_CELL * 12}mm, margin: 0pt)\n'
        f'#set text(font: ("Tinos",), lang: "vi", size: {_SIZE}pt, fallback: false)\n'
        f"#grid(columns: (({_CELL}mm),) * 12, rows: {_CELL}mm, align: center + horizon)" + cells
    )
    file = pdf.compiled(template.encode(), b"{}", pdf._timestamp(small()))
    (sheet,) = pdfs.pictures(file.content, tmp_path, _RESOLUTION)
    dots = _CELL / 25.4 * _RESOLUTION
    font = ImageFont.truetype(str(FONTS / f"{style}.ttf"), round(_SIZE / 72 * _RESOLUTION))
    seen = set()
    for place, letter in enumerate(letters):
        x, y = place % 12 * dots, place // 12 * dots
        printed = _ink(sheet.crop((round(x), round(y), round(x + dots), round(y + dots))))
        drawn = Image.new("L", (120, 120), 255)
        ImageDraw.Draw(drawn).text((30, 20), letter, font=font, fill=0)
        assert _likeness(printed, _ink(drawn)) > 0.75, letter
        seen.add(printed.tobytes())
    assert len(seen) == len(letters), "two letters look the same"


def _ink(picture: Image.Image) -> Image.Image:
    """The dark part of a picture, cut to its edges."""
    dark = picture.point(lambda value: 255 if value < 128 else 0)
    return dark.crop(dark.getbbox())


def _likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of dark pixels that both have, 0 to 1; pictures of different size are unlike."""
    if abs(one.width - other.width) > 2 or abs(one.height - other.height) > 2:
        return 0.0
    best = 0.0
    for shift_x in (-1, 0, 1):
        for shift_y in (-1, 0, 1):
            moved = Image.new("L", one.size, 0)
            moved.paste(other, (shift_x, shift_y))
            pairs = list(zip(one.tobytes(), moved.tobytes(), strict=True))
            both = sum(a > 0 and b > 0 for a, b in pairs)
            best = max(best, both / sum(a > 0 or b > 0 for a, b in pairs))
    return best


def test_what_the_font_cannot_draw_is_shown_as_its_code_point() -> None:
    assert printable("Đảng ủy 01-CT/TU “5 rõ”…") == "Đảng ủy 01-CT/TU “5 rõ”…"
    assert printable("a\u202eb\u0000c漢\u00add") == "a[U+202E]b[U+0000]c[U+6F22][U+00AD]d"
    assert printable("a\tb\u2028c\u3000d") == "a b c d"
    assert printable("Đa\u0309ng") == "Đảng"


def test_the_vendored_font_is_what_its_list_says() -> None:
    import hashlib
    import tomllib

    told = tomllib.loads((FONTS / "vendored.toml").read_text(encoding="utf-8"))["sha256"]
    there = {path.name for path in FONTS.iterdir()} - {"vendored.toml"}
    assert set(told) == there
    for name, digest in told.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text(encoding="utf-8")


def test_a_packet_of_many_pages_comes_in_volumes_that_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if printers jammed at a fifth of the pages: what is cut is the same, and four times less is set."""
    monkeypatch.setattr(volumes, "LIMIT", volumes.LIMIT // 5)
    monkeypatch.setattr(volumes, "_AIM", volumes._AIM // 5)
    form = next(form for form in formats.FORMATS if form.id == "a4")
    files = volumes.write(real("hoi-dap"), form)
    assert len(files) > 1 and all(20 < file.pages <= volumes.LIMIT for file in files)
    for number, file in enumerate(files, 1):
        assert f"Tập{number}trong{len(files)}tập" in pdfs.words(file.content)[0]


@pytest.mark.parametrize(
    ("name", "most"),
    [("nhiem-vu-dang-uy-xa-phuong", 3), ("thuat-ngu", 8), ("ma-tran", 12)],
)
def test_a_packet_takes_no_more_paper_than_it_needs(name: str, most: int) -> None:
    """The sheet of a ward, the glossary with its cover, the matrix of every task."""
    assert pdf.a4(real(name)).pages <= most


def test_one_side_has_its_wide_margin_at_the_left_of_every_page(tmp_path: Path) -> None:
    packet = replace(small(), duplex=False)
    for page in pdfs.pictures(pdf.a4(packet).content, tmp_path, 50):
        high = page.size[1]
        left = page.crop((0, 0, round(27 * 50 / 25.4), high))
        assert left.getextrema()[0] > 200
