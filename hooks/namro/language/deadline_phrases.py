"""What is done to the words of a deadline before its days are looked for: phrases that are no time of its own go, lists
are written out, and phrases whose days the words do not give are told apart, so that no half of them is read.

'theo Nghị quyết số 59-NQ/TW ngày 24/01/2025' says which paper, not by when; 'quý III, IV/2026' is two quarters; of
'5 ngày trước ngày 07/02/2026' the day printed is not the day meant. All patterns are for small letters.
"""

from __future__ import annotations

import re

from namro.language.printed_days import PRINTED_DAY

_DATE = PRINTED_DAY.replace("?P<", "?P<_").replace("(?P=", "(?P=_")
_COUNT = r"(?:\d{1,3}|\w+)(?:\s*\([^()]*\))?"
_COUNTED = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|vài)(?:\s*\([^()]*\))?"
_SPAN = r"(?:ngày|tuần|tháng|quý|năm|giờ)(?:\s*\(?làm việc\)?)?"
_BOUND = r"(?:trước|chậm|muộn|đến|tới|trong|hoàn thành|xong|hạn|từ|sau|vào)"
_NUMBER = r"\d+(?:/\d{4})?[-/][a-zđ]\w*(?:[-/.]\w+){0,8}"
"""Of a paper, as the marks behind the number show: '59-nq/tw', '30/2020/nđ-cp'."""
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|thời kỳ|niên khóa|khóa)\s+\d{4}\s*[-–/]\s*\d{4}")
_NOT_ITS_OWN = (
    # "30 ngày kể từ ngày …": no day that the words name, but one that must be counted from another.
    re.compile(rf"\b{_COUNT}\s+{_SPAN}\s*+,?\s*+(?:kể|tính)\s+từ\b[^;]*"),
    # The day of a paper, the year of a law: they say which one, not by when.
    re.compile(
        rf"(?:\bsố\s+\d[\w./-]*|\b{_NUMBER})"
        rf"(?:\s+của\s++(?:(?!\b{_BOUND}\b)[^,;()]){{1,80}}?)?,?\s*+\(?(?:ban hành\s+|ký\s+)?(?:ngày\s+)?{_DATE}\)?"
    ),
    re.compile(r"\b(?:bộ luật|luật|hiến pháp|pháp lệnh)\b[^,;.]{0,300}?\bnăm\s+\d{4}\b"),
    re.compile(r"\bkỷ niệm\b[^,;.]*"),
    re.compile(r"\btầm nhìn\b[^,;.]{0,300}?\b\d{4}\b"),
    # Around the clock; parts of a whole.
    re.compile(r"\b24\s?/\s?(?:7|24)\b(?!\s?/)"),
    re.compile(
        r"(?<![\d/])\d{1,2}/\d{1,2}(?=\s+(?:tổng số|số|các|thành viên|đảng viên|chi bộ|đơn vị|xã|phường)\b)"
    ),
)
_UNKNOWN = (
    # Counted from a day that is not the deadline: "5 ngày trước ngày …", "trước ngày …, ít nhất 5 ngày".
    re.compile(rf"\b{_COUNTED}\s+{_SPAN}\s*+,?\s*+(?:trước|sau)\s+(?:khi|ngày|thời điểm|\d)"),
    re.compile(
        r"\d{4},?\s+(?:(?:ít nhất|tối thiểu|không quá|khoảng)\s+)?\d{1,3}\s+(?:ngày|tuần|tháng)\b(?!\s*(?:\d|đầu|cuối|một))"
    ),
    # The first or last days of a stretch; parts of years of school; the same months of several years.
    re.compile(r"\bngày\s+(?:đầu|cuối)\b(?!\s+tuần)"),
    re.compile(r"\b(?:tháng|quý)\s+(?:\d{1,2}|[ivx]+)\s+(?:của\s+)?năm học\b"),
    re.compile(r"\btháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:các|mỗi|từng|những)\s+năm\b"),
    # "9 tháng năm 2026" may be nine months or May; months of the moon; years without an end.
    re.compile(r"\btháng\s+năm\s+\d{4}"),
    re.compile(r"\btháng\s+(?:giêng|chạp)\b|\bâm lịch\b"),
    re.compile(r"\btrở đi\b|\bvề sau\b|\b(?:những|các)\s+năm\s+(?:tiếp|sau|kế)"),
)
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH_IN_WORDS = re.compile(
    rf"\btháng\s+({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\s*+(?:/\s*|,?\s*+năm\s+)(?=\d{{4}})"
)
_MONTHS_OF_NO_YEAR = re.compile(
    r"\btháng\s+(?:đầu|cuối)\s+năm\b(?!\s+\d{4})(?P<more>\s+(?:học|nay|này|sau|tới|trước))?"
)
_AND = r"\s*(?:,|và|-|–|đến|tới)\s*"
_END = r"(?=\s*(?:$|[,;.)](?!\d)|(?:và|-|–|đến|tới)(?!\w)|[/.-]\s?\d{4}(?!\d)|năm\s+\d{4}))"
"""Behind the last of a list; before anything else a number counts things."""
_LISTS = (
    re.compile(
        rf"\b(?P<of>quý)\s+(?:iv|iii|ii|i|[1-4])(?P<more>(?:{_AND}(?:iv|iii|ii|i|[1-4])(?!\w){_END})+)"
    ),
    re.compile(rf"\b(?P<of>tháng)\s+\d{{1,2}}(?P<more>(?:{_AND}(?:0?[1-9]|1[0-2])(?!\d){_END})+)"),
    re.compile(
        r"\b(?P<of>năm)\s+(?:19|20)\d\d(?P<more>(?:\s*(?:,|và|đến|tới)\s*(?:19|20)\d\d\b(?!\s*[-–/]))+)"
    ),
)
_ITEM = re.compile(r"\b(iv|iii|ii|i|\d{1,4})\b")


def prepared(text: str, year: int | None) -> str | None:
    """The words with nothing in them but times of the deadline's own; None where they name a time that has no days.

    `year` is what a time without a year belongs to.
    """
    text = _TERM.sub("nhiệm kỳ", text)
    for phrase in _NOT_ITS_OWN:
        text = phrase.sub(" ", text)
    text = " ".join(text.split())
    if any(phrase.search(text) for phrase in _UNKNOWN):
        return None
    without = _MONTHS_OF_NO_YEAR.search(text)
    if without and (without["more"] or year is None):
        return None
    text = _MONTHS_OF_NO_YEAR.sub(lambda found: f"{found.group()} {year}", text)
    text = _MONTH_IN_WORDS.sub(lambda found: f"tháng {_MONTHS.index(found[1]) + 1} năm ", text)
    for listed in _LISTS:
        text = listed.sub(_written_out, text)
    return text


def _written_out(found: re.Match[str]) -> str:
    """'quý III, IV' → 'quý III, quý IV'."""
    start = found.start("more") - found.start()
    return found.group()[:start] + _ITEM.sub(rf"{found['of']} \1", found["more"])
