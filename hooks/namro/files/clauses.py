"""The full text of a document, cut into clauses with permanent ids: the format of `toan-van.md`.

One clause is one block, blocks are parted by blank lines, and every block starts with its id and kind:

    {#II.1.1.b2 gach} - Hình thức nghiên cứu, học tập, quán triệt

Then comes the printed text: the printed marker ("II-", "1.1.", "-"), then words with Markdown emphasis.
Only banners, letterheads and signatures keep line ends. Ids mirror the printed numbering:

    ten-loai, trich-yeu, the-thuc, kem-theo   the head of the document
    II, II.1, II.1.1, 3                       Roman part, Arabic points (2.1 under II.2 is II.2.1)
    II.1.a                                    lettered item
    II.1.1.b2, II.1.1.b2.b1                   second bullet; first bullet nested in it
    p1, II.p1, II.2.3.p4                      free paragraphs, counted under the clause they stand in
    III.1.b3.n1, II.4.m1                      note at the clause that holds its mark; banner
    nn, nn.1, ky.1                            "Nơi nhận", a recipient; signature lines
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import get_args

from namro.language.prose import plain_inline
from namro.problems import Problem
from namro.records.base import LoaiKhoan

_HEAD = re.compile(r"\{#([A-Za-z0-9.-]+) ([a-z-]+)\} ?")
_ID = re.compile(r"[A-Za-z0-9]+(?:-[a-z0-9]+)*(?:\.[A-Za-z0-9]+)*")
_MARKERS: Mapping[str, re.Pattern[str]] = {
    "de-muc": re.compile(r"(?:[IVXLC]+[-.]|\d+(?:\.\d+)*[-.]|\(\d+\)) "),
    "khoan": re.compile(r"(?:\d+(?:\.\d+)*[-.]|\(\d+\)) "),
    "diem": re.compile(r"[a-zđ]\) "),
    "gach": re.compile(r"[-–+*•] "),
    "noi-nhan": re.compile(r"[-–+*•] "),
    "ghi-chu": re.compile(r"(?:⁽[⁰¹²³⁴-⁹]+⁾|[¹²³⁴-⁹]|\^\(\\\*\)) "),
}
_LED_NOTE = re.compile(r"Ghi chú:? (\((?:\d+|\*+)\))(?!\w)")
MAX_CLAUSE = 20_000
"""Characters; printed clauses are far below, and emphasis takes time that grows with the square."""
KINDS: tuple[str, ...] = get_args(LoaiKhoan)


@dataclass(frozen=True, slots=False)
class Khoan:
    """One clause. `dau` is the printed marker, `noi_dung` the words in Markdown, `dong` the file's line."""

    ma: str
    loai: str
    dau: str
    noi_dung: str
    dong: int

    @cached_property
    def chu(self) -> str:
        """The words as plain text, without marker and emphasis, lines joined by a space."""
        return plain_inline(" ".join(self.noi_dung.split("\n")))

    @cached_property
    def nguyen_van(self) -> str:
        """Marker and words as plain text: where a quotation must stand letter for letter."""
        return f"{plain_inline(self.dau)} {self.chu}".strip()

    @cached_property
    def dau_chu_thich(self) -> str:
        """The mark printed before a note, as a line writes it: '⁽²⁾' and 'Ghi chú: (2)' → '(2)'; '' without one."""
        raised = unicodedata.normalize("NFKC", plain_inline(self.dau)).removeprefix("^").strip()
        led = _LED_NOTE.match(self.chu) if self.loai == "ghi-chu" and not raised else None
        return led[1] if led else raised


@dataclass(frozen=True)
class ToanVan:
    """All clauses of one document in printed order."""

    khoan: tuple[Khoan, ...]

    @cached_property
    def theo_ma(self) -> Mapping[str, Khoan]:
        """Clauses by id."""
        return MappingProxyType({khoan.ma: khoan for khoan in self.khoan})

    def ten_goi(self, ma: str) -> str:
        """How a person cites a clause: 'phần II, mục 1.1, gạch đầu dòng 2'; '3' → 'điểm 3'; a note by the mark that
        is printed before it: 'phần IV, mục 1, chú thích (2)'."""
        return ", ".join(_called(ma, self.theo_ma))

    def cha(self, ma: str) -> Khoan | None:
        """The clause in which `ma` stands, or None at the top."""
        while "." in ma:
            ma = ma.rpartition(".")[0]
            if ma in self.theo_ma:
                return self.theo_ma[ma]
        return None

    def to_tien(self, ma: str) -> tuple[Khoan, ...]:
        """The clauses around `ma`, outermost first."""
        found: list[Khoan] = []
        parent = self.cha(ma)
        while parent is not None:
            found.insert(0, parent)
            parent = self.cha(parent.ma)
        return tuple(found)


