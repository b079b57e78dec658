"""What the importer did to a text, as values that put it back together, and as Vietnamese for a person to confirm.

Line numbers are 1-based lines of the source. A clause id is empty when nothing stands before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from namro.files.clauses import ToanVan
from namro.records.clause_kinds import CLAUSE_KINDS


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood: behind clause `clause`, or inside it after `letters` of its letters.

    Letters are counted without marker, white space, asterisks and backslashes; None means behind the whole clause.
    """

    clause: str
    letters: int | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Printed lines that became one clause."""

    lines: tuple[int, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """A note moved behind the clause that holds its mark. `place.letters` is set when it cut a sentence."""

    lines: tuple[int, ...]
    clause: str
    host: str
    place: Place


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line without official words (a rule, a page number)."""

    line: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Repaired:
    """A line whose broken marks were mended; its words are untouched."""

    line: int
    clause: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A decision that a person must confirm."""

    lines: tuple[int, ...]
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that look misprinted. They stay as they are."""

    line: int
    clause: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an import did, each list in the order of the source."""

    joined: tuple[Joined, ...] = ()
    lifted: tuple[Lifted, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    repaired: tuple[Repaired, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    slips: tuple[Slip, ...] = ()
    spaced: tuple[tuple[int, str], ...] = ()
    told: tuple[str, ...] = ()
    grave: frozenset[str] = frozenset()


_SHOWN = 90
_LISTED = 40
"""Lines that are named one by one."""


def format_report(report: Report, toan_van: ToanVan) -> str:
    """The report in plain Vietnamese: counts first, then every list with its lines."""
    kinds = Counter(clause.loai for clause in toan_van.khoan)
    counts = ", ".join(f"{kinds[kind]} {row.name}" for kind, row in CLAUSE_KINDS.items() if kinds[kind])
    sections: tuple[tuple[str, Sequence[str]], ...] = (
        ("Cần người xác nhận", [_doubtful(entry, toan_van) for entry in report.doubtful]),
        ("Nghi sai sót trong nguyên văn (giữ nguyên, không sửa)", [_slip(entry) for entry in report.slips]),
        (
            "Chú thích chuyển về ngay sau khoản mang dấu",
            [_lifted(entry, toan_van) for entry in report.lifted],
        ),
        ("Dấu hỏng đã sửa (không đổi chữ nào)", [_repaired(entry) for entry in report.repaired]),
        ("Khi đọc tệp nguồn", list(report.told)),
        (
            "Thêm dấu cách sau số mục in liền chữ",
            [f"dòng {number} → khoản {ma}" for number, ma in report.spaced],
        ),
        ("Dòng in bị ngắt đã nối lại", [f"{_lines(e.lines)} → khoản {e.clause}" for e in report.joined]),
        ("Dòng bỏ đi vì không phải lời văn", [f"dòng {e.line}: {e.text}" for e in report.dropped]),
    )
    summary = [f"  {title}: {len(entries)}" for title, entries in sections]
    parts = [f"Đã cắt thành {len(toan_van.khoan)} khoản: {counts}.", *summary]
    for title, entries in sections:
        if entries:
            parts += ["", f"{title} ({len(entries)}):", *(f"  - {entry}" for entry in entries)]
    return "\n".join(parts) + "\n"


def listed(lines: Sequence[int]) -> str:
    """Numbers of lines as a person reads them: of many the first and the last."""
    if len(lines) <= _LISTED:
        return ", ".join(map(str, lines))
    return f"{', '.join(map(str, lines[: _LISTED - 1]))} … {lines[-1]}"


def _lines(lines: Sequence[int]) -> str:
    return f"dòng {listed(lines)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " […]"


def _named(ma: str, toan_van: ToanVan) -> str:
    return f"khoản {ma} ({toan_van.ten_goi(ma)})"


def _doubtful(entry: Doubtful, toan_van: ToanVan) -> str:
    if not entry.clause:
        return f"{_lines(entry.lines)}: {entry.reason}"
    words = _short(toan_van.theo_ma[entry.clause].nguyen_van)
    return f"{_lines(entry.lines)}, {_named(entry.clause, toan_van)}: {entry.reason}\n    “{words}”"


def _slip(entry: Slip) -> str:
    return f"dòng {entry.line}, khoản {entry.clause}: “{entry.text}”: {entry.reason}"


def _lifted(entry: Lifted, toan_van: ToanVan) -> str:
    words = _short(toan_van.theo_ma[entry.clause].nguyen_van)
    cut = f"; đã nối lại câu bị cắt của khoản {entry.place.clause}" if entry.place.letters is not None else ""
    return f"{_lines(entry.lines)} → {entry.clause}, sau {_named(entry.host, toan_van)}{cut}\n    “{words}”"


def _repaired(entry: Repaired) -> str:
    return (
        f"dòng {entry.line}, khoản {entry.clause}: {entry.reason}\n"
        f"    “{_short(entry.before)}” → “{_short(entry.after)}”"
    )
