"""What changed on the site, day by day, newest first; a page a month, and the newest days as the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest

from namro.language.vietnamese import day
from namro.library.history.changes import Change, Viec
from namro.library.history.named import LOAI, Place
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import feed, listing
from namro.records.kinds import BY_ID, HAND_WRITTEN

URL = "cap-nhat/"
TITLE = "Cập nhật"
FEED = f"{URL}feed.xml"
_DAYS = 30
_VIEC: Sequence[Viec] = ("moi", "sua")


@dataclass(frozen=True)
class Nhom:
    """Records of one kind to which the same happened on one day."""

    viec: Viec
    loai: str
    muc: tuple[Place, ...]

    @property
    def danh_sach(self) -> str:
        """Where all of the kind are listed, the list of changes itself where no other page lists them."""
        return URL if self.loai == HAND_WRITTEN else listing(self.loai)


@dataclass(frozen=True)
class NgayCapNhat:
    """One day: what happened to which published records; `da_rut` counts withdrawn ones by kind, without names."""

    ngay: date
    seconds: int
    nhom: tuple[Nhom, ...]
    da_rut: tuple[tuple[str, int], ...]

    @property
    def neo(self) -> str:
        """Anchor of the day on its page."""
        return f"ngay-{self.ngay.isoformat()}"

    @property
    def thang(self) -> str:
        """Address of its month's page."""
        return f"{URL}{self.ngay:%Y-%m}/"

    @property
    def moi_nhat(self) -> tuple[Place, ...]:
        """Its records, one of each kind first, so that a long list of one kind does not hide the others."""
        rounds = zip_longest(*(group.muc for group in self.nhom))
        return tuple(place for one in rounds for place in one if place)

    @property
    def tom_tat(self) -> str:
        """'3 mục mới, 1 mục đã sửa, 2 mục đã rút'."""
        counts = {"mới": 0, "đã sửa": 0, "đã rút": sum(count for _, count in self.da_rut)}
        for group in self.nhom:
            counts["mới" if group.viec == "moi" else "đã sửa"] += len(group.muc)
        return ", ".join(f"{count} mục {told}" for told, count in counts.items() if count)


def days(pages: Pages) -> tuple[NgayCapNhat, ...]:
    """Every day on which readers could see a change, newest first. Records that are not published now are
    counted if they were withdrawn, and told of in no other way."""
    found = (_day(day, list(changes), pages) for day, changes in groupby(pages.history.changes, _day_of))
    return tuple(one for one in found if one.nhom or one.da_rut)


def render(pages: Pages) -> list[Output]:
    """The newest days, and a page for each month in which something changed."""
    every = days(pages)
    months = [(url, list(found)) for url, found in groupby(every, lambda one: one.thang)]
    made = [
        pages.output(
            URL,
            "cap_nhat.html",
            TITLE,
            "Mục nào mới, sửa hay rút khỏi trang, theo từng ngày, mới nhất trước; có nguồn tin để theo dõi.",
            ngay_cap_nhat=every[:_DAYS],
            thang=[(url, _month(url)) for url, _ in months],
            ten_loai=LOAI,
            nguon_tin_rieng=_feeds(pages),
        )
    ]
    for url, found in months:
        made.append(
            pages.output(
                url,
                "cap_nhat.html",
                f"{TITLE} {_month(url).lower()}",
                f"Mục nào mới, sửa hay rút khỏi trang trong {_month(url).lower()}, theo từng ngày.",
                trail=[(TITLE, URL)],
                ngay_cap_nhat=found,
                thang=[],
                ten_loai=LOAI,
                nguon_tin_rieng=(),
            )
        )
    return made


def _feeds(pages: Pages) -> tuple[tuple[str, str], ...]:
    """The feeds of all records of a kind, by what they tell of."""
    told = [("Câu hỏi, câu trả lời", "hoi-dap"), ("Văn bản", "van-ban"), ("Ngày và hạn", "han")]
    if pages.library.ban_tin:
        told.append((BY_ID["ban-tin"].heading, "ban-tin"))
    return tuple((name, feed(kind)) for name, kind in told)


def _day_of(change: Change) -> date:
    return change.ngay


def _day(when: date, changes: Sequence[Change], pages: Pages) -> NgayCapNhat:
    groups, gone = [], []
    for kind in LOAI:
        of_kind = [change for change in changes if change.muc[0] == kind]
        for viec in _VIEC:
            known = (pages.named.get(change.muc) for change in of_kind if change.viec == viec)
            places = tuple(sorted((place for place in known if place), key=lambda place: place.url))
            if places:
                groups.append(Nhom(viec, kind, places))
        withdrawn = sum(change.viec == "rut" and change.muc not in pages.named for change in of_kind)
        if withdrawn:
            gone.append((kind, withdrawn))
    groups.sort(key=lambda group: _VIEC.index(group.viec))
    return NgayCapNhat(when, max(change.seconds for change in changes), tuple(groups), tuple(gone))


def _month(url: str) -> str:
    year, month = url.removeprefix(URL).rstrip("/").split("-")
    return f"Tháng {month}/{year}"


def words_of_day(one: NgayCapNhat) -> str:
    """'Cập nhật ngày 22/11/2026: 3 câu hỏi mới'."""
    return f"Cập nhật ngày {day(one.ngay)}: {one.tom_tat}"
