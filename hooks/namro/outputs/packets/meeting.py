"""A meeting as its papers say it: every field with dots where nobody has filled it in, the head and the foot of a letter
in the form that the Party's offices use (title at the right, body at the left)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from namro.language.joins import NO_BREAK
from namro.language.prose import Node
from namro.language.vietnamese import clock, day
from namro.library.library import Library
from namro.outputs.packets.inline import clause_link, em, strong, text
from namro.outputs.packets.packet import Banner, Block, Inline, Paragraph, Part, Sides
from namro.records.addresses import address
from namro.records.base import TrichDan
from namro.records.cuoc_hop import CuocHop, KhoMaKet, MucCuocHop
from namro.records.hoi_nghi import HoiNghi

ROOM_TO_SIGN = 4
"""Lines above a name."""
_SHORT, _LONG = "………", "…………………………………………"
_PLACE = re.compile(r"^\(\d+\)\S*?\.{3,}|^\.{3,}")
_DAY, _YEAR = re.compile(r"ngày\s"), re.compile(r"\bnăm\b")
Dated: TypeAlias = Literal["ngay_moi", "ngay", ""]
_BLANK_DAY = "ngày …… tháng …… năm ………"


@dataclass(frozen=True)
class Meeting:
    """The record `ma` with the records that it names."""

    library: Library
    ma: str
    record: CuocHop

    @property
    def url(self) -> str:
        """Where the site shows it."""
        return "/" + address("cuoc-hop", self.ma)

    def blank(self, field: str, dots: str = _LONG) -> Node:
        """A field of words, or dots."""
        return blank(field, getattr(self.record, field) or dots)

    @property
    def body(self) -> str:
        """Who holds it, in capitals."""
        return _capitals(self.record.ben_to_chuc)

    @property
    def when(self) -> Inline:
        """'08 giờ 00, ngày 20/12/2025', '08 giờ 00, ngày 20/12/2025 đến ngày 21/12/2025'."""
        record = self.record
        hour = clock(record.bat_dau) if record.bat_dau else "…… giờ ……"
        on = f"ngày {day(record.ngay)}" if record.ngay else _BLANK_DAY
        until = f" đến ngày {day(record.den_ngay)}" if record.den_ngay else ""
        return (blank("bat_dau", hour), text(", "), blank("ngay", on), blank("den_ngay", until))

    @property
    def days(self) -> tuple[date, ...]:
        """Each day of the meeting; none where nobody says when it begins."""
        first, last = self.record.ngay, self.record.den_ngay
        if first is None:
            return ()
        return tuple(first + timedelta(days=more) for more in range(((last or first) - first).days + 1))

    @property
    def conference(self) -> HoiNghi | None:
        """The conference that it belongs to, None where there is none or it is not shown."""
        return self.library.hoi_nghi.get(self.record.hoi_nghi or "")

    @property
    def agenda(self) -> tuple[MucCuocHop, ...]:
        """Its own, else the conference's."""
        record, conference = self.record, self.conference
        if record.chuong_trinh or conference is None or not record.dung_chuong_trinh:
            return record.chuong_trinh
        return tuple(
            MucCuocHop(
                bat_dau=line.bat_dau,
                ket_thuc=line.ket_thuc,
                noi_dung=line.noi_dung,
                nguoi_thuc_hien=line.nguoi_thuc_hien,
                chuyen_de=line.chuyen_de,
                nguon=line.nguon,
            )
            for line in conference.chuong_trinh
        )

    @property
    def expected(self) -> int | None:
        """How many people are expected; None where nobody says."""
        invited = sum(body.so_nguoi for body in self.record.don_vi_moi)
        return self.record.so_nguoi or invited or None

    def head(self, kind: str, dated: Dated = "ngay_moi") -> Sides:
        """The head of a letter: bodies and number at the left, the Party, place and day at the right. `kind` is the
        sign of the kind of paper ('GM'); '' for one without a number. `dated` is the field that the paper's day is
        that of, '' for one that is dated by hand."""
        record = self.record
        left: list[Paragraph] = []
        if record.cap_tren or not record.ben_to_chuc:
            above = _capitals(record.cap_tren)
            left.append(Paragraph((blank("cap_tren.hoa", above),), "giua"))
        left += [
            Paragraph((strong_blank("ben_to_chuc.hoa", self.body),), "giua"),
            Paragraph((text("*"),), "giua"),
        ]
        if kind:
            sign = blank("ky_hieu", record.ky_hieu or "……")
            left.append(Paragraph((text(f"Số ……-{kind}/"), sign), "giua"))
        day_of: date | None = getattr(record, dated) if dated else None
        on = letter_day(day_of) if day_of else _BLANK_DAY
        written = blank(f"{dated}.thu", on) if dated else text(on)
        place = Node("em", children=(self.blank("dia_danh", _SHORT), text(", "), written))
        right = (Paragraph((text("ĐẢNG CỘNG SẢN VIỆT NAM"),), "hieu"), Paragraph((place,), "giua"))
        return Sides(tuple(left), right)

    def signed(self, left: Iterable[Paragraph]) -> Sides:
        """The foot of a letter: whom it goes to at the left, who signs at the right, with room for the signature."""
        signer = self.record.nguoi_ky
        lines = (signer.quyen_han, signer.chuc_vu, signer.ho_ten) if signer else (None, None, None)
        behalf, post, name = lines
        right = (
            Paragraph((strong_blank("quyen_han", behalf or "T/M ………………………"),), "giua"),
            Paragraph((blank("chuc_vu", post or "………………………"),), "giua"),
            *(Paragraph((text("\u00a0"),), "giua") for _ in range(ROOM_TO_SIGN)),
            Paragraph((strong_blank("ho_ten", name or "………………………"),), "giua"),
        )
        return Sides(tuple(left), right)

    def source(self, cited: Iterable[TrichDan]) -> Inline:
        """'(Kế hoạch …, phần II)' of the first clause that says so."""
        first = next(iter(cited), None)
        if first is None:
            return ()
        return (text(" ("), *clause_link(self.library, first.van_ban, first.khoan), text(")"))

    def paper(self, kind: str, title: str, blocks: Iterable[Block], own: bool = True, url: str = "") -> Part:
        """A part that is a paper of its own; `url` is printed at its end."""
        return Part(address("cuoc-hop", self.ma, neo=kind), title, url, tuple(blocks), bare=True, own=own)

    def banner(self) -> Banner | None:
        """Its own lines, else the conference's with place and day filled in."""
        record = self.record
        size = record.kho_ma_ket or KhoMaKet()
        if record.ma_ket:
            return Banner(record.ma_ket, size.rong, size.cao)
        plan = self.conference.ma_ket if self.conference else None
        if plan is None:
            return None
        return Banner(tuple(map(self._filled, plan.dong)), size.rong, size.cao)

    def _filled(self, line: str) -> str:
        """A line of the plan's banner with what it leaves open."""
        if not _PLACE.search(line):
            return line
        filled = _PLACE.sub(self.record.dia_danh or "……………", line)
        day = _DAY.search(filled) if self.record.ngay else None
        if day and self.record.ngay and _YEAR.search(filled, day.end()):
            return filled[: day.start()] + letter_days(self.record.ngay, self.record.den_ngay)
        return filled


