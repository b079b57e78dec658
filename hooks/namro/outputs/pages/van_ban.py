"""Documents: a reader with every clause addressable, a page for those that are only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from namro.files.citations import citations
from namro.files.clauses import Khoan, ToanVan
from namro.files.footnotes import with_marks
from namro.language.prose import Node, inline
from namro.language.vietnamese import day
from namro.library import draft
from namro.library.library import Library
from namro.outputs.open_data.documents.forms import FORMS, file_of
from namro.outputs.pages import linked_data, nhung, van_ban_list
from namro.outputs.pages.ban_dich import shown
from namro.outputs.pages.context import Pages
from namro.outputs.pages.doc_nhanh import digest_of
from namro.outputs.pages.reader_views import NUMBERED, ROWS, KhoanView, Khoi, Sheet, sheets
from namro.outputs.pages.slides import of
from namro.outputs.pour import Output
from namro.records import addresses
from namro.records.addresses import address, clause
from namro.records.base import TrichDan
from namro.records.van_ban import QuanHe, VanBan

_URL = "van-ban/"
_TRAIL = (("Văn bản", _URL),)
_FIRST_WORDS = 8


def render(pages: Pages) -> list[Output]:
    """The list of all documents, and a page for each."""
    documents = pages.library.van_ban.items()
    return van_ban_list.every(pages) + [made for one in documents for made in _document(pages, *one)]


def _document(pages: Pages, ma: str, document: VanBan) -> Iterator[Output]:
    """The page of a document; of a long text its first page and one a part."""
    library = pages.library
    text = library.toan_van.get(ma)
    views = tuple(_views(pages, ma, document, text)) if text else ()
    incoming = library.quan_he_den.get(ma, ())
    embeddable = {one.ma for one in nhung.shown(library, ma)} if text else frozenset[str]()
    contents = _contents(pages, ma, views)
    long = library.trong_phan.get(ma)
    what = f"{library.trang.goi.loai_van_ban[document.loai]} {document.trich_yeu}. {_facts(document)}"
    for sheet in sheets(ma, long, views, contents) if long else (Sheet(views, contents),):
        part = sheet.phan if sheet.phan and sheet.phan.dia_chi else None
        yield pages.output(
            addresses.part(ma, part.dia_chi if part else ""),
            "van_ban.html" if text else "van_ban_duoc_nhac.html",
            f"{part.ten}, {document.ten_ngan}" if part else document.ten_ngan,
            f"{part.ten}. {what}" if part else what,
            trail=(*_TRAIL, (document.ten_ngan, address("van-ban", ma))) if part else _TRAIL,
            rests=draft.rest(library, document),
            things=() if part else [linked_data.document(library, pages.as_of, ma, document)],
            ma=ma,
            van_ban=document,
            trinh_chieu=of(pages.shelf, "van-ban", ma),
            to=sheet,
            cac_khoi=tuple(_blocks(sheet.khoan)),
            muc_luc=sheet.muc_luc,
            trong_muc_luc=frozenset(view.khoan.ma for view in contents),
            so_dan=partial(_cited_by, library, document),
            quan_he_den=incoming,
            doc_nhanh=digest_of(library, ma),
            ban_dich=shown(document),
            co_the=embeddable,
            loi_nhac=tuple(dict.fromkeys(_said_of(document, incoming))),
            tep=tuple((form.ten, file_of(ma, form.ending)) for form in FORMS),
        )


def _cited_by(library: Library, document: VanBan, cited: KhoanView | Khoi) -> list[tuple[int, str]]:
    """How many of what cites a clause, and what they are called; beside an issued text with the word that all of them
    come of drafts."""
    tasks = [library.nhiem_vu_theo_ma[task.id][0] for task in cited.nhiem_vu]
    alone = draft.rest(library, document) is not draft.Rest.WHOLE and all(map(library.is_draft, tasks))
    told = draft.share(len(tasks), len(tasks)) if alone else ""
    named = (
        (cited.hoi_dap, "hỏi"),
        (tasks, f"việc{told}"),
        (cited.chuyen_de, "chuyên đề"),
        (cited.hoi_nghi, "hội nghị"),
    )
    return [(len(some), words) for some, words in named if some]


def _said_of(document: VanBan, incoming: Iterable[tuple[str, QuanHe]]) -> Iterator[TrichDan]:
    """Every citation that tells something of a document."""
    yield from document.nguon
    yield from (cited for _, cited in citations(document))
    yield from (cited for _, relation in incoming for cited in relation.nguon)


def _blocks(views: tuple[KhoanView, ...]) -> Iterator[Khoi]:
    for together, found in groupby(_notes_below_tables(views), key=_together):
        if together:
            yield Khoi(tuple(found))
        else:
            yield from (Khoi((view,)) for view in found)


def _notes_below_tables(views: tuple[KhoanView, ...]) -> Iterator[KhoanView]:
    """The clauses in printed order, but a note to a row of a table stands below the table and does not cut it in two."""
    table, notes = "", list[KhoanView]()
    for view in views:
        if view.khoan.loai == "ghi-chu" and table and view.khoan.ma.startswith(f"{table}."):
            notes.append(view)
            continue
        if view.khoan.bang != table:
            yield from notes
            table, notes = view.khoan.bang, []
        yield view
    yield from notes


def _together(view: KhoanView) -> str:
    """What the clause stands on the page together with: the lines of a signature, the rows of a table."""
    return view.khoan.bang or ("ky" if view.khoan.loai == "ky" else "")


def _contents(pages: Pages, ma: str, views: tuple[KhoanView, ...]) -> list[KhoanView]:
    """Headings and what has a short name; a text without headings has its numbered points in any case."""
    headings = any(view.la_de_muc for view in views)
    return [
        view
        for view in views
        if view.la_de_muc
        or pages.library.nhan_ngan(ma, view.khoan.ma)
        or (not headings and view.khoan.loai == "khoan" and view.cap == 0)
    ]


def _facts(document: VanBan) -> str:
    number = document.so_ky_hieu.gia_tri
    when = document.ngay_ban_hanh.gia_tri
    parts = [f"Số {number}" if number else "", f"ngày {day(when)}" if when else ""]
    known = ", ".join(part for part in parts if part)
    return known if document.toan_van else f"{known}{'. ' if known else ''}Trang này không có toàn văn."


def _views(pages: Pages, ma: str, document: VanBan, text: ToanVan) -> Iterator[KhoanView]:
    for khoan in text.khoan:
        notes = text.ghi_chu.get(khoan.ma, ())
        key = (ma, khoan.ma)
        yield KhoanView(
            khoan=khoan,
            ten=text.ten_goi(khoan.ma),
            nhan=pages.library.nhan_ngan(ma, khoan.ma) or _first_words(text, khoan),
            dong=tuple(
                pages.linked_clause(ma, khoan, with_marks(inline(line), notes, partial(_note_link, ma)))
                for line in ("" if khoan.loai in ROWS else khoan.noi_dung).split("\n")
            ),
            cap=len(text.to_tien(khoan.ma)),
            loi=tuple(slip for slip in document.loi_nguyen_van if slip.khoan == khoan.ma),
            hoi_dap=pages.library.hoi_dap_theo_khoan.get(key, ()),
            nhiem_vu=pages.library.nhiem_vu_theo_khoan.get(key, ()),
            chuyen_de=pages.library.chuyen_de_theo_khoan.get(key, ()),
            hoi_nghi=pages.library.hoi_nghi_theo_khoan.get(key, ()),
        )


def _first_words(text: ToanVan, khoan: Khoan) -> str:
    """A heading whole, with its title; of another clause its first words. Its number, which stands apart, is left out."""
    if khoan.la_de_muc:
        return text.tieu_de(khoan.ma) if khoan.loai not in NUMBERED else khoan.chu
    words = khoan.chu.split()
    return khoan.chu if len(words) <= _FIRST_WORDS else " ".join(words[:_FIRST_WORDS]).rstrip(",;:") + "…"


def _note_link(van_ban: str, note: Khoan, mark: str) -> Node:
    label = Node("sup", children=(Node("text", text=mark),))
    return Node("a", href="/" + clause(van_ban, note.ma), children=(label,))
