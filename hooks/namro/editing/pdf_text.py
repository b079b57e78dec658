"""Words of a text PDF, page by page, set out as printed: the importer then takes them as a text copied from a PDF.

A page without letters is a picture of one: a scan is refused, with what to do instead. Tables between ruled borders are
kept as tables; every line knows where it stands, so that a doubt about it can be shown.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from namro.editing import pdf_limits, pdf_pages, pdf_pieces
from namro.editing.importer.lines import Rows
from namro.editing.pdf_pages import Entry, Spot
from namro.editing.pdf_pictures import Sheet
from namro.problems import UserError

_SHORTEST_PAGE = 20
"""Letters; a page with fewer is a picture, a blank one, or holds a stamp."""
_MOST_STRANGE = 0.02
_SOFT_HYPHEN = re.compile("\u00ad[ ]*\n[ ]*(\\S+)[ ]*")
_INSTEAD = (
    "Xin tệp .docx hoặc PDF gốc của cơ quan ban hành; không có thì nhận dạng chữ (OCR) bằng chương trình khác, đọc soát "
    "từng chữ với bản giấy, lưu thành .txt rồi nhập."
)
_UNREADABLE = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    ArithmeticError,
    NotImplementedError,
    OSError,
)
"""What comes out of a file that is broken on purpose or by accident."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages, form feeds between them; what is to be told.

    By the number of a line: `tables` that stand in its place, `spots` where it stands on paper, `doubts` about lines.
    """

    text: str
    told: tuple[str, ...] = ()
    tables: Mapping[int, Rows] = field(default_factory=dict)
    spots: Mapping[int, Spot] = field(default_factory=dict)
    doubts: tuple[tuple[tuple[int, ...], str], ...] = ()
    sheets: tuple[Sheet, ...] = ()


def read(content: bytes, name: str) -> Printed:
    """The words as printed. Raises UserError for a scan, a locked, a broken or a far too heavy file."""
    pdf_limits.size(content, name)
    budget = pdf_limits.Budget(name)
    leaves = _leaves(content, budget)
    _refuse_scan([leaf.pieces for leaf in leaves], [leaf.pixels > 0 for leaf in leaves], name)
    pages = [pdf_pages.of(number, leaf, budget) for number, leaf in enumerate(leaves, 1)]
    told = [line for page in pages for line in page.told]
    told += pdf_pages.join_tables(pages)
    text = "\f".join("\n".join(entry.text for entry in page.entries) for page in pages)
    _refuse_codes(text, name)
    text, cut = _SOFT_HYPHEN.subn(r"\1\n", text)
    if cut:
        told.append(f"đã nối {cut} từ mà trình dàn trang ngắt ở cuối dòng")
    lone = [
        str(number)
        for number, leaf in enumerate(leaves, 1)
        if leaf.pixels and _is_bare("".join(entry.text for entry in pages[number - 1].entries))
    ]
    if lone:
        told.append(f"trang {', '.join(lone)} chỉ có hình, không có chữ: không nhập được")
    numbered = list(_numbered([page.entries for page in pages]))
    return Printed(
        text,
        tuple(told),
        {number: entry.rows for number, entry in numbered if entry.rows is not None},
        {number: entry.spot for number, entry in numbered},
        tuple(_doubts(numbered)),
        tuple(Sheet(leaf.box, leaf.turned, leaf.pixels) for leaf in leaves),
    )


def _leaves(content: bytes, budget: pdf_limits.Budget) -> list[pdf_pieces.Leaf]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    name = budget.name
    try:
        with pdf_limits.bounded():
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UserError(f"“{name}” đặt mật khẩu; mở bằng mật khẩu rồi in lại thành PDF không khóa.")
            if len(reader.pages) > pdf_limits.MOST_PAGES:
                raise UserError(
                    f"“{name}” dài quá {pdf_limits.MOST_PAGES} trang; tách thành các văn bản riêng."
                )
            fonts = pdf_pieces.Fonts(budget)
            return [pdf_pieces.of(page, fonts) for page in reader.pages]
    except (LimitReachedError, MemoryError) as error:
        raise pdf_limits.unpacks_too_much(name) from error
    except DependencyError as error:
        raise UserError(
            f"“{name}” khóa bằng cách mã hóa không đọc được; mở rồi in lại thành PDF không khóa."
        ) from error
    except _UNREADABLE as error:
        raise UserError(f"“{name}” không phải tệp PDF đọc được ({type(error).__name__}).") from error


def _numbered(pages: Sequence[Sequence[Entry]]) -> Iterator[tuple[int, Entry]]:
    """Entries by the number of their line in the whole text; a page without any is an empty line."""
    number = 0
    for entries in pages:
        for entry in entries:
            number += 1
            yield number, entry
        number += not entries


def _doubts(numbered: Sequence[tuple[int, Entry]]) -> Iterator[tuple[tuple[int, ...], str]]:
    for doubt in dict.fromkeys(entry.doubt for _, entry in numbered if entry.doubt):
        yield tuple(number for number, entry in numbered if entry.doubt == doubt), doubt


def _is_bare(text: str) -> bool:
    return len("".join(text.split())) < _SHORTEST_PAGE


def _refuse_scan(pages: Sequence[Sequence[pdf_pieces.Piece]], pictures: Sequence[bool], name: str) -> None:
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
