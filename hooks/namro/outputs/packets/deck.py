"""From a talk or a document to a deck of slides that a speaker edits: what stands on each slide, what is in its notes.

Only what the records hold: facts with their quotations, the clauses that somebody has given a short name. What a speaker
says beyond that is left to an empty slide at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from namro.language.prose import parse, plain
from namro.language.spoken_text import sentences
from namro.language.vietnamese import clock, day
from namro.library.draft import Rest, rest
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.when import on_days
from namro.outputs.packets.assemble import NOTICE
from namro.outputs.packets.finish import finish
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.slide import Deck, Quoted, Slide
from namro.records.addresses import address, clause
from namro.records.base import CoMucDo, TrichDan
from namro.records.hoi_nghi import ChuyenDe
from namro.records.van_ban import VanBan

_FEWEST = 3
"""Named clauses; of fewer no deck is made."""
_LONGEST, _A_SLIDE = 340, 420
"""Letters of a quotation on a slide (all of it stands in the notes), of the points of one slide."""


@dataclass(frozen=True)
class Subject:
    """What a deck is about: a record of a kind."""

    kind: str
    ma: str

    @property
    def packet(self) -> str:
        """The id of its packet, which names its file."""
        return f"trinh-chieu-{self.kind}-{self.ma}"


def subjects(library: Library) -> list[Subject]:
    """Every talk, and every held document whose clauses have short names."""
    documents = (ma for ma, one in library.van_ban.items() if len(_named(library, ma, one)) >= _FEWEST)
    return [
        *(Subject("chuyen-de", ma) for ma in library.chuyen_de),
        *(Subject("van-ban", ma) for ma in documents),
    ]


def deck(library: Library, as_of: Edition, subject: Subject) -> Packet:
    """The packet of a deck."""
    base, where = library.trang.dia_chi_goc, address(subject.kind, subject.ma)
    record = (library.chuyen_de if subject.kind == "chuyen-de" else library.van_ban)[subject.ma]
    rests = rest(library, record)
    if isinstance(record, ChuyenDe):
        title, lines = f"Chuyên đề {record.so}: {record.ten}", (library.hoi_nghi[record.hoi_nghi].ten,)
        slides = tuple(_Maker(library).talk(subject.ma, record))
    else:
        title, lines = record.ten_ngan, (f"{library.trang.goi.loai_van_ban[record.loai]} {record.trich_yeu}",)
        slides = tuple(_Maker(library).document(subject.ma, record))
    told = f"{library.trang.ten}, tính đến {as_of.words}. {NOTICE}."
    notes = (f"Trang trên mạng: {base}{where}", told, "Bản trình chiếu để sửa: thêm, bớt trang tùy buổi học.")
    packet = Packet(
        id=subject.packet,
        title=title,
        subtitle="Bản trình chiếu",
        audience="",
        site=library.trang.ten,
        url=f"/{where}",
        as_of=as_of.ngay,
        build="",
        notice=NOTICE,
        explanation="",
        papers=(),
        size=24,
        parts=(),
        use="trinh-chieu",
        deck=Deck(title, lines, told, "" if rests is Rest.NONE else rests.value, notes, slides),
    )
    return finish(packet, base, library.shown_at)


def _named(library: Library, ma: str, document: VanBan) -> list[tuple[str, str]]:
    """The clauses that have a short name, in the order of the text."""
    text = library.toan_van.get(ma)
    names = {one.khoan: one.nhan for one in document.nhan_ngan}
    return [(one.ma, names[one.ma]) for one in text.khoan if one.ma in names] if text else []


class _Maker:
    """The slides of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def talk(self, ma: str, record: ChuyenDe) -> Iterator[Slide]:
        """Who speaks when, what is known of it, the words of the plan, what to read, room for the speaker."""
        library = self.library
        line, conference = library.gio_chuyen_de(ma), library.hoi_nghi[record.hoi_nghi]
        hours = f"{clock(line.bat_dau)} " if line and line.bat_dau else ""
        if line and line.bat_dau and line.ket_thuc:
            hours = f"{clock(line.bat_dau)} đến {clock(line.ket_thuc)}, "
        when = on_days(conference.thoi_gian) or conference.thoi_gian.nguyen_van
        points = (
            f"Đơn vị truyền đạt: {library.don_vi[record.nguoi_trinh_bay].ten}",
            f"Thời gian: {hours}{when}",
            f"Hội nghị: {conference.ten_ngan}",
        )
        yield from self._slides("Ai truyền đạt, khi nào", points, line.nguon if line else record.nguon)
        yield from self._slides("Giới thiệu", sentences(plain(parse(record.gioi_thieu))), record.nguon)
        yield from (self._quotation("Văn bản nói", cited) for cited in record.nguon)
        named = tuple(one.ten for one in record.tai_lieu) or (
            "Văn bản chưa nêu tài liệu riêng cho chuyên đề này.",
        )
        cited = tuple(dict.fromkeys(one for material in record.tai_lieu for one in material.nguon))
        yield from self._slides("Tài liệu văn bản nêu tên", named, cited)
        yield Slide("Phần của người trình bày", ("…", "…", "…"), None, ("Ghi ở đây điều mình sẽ nói.",))

    def document(self, ma: str, document: VanBan) -> Iterator[Slide]:
        """What the document is, each named clause in its own words, room for the speaker."""
        issued = document.ngay_ban_hanh.gia_tri
        body = self.library.don_vi[document.co_quan].ten if document.co_quan else "văn bản chưa nêu"
        points = (
            f"Số, ký hiệu: {_known(document.so_ky_hieu.gia_tri, document.so_ky_hieu)}",
            f"Ngày ban hành: {_known(day(issued) if issued else document.ngay_ban_hanh.nguyen_van, document.ngay_ban_hanh)}",
            f"Cơ quan: {body}",
        )
        yield from self._slides("Văn bản này là gì", points, document.nguon)
        for khoan, name in _named(self.library, ma, document):
            words = " ".join(plain(parse(self.library.toan_van[ma].theo_ma[khoan].nguyen_van)).split())
            yield self._quotation(name, TrichDan(van_ban=ma, khoan=khoan, trich=words))
        yield Slide("Phần của người trình bày", ("…", "…", "…"), None, ("Ghi ở đây điều mình sẽ nói.",))

    def _slides(self, title: str, points: Iterable[str], cited: Iterable[TrichDan]) -> Iterator[Slide]:
        """The points, on as many slides as they take."""
        notes = tuple(self._note(one) for one in cited)
        run: list[str] = []
        name = title
        for point in points:
            if run and sum(map(len, run)) + len(point) > _A_SLIDE:
                yield Slide(name, tuple(run), None, notes)
                run, name = [], f"{title} (tiếp)"
            run.append(point)
        yield Slide(name, tuple(run), None, notes)

    def _quotation(self, title: str, cited: TrichDan) -> Slide:
        source = self._source(cited)
        return Slide(title, (), Quoted(_shorter(cited.trich), source), (self._note(cited),))

    def _source(self, cited: TrichDan) -> str:
        draft = " (dự thảo)" if self.library.is_draft(cited.van_ban) else ""
        name = self.library.van_ban[cited.van_ban].ten_ngan
        return f"{name}{draft}, {self.library.ten_khoan(cited.van_ban, cited.khoan)}"

    def _note(self, cited: TrichDan) -> str:
        where = self.library.trang.dia_chi_goc + self.library.shown_at(clause(cited.van_ban, cited.khoan))
        return f"Nguồn: {self._source(cited)}. Nguyên văn: “{cited.trich}” Trang: {where}"


def _known(words: str | None, degree: CoMucDo) -> str:
    """What is known of a document, with the word that it was inferred."""
    return f"{words}{' (suy ra)' if degree.muc_do == 'suy-ra' else ''}" if words else "văn bản chưa nêu"


def _shorter(words: str) -> str:
    """The words, or as many whole ones as a slide holds with the sign that more follows."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
