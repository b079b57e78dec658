"""What stands at the start of a printed block: numbering, bullets, note labels; and marks broken in print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from namro.files.markers import BULLETS

Family: TypeAlias = Literal[
    "phan",
    "chuong",
    "muc",
    "tieu-muc",
    "dieu",
    "part",
    "roman",
    "arabic",
    "list",
    "letter",
    "small-roman",
    "bullet",
]


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed marker: `printed` as it goes into the file, `label` as it goes into the id ('1.1', 'dd', '-').

    `stop` is the sign behind the number ('1.' and '1)' are two ladders). `tight` says that no space followed.
    `sure` is False where the same letters may be words ("6.1 Đối với", "a. Ba"): the place decides.
    """

    family: Family
    printed: str
    label: str
    stop: str = ""
    tight: bool = False
    sure: bool = True


OUTLINE: frozenset[Family] = frozenset(("phan", "chuong", "muc", "tieu-muc", "dieu"))
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_EMPHASIS = r"(?P<em>\*{1,3}(?=\S))?"
_AFTER = r"(?P<close>\*{1,3})?(?:\s+|$)"
# A word may follow its number or dash without a space; a Roman number may not, or "V.I.Lênin" would be a part.
_AFTER_OR_WORD = r"(?P<close>\*{1,3}(?=\s))?(?:\s+|$|(?=[^\W\d_]))"
_CAPITAL = "A-ZÀ-ỸĐ"
_NO_NUMBER_OF_A_PAPER = rf"(?![{_CAPITAL}0-9]+[/-]\s?[{_CAPITAL}])(?!(?<=-)\s[{_CAPITAL}]+/[{_CAPITAL}])"
_ORDINAL = "|".join(_ORDINALS)
_COUNT, _ROMAN = r"\d{1,4}(?!\d)", r"[IVXLC]{1,12}"
"""The number of an article, a part or a chapter; a longer run of digits or letters numbers nothing."""
_NAME = rf"(?:thứ\s+(?P<nth>{_ORDINAL})\b|(?P<label>{_ROMAN}[a-zđA-Z]?|{_COUNT}[a-zđð]{{0,2}}))"
# A stop may be two signs ("Điều 4.-") and have no space behind it ("Điều 6.Phạm vi").
_HEADS = (
    rf"(?:(?P<stop>\s?\.\s?[-–]|\s?[.:–-])(?P<close>\*{{1,3}})?(?:\s+|$|(?=[{_CAPITAL}]))"
    rf"|(?P<bare>(?P<close2>\*{{1,3}})?$)|\s+(?=\*{{0,3}}[{_CAPITAL}]))"
)
_WHOSE = rf"(?P<whose>(?:[A-H]|{_ROMAN})\.)"
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (
        "phan",
        re.compile(
            rf"{_EMPHASIS}(?P<word>phần)\s+(?:thứ\s+)?(?:(?P<nth>{_ORDINAL})|(?P<label>[IVX]{{1,12}}|{_COUNT}|[A-H])){_HEADS}",
            re.I,
        ),
    ),
    ("chuong", re.compile(rf"{_EMPHASIS}(?P<word>chương)\s+{_NAME}{_HEADS}", re.I)),
    ("tieu-muc", re.compile(rf"{_EMPHASIS}(?P<word>tiểu mục)\s+{_NAME}{_HEADS}", re.I)),
    ("muc", re.compile(rf"{_EMPHASIS}(?P<word>mục)\s+{_NAME}{_HEADS}", re.I)),
    ("dieu", re.compile(rf"{_EMPHASIS}(?P<word>[đð]iều)\s+(?P<label>{_COUNT}[a-zđð]{{0,2}}){_HEADS}", re.I)),
    ("part", re.compile(rf"{_EMPHASIS}(?P<label>[A-HĐ])(?P<stop>\.[-–]|\s?[-–./)]){_AFTER}")),
    ("roman", re.compile(rf"{_EMPHASIS}(?P<label>{_ROMAN})(?P<stop>\.[-–]|\s?[-–./)]){_AFTER}")),
    (
        "roman",
        re.compile(
            rf"{_EMPHASIS}(?P<label>{_ROMAN})(?P<stop>[-–./)])(?P<close>)(?=[{_CAPITAL}][{_CAPITAL}])"
        ),
    ),
    ("letter", re.compile(rf"{_EMPHASIS}(?P<whose>\d{{1,2}}\.)(?P<label>[a-zđð])(?P<stop>\)){_AFTER}")),
    (
        "arabic",
        re.compile(
            rf"{_EMPHASIS}{_WHOSE}?(?P<label>\d{{1,3}}[a-zđð]?(?:\.\d{{1,3}}[a-zđð]?)*)"
            rf"(?P<stop>\.[-–)]|\s?[-–.)]|/(?=\s)|:(?=\s+[{_CAPITAL}]))"
            rf"{_NO_NUMBER_OF_A_PAPER}{_AFTER_OR_WORD}"
        ),
    ),
    (
        "arabic",
        re.compile(
            rf"{_EMPHASIS}(?:{_WHOSE}(?=\d)|(?=\d{{1,2}}\.))(?P<label>\d{{1,2}}(?:\.\d{{1,2}})*)(?P<stop>)"
            rf"(?P<close>\*{{1,3}})?\s+(?=\*{{0,3}}[{_CAPITAL}])"
        ),
    ),
    ("list", re.compile(rf"{_EMPHASIS}\((?P<label>\d{{1,2}})\)(?P<stop>\.?){_AFTER}")),
    ("small-roman", re.compile(rf"{_EMPHASIS}\((?P<label>[ivx]+)\)(?P<stop>){_AFTER}")),
    ("letter", re.compile(rf"{_EMPHASIS}\((?P<label>[a-zđð])\)(?P<stop>){_AFTER}")),
    ("letter", re.compile(rf"{_EMPHASIS}(?P<label>[a-zđð]\.\d{{1,2}})(?P<stop>\)|\.){_AFTER}")),
    ("letter", re.compile(rf"{_EMPHASIS}(?P<label>[a-zđð]\d?)(?P<stop>\.[-–)]|[).]|/(?=\s)){_AFTER}")),
    ("letter", re.compile(rf"{_EMPHASIS}(?P<label>[a-zđð]\d?)(?P<stop>\))(?P<close>)(?=[{_CAPITAL}])")),
    ("bullet", re.compile(rf"{_EMPHASIS}(?P<label>[{BULLETS}]){_AFTER_OR_WORD}")),
    ("bullet", re.compile(r"(?P<em>)(?P<label>[*·])(?P<close>)\s+")),
)
_OF_ANOTHER = re.compile(
    r"(?:và|của|tại|này|nêu|theo|hoặc|đến|(?:Bộ )?[Ll]uật|Pháp lệnh|Hiến pháp|Nghị định|Thông tư|Chương|Mục|Điều|khoản|điểm)\b"
)
_LONGEST_HEADING = 300


