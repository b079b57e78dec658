"""Words of a text PDF, page by page, set out as printed: the importer then takes them as a text copied from a PDF.

A page without letters is a picture of one: a scan is refused, with what to do instead.
"""

from __future__ import annotations

import io
import logging

from namro.problems import UserError

_SHORTEST_PAGE = 20
"""Letters; a page with fewer is a picture, a blank one, or holds a stamp."""
_MOST_PAGES = 2000


def read(content: bytes, name: str) -> str:
    """The pages, form feeds between them. Raises UserError for a scan, a locked or a broken file."""
    from pypdf import PdfReader  # noqa: PLC0415 - heavy, and few imports read a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(f"“{name}” đặt mật khẩu; mở bằng mật khẩu rồi in lại thành PDF không khóa.")
        if len(reader.pages) > _MOST_PAGES:
            raise UserError(f"“{name}” dài quá {_MOST_PAGES} trang; tách thành các văn bản riêng.")
        pages = [
            page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
            for page in reader.pages
        ]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UserError(f"“{name}” không phải tệp PDF đọc được ({type(error).__name__}).") from error
    bare = sum(len("".join(page.split())) < _SHORTEST_PAGE for page in pages)
    if bare * 2 >= len(pages):
        raise UserError(
            f"“{name}” là bản quét: {bare} trong {len(pages)} trang chỉ có hình, không có chữ. Xin tệp .docx hoặc PDF gốc "
            "của cơ quan ban hành; không có thì nhận dạng chữ (OCR) bằng chương trình khác, đọc soát từng chữ với bản "
            "giấy, lưu thành .txt rồi nhập."
        )
    return "\f".join(pages)
