"""How large a source may be: looked at before its lines are cut, and told in one sentence that names file and limit.

An official text stays far below; what does not is the wrong file, or one whose lines were doubled or lost their ends.
"""

from __future__ import annotations

from collections.abc import Iterable

from namro.editing.importer.lines import Line
from namro.files.clauses import HEAD, MAX_BYTES, MAX_CLAUSE
from namro.problems import UserError

MOST_LINES = 120_000
"""Lines with words, and rows of tables: a law with its annexes has a tenth of them."""


def plain(text: str, name: str) -> None:
    """Plain text whose lines can be read. Raises UserError."""
    filled = 0
    for number, line in enumerate(text.split("\n"), 1):
        filled += bool(line)
        if len(line) > MAX_CLAUSE and len(" ".join(line.split())) > MAX_CLAUSE:
            raise too_long(name, number)
        if filled > MOST_LINES:
            raise _too_many(name)


def lines(read: Iterable[Line], name: str) -> None:
    """Lines of any source, tables with all their rows. Raises UserError."""
    count = 0
    for line in read:
        count += len(line.rows) if line.rows is not None else 1
        if count > MOST_LINES:
            raise _too_many(name)
        if line.rows is None and line.width > MAX_CLAUSE:
            raise too_long(name, line.number)
        if line.rows is None and HEAD.match(line.text.lstrip()):
            raise UserError(
                f"{_where(name, line.number)}: đã có mã khoản “{{#…}}” của một tệp toan-van.md. Nhập từ văn bản gốc; "
                "chỉ sửa mã thì sửa ngay trong tệp ấy."
            )


def too_long(name: str, number: int) -> UserError:
    """For a paragraph that no clause can hold; `number` is its line or its paragraph."""
    return UserError(
        f"{_where(name, number)}: đoạn dài quá {MAX_CLAUSE} ký tự; kiểm tra chỗ xuống dòng và dòng trống giữa các đoạn."
    )


def _where(name: str, number: int) -> str:
    return f"“{name}”, dòng {number}" if name else f"Dòng {number}"


def whole(size: int, name: str) -> None:
    """The finished text must be one that can be read again. Raises UserError."""
    if size > MAX_BYTES:
        raise UserError(
            f"{_called(name)} thành toàn văn nặng {size // 1024} KB, quá {MAX_BYTES // 1024} KB; tách phụ lục thành văn bản riêng."
        )


def _too_many(name: str) -> UserError:
    return UserError(
        f"{_called(name)} có hơn {MOST_LINES} dòng chữ và hàng bảng; kiểm tra tệp có bị lặp, hoặc tách phụ lục thành văn bản "
        "riêng."
    )


def _called(name: str) -> str:
    return f"“{name}”" if name else "Tệp nguồn"
