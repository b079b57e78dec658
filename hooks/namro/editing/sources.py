"""A file of an official text, of any kind that is read, as the lines that the importer cuts."""

from __future__ import annotations

from dataclasses import replace

from namro.editing import office_pictures, opendoc, word
from namro.editing.importer import Source, limits, source_of_text
from namro.editing.importer.lines import Line, Page, line_of, table
from namro.editing.office_words import Table, Words
from namro.files import textfile
from namro.language import signs
from namro.problems import InvalidData, UserError

ENDINGS = (".txt", ".md", ".docx", ".odt", ".pdf")
MAX_BYTES = 8 * 1024 * 1024
HEAVIEST = 64 * 1024 * 1024
"""Bytes of a file of any kind: a larger one is not opened."""


def read(content: bytes, name: str) -> Source:
    """The lines of the file `name`. Raises UserError or InvalidData when it cannot be read."""
    low = name.lower()
    if low.endswith((".docx", ".odt")):
        return _office((word if low.endswith(".docx") else opendoc).read(content, name), content, name)
    if low.endswith(".pdf") or content.startswith(b"%PDF-"):
        from namro.editing import pdf_pictures, pdf_text  # noqa: PLC0415 - pypdf is heavy, and few imports read a PDF

        printed = pdf_text.read(content, name)
        source = source_of_text(_checked(printed.text.encode(), name), name, printed.tables)
        places = {number: f"trang {spot.page}" for number, spot in printed.spots.items()}
        told = (*printed.told, *source.told)
        pictures = pdf_pictures.Pictures(content, printed.sheets, printed.spots)
        return replace(source, told=told, doubts=printed.doubts, places=places, pictures=pictures)
    return source_of_text(_checked(content, name), name)


def _checked(content: bytes, name: str) -> str:
    """The decoded text; form feeds stay, as ends of pages."""
    text, problems = textfile.decode(content, name, limit=MAX_BYTES, form_feeds=True)
    if text is None:
        raise InvalidData(problems)
    return text


def _office(words: Words, content: bytes, name: str) -> Source:
    """Paragraphs are whole: no line is ever joined to the one above, unless Word itself broke it."""
    lines: list[Line] = []
    for number, item in enumerate(words.items, 1):
        if isinstance(item, Table):
            lines.append(table(number, _composed(item), heads=item.heads))
            continue
        pieces = [piece for piece in signs.composed(item).split("\n") if piece.strip()]
        lines += [
            line_of(number, piece, soft=index > 0, gap=index == 0) for index, piece in enumerate(pieces)
        ]
    if not lines:
        raise UserError(f"“{name}” không có chữ nào để nhập; hãy kiểm tra đã chọn đúng tệp văn bản.")
    limits.lines(lines, name)
    _checked("\n".join(line.text for line in lines).encode(), name)
    album = office_pictures.Album.read(content, words.drawn)
    said = [item if isinstance(item, str) else "" for item in words.items]
    return Source(
        tuple(lines),
        Page(whole=True),
        tuple(words.told),
        name=name,
        asks=tuple(album.asks(said)),
        places=_places(words),
        pictures=album,
    )


def _places(words: Words) -> dict[int, str]:
    """Paragraphs as one counts them in the program, a table as one; the page where the file says where pages ended."""
    paged = len(set(words.pages)) > 1
    pages = [f", trang {page} theo lần lưu cuối" if paged else "" for page in words.pages]
    return {number: f"đoạn {number}{page}" for number, page in enumerate(pages, 1)}


def _composed(item: Table) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(signs.composed(" ".join(line.split())) for line in cell) for cell in row)
        for row in item.rows
    )
