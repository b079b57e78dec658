"""Rows of questions from a table: .csv, .xlsx, or the tables of a .docx or .odt; and an empty table to begin with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from namro.editing import blank_docx, opendoc, word
from namro.editing.office import Package
from namro.files import csvfile, textfile
from namro.language.vietnamese import fold, nearest
from namro.problems import InvalidData, UserError
from namro.records.base import TrichDan
from namro.records.hoi_dap import HoiDap

FIELDS = (
    "cau_hoi",
    "cau_chot",
    "tra_loi",
    "doi_tuong",
    "chu_de",
    "van_ban_chua_neu",
    "van_ban",
    "khoan",
    "trich",
)
_MAY_LACK = ("cau_chot", "van_ban_chua_neu")
"""Columns that a table need not have."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_MOST_COLUMNS, _MOST_EMPTY = 200, 10_000
"""Of a sheet: columns that are read; rows without words before the others are not looked for."""
_HEAD_WITHIN = 5
"""Lines in which the heads of the columns may stand below a title."""
_SEPARATOR = re.compile(r"sep=.", re.I)
_LOST = re.compile(r"[^\W\d]\?|\?[^\W\d]")
_AS_XLSX = "Mở bằng Excel rồi lưu thành .xlsx (Save As, Excel Workbook)."
_AS_CSV = "Trong Excel chọn lưu thành .xlsx, hoặc “CSV UTF-8 (Comma delimited)”, từ tệp còn đủ dấu."
_OFFERED = 500
"""The last row in which there is something to choose from."""
ENDINGS = (".csv", ".xlsx", ".docx", ".odt")


@dataclass(frozen=True)
class Row:
    """One row: its number as the table program shows it (with the table's in a .docx), its words by field."""

    name: str
    cells: Mapping[str, str]


def titles() -> Mapping[str, str]:
    """The head of each column, from the records."""
    models = (HoiDap.model_fields, TrichDan.model_fields)
    return {name: next(str(m[name].title) for m in models if name in m) for name in FIELDS}


def read(path: Path, content: bytes) -> list[Row]:
    """The rows of a table file, empty ones left out. Raises UserError or InvalidData."""
    if path.suffix.lower() == ".csv":
        return _rows(_of_csv(path, content), "dòng {}")
    if path.suffix.lower() == ".xlsx":
        return _rows(list(_sheet(content, str(path))), "dòng {}")
    if path.suffix.lower() == ".xls":
        raise UserError(f"“{path}” là tệp Excel kiểu cũ. {_AS_XLSX}")
    if path.suffix.lower() in (".docx", ".odt"):
        found: list[Row] = []
        reader = word if path.suffix.lower() == ".docx" else opendoc
        made = reader.read(content, str(path)).tables
        if not made:
            raise UserError(f"“{path}” không có bảng câu hỏi nào.")
        for number, table in enumerate(made, 1):
            found += _rows(table, f"bảng {number}, dòng {{}}")
        return found
    raise UserError(f"Chỉ nhận tệp {', '.join(ENDINGS)}.")


def _sheet(content: bytes, shown: str) -> Iterator[list[str]]:
    """The rows of the first sheet of an .xlsx that is shown; a sheet may say that it has a million, each of thousands of cells."""
    if not is_zipfile(io.BytesIO(content)):
        raise UserError(f"“{shown}” không phải tệp Excel .xlsx đọc được. {_AS_XLSX}")
    Package(content, shown).look_through()
    try:
        sheets = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets
        sheet = next((one for one in sheets if one.sheet_state == "visible"), sheets[0])
        sheet.reset_dimensions()
        empty = 0
        for row in sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS):
            cells = ["" if cell is None else _visible(str(cell)) for cell in row]
            empty = 0 if any(cells) else empty + 1
            if empty > _MOST_EMPTY:
                raise UserError(
                    f"“{shown}” có hơn {_MOST_EMPTY} dòng trống liền nhau; xóa các dòng trống rồi nhập."
                )
            yield cells
    except UserError:
        raise
    except Exception as error:
        raise UserError(f"“{shown}” không phải tệp Excel .xlsx đọc được. {_AS_XLSX}") from error


