"""Word, OpenDocument, Excel and CSV as editors make them: words as printed, every row's problems, drafts at the end."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from conftest import ROOT
from namro.commands.cli import main
from namro.editing import opendoc, word
from namro.files.read import read
from namro.problems import UserError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1-"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
NOTES = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Gọi tắt là Nghị quyết.</w:t></w:r></w:p></w:footnote></w:footnotes>'


def paragraph(text: str, level: int | None = None, more: str = "") -> str:
    numbered = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>' if level is not None else ""
    )
    return f'<w:p><w:pPr>{numbered}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t>{more}</w:r></w:p>'


def docx(*blocks: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        body = "".join(blocks)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/footnotes.xml", NOTES)
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


PLAN = docx(
    paragraph("KẾ HOẠCH"),
    paragraph("học tập Nghị quyết thử"),
    paragraph("MỤC ĐÍCH", 0),
    paragraph("Nắm vững Nghị quyết", 1, '<w:footnoteReference w:id="2"/><w:t>.</w:t>'),
    paragraph("Thực hiện đúng.", 1),
    "<w:p><w:del><w:r><w:t>đã xóa</w:t></w:r></w:del><w:ins><w:r><w:t>Đoạn thêm.</w:t></w:r></w:ins></w:p>",
    paragraph("NỘI DUNG", 0),
    paragraph("Học tập", 1),
    paragraph("Đảng viên nộp bài.", 2),
)


def test_word_s_own_numbers_and_notes_are_words_too() -> None:
    assert word.read(PLAN, "x").paragraphs == (
        "KẾ HOẠCH",
        "học tập Nghị quyết thử",
        "I- MỤC ĐÍCH",
        "1. Nắm vững Nghị quyết⁽¹⁾.",
        "2. Thực hiện đúng.",
        "Đoạn thêm.",
        "II- NỘI DUNG",
        "1. Học tập",
        "○ Đảng viên nộp bài.",
        "⁽¹⁾ Gọi tắt là Nghị quyết.",
    )


def test_a_word_file_becomes_clauses(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Kế hoạch.docx").write_bytes(PLAN)
    assert (
        main(["--root", str(project), "import", "van-ban", str(tmp_path / "Kế hoạch.docx"), "--id", "kh-thu"])
        == 0
    )
    text = (project / "data/van-ban/kh-thu/toan-van.md").read_text(encoding="utf-8")
    assert "{#I.1 khoan} 1. Nắm vững Nghị quyết⁽¹⁾." in text
    assert "{#I.1.n1 ghi-chu} ⁽¹⁾ Gọi tắt là Nghị quyết." in text
    assert "{#II.1.b1 gach} ○ Đảng viên nộp bài." in text
    assert "đã xóa" not in text


def test_an_opendocument_file_has_its_list_numbers() -> None:
    names = " ".join(
        f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for p, n in (("o", "office"), ("t", "text"), ("s", "style"))
    )
    content = (
        f'<o:document-content {names}><t:list-style s:name="L"><t:list-level-style-number t:level="1" s:num-format="1" '
        's:num-suffix="."/><t:list-level-style-bullet t:level="2"/></t:list-style><o:body><o:text><t:p>KẾ<t:s/>HOẠCH</t:p>'
        '<t:list t:style-name="L"><t:list-item><t:p>Một</t:p><t:list><t:list-item><t:p>gạch</t:p></t:list-item></t:list>'
        "</t:list-item><t:list-item><t:p>Hai</t:p></t:list-item></t:list></o:text></o:body></o:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    assert opendoc.read(out.getvalue(), "x").paragraphs == ("KẾ HOẠCH", "1. Một", "- gạch", "2. Hai")


def test_notes_and_tables_of_libreoffice_are_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file was saved by LibreOffice 7.4 from a page with a footnote and a table."""
    path = ROOT / "tests/office/chu-thich-va-bang.odt"
    words = opendoc.read(path.read_bytes(), "x")
    assert words.paragraphs == (
        "KẾ HOẠCH",
        "học tập Nghị quyết thử",
        "I- MỤC ĐÍCH",
        "1. Nắm vững Nghị quyết⁽¹⁾.",
        "2. Thực hiện đúng.",
        "⁽¹⁾ Gọi tắt là Nghị quyết.",
    )
    assert words.tables == ((("STT", "Việc"), ("1", "Học")),)
    assert main(["--root", str(project), "import", "van-ban", str(path), "--id", "kh-odt"]) == 0
    assert "1 bảng, 1 hàng của bảng" in capsys.readouterr().out
    text = (project / "data/van-ban/kh-odt/toan-van.md").read_text(encoding="utf-8")
    assert "{#I.1.n1 ghi-chu} ⁽¹⁾ Gọi tắt là Nghị quyết." in text
    assert "{#I.1.bang-1 bang} | STT\n| Việc\n\n{#I.1.bang-1.h1 hang} | 1\n| Học\n" in text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0 old .doc", "không phải tệp Word, Excel hay LibreOffice đọc được"),
        (docx()[:40], "không phải tệp Word, Excel hay LibreOffice đọc được"),
    ],
    ids=["old", "cut short"],  # the bytes hold the hour
)
def test_other_files_are_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told):
        word.read(content, "x.docx")


