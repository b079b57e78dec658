"""Documents: the list, and a reader with every clause addressable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namro.clauses import Khoan, ToanVan, ten_goi
from namro.notes import with_marks
from namro.outputs import Output, SearchEntry
from namro.pages.context import Pages
from namro.pages.labels import LOAI_VAN_BAN
from namro.prose import Node, inline
from namro.records.nhiem_vu import NhiemVu
from namro.records.van_ban import LoiNguyenVan, VanBan
from namro.vietnamese import day

_TRAIL = (("Văn bản", "van-ban/"),)


@dataclass(frozen=True)
class KhoanView:
    """A clause made ready: its lines as prose with linked note marks, its depth, what cites it."""

    khoan: Khoan
    ten: str
    dong: tuple[tuple[Node, ...], ...]
    cap: int
    loi: tuple[LoiNguyenVan, ...]
    hoi_dap: tuple[str, ...]
    nhiem_vu: tuple[NhiemVu, ...]


def render(pages: Pages) -> list[Output]:
    """The list of all documents, and a page for each."""
    library = pages.library
    held = {ma: vb for ma, vb in library.van_ban.items() if ma in library.toan_van}
    named = {ma: vb for ma, vb in library.van_ban.items() if ma not in library.toan_van}
    made = [
        pages.output(
            "van-ban/", "van_ban_list.html", "Văn bản",
            "Các văn bản của Đảng bộ thành phố Cần Thơ có toàn văn trên trang, và các văn bản được dẫn.",
            search=[SearchEntry("", "Văn bản", " ".join(vb.ten_ngan for vb in library.van_ban.values()))],
            co_toan_van=held, duoc_dan=named,
        )
    ]  # fmt: skip
    return made + [_document(pages, ma, document) for ma, document in library.van_ban.items()]


def _document(pages: Pages, ma: str, document: VanBan) -> Output:
    library = pages.library
    text = library.toan_van.get(ma)
    views = tuple(_views(pages, ma, document, text)) if text else ()
    incoming = [
        (other, relation)
        for other, vb in library.van_ban.items()
        for relation in vb.quan_he
        if relation.van_ban == ma and other != ma
    ]
    return pages.output(
        f"van-ban/{ma}/", "van_ban.html", document.ten_ngan,
        f"{LOAI_VAN_BAN[document.loai]} {document.trich_yeu}. {_facts(document)}",
        search=_search(document, text),
        trail=_TRAIL, ma=ma, van_ban=document, khoan=views,
        muc_luc=[view for view in views if view.khoan.loai == "de-muc"], quan_he_den=incoming,
    )  # fmt: skip


def _facts(document: VanBan) -> str:
    number = document.so_ky_hieu.gia_tri
    when = document.ngay_ban_hanh.gia_tri
    parts = [f"Số {number}" if number else "", f"ngày {day(when)}" if when else ""]
    known = ", ".join(part for part in parts if part)
    return known if document.toan_van else f"{known}{'. ' if known else ''}Trang này không có toàn văn."


def _search(document: VanBan, text: ToanVan | None) -> Iterator[SearchEntry]:
    badge = (
        "Dự thảo: "
        if document.tinh_trang == "du-thao" and not document.ten_ngan.startswith("Dự thảo")
        else ""
    )
    yield SearchEntry(
        "", f"{badge}{document.ten_ngan}", f"{document.trich_yeu} {document.so_ky_hieu.gia_tri or ''}"
    )
    for khoan in text.khoan if text else ():
        yield SearchEntry(khoan.ma, f"{badge}{document.ten_ngan}, {ten_goi(khoan.ma)}", khoan.nguyen_van)


def _views(pages: Pages, ma: str, document: VanBan, text: ToanVan) -> Iterator[KhoanView]:
    for khoan in text.khoan:
        notes = [k for k in text.khoan if k.loai == "ghi-chu" and text.cha(k.ma) is khoan]
        key = (ma, khoan.ma)
        yield KhoanView(
            khoan=khoan,
            ten=ten_goi(khoan.ma),
            dong=tuple(with_marks(inline(line), notes, _note_link) for line in khoan.noi_dung.split("\n")),
            cap=len(text.to_tien(khoan.ma)),
            loi=tuple(slip for slip in document.loi_nguyen_van if slip.khoan == khoan.ma),
            hoi_dap=pages.library.hoi_dap_theo_khoan.get(key, ()),
            nhiem_vu=pages.library.nhiem_vu_theo_khoan.get(key, ()),
        )


def _note_link(note: Khoan, mark: str) -> Node:
    label = Node("sup", children=(Node("text", text=mark),))
    return Node("a", href=f"#{note.ma}", children=(label,))
