"""From which day a document changes another, and which of its clauses: as its own words say, and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language.printed_days import printed_days
from namro.language.vietnamese import day, did_you_mean
from namro.problems import Problem
from namro.records.van_ban import QuanHe, VanBan

_ONLY = ("tu_ngay", "khoan")
_ON_ISSUE = re.compile(r"ngày\s+(?:ký|ban hành|thông qua|công bố)", re.IGNORECASE)


def relation_effect(loaded: Loaded) -> Iterator[Problem]:
    """Days and clauses of relations that change nothing, days that no quotation gives or that come too early, clauses
    that are not there, two documents that replace each other."""
    documents: Mapping[str, VanBan] = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    for entry in loaded.of("van-ban"):
        for position, relation in enumerate(entry.record.quan_he):
            here: Path = ("quan_he", position)
            if not relation.doi_van_ban_cu:
                yield from _idle(entry, relation, here)
                continue
            yield from _clauses(loaded, entry, relation, here)
            older = documents.get(relation.van_ban)
            if older is not None:
                yield from _day(entry, older, relation, here)
                if relation.loai == "thay-the" and entry.ma < relation.van_ban and _replaces(older, entry.ma):
                    message = (
                        f"Hai văn bản thay thế lẫn nhau: “{older.ten_ngan}” cũng ghi thay thế văn bản này."
                    )
                    hint = "Giữ thay-the ở văn bản ra sau, bỏ ở văn bản ra trước."
                    yield entry.problem((*here, "van_ban"), "quan-he-vong", message, hint)


def _idle(entry: Entry, relation: QuanHe, here: Path) -> Iterator[Problem]:
    for name in _ONLY:
        if getattr(relation, name):
            message = f"Quan hệ “{relation.loai}” không thay đổi văn bản kia nên không dùng trường này."
            hint = "Bỏ đi, hoặc chọn loai: thay-the, sua-doi, bai-bo, dinh-chinh."
            yield entry.problem((*here, name), "quan-he-thua-truong", message, hint)


def _clauses(loaded: Loaded, entry: Entry, relation: QuanHe, here: Path) -> Iterator[Problem]:
    text = loaded.texts.get(relation.van_ban)
    if relation.van_ban in loaded.unreadable:
        return
    for number, khoan in enumerate(relation.khoan):
        if text is None or khoan not in text.toan_van.theo_ma:
            known = text.toan_van.theo_ma if text else ()
            message = f"Văn bản “{relation.van_ban}” không có khoản “{khoan}” trên trang."
            hint = did_you_mean(khoan, known) or (
                f"Xem mã khoản trong {text.path}." if text else "Bỏ khoan: văn bản ấy không có toàn văn."
            )
            yield entry.problem((*here, "khoan", number), "khoan-khong-co", message, hint)


def _day(entry: Entry, older: VanBan, relation: QuanHe, here: Path) -> Iterator[Problem]:
    since, issued = relation.tu_ngay, older.ngay_ban_hanh.gia_tri
    if since is None:
        return
    at = (*here, "tu_ngay")
    if issued and since < issued:
        message = f"Ngày {day(since)} trước cả ngày ra “{older.ten_ngan}” ({day(issued)})."
        yield entry.problem(at, "quan-he-sai-ngay", message, "Kiểm tra hai ngày.")
    if relation.muc_do == "trich-dan" and not _said(entry.record, relation):
        message = f"Không đoạn trích nào nêu ngày {day(since)}."
        hint = "Thêm đoạn trích nêu ngày có hiệu lực, hoặc bỏ tu_ngay: không đoán ngày."
        yield entry.problem(at, "quan-he-khong-neu-ngay", message, hint)


def _said(newer: VanBan, relation: QuanHe) -> bool:
    """Whether a quotation gives the day, or says that it is the day on which the document was signed."""
    words = " ".join(cited.trich for cited in relation.nguon)
    if any(one.ngay == relation.tu_ngay for one in printed_days(words)):
        return True
    return relation.tu_ngay == newer.ngay_ban_hanh.gia_tri and bool(_ON_ISSUE.search(words))


def _replaces(document: VanBan, other: str) -> bool:
    return any(one.loai == "thay-the" and one.van_ban == other for one in document.quan_he)