def _of_csv(path: Path, content: bytes) -> list[list[str]]:
    """The rows of a CSV file. Excel's plain CSV has lost its marks, or has them in the machine's own letters."""
    text, problems = textfile.decode(_without_invisible(content), str(path))
    if text is None and any(problem.code in ("khong-phai-utf-8", "chu-bang-ma-cu") for problem in problems):
        raise UserError(f"“{path}” lưu dạng CSV thường của Excel nên hỏng dấu tiếng Việt. {_AS_CSV}")
    if text is None:
        raise InvalidData(problems)
    head, _, rest = text.partition("\n")
    if _SEPARATOR.fullmatch(head.strip().strip('"')):
        text = rest  # Excel's own word on what parts the columns; which sign that is shows in the next line
    if len(_LOST.findall(text.partition("\n")[0])) > 1:
        raise UserError(f"“{path}” đã mất dấu tiếng Việt (thành dấu ?). {_AS_CSV}")
    return [row for _, row in csvfile.decode(text, path.name)]


def _without_invisible(content: bytes) -> bytes:
    """The file without signs that nobody sees; as it is where it is not UTF-8."""
    try:
        return _visible(content.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return content


def _visible(cell: str) -> str:
    """A cell without the signs that nobody sees and `check` refuses (zero width spaces, pasted from the web)."""
    return cell.translate(_INVISIBLE)


def _rows(table: Sequence[Sequence[str]], name: str) -> list[Row]:
    if not table:
        raise UserError("Bảng trống.")
    heads = max(range(min(_HEAD_WITHIN, len(table))), key=lambda at: sum(map(bool, map(_column, table[at]))))
    columns = [_column(head) for head in table[heads]]
    missing = [title for field, title in titles().items() if field not in (*columns, *_MAY_LACK)]
    if missing:
        raise UserError(f"Dòng đầu của bảng thiếu cột: {', '.join(missing)}.")
    rows = []
    for number, cells in enumerate(table[heads + 1 :], heads + 2):
        words = {
            field: cell.strip()
            for field, cell in zip(columns, map(_visible, cells), strict=False)
            if field and cell.strip()
        }
        if words:
            rows.append(Row(name.format(number), words))
    return rows


def _offer(sheet: Worksheet, field: str, chosen: str) -> None:
    """A list to choose from in the cells of a column; several names in one cell can still be typed."""
    rule = DataValidation(type="list", formula1=chosen, allow_blank=True, showErrorMessage=False)
    if field in ("doi_tuong", "chu_de"):
        rule.promptTitle, rule.prompt = "Chọn một", "Nhiều hơn một thì gõ thêm, cách nhau bằng dấu phẩy."
        rule.showInputMessage = True
    letter = get_column_letter(FIELDS.index(field) + 1)
    rule.add(f"{letter}2:{letter}{_OFFERED}")
    sheet.add_data_validation(rule)


def _column(head: str) -> str | None:
    """The field that a column's head names, by its title or its key, marks and case aside."""
    known = {fold(title): field for field, title in titles().items()} | {field: field for field in FIELDS}
    close = nearest(fold(head.strip()), known)
    return known[close] if close else None


def template(path: Path, codes: Mapping[str, Mapping[str, str]], asked: Sequence[str] = ()) -> bytes:
    """A table to fill in, with the questions `asked` where there are any; in .xlsx with names to choose from and a
    second sheet of the codes that may be used, in .docx with a list of them."""
    heads = [title[:1].upper() + title[1:] for title in titles().values()]
    if path.suffix.lower() == ".csv":
        made = io.StringIO()
        csv.writer(made, lineterminator="\r\n").writerows([heads, *([one] for one in asked)])
        return b"\xef\xbb\xbf" + made.getvalue().encode()  # the mark tells Excel that this is UTF-8
    if path.suffix.lower() == ".xlsx":
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Câu hỏi"
        sheet.append(heads)
        for column, width in zip("ABCDEFGHI", (40, 40, 60, 20, 20, 12, 30, 12, 50), strict=True):
            sheet.column_dimensions[column].width = width
            sheet[f"{column}1"].font = Font(bold=True)
            sheet[f"{column}1"].alignment = Alignment(wrap_text=True)
        for question in asked:
            sheet.append([question])
        sheet.freeze_panes = "A2"
        known = book.create_sheet("Mã dùng được")
        first = 1
        for kind, records in codes.items():
            for ma, label in records.items():
                known.append([kind, ma, label])
            if records:
                chosen = f"'{known.title}'!$C${first}:$C${first + len(records) - 1}"
                _offer(sheet, kind.replace("-", "_"), chosen)
            first += len(records)
        _offer(sheet, "van_ban_chua_neu", '"có"')
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()
    if path.suffix.lower() == ".docx":
        used = [f"{kind}: {ma} ({label})" for kind, records in codes.items() for ma, label in records.items()]
        return blank_docx.table(heads, ["Mã dùng được (xóa phần này cũng được):", *used])
    raise UserError("Mẫu có ba dạng: .xlsx, .docx và .csv.")
