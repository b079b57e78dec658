"""Ruled tables of a PDF are tables, cell by cell; where a grid cannot be read, the lines stay as printed and stop."""

from __future__ import annotations

from editing.test_pdf import printed
from namro.editing import sources
from namro.editing.importer import import_source
from namro.editing.importer.doubts import stops
from namro.files.clauses import ToanVan

PAGE = """#set page(width: 210mm, height: {height}, margin: 20mm)
#set text(font: "Tinos", size: 13pt, lang: "vi")
#set table(stroke: 0.5pt)
KẾ HOẠCH

về việc thử

1. Các việc phải làm trong năm nay, giao cho từng ban và từng đơn vị của xã:

{table}

2. Việc sau bảng.
"""
WORK = "Rà soát, bổ sung quy hoạch sử dụng đất của xã, trình Hội đồng nhân dân xã xem xét"


def read(table: str, height: str = "297mm") -> tuple[ToanVan, tuple[str, ...], tuple[str, ...]]:
    source = PAGE.format(table=table, height=height)
    text, report = import_source(sources.read(printed(source), "a.pdf"))
    return text, report.told, stops(report, text)


def row(text: ToanVan, ma: str) -> list[str]:
    return text.theo_ma[ma].noi_dung.split("\n")


def test_a_ruled_table_is_a_table_at_its_place() -> None:
    text, _, why = read(
        f"#table(columns: (1cm, 1fr, 4cm), [TT], [Việc], [Ban], [1], [{WORK}], [Ban A], [2], [Hai], [])"
    )
    assert [k.ma for k in text.khoan[2:]] == ["1", "1.bang-1", "1.bang-1.h1", "1.bang-1.h2", "2"]
    assert row(text, "1.bang-1") == ["| TT", "| Việc", "| Ban"]
    assert row(text, "1.bang-1.h1") == ["| 1", f"| {WORK}", "| Ban A"]
    assert row(text, "1.bang-1.h2") == ["| 2", "| Hai", "|"]
    assert why == ()


def test_merged_cells_of_a_ruled_table_are_known() -> None:
    cells = "[Việc], table.cell(colspan: 2)[Người làm], [Một], table.cell(rowspan: 2)[Ban A], [Chị B], [Hai], [Anh C]"
    text, _, _ = read(f"#table(columns: (1fr, 3cm, 3cm), {cells})")
    assert row(text, "1.bang-1") == ["| Việc", "| Người làm", "|<"]
    assert row(text, "1.bang-1.h1") == ["| Một", "| Ban A", "| Chị B"]
    assert row(text, "1.bang-1.h2") == ["| Hai", "|^", "| Anh C"]


def test_paragraphs_of_a_cell_stay_apart_and_broken_lines_run_on() -> None:
    text, _, _ = read(f"#table(columns: (6cm, 1fr), [Việc], [Ban], [\\- {WORK}. \\ \\- Hai.], [Ban A])")
    assert row(text, "1.bang-1.h1") == [f"| - {WORK}.", "- Hai.", "| Ban A"]


def test_a_table_goes_on_over_the_page_with_its_head_once() -> None:
    rows = "".join(f"[{n}], [Việc thứ {n} của năm], [Ban {n}]," for n in range(1, 31))
    text, told, why = read(
        f"#table(columns: (1cm, 1fr, 3cm), table.header([TT], [Việc], [Ban]), {rows})", "150mm"
    )
    assert [row(text, f"1.bang-1.h{n}")[0] for n in range(1, 31)] == [f"| {n}" for n in range(1, 31)]
    assert "2" in text.theo_ma and "1.bang-1.h31" not in text.theo_ma and why == ()
    assert any("bỏ 1 hàng đầu bảng in lại" in line for line in told)


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    rows = "".join(f"[{n}], [{WORK} vào kỳ họp thứ {n} của năm]," for n in range(1, 12))
    for height in range(92, 100):
        text, told, why = read(f"#table(columns: (1cm, 6cm), [TT], [Việc], {rows})", f"{height}mm")
        if any("đã nối từng ô" in line for line in told):
            break
    assert why == ()
    assert row(text, "1.bang-1.h11")[0] == "| 11" and "1.bang-1.h12" not in text.theo_ma
    assert all(WORK in row(text, f"1.bang-1.h{n}")[1] for n in range(1, 12))


def test_a_frame_is_no_table_and_a_letterhead_is_read_as_one() -> None:
    text, _, why = read("#rect[Lời trong khung của một đoạn văn]")
    assert any("Lời trong khung" in k.chu for k in text.khoan) and not any(
        k.loai == "bang" for k in text.khoan
    )
    assert why == ()


def test_words_over_a_border_are_never_guessed() -> None:
    cells = "[Việc], [Ban], [#box(width: 9cm)[Ràsoátquyhoạchsửdụngđấttoànxãnămsau]], [Ban A]"
    text, _, why = read(f"#table(columns: (3cm, 1fr), {cells})")
    assert not any(k.loai == "bang" for k in text.khoan)
    assert why and "cấu trúc" in why[0]


def test_columns_without_rules_stop() -> None:
    grid = "".join(f"[Việc thứ {n} của kế hoạch], [Ban thứ {n} của xã]," for n in range(1, 6))
    _, _, why = read(f"#grid(columns: (8cm, 8cm), row-gutter: 8pt, {grid})")
    assert why and "cấu trúc" in why[0]