def _capitals(name: str | None) -> str:
    """A name at the head of a letter, dots where there is none; no line ends inside the name of a level."""
    return (name or _LONG[:10]).upper().replace("THÀNH PHỐ", f"THÀNH{NO_BREAK}PHỐ")


def letter_day(value: date) -> str:
    """'ngày 05 tháng 02 năm 2026', 'ngày 20 tháng 3 năm 2026': a nought before days under ten and months under three."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def letter_days(first: date, last: date | None) -> str:
    """'ngày 20 - 21 tháng 3 năm 2026', 'ngày 31 tháng 3 năm 2026 - ngày 01 tháng 4 năm 2026'; of one day `letter_day`."""
    if last is None:
        return letter_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return letter_day(last).replace("ngày ", f"ngày {first.day:02d} - ", 1)
    return f"{letter_day(first)} - {letter_day(last)}"


def blank(field: str, words: str) -> Node:
    """What is, or is to be, filled in."""
    return Node("blank", href=field, children=(text(words),))


def strong_blank(field: str, words: str) -> Node:
    """The same, standing out."""
    return Node("strong", children=(blank(field, words),))


def labelled_blank(label: str, *content: Node) -> Paragraph:
    """'**Địa điểm:** …'."""
    return Paragraph((strong(f"{label}:"), text(" "), *content), "dan")


def small(*content: Node) -> Paragraph:
    """A line of small print."""
    return Paragraph(content, "nho")


def hours(line: MucCuocHop) -> str:
    """'08:00 - 09:00'; '' where no hour is given."""
    if line.bat_dau is None:
        return ""
    return f"{line.bat_dau:%H:%M}" + (f" - {line.ket_thuc:%H:%M}" if line.ket_thuc else "")


def quoted(meeting: Meeting, cited: Iterable[TrichDan]) -> Iterator[Paragraph]:
    """Each quotation in small print with its clause behind it."""
    for one in cited:
        words = one.trich if one.trich.startswith("“") else f"“{one.trich}”"
        yield small(em(words), *meeting.source((one,)))
