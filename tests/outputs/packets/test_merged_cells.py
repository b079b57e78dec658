"""Tables with merged cells on paper, in Word and in an e-book: each cell reaches as far as in the official text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from conftest import SAMPLE
from namro.files.clauses import Khoan, ToanVan
from namro.files.spans import spans
from namro.language.prose import plain
from namro.library.load import load
from namro.outputs.packets import documents, pdf
from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import Packet, Table
from namro.outputs.packets.word import docx
from namro.outputs.pages.clause_table import grid
from support import pdfs
from support.packets import small

ROWS = (
    "| 1\n| Rà soát\n| Văn phòng\n| Các ban",
    "| 2\n|^\n| Ban Tổ chức\n|^",
    "| 3\n| Báo cáo chung\n|<\n|^",
    "| II. Thường xuyên\n|<\n|<\n|<",
)


@cache
def made(*rows: str, head: str = "| TT\n| Nội dung\n| Chủ trì\n| Phối hợp") -> Table:
    known = load(SAMPLE).published()
    ma = next(iter(known.toan_van))
    below = tuple(Khoan(f"bang-1.h{n}", "hang", "", row, n + 1) for n, row in enumerate(rows, 1))
    text = ToanVan((Khoan("bang-1", "bang", "", head, 1), *below))
    known = replace(known, toan_van=MappingProxyType({**known.toan_van, ma: text}))
    (table,) = [one for one in documents.document(known, ma, (), None).blocks if isinstance(one, Table)]
    return table


def packet(table: Table) -> Packet:
    held = small()
    return replace(held, parts=(replace(held.parts[0], blocks=(table,)),))


@pytest.mark.parametrize(
    ("rows", "reach"),
    [
        ((("a", "<"), ("b", "c")), [[(2, 1), (0, 1)], [(1, 1), (1, 1)]]),
        ((("a", "b"), ("^", "c"), ("^", "d")), [[(1, 3), (1, 1)], [(1, 0), (1, 1)], [(1, 0), (1, 1)]]),
        ((("a", "<", "x"), ("^", "<", "y")), [[(2, 2), (0, 1), (1, 1)], [(2, 0), (0, 1), (1, 1)]]),
        ((("^", "a"), ("<", "b")), [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]),
    ],
)
def test_what_each_cell_covers(rows: tuple[tuple[str, ...], ...], reach: list[list[tuple[int, int]]]) -> None:
    assert spans([[(cell,) for cell in row] for row in rows]) == reach


def test_a_row_that_is_read_alone_says_what_is_merged_into_it() -> None:
    said = [[" ".join(map(plain, cell)) for cell in row] for row in made(*ROWS).rows]
    assert said == [
        ["1", "Rà soát", "Văn phòng", "Các ban"],
        ["2", "Rà soát", "Ban Tổ chức", "Các ban"],
        ["3", "Báo cáo chung", "", "Các ban"],
        ["II. Thường xuyên", "", "", ""],
    ]


def test_the_words_of_a_whole_row_make_no_column_wide() -> None:
    widths = made(*ROWS).widths
    assert widths[0] < widths[1]


def test_word_has_the_cells_merged_and_every_word_once() -> None:
    (table,) = Document(io.BytesIO(docx(packet(made(*ROWS))).content)).tables
    rows = [
        [
            (
                "".join(node.text or "" for node in cell.iter(qn("w:t"))),
                [int(one.get(qn("w:val"))) for one in cell.iter(qn("w:gridSpan"))],
                [one.get(qn("w:val"), "") for one in cell.iter(qn("w:vMerge"))],
            )
            for cell in row._tr.iter(qn("w:tc"))
        ]
        for row in table.rows[1:]
    ]
    assert rows == [
        [("1", [], []), ("Rà soát", [], ["restart"]), ("Văn phòng", [], []), ("Các ban", [], ["restart"])],
        [("2", [], []), ("", [], [""]), ("Ban Tổ chức", [], []), ("", [], [""])],
        [("3", [], []), ("Báo cáo chung", [2], []), ("", [], [""])],
        [("II. Thường xuyên", [4], [])],
    ]


def test_the_sheet_has_every_word_once() -> None:
    printed = "".join(pdfs.words(pdf.a4(packet(made(*ROWS))).content))
    assert [printed.count(word) for word in ("Ràsoát", "Cácban", "Báocáochung", "Thườngxuyên")] == [1] * 4


def test_an_e_book_has_spans_and_on_a_phone_the_words_again() -> None:
    with zipfile.ZipFile(io.BytesIO(epub(packet(made(*ROWS))).content)) as book:
        pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    cells = [cell for page in pages for cell in page.iter("{http://www.w3.org/1999/xhtml}td")]
    found = [
        ("".join(cell.itertext()), cell.get("colspan"), cell.get("rowspan"))
        for cell in cells
        if cell.get("class") != "lap"
    ]
    assert ("Rà soát", None, "2") in found and ("Các ban", None, "3") in found
    assert ("Báo cáo chung", "2", None) in found and ("II. Thường xuyên", "4", None) in found
    assert ["".join(cell.itertext()) for cell in cells if cell.get("class") == "lap"] == [
        *("Rà soát", "Các ban"),
        "Các ban",
    ]


def wide(columns: int, word: str) -> Table:
    head = "\n".join(f"| {n}" for n in range(1, columns + 1))
    return made("\n".join(f"| {word}" for _ in range(columns)), head=head)


def test_a_wide_table_in_word_has_smaller_letters_and_less_white_before_any_word_breaks() -> None:
    (table,) = Document(io.BytesIO(docx(packet(wide(16, "1.250"))).content)).tables
    sizes = {int(one.get(qn("w:val"))) for one in table._tbl.iter(qn("w:sz"))}
    assert len(sizes) == 1 and 15 <= sizes.pop() < 22
    assert next(table._tbl.iter(qn("w:tblCellMar"))) is not None


def test_a_table_too_wide_for_any_letters_is_read_downwards_in_word() -> None:
    (table,) = Document(io.BytesIO(docx(packet(wide(30, "1.250.000"))).content)).tables
    assert len(table.columns) == 2 and len(table.rows) == 30
    assert not list(table._tbl.iter(qn("w:sz")))


def test_a_sign_that_goes_on_with_nothing_is_an_empty_cell_on_the_page_and_on_paper() -> None:
    rows = [Khoan("bang-1", "bang", "", "| A\n| B", 1), Khoan("bang-1.h1", "hang", "", "|^\n| b", 2)]
    cells = [[len(cell.dong) for cell in found] for _, _, found in grid(rows, rows)]
    assert cells == [[1, 1], [0, 1]]
    assert [
        [" ".join(map(plain, cell)) for cell in row] for row in made("|^\n| b", head="| A\n| B").rows
    ] == [["", "b"]]
