"""The home page: what the resolution is in a minute, the way from it to one's own duty, topics of life, duties, the
five rõ, and the next dates where any lies ahead. A part that has nothing to say is not there.
"""

from __future__ import annotations

from dataclasses import dataclass

from namro.library import draft
from namro.library.events import upcoming
from namro.library.tasks import SoViec
from namro.outputs.menu import doors
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, filtered, listing
from namro.records.danh_muc import ChuDe
from namro.records.labels import HINH
from namro.records.van_ban import VanBan

TITLE = "Văn bản nói gì, giao ai làm, tôi phải làm gì?"
_DATES = 4
_TOPICS = 8
_LINKS = 3
_SIGNS = {"nghi-quyet": "nghi-quyet", "chi-thi": "loa"}
"""The sign of a kind of document; any other has that of a document."""


@dataclass(frozen=True)
class Mat:
    """One link of the picture from a resolution to one's duty."""

    ten: str
    phu: str
    url: str
    hinh: str


@dataclass(frozen=True)
class ODoiSong:
    """The tile of a topic: how many answers, a question people ask."""

    chu_de: ChuDe
    url: str
    so: int
    hoi: str


def render(pages: Pages) -> list[Output]:
    """One page."""
    library = pages.library
    minute = library.trang.mot_phut
    return [
        pages.output(
            "",
            "home.html",
            library.trang.ten,
            library.trang.mo_ta,
            tieu_de_bia=library.trang.cau_dau or TITLE,
            mot_phut=minute,
            ve=library.van_ban.get(minute.ve) if minute else None,
            chuoi=_chain(pages),
            doi_song=_topics(pages),
            so_chu_de=len(library.chu_de_co_trang),
            viec_chinh=minute.viec_chinh if minute else (),
            cua=[door for door in doors(library.trang) if door.url not in pages.absent],
            sap_toi=upcoming(library, pages.as_of.ngay, _DATES),
        )
    ]


def _chain(pages: Pages) -> list[Mat]:
    """The first papers of the chain that is current, then one's own tasks; nothing without such a chain."""
    library = pages.library
    minute = library.trang.mot_phut
    chain = library.chuoi.get(minute.chuoi or "") if minute else None
    if chain is None:
        return []
    papers = [link.van_ban for link in chain.mat_xich if link.van_ban in library.van_ban]
    issued = [ma for ma in papers if ma and not library.is_draft(ma)][:_LINKS]
    made = [
        Mat(
            kind,
            _told(document, kind),
            address("van-ban", ma),
            _SIGNS.get(document.loai, "van-ban"),
        )
        for ma in issued
        for document in (library.van_ban[ma],)
        for kind in (library.trang.goi.loai_van_ban[document.loai],)
    ]
    tasks = [viec for viec in SoViec(library).tat_ca if viec.van_ban in papers]
    if not tasks:
        return made
    counted = draft.counted(library, tasks, "việc")
    return [
        *made,
        Mat("Việc của tôi", f"{counted}, theo {library.trang.goi_nam_cot}", listing("nhiem-vu"), "toi-lam"),
    ]


def _told(document: VanBan, kind: str) -> str:
    """'ngày 07/10/2025, suy ra', 'tháng 9 năm 2025'; what its name adds to its kind where no day is known."""
    issued = document.ngay_ban_hanh
    day = f"ngày {issued.gia_tri:%d/%m/%Y}" if issued.gia_tri else issued.nguyen_van
    inferred = ", suy ra" if issued.muc_do == "suy-ra" else ""
    return f"{day}{inferred}" if day else document.ten_ngan.removeprefix(kind).strip()


def _topics(pages: Pages) -> list[ODoiSong]:
    """Topics with a question that people ask, in the order of the drawings; then those with most answers."""
    library = pages.library
    count = library.so_cau_hoi
    chosen = [topic for ma, topic in library.chu_de.items() if ma in count]
    drawn = list(HINH)
    chosen.sort(
        key=lambda topic: (
            topic.cau_hoi_mau is None,
            drawn.index(topic.hinh) if topic.hinh else len(drawn),
            -count[topic.id],
        )
    )
    return [
        ODoiSong(
            topic,
            filtered("hoi-dap", "chu-de", topic.id),
            count[topic.id],
            sample.cau_hoi if (sample := library.hoi_dap.get(topic.cau_hoi_mau or "")) else "",
        )
        for topic in chosen[:_TOPICS]
    ]
