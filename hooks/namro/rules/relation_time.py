"""A document cites only what is there already, and comes before what it announces or what is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from namro.files.loaded import Loaded
from namro.language.deadline_words import read_deadline
from namro.language.vietnamese import day
from namro.problems import Problem
from namro.records.van_ban import NgayVanBan, VanBan

_Span: TypeAlias = tuple[date, date]


def relation_time(loaded: Loaded) -> Iterator[Problem]:
    """Relations that the dates of both documents rule out; a date known as a month or a year is a span of days."""
    documents: Mapping[str, VanBan] = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    for entry in loaded.of("van-ban"):
        own = _span(entry.record.ngay_ban_hanh)
        for position, relation in enumerate(entry.record.quan_he):
            other = documents.get(relation.van_ban)
            its = _span(other.ngay_ban_hanh) if other else None
            if own is None or its is None or other is None:
                continue
            here = ("quan_he", position, "van_ban")
            if relation.la_dan and its[0] > own[1]:
                yield entry.problem(
                    here,
                    "quan-he-nguoc-thoi-gian",
                    f"Văn bản này ({_words(own)}) không thể dẫn “{other.ten_ngan}” ({_words(its)}): văn bản ấy ra sau.",
                    "Kiểm tra hai ngày. Văn bản ra sau chỉ có thể là loai: se-ban-hanh hoặc ban-da-ban-hanh.",
                )
            elif not relation.la_dan and its[1] < own[0]:
                yield entry.problem(
                    here,
                    "quan-he-nguoc-thoi-gian",
                    f"Văn bản này ({_words(own)}) không thể đi trước “{other.ten_ngan}” ({_words(its)}): văn bản ấy ra trước.",
                    "Kiểm tra hai ngày, hoặc chọn loại quan hệ khác, ví dụ loai: nhac-den.",
                )


def _span(issued: NgayVanBan) -> _Span | None:
    """The first and the last day that the date can mean; None where it is not known."""
    if issued.gia_tri:
        return issued.gia_tri, issued.gia_tri
    meant = read_deadline(issued.nguyen_van) if issued.nguyen_van else None
    return (meant.earliest, meant.latest) if meant and meant.earliest and meant.latest else None


def _words(span: _Span) -> str:
    first, last = span
    return f"ngày {day(first)}" if first == last else f"từ {day(first)} đến {day(last)}"
