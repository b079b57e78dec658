"""The printed markers that open a clause in `toan-van.md` ("II-", "1.1.", "đ)", "-"), by the kind of the clause."""

from __future__ import annotations

import re
from collections.abc import Mapping

_QUOTE = r"(?:(?:[“„\"«]|''|‘‘|’’) ?)?"
_NUMBER = r"\d{1,3}[a-zđð]?(?:\.\d{1,3}[a-zđð]?)*"
_WHOSE = r"(?:[A-H]|[IVXLC]+)\."
_NUMBERED = rf"(?:{_WHOSE})?{_NUMBER}(?:\.[-–)]| ?[-–./)]|:)|{_WHOSE}\d+(?:\.\d+)*|\d+(?:\.\d+)+|\(\d+\)\.?"
_LETTERED = r"(?:\d{1,2}\.)?[a-zđð]{1,2}(?:\d|\.\d{1,2})?(?:\.[-–)]|[).\/])|\((?:[ivxlc]+|[a-zđð])\)"
BULLETS = "-–—−+•●○◦▪■□►▸▶➢➤➔→⇒✓✔✦❖♦◆◇★☆‣⁃"
"""Signs that open a bullet; an asterisk and a middle dot do too, where a space follows."""
_BULLET = rf"[{BULLETS}*·]"
_STOP = r"(?: ?\. ?[-–]| ?[.:–-])?(?= |$) ?"
_NAME_NUMBER = r"(?:[IVXLC]+[a-zđA-Z]?|\d+[a-zđ]{0,2})"
_SHORT = r"\d{1,4}+(?!\d)"
"""Figures of a number; a longer run numbers nothing."""
ANNEX_NUMBER = rf"(?:[IVXLC]{{1,12}}|[A-Z])(?:[.-]?{_SHORT}|[A-Za-z])?|{_SHORT}(?:[.-]{_SHORT}|[A-Za-z])?"
"""Of an annex: "II", "3", "IV.2", "1-b", "A"."""
FORM_NUMBER = rf"{_SHORT}(?:[.-]{_SHORT}|[A-Za-z]\d?)?"
"""Of a form: "01", "2.1", "03a"; "02a1" has the mark of a note at its end, typed by hand."""
MARKERS: Mapping[str, re.Pattern[str]] = {
    "phu-luc": re.compile(
        rf"{_QUOTE}(?:phụ lục(?: (?:số )?(?:{ANNEX_NUMBER}))?"
        rf"|(?:biểu mẫu|mẫu|biểu)(?: số)? {FORM_NUMBER}){_STOP}",
        re.I,
    ),
    "phan": re.compile(rf"{_QUOTE}phần (?:thứ )?(?:\w+){_STOP}", re.I),
    "chuong": re.compile(rf"{_QUOTE}chương (?:thứ \w+|{_NAME_NUMBER}){_STOP}", re.I),
    "muc": re.compile(rf"{_QUOTE}mục {_NAME_NUMBER}{_STOP}", re.I),
    "tieu-muc": re.compile(rf"{_QUOTE}tiểu mục {_NAME_NUMBER}{_STOP}", re.I),
    "dieu": re.compile(rf"{_QUOTE}[đð]iều \d+[a-zđð]{{0,2}}{_STOP}", re.I),
    "de-muc": re.compile(rf"{_QUOTE}(?:(?:[IVXLC]+|[A-HĐ])(?:\.[-–]| ?[-–./)])|{_NUMBERED}|{_LETTERED}) "),
    "khoan": re.compile(rf"{_QUOTE}(?:{_NUMBERED}) "),
    "diem": re.compile(rf"{_QUOTE}(?:{_LETTERED}) "),
    "gach": re.compile(rf"{_QUOTE}{_BULLET} "),
    "noi-nhan": re.compile(rf"{_BULLET} "),
    "ghi-chu": re.compile(r"(?:⁽[⁰¹²³⁴-⁹]+⁾|[¹²³⁴-⁹]|\^\(\\\*\)) "),
}
