"""Bytes of a file to clean text, or the problems that make it unreadable.

What Windows adds in good faith (a BOM, CRLF, decomposed letters) is mended in silence; what can hide or
change meaning (control and invisible characters, foreign encodings, what git has not merged) is refused with its
position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from namro.language import legacy, signs
from namro.problems import Problem, reason, relative

MAX_BYTES = 512 * 1024
MOST_TOLD = 100
"""Signs of one kind that are told of; where there are more, the file was saved wrongly as a whole."""
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How .docx, .xlsx, .odt, how .doc, .xls and how .pdf begin, under whatever name they are saved."""

_CONVERT = "Chuyển sang Unicode (Unikey: Ctrl+Shift+F6) rồi lưu dạng UTF-8."
_RETYPE = "Xóa ký tự này rồi gõ lại."
_SUSPECTS = (
    (
        "ky-tu-dieu-khien",
        re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"),
        "Có ký tự điều khiển {code}, thường do dán từ Word hoặc PDF.",
        _RETYPE,
    ),
    (
        "ky-tu-xuong-dong",
        re.compile("[\x85\u2028\u2029]"),
        "Có ký tự xuống dòng lạ {code}.",
        "Xóa ký tự này rồi nhấn Enter.",
    ),
    (
        "ky-tu-vo-hinh",
        signs.INVISIBLE,
        "Có ký tự vô hình {code}.",
        "Đặt con trỏ ngay sau chỗ này rồi nhấn Backspace.",
    ),
    (
        "ky-tu-rieng",
        re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]"),
        "Có ký tự {code} chỉ có trong một phông chữ, thường là dấu đầu dòng dán từ Word.",
        "Xóa ký tự này; dấu đầu dòng thì gõ gạch nối và dấu cách: “- ”.",
    ),
    (
        "ky-tu-thay-the",
        re.compile("\ufffd"),
        "Có ký tự hỏng {code}: chữ đã mất khi chuyển bảng mã.",
        "Gõ lại chữ này theo văn bản gốc.",
    ),
    (
        "dau-chong",
        signs.STACKED,
        "Nhiều dấu chồng lên một chữ {code}.",
        "Xóa chữ ấy cùng các dấu rồi gõ lại.",
    ),
)

_PRINTABLE_SUSPECTS = re.compile(f"{signs.INVISIBLE.pattern}|{signs.STACKED.pattern}|\ufffd")
"""All others are not `printable`, which is a quick first question."""
UNMERGED = "git-chua-gop"
_FINGERPRINT = re.compile(r"^ *dau_van_tay:", re.M)
_APPROVED = (
    " Hai bên cùng sửa một mục đã duyệt thì dòng dau_van_tay giữ một bên nào cũng được:"
    " ghép lời xong, đọc lại cả mục rồi duyệt lại bằng lệnh approve (lệnh check sẽ nhắc)."
)
_UNMERGED = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7}|={7})(?:[ \t].*)?$", re.MULTILINE)
_UNMERGED_ENDS = re.compile(r"^[ \t]*[<>|]{7}(?:[ \t].*)?$", re.MULTILINE)