def split(text: str) -> tuple[Marker | None, str]:
    """The marker at the start of `text`, if any, and the words behind it."""
    for family, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        if family in OUTLINE:
            if found := _outline(family, match, text):
                return found
            continue
        if family == "roman" and match["label"] in ("C", "L") and match["stop"].strip() in "-.":
            continue
        label, stop = match["label"], match["stop"] if family != "bullet" else ""
        printed = text[match.start("label") : match.end("stop")] if family != "bullet" else label
        whose = match.groupdict().get("whose") or ""
        printed = whose + printed
        if text[match.start("label") - 1 : match.start("label")] == "(":
            printed, stop = f"({label}){stop}", f"(){stop}" if family == "letter" else stop
        rest = text[match.end() :]
        # Emphasis that opens before the marker and closes behind more words stays with the words.
        opened, closed = match["em"] or "", match["close"] or ""
        tight = bool(rest) and not closed and not text[match.end() - 1].isspace()
        rest = rest if opened == closed else f"{opened}{closed}{rest}"
        sure = not (
            (family == "arabic" and (not stop or whose or stop.strip() in "/):"))
            or (family == "arabic" and stop.startswith(" "))
            or (family == "letter" and stop not in (")", "()"))
            or (family == "part" and not _is_loud(text[match.end() :]))
            or (family == "arabic" and not label.replace(".", "").isdigit() and stop != ".")
        )
        return Marker(family, printed, _plain(label), stop.strip(), tight, sure), rest
    return None, text


def _plain(label: str) -> str:
    """As an id has it; "ð" of an old code page is a "đ"."""
    return label.replace("đ", "dd").replace("ð", "dd").replace("Đ", "DD")


