"""Numbers, dates and bodies that an answer, a question tree or a guide names stand in one of its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from namro.files.citations import squeeze
from namro.files.loaded import Loaded
from namro.files.naming import TenGoi
from namro.problems import Problem
from namro.records.base import TrichDan
from namro.records.hoi_dap import HoiDap
from namro.records.van_ban import VanBan
from namro.rules.notes.claims import claims, plain_or_none
from namro.rules.notes.own_prose import note
from namro.rules.numbers_borne import own_numbers, stands, unborne

_POINT = r"[\dIVXLC]+(?:\.\d+)*[a-zđ]?"
_CLAUSES = re.compile(
    rf"(?i:(?<!\w)(?:phần|mục|điểm|khoản|điều|ý|chuyên đề|chú thích|chương) )(?:số )?{_POINT}(?!,\d)"
    rf"(?:(?:, | và |; | đến | hoặc )(?:(?:phần|mục|điểm|khoản|điều) )?{_POINT}(?![\w/%]))*"
)
"""Clauses and talks by their numbers."""
_DAYS_TOGETHER = re.compile(r"(?<![\d/])(\d{1,2})(?= (?:và|đến|,|-) \d{1,2}(/\d{1,2}/\d{4}))")
_INFERRED = re.compile(r"(?<!\w)(?:tức|nghĩa là|suy ra|muộn nhất|khoảng|cộng lại|tính ra)(?!\w)", re.I)
_SENTENCE = re.compile(r"(?<=[.;!?:])\s+(?=[“(]?[A-ZÀ-ỸĐ])|\n+")
_HINT = "Trích thêm chỗ văn bản nêu điều ấy, hoặc bỏ khỏi "


def unproved(loaded: Loaded) -> Iterator[Problem]:
    """Numbers that no quotation bears, that are of no document or conference and that the sentence does not call
    inferred: in answers, in what question trees and guides say. In answers, bodies by name that no quotation, question
    or cited document's record names."""
    documents = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    bodies = {entry.ma: entry.record for entry in loaded.of("don-vi")}
    names = TenGoi(bodies)
    titles = squeeze(" ".join(f"{one.ten_ngan} {one.trich_yeu}" for one in documents.values()))
    of_the_site = "\n".join((titles, *_known(loaded, documents.values())))
    for claim in claims(loaded):
        for number in unborne(_certain(claim.loi), claim.nguon, documents, claim.hoi):
            if not stands(number, f"{of_the_site}\n{_places(claim.nguon)}"):
                message = f"“{number}” không có trong đoạn trích nào của {claim.cua} này."
                yield note(claim.entry, claim.loc, "chua-chung-minh", message, f"{_HINT}{claim.cua}.")
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        printed = squeeze(" | ".join((asked.cau_hoi, *(one.trich for one in asked.nguon)))).casefold()
        borne = {documents[one.van_ban].co_quan for one in asked.nguon if one.van_ban in documents}
        borne |= {one.don_vi for one in names.trong(squeeze(" | ".join(one.trich for one in asked.nguon)))}
        for field, words in (("cau_chot", asked.cau_chot or ""), ("tra_loi", plain_or_none(asked.tra_loi))):
            for one in names.trong(squeeze(words)):
                proper = one.ten[0].isupper() and bodies[one.don_vi].cap not in ("nhieu-cap", "chua-neu")
                if proper and not one.trong and one.don_vi not in borne and one.ten.casefold() not in printed:
                    borne.add(one.don_vi)
                    if one.ten not in titles:
                        message = f"“{one.ten}” không có trong đoạn trích nào của câu trả lời này."
                        yield note(entry, (field,), "chua-chung-minh", message, f"{_HINT}câu trả lời.")


def _known(loaded: Loaded, documents: Iterable[VanBan]) -> Iterator[str]:
    """Numbers and days of documents and conferences, which stand everywhere."""
    for document in documents:
        yield from own_numbers(document)
    for entry in loaded.of("hoi-nghi"):
        when = entry.record.thoi_gian
        yield from (entry.record.ten, entry.record.ten_ngan, when.nguyen_van or "")
        yield from (f"{day:%d/%m/%Y}" for day in (when.tu_ngay, when.den_ngay) if day)


def _certain(text: str) -> str:
    """The sentences that call nothing inferred, without the numbers of clauses."""
    kept = " ".join(one for one in _SENTENCE.split(text) if not _INFERRED.search(one))
    return _DAYS_TOGETHER.sub(r"\1\2", _CLAUSES.sub(" ", kept))


def _places(cited: Sequence[TrichDan]) -> str:
    return "\n".join(one.khoan.rpartition(".")[0] + " " + one.khoan.partition(".")[2] for one in cited)
