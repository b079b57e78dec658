"""Words of a text PDF, page by page, set out as printed: the importer then takes them as a text copied from a PDF.

A page without letters is a picture of one: a scan is refused, with what to do instead.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from namro.editing import pdf_lines, pdf_pieces
from namro.problems import UserError

_SHORTEST_PAGE = 20
"""Letters; a page with fewer is a picture, a blank one, or holds a stamp."""
_MOST_PAGES = 2000
_MOST_STRANGE = 0.02
_SOFT_HYPHEN = re.compile("\u00ad[ ]*\n[ ]*(\\S+)[ ]*")
_INSTEAD = (
    "Xin tệp .docx hoặc PDF gốc của cơ quan ban hành; không có thì nhận dạng chữ (OCR) bằng chương trình khác, đọc soát "
    "từng chữ với bản giấy, lưu thành .txt rồi nhập."
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages, form feeds between them; what is to be told."""

    text: str
    told: tuple[str, ...] = ()


def read(content: bytes, name: str) -> Printed:
    """The words as printed. Raises UserError for a scan, a locked or a broken file."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(f"“{name}” đặt mật khẩu; mở bằng mật khẩu rồi in lại thành PDF không khóa.")
        if len(reader.pages) > _MOST_PAGES:
            raise UserError(f"“{name}” dài quá {_MOST_PAGES} trang; tách thành các văn bản riêng.")
        pieces = [pdf_pieces.of(page) for page in reader.pages]
        pictures = [pdf_pieces.has_picture(page) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UserError(f"“{name}” không phải tệp PDF đọc được ({type(error).__name__}).") from error
    _refuse_scan(pieces, pictures, name)
    pages = [pdf_lines.set_out([one for one in page if one.seen]) for page in pieces]
    text = "\f".join(page.text for page in pages)
    _refuse_codes(text, name)
    text, cut = _SOFT_HYPHEN.subn(r"\1\n", text)
    told = [
        f"trang {number}: không nhập chữ in xoay khác chiều trang, “{' / '.join(page.turned)[:80]}”"
        for number, page in enumerate(pages, 1)
        if page.turned
    ]
    if cut:
        told.append(f"đã nối {cut} từ mà trình dàn trang ngắt ở cuối dòng")
    lone = [
        str(number) for number, page in enumerate(pages, 1) if _is_bare(page.text) and pictures[number - 1]
    ]
    if lone:
        told.append(f"trang {', '.join(lone)} chỉ có hình, không có chữ: không nhập được")
    return Printed(text, tuple(told))


def _is_bare(text: str) -> bool:
    return len("".join(text.split())) < _SHORTEST_PAGE


def _refuse_scan(pages: list[list[pdf_pieces.Piece]], pictures: list[bool], name: str) -> None:
    """Pictures of pages are refused, with or without letters that a program recognised and laid under them."""
    if not pages:
        raise UserError(f"“{name}” không có trang nào.")
    bare = sum(_is_bare("".join(piece.text for piece in page)) for page in pages)
    if bare * 2 >= len(pages):
        raise UserError(
            f"“{name}” là bản quét: {bare} trong {len(pages)} trang chỉ có hình, không có chữ. {_INSTEAD}"
        )
    unseen = sum(
        picture and sum(not piece.seen for piece in page) * 2 > len(page)
        for page, picture in zip(pages, pictures, strict=True)
    )
    if unseen * 2 >= len(pages):
        raise UserError(
            f"“{name}” là bản quét có lớp chữ do máy nhận dạng ({unseen} trong {len(pages)} trang): chữ ấy chưa ai soát. {_INSTEAD}"
        )


def _refuse_codes(text: str, name: str) -> None:
    """A font that does not say which letters its signs are gives signs, not words."""
    letters = [char for char in text if not char.isspace()]
    strange = sum(char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn") for char in letters)
    if strange > _MOST_STRANGE * len(letters):
        raise UserError(
            f"“{name}” dùng phông chữ không kèm bảng mã: {strange} ký tự không đọc ra chữ. {_INSTEAD}"
        )
