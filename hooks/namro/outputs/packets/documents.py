"""A document, whole or some of its clauses, as a part of a packet: what is known of it, then its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from namro.files.citations import one_holds_the_other
from namro.files.clauses import Khoan, ToanVan
from namro.files.footnotes import with_marks
from namro.language.prose import Node, inline
from namro.language.vietnamese import day
from namro.library import standing
from namro.library.library import Library
from namro.outputs.packets.inline import em, labelled, text
from namro.outputs.packets.packet import Block, Clause, Heading, Inline, Note, Paragraph, Part
from namro.outputs.packets.text_table import text_table
from namro.records.addresses import address, clause
from namro.records.clause_kinds import kinds
from namro.records.labels import TINH_TRANG
from namro.records.van_ban import VanBan

_CLOSING = kinds(closing=True)
_ROWS = kinds(look="table")


def document(library: Library, ma: str, khoan: Sequence[str], title: str | None) -> Part:
    """The document `ma`; with `khoan` only these clauses and what stands inside them."""
    vb, full = library.van_ban[ma], library.toan_van[ma]
    blocks = [
        *_facts(library.trang.goi.loai_van_ban[vb.loai], vb),
        *_warning(vb),
        *_later(library, ma, khoan),
        *_slips(vb, full, khoan),
    ]
    if khoan:
        for wanted in khoan:
            blocks += _path(full, wanted)
            blocks += _clauses(ma, full, full.trong(wanted))
    else:
        blocks += _clauses(ma, full, full.khoan)
    return Part(
        address("van-ban", ma),
        title or vb.ten_ngan,
        "/" + address("van-ban", ma),
        tuple(blocks),
        draft=library.is_draft(ma),
    )


def _facts(kind: str, vb: VanBan) -> Iterator[Block]:
    """Kind, subject, number, day, state; never laid out like the head of the original."""
    yield Paragraph((em(f"{kind} {vb.trich_yeu}."),), look="dan")
    number, issued = vb.so_ky_hieu, vb.ngay_ban_hanh
    shown = day(issued.gia_tri) if issued.gia_tri else issued.nguyen_van
    dated = "Ngày" if vb.tinh_trang == "du-thao" else "Ngày ban hành"
    for label, value, known in (("Số, ký hiệu", number.gia_tri, number), (dated, shown, issued)):
        inferred = f" (suy ra: {known.ly_do})" if known.muc_do == "suy-ra" else ""
        yield Paragraph(labelled(label, f"{value or 'văn bản chưa nêu'}{inferred}"), look="nho")
    yield Paragraph(labelled("Tình trạng", TINH_TRANG[vb.tinh_trang]), look="nho")


def _warning(vb: VanBan) -> Iterator[Block]:
    if vb.tinh_trang == "du-thao":
        words = "Đây là bản dự thảo, chưa phải văn bản đã ban hành; nội dung có thể khác bản chính thức."
        yield Note("Dự thảo", (Paragraph((text(words),)),))


def _later(library: Library, ma: str, khoan: Sequence[str]) -> Iterator[Block]:
    """What later documents made of the document, and of the clauses that are printed."""
    full = library.toan_van[ma]
    whole = [
        f"Văn bản này {one.chu}." if one.ten else f"{one.chu.capitalize()}."
        for one in standing.of_document(library, ma)
    ]
    parts = [
        f"{one.chu[:1].upper()}{one.chu[1:]}."
        for one in standing.of_clauses(library, ma)
        if not khoan or any(one_holds_the_other(full, one.khoan, wanted) for wanted in khoan)
    ]
    told = [Paragraph((text(words),)) for words in (*whole, *parts)]
    if told:
        yield Note("Văn bản sau đã thay đổi", tuple(told))


def _slips(vb: VanBan, full: ToanVan, khoan: Sequence[str]) -> Iterator[Block]:
    """What the print of the original has wrong, told before the words that keep it."""
    told = [slip for slip in vb.loi_nguyen_van if not khoan or _is_inside(full, slip.khoan, khoan)]
    if told:
        lines = [
            Paragraph((text(f"{full.ten_goi(slip.khoan)}: “{slip.trich}”. {slip.ghi_chu}"),)) for slip in told
        ]
        yield Note("Chỗ nghi in sai trong bản gốc, giữ nguyên văn", tuple(lines))


def _is_inside(full: ToanVan, ma: str, around: Iterable[str]) -> bool:
    return any(ma == one or any(above.ma == one for above in full.to_tien(ma)) for one in around)


def _path(full: ToanVan, ma: str) -> Iterator[Block]:
    """The headings around a clause that is printed alone."""
    around = " › ".join(full.tieu_de(khoan.ma) for khoan in full.to_tien(ma) if khoan.la_de_muc)
    if around:
        yield Paragraph((em(f"Trích, {full.ten_goi(ma)}; đứng trong: {around}"),), look="nho")


def _clauses(ma: str, full: ToanVan, chosen: Sequence[Khoan]) -> Iterator[Block]:
    """Every clause in printed order; a note moves to the foot of the clause that holds its mark."""
    moved: set[str] = set()
    closing = False
    taken = {khoan.ma for khoan in chosen}
    top = min((len(full.to_tien(khoan.ma)) for khoan in chosen), default=0)
    for khoan in chosen:
        if khoan.ma in moved:
            continue
        if khoan.loai in _ROWS:
            rows = [one for one in chosen if one.bang == khoan.bang]
            moved.update(row.ma for row in rows)
            yield text_table(full, rows)
            continue
        if khoan.loai in _CLOSING and not closing:
            closing = True
            yield Heading(2, (text("Nơi nhận và người ký, chép từ bản gốc"),))
        notes = [note for note in full.ghi_chu.get(khoan.ma, ()) if note.ma in taken]

        def footnote(note: Khoan, _: str) -> Node:
            moved.add(note.ma)
            return Node("footnote", text=note.dau_chu_thich, children=inline(note.noi_dung))

        lines = tuple(with_marks(inline(line), notes, footnote) for line in khoan.noi_dung.split("\n"))
        above = full.to_tien(khoan.ma)
        # A Điều stands below its Chương by its heading, not by its left edge: only clauses push in what they hold.
        inside = sum(one.ma in taken and not _heads(one) for one in above)
        title = full.theo_ma.get(f"{khoan.ma}.ten")
        if title is not None and title.ma in taken:
            moved.add(title.ma)
            lines = (inline(title.noi_dung),)
        if _heads(khoan):
            yield Heading(2 + len(above) - top, _plain_heading(lines), clause(ma, khoan.ma), khoan.dau)
        else:
            yield Clause(khoan.loai, khoan.dau, lines, inside, clause(ma, khoan.ma))


def _heads(khoan: Khoan) -> bool:
    """Whether it is printed as a heading: not what is quoted as new wording."""
    return khoan.la_de_muc and not khoan.trong_ngoac


def _plain_heading(lines: tuple[Inline, ...]) -> Inline:
    """A heading is bold by itself: emphasis that covers it whole goes, inner emphasis stays."""
    (line, *_) = lines
    whole = line[0].children if len(line) == 1 and line[0].kind in ("strong", "em") else line
    return whole if whole is line else _plain_heading((whole,))
