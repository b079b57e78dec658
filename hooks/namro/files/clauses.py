"""The full text of a document, cut into clauses with permanent ids: the format of `toan-van.md`.

One clause is one block, blocks are parted by blank lines, and every block starts with its id and kind:

    {#II.1.1.b2 gach} - Hình thức nghiên cứu, học tập, quán triệt

Then comes the printed text: the printed marker ("II-", "1.1.", "-"), then words with Markdown emphasis.
Only banners, letterheads, signatures and tables keep line ends. Ids mirror the printed numbering:

    ten-loai, trich-yeu, the-thuc, kem-theo   the head of the document
    phan-1, chuong-ii, chuong-ii.muc-1        Phần thứ nhất, Chương II, its Mục 1 (Tiểu mục: tieu-muc-1)
    chuong-ii.ten                             its title, printed below the number
    dieu-5, dieu-5.2, dieu-5.2.dd, dieu-5a    Điều 5, its khoản 2, điểm đ in that; a Điều's number runs through
    A, A.I, II, II.1, II.1.1, 3               lettered part, Roman part, Arabic points (2.1 under II.2 is II.2.1)
    II.1.a                                    lettered item
    II.1.1.b2, II.1.1.b2.b1                   second bullet; first bullet nested in it
    p1, II.p1, II.2.3.p4                      free paragraphs, counted under the clause they stand in
    dieu-1.2.q1.dieu-5.1                      khoản 1 of the Điều 5 that khoản 2 of Điều 1 quotes as new wording
    pl1, pl1.2, quy-che.dieu-3                annex, attached regulation, and what stands in them
    II.bang-1, II.bang-1.h3                   a table (its head rows), its third row
    III.1.b3.n1, II.4.m1                      note at the clause that holds its mark; banner
    nn, nn.1, ky.1, quy-che.ky.1              "Nơi nhận", a recipient; signature lines

A number that is printed twice gets "x2" behind it. A table has a line a cell: "| Việc"; more lines of the same cell
follow without a bar; "|<" goes on with the cell to the left, "|^" with the one above; "|-" parts rows of a head.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from namro.files.clause_names import called
from namro.files.markers import MARKERS
from namro.language.prose import plain_inline
from namro.problems import Problem
from namro.records.clause_kinds import CLAUSE_KINDS

HEAD = re.compile(r"\{#([A-Za-z0-9.-]+) ([a-z-]+)\} ?")
"""What a clause begins with: its id and kind."""
_ID = re.compile(r"[A-Za-z0-9]+(?:-[a-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-[a-z0-9]+)*)*")
MAX_ID = 60
NEXT_ROW = "|-"
"""Between two rows of a table's head."""
_OUTLINE = {"phan": 0, "chuong": 1, "muc": 2, "tieu-muc": 3, "dieu": 4}
_OUTLINE_PART = re.compile(r"(?:phan|chuong|muc|tieu-muc|dieu)-[a-z0-9]+")
_LED_NOTE = re.compile(r"Ghi chú:? (\((?:\d+|\*+)\))(?!\w)")
MAX_BYTES = 8 * 1024 * 1024
"""Of the file; a decree with its annexes is one document."""
MAX_CLAUSE = 20_000
"""Characters; printed clauses are far below, and emphasis takes time that grows with the square."""


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

    @property
    def bang(self) -> str:
        """The id of the table that it opens or is a row of; '' of what stands in none."""
        return {"bang": self.ma, "hang": self.ma.rpartition(".")[0] or self.ma}.get(self.loai, "")

    @property
    def la_de_muc(self) -> bool:
        """Whether it heads what stands in it."""
        return CLAUSE_KINDS[self.loai].look == "heading"

    @cached_property
    def trong_ngoac(self) -> bool:
        """Whether it is the quoted new wording of another text."""
        return re.search(r"\.q\d+(?:\.|$)", self.ma) is not None

    @cached_property
    def hang_o(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The rows of a table's head, or the one row: cells of lines each; '^' and '<' alone are merged cells."""
        rows: list[list[list[str]]] = [[]]
        for line in self.noi_dung.split("\n"):
            if line == NEXT_ROW:
                rows.append([])
            elif line.startswith("|"):
                rows[-1].append([line[1:].strip()])
            elif rows[-1]:
                rows[-1][-1].append(line.removeprefix("\\"))
        return tuple(tuple(map(tuple, row)) for row in rows)

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
        return called(ma, self.theo_ma)

    @cached_property
    def _cha(self) -> Mapping[str, Khoan]:
        """The clause around each: the longest id before its last parts; of an outline the heading that is open."""
        known: dict[str, Khoan] = {}
        around: dict[str, Khoan] = {}
        open_headings: dict[str, list[Khoan]] = {}
        for khoan in self.khoan:
            known[khoan.ma] = khoan
            ma, parent = khoan.ma, None
            while "." in ma and parent is None:
                ma = ma.rpartition(".")[0]
                parent = known.get(ma)
            if khoan.loai in _OUTLINE:
                inside = open_headings.setdefault(_scope(khoan.ma), [])
                while inside and _OUTLINE[inside[-1].loai] >= _OUTLINE[khoan.loai]:
                    inside.pop()
                parent = inside[-1] if inside else parent
                inside.append(khoan)
            if parent is not None:
                around[khoan.ma] = parent
        return MappingProxyType(around)

    def cha(self, ma: str) -> Khoan | None:
        """The clause in which `ma` stands, or None at the top."""
        if ma in self.theo_ma:
            return self._cha.get(ma)
        while "." in ma:
            ma = ma.rpartition(".")[0]
            if ma in self.theo_ma:
                return self.theo_ma[ma]
        return None

    def trong(self, ma: str) -> tuple[Khoan, ...]:
        """The clause and all that stands in it, in printed order."""
        return tuple(
            k for k in self.khoan if k.ma == ma or any(above.ma == ma for above in self.to_tien(k.ma))
        )

    @cached_property
    def ghi_chu(self) -> Mapping[str, tuple[Khoan, ...]]:
        """The notes printed below each clause, by its id."""
        noted: dict[str, tuple[Khoan, ...]] = {}
        for note in self.khoan:
            host = self.cha(note.ma) if note.loai == "ghi-chu" else None
            if host is not None:
                noted[host.ma] = (*noted.get(host.ma, ()), note)
        return MappingProxyType(noted)

    def tieu_de(self, ma: str) -> str:
        """A heading in full: a Chương whose title is printed below its number with that title."""
        title = self.theo_ma.get(f"{ma}.ten")
        words = self.theo_ma[ma].nguyen_van
        return (
            f"{words}{'' if words.endswith(('.', ':')) else '.'} {title.chu}" if title is not None else words
        )

    def to_tien(self, ma: str) -> tuple[Khoan, ...]:
        """The clauses around `ma`, outermost first."""
        found: list[Khoan] = []
        parent = self.cha(ma)
        while parent is not None:
            found.insert(0, parent)
            parent = self.cha(parent.ma)
        return tuple(found)


def _scope(ma: str) -> str:
    """The part of the document in which an outline is counted: '' for 'dieu-5', 'pl1' for 'pl1.chuong-i'."""
    parts = ma.split(".")
    while parts and _OUTLINE_PART.fullmatch(parts[-1]):
        parts.pop()
    return ".".join(parts)


def parse(text: str, path: str) -> tuple[ToanVan, list[Problem]]:
    """Read a `toan-van.md`; every malformed or doubled clause is a problem."""
    clauses: dict[str, Khoan] = {}
    problems: list[Problem] = []

    def problem(line: int, code: str, message: str, hint: str) -> None:
        problems.append(Problem(path, line, 1, "khoản", code, message, hint))

    for line, block in _blocks(text):
        head = HEAD.match(block)
        if head is None:
            problem(
                line,
                "khoan-thieu-ma",
                "Đoạn này không mở đầu bằng mã khoản.",
                "Mỗi đoạn mở đầu bằng {#mã loại}, ví dụ {#II.1.b2 gach}; các đoạn cách nhau một dòng trống.",
            )
            continue
        glued = next((n for n, row in enumerate(block.split("\n")[1:], line + 1) if HEAD.match(row)), None)
        if glued is not None:
            message = "Hai khoản dính nhau: khoản này không có dòng trống ở trên."
            problem(glued, "khoan-dinh-nhau", message, "Thêm một dòng trống ngay trên dòng này.")
            continue
        ma, loai = head.groups()
        body = block[head.end() :]
        if loai not in CLAUSE_KINDS:
            problem(
                line,
                "khoan-sai-loai",
                f"Không có loại khoản “{loai}”.",
                "Các loại: " + ", ".join(CLAUSE_KINDS) + ".",
            )
        elif not _ID.fullmatch(ma) or len(ma) > MAX_ID:
            problem(
                line,
                "khoan-sai-ma",
                f"Mã khoản “{ma}” không đúng dạng hoặc quá dài.",
                "Ví dụ mã đúng: II.3.3.b2, dieu-5.2.dd",
            )
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
    blocks = (
        f"{{#{k.ma} {k.loai}}} {k.dau + ' ' if k.dau else ''}{k.noi_dung}".rstrip() for k in toan_van.khoan
    )
    return "\n\n".join(blocks) + "\n"


def _clause(ma: str, loai: str, body: str, line: int) -> Khoan:
    pattern = MARKERS.get(loai)
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
