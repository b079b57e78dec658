"""The timeline: all dates, and pages of their own for each kind and each year, so that filters are plain links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from namro.library.timeline import Moc, timeline, undated, undated_events
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import CALENDAR, TIMELINE

_HOME = TIMELINE
_TITLE = "Dòng thời gian"
KINDS: Mapping[str, str] = {
    "van-ban": "Văn bản",
    "hoi-nghi": "Hội nghị",
    "nhiem-vu": "Hạn việc",
    "su-kien": "Sự kiện, mốc",
}


@dataclass(frozen=True)
class Filter:
    """One choice of a filter: where it leads, how many entries it shows, whether it is the one shown."""

    ten: str
    url: str
    dem: int
    dang_chon: bool


def render(pages: Pages) -> list[Output]:
    """All dates; one page a kind and one a year that has any."""
    if TIMELINE in pages.absent:
        return []
    every = timeline(pages.library)
    made = [_page(pages, every, every, _HOME, _TITLE, "Ngày tháng trong các văn bản")]
    for kind, name in KINDS.items():
        chosen = [moc for moc in every if moc.loai == kind]
        if chosen:
            title = f"{_TITLE}: {name[0].lower()}{name[1:]}"
            made.append(_page(pages, every, chosen, f"{_HOME}{kind}/", title, f"{name} theo ngày tháng"))
    for year, found in groupby(every, key=lambda moc: moc.nam):
        made.append(
            _page(pages, every, list(found), f"{_HOME}nam-{year}/", f"{_TITLE}: năm {year}", f"Năm {year}")
        )
    return made


def _page(
    pages: Pages, every: Sequence[Moc], chosen: Sequence[Moc], url: str, title: str, what: str
) -> Output:
    kinds = [Filter("Tất cả", _HOME, len(every), url == _HOME)]
    kinds += [
        Filter(name, f"{_HOME}{kind}/", count, url == f"{_HOME}{kind}/")
        for kind, name in KINDS.items()
        if (count := sum(moc.loai == kind for moc in every))
    ]
    years = [
        Filter(str(year), f"{_HOME}nam-{year}/", len(list(found)), url == f"{_HOME}nam-{year}/")
        for year, found in groupby(every, key=lambda moc: moc.nam)
    ]
    return pages.output(
        url,
        "dong_thoi_gian.html",
        title,
        f"{what}: ban hành văn bản, hội nghị, hạn việc, sự kiện; tính đến ngày {pages.as_of.words}.",
        trail=(("Lịch", CALENDAR),) if url == _HOME else ((_TITLE, _HOME),),
        loai=kinds,
        nam=years,
        nhom=[(year, list(found)) for year, found in groupby(chosen, key=lambda moc: moc.nam)],
        tinh_den_ngay=pages.as_of.ngay,
        ten_loai=KINDS,
        chua_ngay=undated(pages.library) if url == _HOME else (),
        su_kien_chua_ngay=undated_events(pages.library) if url == _HOME else (),
    )
