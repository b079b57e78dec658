"""Tables as CSV that opens in Excel by a double click and in any parser: UTF-8 with BOM, CRLF, quoted as needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from namro.problems import UserError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def encode(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file's bytes. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def decode(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it ends on; commas, semicolons or tabs, as spreadsheets save them. Raises UserError."""
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        wrong = "dấu nháy kép không khép lại"
        if len(text) > csv.field_size_limit():
            wrong += f" hoặc ô dài quá {csv.field_size_limit()} chữ"
        raise UserError(
            f"{name}:{rows.line_num}: Dòng này có {wrong}. Mở bằng bảng tính rồi lưu lại dạng CSV."
        ) from error


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