def _outline(family: Family, match: re.Match[str], text: str) -> tuple[Marker, str] | None:
    """'Chương II QUY ĐỊNH CHUNG', 'Điều 5. Phạm vi', 'Phần thứ nhất': no words that only speak of one."""
    rest, stop = text[match.end() :], match["stop"] or ""
    word, nth = match["word"], match.groupdict().get("nth")
    label = match["label"] or str(_ORDINALS.index((nth or "").lower()) + 1)
    named = rest.lstrip("* ")
    if word[0].islower() or (
        match["bare"] is None and not stop and (named[:1].islower() or _OF_ANOTHER.match(named))
    ):
        return None
    if family != "dieu" and (len(text) > _LONGEST_HEADING or rest.rstrip("* ").endswith((".", ";", ","))):
        return None
    if family == "dieu" and not stop and match["bare"] is None and len(rest) > _LONGEST_HEADING // 2:
        return None
    end = match.end("label") if match["label"] else match.end("nth")
    printed = text[match.start("word") : end] + stop
    tight = bool(rest) and not match["close"] and not text[match.end() - 1].isspace()
    opened, closed = match["em"] or "", match["close"] or match["close2"] or ""
    rest = rest if opened == closed else f"{opened}{closed}{rest}"
    sure = bool(stop) or match["bare"] is not None or word.isupper()
    return Marker(family, printed, _plain(label.lower()), stop.strip(), tight, sure), rest


def _is_loud(words: str) -> bool:
    """'A. TÌNH HÌNH': capitals are the words of a lettered part; "A. Nguyễn" may be one's name."""
    first = [word for word in re.findall(r"[^\W\d_]+", words)[:3] if len(word) > 1]
    return bool(first) and all(word.isupper() for word in first)


_NOTE = re.compile(
    r"(?:Ghi chú\s*:\s*(?P<plain>\((?:\d{1,2}|\*+)\))|(?P<raised>⁽[⁰¹²³⁴-⁹]+⁾|[⁰¹²³⁴-⁹]+|\^\((?:\*+|\d+)\)))\s*\S"
)
_RAISED = re.compile(r"⁽[⁰¹²³⁴-⁹]+⁾|(?<![\d\skcdh]m)(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+(?![⁾⁰¹²³⁴-⁹])|\^\((?:\*+|\d+)\)")


def note_label(text: str) -> str | None:
    """The mark which the note that `text` opens answers to, or None: '⁽¹⁾', '¹', '^(*)', '(1)'."""
    match = _NOTE.match(text)
    return (match["plain"] or match["raised"]) if match else None


def raised_marks(text: str) -> list[str]:
    """All raised note marks in `text`; square and cubic metres are none."""
    return _RAISED.findall(text)


# "đ2" is a point, "km2" a measure.
_ON_THE_LINE = re.compile(r"[^\W\d_]{2}(?<!\b[kcdh]m)[”)]?(\d+)(?=[\s;,.:)]|$)")
_IN_BRACKETS = re.compile(r"\((?:\d{1,2}|\*+)\)")


def held_marks(text: str) -> list[str]:
    """Every mark that a note may answer to, in that very form; a copy of a PDF has the raised number on the line, close
    behind its word."""
    return [*raised_marks(text), *_IN_BRACKETS.findall(text), *_ON_THE_LINE.findall(text)]


@dataclass(frozen=True, slots=True)
class Repair:
    """A line whose marks were broken in print, and how it reads mended."""

    before: str
    after: str
    reason: str


_DOUBLE_BULLET = re.compile(r"[-–•]\s+(?=[+*•]\s+\S)")
_SPACED_BOLD = re.compile(r"\*{2,3}\s++([^*\s](?:[^*]*[^*\s])?)\s*\*\*(?!\*)")
_EMPTIED_MARK = "^()"


def repair(text: str) -> Repair | None:
    """How a broken line is mended, or None. Words are never touched, only marks."""
    if match := _DOUBLE_BULLET.match(text):
        return Repair(text, text[match.end() :], "hai dấu đầu dòng liền nhau: giữ dấu sau, coi là ý con")
    if match := _SPACED_BOLD.match(text):
        mended = f"**{match[1]}**{text[match.end() :]}"
        return Repair(text, mended, "dấu chữ đậm hỏng: không phải dấu đầu dòng")
    if text.endswith("*") and text.count("*") == 1 and _EMPTIED_MARK in text:
        before, _, behind = text.rpartition(_EMPTIED_MARK)
        mended = f"{before}^(*){behind[:-1]}"
        return Repair(text, mended, "dấu * của chú thích lạc về cuối dòng: trả về trong ngoặc")
    return None