def parse(text: str, path: str) -> tuple[ToanVan, list[Problem]]:
    """Read a `toan-van.md`; every malformed or doubled clause is a problem."""
    clauses: dict[str, Khoan] = {}
    problems: list[Problem] = []

    def problem(line: int, code: str, message: str, hint: str) -> None:
        problems.append(Problem(path, line, 1, "khoản", code, message, hint))

    for line, block in _blocks(text):
        head = _HEAD.match(block)
        if head is None:
            problem(
                line,
                "khoan-thieu-ma",
                "Đoạn này không mở đầu bằng mã khoản.",
                "Mỗi đoạn mở đầu bằng {#mã loại}, ví dụ {#II.1.b2 gach}; các đoạn cách nhau một dòng trống.",
            )
            continue
        ma, loai = head.groups()
        body = block[head.end() :]
        if loai not in KINDS:
            problem(
                line,
                "khoan-sai-loai",
                f"Không có loại khoản “{loai}”.",
                "Các loại: " + ", ".join(KINDS) + ".",
            )
        elif not _ID.fullmatch(ma):
            problem(line, "khoan-sai-ma", f"Mã khoản “{ma}” không đúng dạng.", "Ví dụ mã đúng: II.3.3.b2")
        elif ma in clauses:
            problem(
                line,
                "khoan-trung-ma",
                f"Mã khoản “{ma}” đã dùng ở dòng {clauses[ma].dong}.",
                "Mỗi khoản một mã riêng, không dùng lại.",
            )
        elif len(body) > MAX_CLAUSE:
            problem(
                line,
                "khoan-qua-dai",
                f"Khoản “{ma}” dài quá {MAX_CLAUSE} ký tự.",
                "Kiểm tra dòng trống giữa các khoản; chia khoản theo bản in.",
            )
        elif not body.strip():
            problem(
                line, "khoan-trong", f"Khoản “{ma}” không có chữ nào.", "Thêm nguyên văn hoặc bỏ cả đoạn."
            )
        else:
            clauses[ma] = _clause(ma, loai, body, line)
    return ToanVan(tuple(clauses.values())), problems


def serialize(toan_van: ToanVan) -> str:
    """The text of a `toan-van.md`; `parse` reads back the same clauses."""
    blocks = (f"{{#{k.ma} {k.loai}}} {k.dau + ' ' if k.dau else ''}{k.noi_dung}" for k in toan_van.khoan)
    return "\n\n".join(blocks) + "\n"


def _clause(ma: str, loai: str, body: str, line: int) -> Khoan:
    pattern = _MARKERS.get(loai)
    marker = pattern.match(body) if pattern else None
    dau = marker.group().strip() if marker else ""
    return Khoan(ma, loai, dau, body[marker.end() :] if marker else body, line)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(line number, text) of each block between blank lines."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line.rstrip())
        elif block:
            yield start, "\n".join(block)
            block = []


_ORDINARY = {"b": "gạch đầu dòng", "p": "đoạn", "m": "ma-két"}
_NAMED = {
    "ten-loai": "tên loại văn bản",
    "trich-yeu": "trích yếu",
    "the-thuc": "phần đầu văn bản",
    "kem-theo": "dòng kèm theo",
    "nn": "nơi nhận",
    "ky": "chữ ký",
}


def _called(ma: str, theo_ma: Mapping[str, Khoan]) -> Iterator[str]:
    """The parts of a clause's name, the outermost first."""
    if ma in _NAMED:
        yield _NAMED[ma]
        return
    parts = ma.split(".")
    if parts[0] in ("nn", "ky"):
        yield f"{_NAMED[parts[0]]}, dòng {parts[1]}"
        return
    roman = re.fullmatch(r"[IVXLC]+", parts[0]) is not None
    if roman:
        yield f"phần {parts[0]}"
    numbers: list[str] = []
    for place, part in list(enumerate((*parts, ""), 1))[roman:]:
        if part.isdigit():
            numbers.append(part)
            continue
        if numbers:
            yield ("mục " if roman else "điểm ") + ".".join(numbers)
            numbers = []
        if part:
            yield _ordinary(part, theo_ma.get(".".join(parts[:place])))


def _ordinary(part: str, clause: Khoan | None) -> str:
    """'b2' → 'gạch đầu dòng 2', 'dd' → 'điểm đ'; a note is never counted by us, it has its printed mark."""
    kind, count = part[0], part[1:]
    if kind == "n" and count.isdigit():
        return f"chú thích {clause.dau_chu_thich if clause else ''}".rstrip()
    if count.isdigit() and kind in _ORDINARY:
        return f"{_ORDINARY[kind]} {count}"
    return f"điểm {'đ' if part == 'dd' else part}"
