"""What stands at the start of a printed block: numbering, bullets, note labels; and marks broken in print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Family: TypeAlias = Literal["roman", "arabic", "list", "letter", "bullet"]


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed marker: `printed` as it goes into the file, `label` as it goes into the id ('1.1', 'dd', '-')."""

    family: Family
    printed: str
    label: str


_EMPHASIS = r"(?P<em>\*{1,3}(?=\S))?"
_AFTER = r"(?P<close>\*{1,3})?(?:\s+|$)"
# A word may follow its number or dash without a space; a Roman number may not, or "V.I.Lênin" would be a part.
_AFTER_OR_WORD = r"(?P<close>\*{1,3}(?=\s))?(?:\s+|$|(?=[^\W\d_]))"
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    ("roman", re.compile(rf"{_EMPHASIS}(?![CL][-.])(?P<label>[IVXLC]+)\s?(?P<stop>[-.]){_AFTER}")),
    ("arabic", re.compile(rf"{_EMPHASIS}(?P<label>\d{{1,2}}(?:\.\d{{1,2}})*)(?P<stop>[-.]){_AFTER_OR_WORD}")),
    ("list", re.compile(rf"{_EMPHASIS}\((?P<label>\d{{1,2}})\){_AFTER}")),
    ("letter", re.compile(rf"{_EMPHASIS}(?P<label>[a-zđ])\){_AFTER}")),
    ("bullet", re.compile(rf"{_EMPHASIS}(?P<label>[-–+•]){_AFTER_OR_WORD}")),
    ("bullet", re.compile(r"(?P<em>)(?P<label>\*)(?P<close>)\s+")),
)


def split(text: str) -> tuple[Marker | None, str]:
    """The marker at the start of `text`, if any, and the words behind it."""
    for family, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        label = match["label"]
        printed = {"list": f"({label})", "letter": f"{label})", "bullet": label}.get(family)
        rest = text[match.end() :]
        # Emphasis that opens before the marker and closes behind more words stays with the words.
        opened, closed = match["em"] or "", match["close"] or ""
        rest = rest if opened == closed else f"{opened}{closed}{rest}"
        marker = Marker(family, printed or label + match["stop"], "dd" if label == "đ" else label)
        return marker, rest
    return None, text


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


def holds_mark(text: str, label: str) -> bool:
    """Whether `text` holds the mark `label`, in that very form."""
    return label in text if label.startswith("(") else label in raised_marks(text)


@dataclass(frozen=True, slots=True)
class Repair:
    """A line whose marks were broken in print, and how it reads mended."""

    before: str
    after: str
    reason: str


_DOUBLE_BULLET = re.compile(r"[-–•]\s+(?=[+*•]\s+\S)")
_SPACED_BOLD = re.compile(r"\*{2,3}\s+([^*]+?)\s*\*\*(?!\*)")
_EMPTIED_MARK = re.compile(r"([^*]*)\^\(\)([^*]*)\*")


def repair(text: str) -> Repair | None:
    """How a broken line is mended, or None. Words are never touched, only marks."""
    if match := _DOUBLE_BULLET.match(text):
        return Repair(text, text[match.end() :], "hai dấu đầu dòng liền nhau: giữ dấu sau, coi là ý con")
    if match := _SPACED_BOLD.match(text):
        mended = f"**{match[1]}**{text[match.end() :]}"
        return Repair(text, mended, "dấu chữ đậm hỏng: không phải dấu đầu dòng")
    if match := _EMPTIED_MARK.fullmatch(text):
        return Repair(
            text, f"{match[1]}^(*){match[2]}", "dấu * của chú thích lạc về cuối dòng: trả về trong ngoặc"
        )
    return None
