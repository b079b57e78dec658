"""A digest is of one held document and of it alone: a line that is one sentence, a page that fits on one, every number
in a quotation of the same step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namro.files.citations import citations
from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language import prose
from namro.problems import Problem
from namro.records.danh_muc import DongMotPhut, TomLuoc
from namro.records.doc_nhanh import DocNhanh
from namro.records.van_ban import VanBan
from namro.rules.numbers_borne import unborne
from namro.rules.one_sentence import flaw

_LINE, _PAGE = 240, 2600
"""Characters that fit on two lines of a phone's first screen, and on a sheet below the five lines."""


def digest(loaded: Loaded) -> Iterator[Problem]:
    """Digests of no held text, a second one of a document, citations of others, too long, numbers from nowhere."""
    documents = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    first: dict[str, str] = {}
    for entry in loaded.of("doc-nhanh"):
        told: DocNhanh = entry.record
        document = documents.get(told.van_ban)
        if document is not None and not document.toan_van and told.van_ban not in loaded.texts:
            message = f"Văn bản “{told.van_ban}” không có toàn văn trên trang."
            hint = "Chỉ viết bài đọc nhanh cho văn bản có tệp toan-van.md."
            yield entry.problem(("van_ban",), "doc-nhanh-khong-toan-van", message, hint)
        if other := first.get(told.van_ban):
            message = f"Văn bản “{told.van_ban}” đã có bài đọc nhanh “{other}”."
            yield entry.problem(("van_ban",), "doc-nhanh-trung", message, "Gộp hai bài làm một.")
        first.setdefault(told.van_ban, entry.ma)
        yield from _lengths(entry, told)
        for at, cited in citations(told):
            if cited.van_ban != told.van_ban:
                message = f"Bài đọc nhanh này về “{told.van_ban}”, mà trích “{cited.van_ban}”."
                hint = "Chỉ trích văn bản mà bài nói về; chuyện của văn bản khác để ở bài của văn bản ấy."
                yield entry.problem((*at, "van_ban"), "doc-nhanh-trich-khac", message, hint)
        yield from _numbers(entry, told, documents)


def _lengths(entry: Entry, told: DocNhanh) -> Iterator[Problem]:
    line = told.mot_dong.noi_dung
    if wrong := flaw(line, "Dòng này", "nam_dong"):
        yield entry.problem(("mot_dong", "noi_dung"), "mot-dong", *wrong)
    if len(line) > _LINE:
        message = f"Dài {len(line)} chữ cái, quá {_LINE}."
        hint = f"Bớt {len(line) - _LINE} chữ cái; điều còn lại đã có ở năm dòng."
        yield entry.problem(("mot_dong", "noi_dung"), "mot-dong", message, hint)
    page = sum(len(one.noi_dung) for one in told.mot_trang)
    if page > _PAGE:
        message = f"Cả phần này dài {page} chữ cái, in quá một trang ({_PAGE})."
        yield entry.problem(("mot_trang",), "mot-trang", message, f"Bớt {page - _PAGE} chữ cái.")


def _numbers(entry: Entry, told: DocNhanh, documents: Mapping[str, VanBan]) -> Iterator[Problem]:
    """What stands behind 'nam_dong' are lines, behind 'mot_trang' paragraphs."""
    steps: list[tuple[Path, str, TomLuoc | DongMotPhut]] = [
        (("mot_dong", "noi_dung"), told.mot_dong.noi_dung, told.mot_dong),
        *((("nam_dong", at, "chu"), line.chu, line) for at, line in enumerate(told.nam_dong)),
        *((("mot_trang", at, "noi_dung"), one.noi_dung, one) for at, one in enumerate(told.mot_trang)),
    ]
    for loc, words, step in steps:
        try:
            plain = prose.plain(prose.parse(words))
        except prose.ForbiddenProse:
            continue  # told by another rule
        for number in unborne(plain, step.nguon, documents):
            message = f"“{number}” không có trong đoạn trích nào của dòng, đoạn này."
            hint = "Trích thêm chỗ văn bản nêu, hoặc bỏ con số, ngày, số hiệu ấy."
            yield entry.problem(loc, "doc-nhanh-so", message, hint)
