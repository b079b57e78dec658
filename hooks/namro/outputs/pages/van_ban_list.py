"""The list of documents: those that can be read first, those only named by others, the ways into chain and comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from namro.library import draft
from namro.library.library import Library
from namro.outputs.pages.chuoi import main_road
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec
from namro.outputs.pour import Output
from namro.records.addresses import feed, filtered
from namro.records.labels import TINH_TRANG
from namro.records.van_ban import VanBan

_URL = "van-ban/"
_TRAIL = (("Văn bản", _URL),)
_HELD = {"co": "Có toàn văn trên trang", "khong": "Chỉ được nhắc tên"}
BanGhi = tuple[str, VanBan]
"""(id, document)"""


def every(pages: Pages) -> list[Output]:
    """The list of all documents, and a page for each value of a filter."""
    library = pages.library
    listed = _listed(pages)
    made = [
        pages.output(
            _URL,
            "van_ban_list.html",
            "Văn bản",
            f"Các văn bản của {library.trang.chu_trang} có toàn văn trên trang, và các văn bản được dẫn.",
            feed=feed("van-ban"),
            bang=listed,
            loc=listed.filters(),
            doc_duoc=_to_read(library, listed.items),
            duoc_nhac=_only_named(pages.library, listed.items),
            hoi_ve=_asked(library),
            duong_di=main_road(library),
            loi=[slip for vb in library.van_ban.values() for slip in vb.loi_nguyen_van],
            ca_trang=True,
        )
    ]
    for spec in listed.specs:
        for value, found in listed.pages(spec.key):
            assert value.url is not None
            made.append(
                pages.output(
                    value.url,
                    "van_ban_list.html",
                    f"Văn bản, {spec.title.lower()}: {value.label}",
                    f"{draft.counted(pages.library, found, 'văn bản', draft.IS)}, lọc theo {spec.title.lower()}: {value.label}.",
                    trail=_TRAIL,
                    bang=listed,
                    loc=listed.filters((spec.key, value.id)),
                    doc_duoc=_to_read(library, found),
                    duoc_nhac=_only_named(pages.library, found),
                    hoi_ve=_asked(library),
                    ca_trang=False,
                )
            )
    return made


def _listed(pages: Pages) -> FacetedList[BanGhi]:
    """All documents: by kind, year, issuing body, state, and whether the site holds the text."""
    library = pages.library
    dated = {
        str(vb.ngay_ban_hanh.gia_tri.year) for vb in library.van_ban.values() if vb.ngay_ban_hanh.gia_tri
    }
    years = {year: year for year in sorted(dated, reverse=True)} | {"khong-ro": "Văn bản chưa nêu"}
    issuers = {vb.co_quan: library.don_vi[vb.co_quan].ten for vb in library.van_ban.values() if vb.co_quan}
    return FacetedList(
        _URL,
        "văn bản",
        list(library.van_ban.items()),
        (
            FacetSpec[BanGhi](
                "loai",
                "Loại",
                pages.library.trang.goi.loai_van_ban,
                lambda vb: [vb[1].loai],
                page=lambda ma: filtered("van-ban", "loai", ma),
            ),
            FacetSpec[BanGhi](
                "nam", "Năm", years, lambda vb: [_year(vb[1])], page=lambda ma: filtered("van-ban", "nam", ma)
            ),
            FacetSpec[BanGhi](
                "co-quan",
                "Cơ quan",
                issuers,
                lambda vb: [vb[1].co_quan] if vb[1].co_quan else [],
                page=lambda ma: filtered("van-ban", "co-quan", ma),
            ),
            FacetSpec[BanGhi](
                "tinh-trang",
                "Tình trạng",
                TINH_TRANG,
                lambda vb: [vb[1].tinh_trang],
                page=lambda ma: filtered("van-ban", "tinh-trang", ma),
            ),
            FacetSpec[BanGhi](
                "toan-van",
                "Toàn văn",
                _HELD,
                lambda vb: [_held(vb[1])],
                page=lambda ma: filtered("van-ban", "toan-van", ma),
            ),
        ),
        drafted=draft.IS,
    )


def _to_read(library: Library, found: Sequence[BanGhi]) -> list[BanGhi]:
    """Those whose text can be read: the newest first, drafts last."""
    held = [(ma, document) for ma, document in found if document.toan_van]
    held.sort(key=lambda one: one[1].ngay_ban_hanh.gia_tri or date.min, reverse=True)
    return sorted(held, key=lambda one: library.is_draft(one[0]))


def _only_named(library: Library, found: Sequence[BanGhi]) -> list[tuple[str, str, list[BanGhi]]]:
    """(kind, its name, documents) of those that others name, in the order of kinds."""
    named = [one for one in found if not one[1].toan_van]
    groups = [
        (loai, ten, [one for one in named if one[1].loai == loai])
        for loai, ten in library.trang.goi.loai_van_ban.items()
    ]
    return [group for group in groups if group[2]]


def _asked(library: Library) -> Mapping[str, int]:
    """How many answers quote each document."""
    quoted = {(ma, hoi) for (ma, _), asked in library.hoi_dap_theo_khoan.items() for hoi in asked}
    return Counter(ma for ma, _ in quoted)


def _held(document: VanBan) -> str:
    return "co" if document.toan_van else "khong"


def _year(document: VanBan) -> str:
    when = document.ngay_ban_hanh.gia_tri
    return str(when.year) if when else "khong-ro"