def test_entities_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UserError, match="thực thể XML"):
        word.read(out.getvalue(), "x.docx")


HEADS = (
    "Câu hỏi",
    "Câu chốt",
    "Trả lời",
    "Đối tượng",
    "Chủ đề",
    "Văn bản chưa nêu",
    "Văn bản",
    "Khoản",
    "Đoạn trích",
)
GOOD = (
    "Báo cáo nộp về đâu?",
    "Báo cáo nộp\nvề Đảng ủy mẫu.",
    "Về Đảng ủy mẫu.",
    "Đảng viên",
    "bao-cao; Học tập",
    "",
    "Kế hoạch mẫu",
    "II.2.b3",
    "nop bao cao ve dang uy mau",
)
MORE = ("(tiếp)", "", "", "", "", "", "ke-hoach-mau", "I", "")
BAD = (
    "Chi ủy nộp báo cáo khi nào",
    "Trước ngày 07/3/2026",
    "x",
    "Ai đó",
    "bao-cao",
    "",
    "ke-hoach-mau",
    "II.2.b3",
    "không có chữ này",
)


def files(folder: Path, *rows: tuple[str, ...]) -> dict[str, Path]:
    """The same rows as a CSV file for Excel, a workbook, a Word table."""
    table = (HEADS, *rows)
    comma = folder / "bảng.csv"
    comma.write_bytes(
        b"\xef\xbb\xbf" + "\r\n".join(";".join(f'"{c}"' for c in row) for row in table).encode()
    )
    book = Workbook()
    for row in table:
        book.worksheets[0].append(row)
    book.save(folder / "bảng.xlsx")
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in table
    )
    (folder / "bảng.docx").write_bytes(docx(paragraph("Bảng câu hỏi"), f"<w:tbl>{cells}</w:tbl>"))
    return {kind: folder / f"bảng.{kind}" for kind in ("csv", "xlsx", "docx")}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_table_becomes_drafts(
    kind: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = files(tmp_path, GOOD, MORE)[kind]
    told = ["--root", str(project), "import", "hoi-dap", str(path)]
    assert main(told) == 0
    assert "Mới xem thử, chưa ghi gì." in capsys.readouterr().out
    assert not (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").exists()
    assert main([*told, "--ghi"]) == 0
    assert (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8") == (
        "cau_hoi: Báo cáo nộp về đâu?\ncau_chot: Báo cáo nộp về Đảng ủy mẫu.\ntra_loi: |\n  Về Đảng ủy mẫu.\n"
        "doi_tuong: [dang-vien]\n"
        "chu_de: [bao-cao, hoc-tap]\nnguon:\n  - van_ban: ke-hoach-mau\n    khoan: II.2.b3\n"
        "    trich: nộp báo cáo về Đảng ủy mẫu\n  - van_ban: ke-hoach-mau\n    khoan: I\n    trich: I- MỤC ĐÍCH\n"
        "trang_thai_bien_tap: nhap\n"
    )
    assert main(["--root", str(project), "check"]) == 0


def test_signs_that_nobody_sees_do_not_come_in_with_a_table(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = files(tmp_path, (f"{GOOD[0][:4]}\u200b{GOOD[0][4:]}", *GOOD[1:]), MORE)["xlsx"]
    assert main(["--root", str(project), "import", "hoi-dap", str(path), "--ghi"]) == 0
    assert main(["--root", str(project), "check"]) == 0


def test_every_row_s_problems_are_told_and_nothing_is_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], bless: bool
) -> None:
    before = sorted(project.rglob("*"))
    path = files(tmp_path, GOOD, BAD, ("Thiếu?", *[""] * 8))["csv"]
    assert main(["--root", str(project), "import", "hoi-dap", str(path), "--ghi"]) == 1
    printed, golden = capsys.readouterr().out, ROOT / "tests/golden/nhap-bang.txt"
    if bless:
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((GOOD, ("", *BAD[1:])), "dòng 3: chưa được"),
        ((GOOD, ("", "", "", "", "", "", "ke-hoach-mau", "I", "")), "Dòng này không có câu hỏi."),
        ((GOOD, ("(tiếp)", "", "Thêm lời.", "", "", "", "ke-hoach-mau", "I", "")), "mà cột “trả lời” có chữ"),
        ((MORE,), "bên trên không có câu hỏi nào"),
    ],
    ids=["a whole row without its question", "not marked", "more than a citation", "nothing above"],
)
def test_rows_are_whole_or_refused(
    rows: tuple[tuple[str, ...], ...],
    told: str,
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (
        main(["--root", str(project), "import", "hoi-dap", str(files(tmp_path, *rows)["xlsx"]), "--ghi"]) == 1
    )
    assert told in capsys.readouterr().out
    assert len(read(project).ids("hoi-dap")) == 3


def test_the_dry_run_shows_what_will_be_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = files(tmp_path, GOOD, MORE)["xlsx"]
    assert main(["--root", str(project), "import", "hoi-dap", str(path)]) == 0
    shown = capsys.readouterr().out
    assert main(["--root", str(project), "import", "hoi-dap", str(path), "--ghi"]) == 0
    written = (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8")
    assert all(f"    {line}\n" in shown for line in written.splitlines())


@pytest.mark.parametrize("kind", ["title", "sep", "hidden", "invisible"])
def test_what_excel_puts_around_a_table_does_no_harm(kind: str, project: Path, tmp_path: Path) -> None:
    path = files(tmp_path, GOOD)["xlsx"]
    if kind in ("title", "hidden"):
        book = load_workbook(path)
        if kind == "title":
            book.worksheets[0].insert_rows(1, 2)
            book.worksheets[0]["A1"] = "DANH SÁCH CÂU HỎI"
        else:
            book.create_sheet("Danh mục", 0).sheet_state = "hidden"
            book.active = 1
        book.save(path)
    else:
        path = tmp_path / "bảng.csv"
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(
            f"sep=;\n{text}" if kind == "sep" else text.replace("nộp về", "nộp\u200b về"), encoding="utf-8"
        )
    assert main(["--root", str(project), "import", "hoi-dap", str(path), "--ghi"]) == 0
    assert main(["--root", str(project), "check"]) == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.csv", ";".join(HEADS).encode("cp1258", "replace") + b"\n", "CSV UTF-8"),
        ("x.csv", ";".join(HEADS).encode("ascii", "replace") + b"\n", "CSV UTF-8"),
        ("x.xls", b"\xd0\xcf\x11\xe0", "lưu thành .xlsx"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0", "lưu thành .xlsx"),
    ],
)
def test_what_excel_saves_by_itself_is_told_with_the_way_out(
    name: str, content: bytes, told: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["--root", str(project), "import", "hoi-dap", str(tmp_path / name)]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "TCVN3" not in said


def test_the_template_is_what_the_import_reads(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("mẫu.csv", "mẫu.xlsx", "mẫu.docx"):
        told = ["--root", str(project), "import", "hoi-dap", str(tmp_path / name), "--mau"]
        assert main(told) == 0
        assert main(told) == 1  # never over another file
        assert main(told[:-1]) == 0
    book = load_workbook(tmp_path / "mẫu.xlsx")
    assert tuple(cell.value for cell in book["Câu hỏi"][1]) == HEADS
    assert ("doi-tuong", "dang-vien", "Đảng viên") in book["Mã dùng được"].iter_rows(values_only=True)
    assert word.read((tmp_path / "mẫu.docx").read_bytes(), "x").tables[0][0] == HEADS
    assert (
        "doi-tuong: dang-vien (Đảng viên)" in word.read((tmp_path / "mẫu.docx").read_bytes(), "x").paragraphs
    )
    assert capsys.readouterr().out.splitlines()[1::2] == ["Bảng chưa có câu hỏi nào."] * 3


def test_a_form_is_filled_in_by_choosing_and_read_back(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "câu hỏi.txt"
    asked.write_text(f"{GOOD[0]}\n\n  Đường làng   rộng bao nhiêu? \n", encoding="utf-8")
    path = tmp_path / "bảng.xlsx"
    told = ["--root", str(project), "form", str(path), "--cau-hoi", str(asked)]
    assert main(told) == 0
    assert main(told) == 1  # never over another file
    book = load_workbook(path)
    sheet, known = book["Câu hỏi"], book["Mã dùng được"]
    assert [sheet["A2"].value, sheet["A3"].value] == [GOOD[0], "Đường làng rộng bao nhiêu?"]
    chosen = {}
    for rule in sheet.data_validations.dataValidation:
        cells = rule.formula1.rpartition("!")[2].replace("$", "")
        names = [cell[0].value for cell in known[cells]] if ":" in cells else [rule.formula1.strip('"')]
        chosen[str(rule.sqref).partition(":")[0]] = names
    assert chosen == {
        "D2": ["Người dân", "Đảng viên"],
        "E2": ["Học tập", "Báo cáo"],
        "F2": ["có"],
        "G2": ["Dự thảo Chương trình mẫu", "Kế hoạch mẫu"],
    }
    sheet.delete_rows(3)
    for column, value in zip("BCDEFGHI", GOOD[1:], strict=True):
        sheet[f"{column}2"] = value
    sheet["D2"], sheet["E2"], sheet["G2"] = "Đảng viên, Người dân", "Báo cáo", "Kế hoạch mẫu"
    book.save(path)
    assert main(["--root", str(project), "import", "hoi-dap", str(path), "--ghi"]) == 0
    made = (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8")
    assert "doi_tuong: [dang-vien, nguoi-dan]\nchu_de: [bao-cao]\n" in made
    assert main(["--root", str(project), "check"]) == 0


def test_a_table_without_the_column_of_short_answers_is_read(project: Path, tmp_path: Path) -> None:
    rows = [row[:1] + row[2:] for row in (HEADS, GOOD)]
    quoted = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    (tmp_path / "x.csv").write_text(quoted, encoding="utf-8")
    assert main(["--root", str(project), "import", "hoi-dap", str(tmp_path / "x.csv"), "--ghi"]) == 0
    made = (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8")
    assert made.startswith("cau_hoi: Báo cáo nộp về đâu?\ntra_loi: |\n")


def test_a_missing_column_is_named(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.csv").write_text("Câu hỏi,Trả lời\na,b\n", encoding="utf-8")
    assert main(["--root", str(project), "import", "hoi-dap", str(tmp_path / "x.csv")]) == 1
    assert (
        "Dòng đầu của bảng thiếu cột: đối tượng, chủ đề, văn bản, khoản, đoạn trích."
        in capsys.readouterr().err
    )
    assert len(read(project).ids("hoi-dap")) == 3