def position(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def suspects(text: str) -> Iterator[tuple[int, str, str, str]]:
    """(offset, code, message, hint) of each sign that can hide or change meaning."""
    if text.replace("\n", "").isprintable() and not _PRINTABLE_SUSPECTS.search(text):
        return
    for code, pattern, message, hint in _SUSPECTS:
        for match in islice(pattern.finditer(text), MOST_TOLD):
            yield match.start(), code, message.format(code=f"U+{ord(match.group()[-1]):04X}"), hint


def decode(
    content: bytes, path: str, *, limit: int = MAX_BYTES, form_feeds: bool = False
) -> tuple[str | None, list[Problem]]:
    """The text of `content` in NFC with '\\n' line ends, or None with the problems found.

    `form_feeds`: ends of pages, as a text copied from a PDF has them, are let through.
    """

    def problem(line: int, column: int, code: str, message: str, hint: str) -> Problem:
        return Problem(path, line, column, "", code, message, hint)

    if len(content) > limit:
        return None, [_too_large(path, len(content), limit)]
    if content.startswith(_OFFICE):
        message = "Đây là tệp Word, Excel, PDF hoặc tệp nén, không phải tệp chữ."
        hint = "Mở bằng chương trình của nó rồi chép chữ sang một tệp chữ lưu dạng UTF-8."
        return None, [problem(1, 1, "tep-khong-phai-chu", message, hint)]
    if (head := content[:64].lstrip().lower()).startswith((b"{\\rtf", b"<html", b"<!doctype", b"<?xml")):
        what = "tệp Word (RTF)" if head.startswith(b"{") else "một trang web đã lưu"
        message = f"Đây là {what}, không phải tệp chữ."
        hint = "Chép chữ sang Notepad hay VS Code rồi lưu dạng UTF-8."
        return None, [problem(1, 1, "tep-khong-phai-chu", message, hint)]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.count(0) * 3 > len(content):
        hint = "Mở bằng Notepad, chọn Lưu thành (Save As), mục Mã hóa (Encoding) chọn UTF-8."
        return None, [problem(1, 1, "utf-16", "Tệp lưu theo bảng mã UTF-16, không phải UTF-8.", hint)]
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        found = legacy.in_bytes(content)
        hint = (
            f"Tệp theo bảng mã cũ {found.name}: “{found.word}” là “{found.meant}”. {_CONVERT}"
            if found
            else f"Tệp có thể theo bảng mã cũ (TCVN3, VNI, Windows-1258). {_CONVERT}"
        )
        message = f"Tệp không phải UTF-8 (byte 0x{content[error.start]:02X})."
        return None, [problem(line, column, "khong-phai-utf-8", message, hint)]
    text = signs.composed(text.replace("\r\n", "\n").replace("\r", "\n"))
    looked = text.replace("\f", "\n") if form_feeds else text
    problems = [problem(*position(text, offset), *told) for offset, *told in suspects(looked)]
    if unmerged := (_UNMERGED_ENDS if form_feeds else _UNMERGED).search(text):
        message = "Git chưa gộp xong tệp này: còn các dòng <<<<<<<, =======, >>>>>>>."
        hint = "Giữ lời đúng ở giữa, xóa ba dòng ấy." + (_APPROVED if _FINGERPRINT.search(text) else "")
        problems.append(problem(*position(text, unmerged.start()), UNMERGED, message, hint))
    if old := legacy.in_text(text):
        hint = f"“{old.word}” có lẽ là “{old.meant}”. {_CONVERT}"
        message = f"Chữ dán từ bảng mã cũ: {old.name}."
        problems.append(problem(*position(text, old.offset), "chu-bang-ma-cu", message, hint))
    return (None if problems else text), problems


def _too_large(path: str, size: int, limit: int) -> Problem:
    hint = f"Tách thành các tệp nhỏ hơn {limit // 1024} KB."
    return Problem(path, 1, 1, "", "tep-qua-lon", f"Tệp nặng {size // 1024} KB, quá lớn.", hint)


def read(path: Path, root: Path, *, limit: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """Read and decode one file; a file that the system refuses is a problem too, and one that is too large is not read."""
    shown = relative(path, root)
    try:
        if (size := path.stat().st_size) > limit:
            return None, [_too_large(shown, size, limit)]
        content = path.read_bytes()
    except OSError as error:
        hint = "Kiểm tra tệp có tồn tại, không bị chương trình khác giữ, và bạn có quyền đọc."
        return None, [
            Problem(shown, 1, 1, "", "khong-doc-duoc", f"Không đọc được tệp ({reason(error.errno)}).", hint)
        ]
    return decode(content, shown, limit=limit)
