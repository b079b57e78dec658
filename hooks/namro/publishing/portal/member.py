"""One site read once: its entries to disk, what the pages tell of it kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from namro.language.vietnamese import slug
from namro.outputs.feeds.calendars import ALL
from namro.outputs.search.entry import Entry
from namro.outputs.search.files import titled, written_json
from namro.outputs.search.postings import collect
from namro.outputs.search.tables import tables_of
from namro.publishing.export.site_data import BrokenSite, SiteData, open_site, read
from namro.publishing.portal import calendar, fetching, found, runs
from namro.records.cong import ThanhVien
from namro.records.kinds import KINDS

_LONGEST = 600
"""Letters of a text that the portal holds; the whole stands at home."""
_OVER = frozenset({"hoan-thanh", "hoan-thanh-sau-han"})
"""States of a task that is done: it is not due any more."""
_ORDER = {kind.ma: at for at, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Document:
    """A document as the pages list it."""

    ten: str
    trich_yeu: str
    so: str
    loai: str
    ngay: date | None
    du_thao: bool
    dia_chi: str


@dataclass(frozen=True)
class Due:
    """A task with a last day."""

    ten: str
    han: date
    loi: str
    don_vi: str
    du_thao: bool
    dia_chi: str


@dataclass
class Member:
    """A site that could be read; `so` is its number in the settings. `counts` are its entries by kind, in the order of kinds; `forms` how often it says each
    word; `so_muc` all its items by kind."""

    so: int
    ten: str
    dia_chi: str
    tinh_den: date
    run: Path
    rows: Path
    counts: Mapping[str, int]
    so_muc: Mapping[str, int]
    forms: Mapping[str, Mapping[str, int]]
    van_ban: tuple[Document, ...]
    viec: tuple[Due, ...]
    lich: tuple[str, ...]
    viet_tat: tuple[tuple[str, str], ...]
    nghia: Mapping[str, tuple[str, ...]]

    @property
    def ma(self) -> str:
        """What its page is called."""
        return slug(self.ten)


@dataclass
class _Heard:
    """What the pages and tables take from the items as they pass."""

    van_ban: list[Document] = field(default_factory=list)
    viec: list[Due] = field(default_factory=list)
    viet_tat: list[tuple[str, str]] = field(default_factory=list)
    nghia: dict[str, tuple[str, ...]] = field(default_factory=dict)
    so_muc: Counter[str] = field(default_factory=Counter)

    def hear(self, item: Mapping[str, Any]) -> None:
        kind = item["loai"]
        self.so_muc[kind] += 1
        self.viet_tat += found.other_names(item)
        if kind == "van-ban":
            self.van_ban.append(_document(item))
        elif kind == "nhiem-vu" and item["tien_do"]["muon_nhat"] and item["tinh_hinh"]["ma"] not in _OVER:
            self.viec.append(_due(item))
        elif kind == "tu-dong-nghia":
            self.nghia |= {said: tuple(item["la"]) for said in item["tu"]}


def take(number: int, told: ThanhVien, root: Path, aside: Path) -> Member:
    """Read a site; its files go below `aside`. Raises BrokenSite."""
    site = _opened(told, root, aside / f"tai-{number}")
    base = str(site.first["ban"]["dia_chi"])
    if not base.startswith(("https://", "http://")) or not base.endswith("/"):
        raise BrokenSite(f"địa chỉ gốc “{base}” không phải địa chỉ https://…/ của một trang.")
    heard = _Heard()
    documents, entries = {}, []
    for item in read(site, "van-ban"):
        try:
            if item["loai"] == "van-ban":
                documents[str(item["ma"])] = item
            heard.hear(item)
            one = found.entry(item, documents)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise BrokenSite(f"mục {item.get('ma')} không đúng dạng của dữ liệu mở ({error!r}).") from error
        _at_home(item, base)
        if one is not None:
            entries.append(one)
    entries.sort(key=lambda one: _ORDER[one.kind])
    run, rows = aside / f"chu-{number}", aside / f"dong-{number}"
    forms = _index(number, entries, run)
    with rows.open("wb") as file:
        file.writelines(_row(number, one, base) for one in entries)
    return Member(
        number,
        told.ten,
        base,
        _day(site.first["ban"]["tinh_den"]),
        run,
        rows,
        Counter(one.kind for one in entries),
        heard.so_muc,
        forms,
        tuple(heard.van_ban),
        tuple(heard.viec),
        _calendar(site, told.ten),
        tuple(heard.viet_tat),
        heard.nghia,
    )


def _opened(told: ThanhVien, root: Path, folder: Path) -> SiteData:
    if told.thu_muc is not None:
        return open_site((root / told.thu_muc).resolve())
    assert told.dia_chi is not None
    return fetching.open_address(told.dia_chi, folder)


def _at_home(item: Mapping[str, Any], base: str) -> None:
    address = item["dia_chi"]
    if address is not None and not str(address).startswith(base):
        raise BrokenSite(f"mục {item['ma']} dẫn ra ngoài trang ({address}).")


def _index(number: int, entries: list[Entry], run: Path) -> Mapping[str, Mapping[str, int]]:
    """Write the run; folded word → its forms with how many entries hold each."""
    postings = collect(entries, tables_of((), {}))
    runs.write(run, number, postings)
    return {
        plain: {form: len(postings.terms[plain][form]) for form in forms if form in postings.terms[plain]}
        for plain, forms in postings.syllables.items()
    }


def _row(number: int, one: Entry, base: str) -> bytes:
    url, title, _, source, marks, year = titled(one)
    text = one.text if len(one.text) <= _LONGEST else f"{one.text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return written_json([number, str(url).removeprefix(base), title, text, source, marks, year]) + b"\n"


def _calendar(site: SiteData, name: str) -> tuple[str, ...]:
    """The events of the site's calendar, where it has one."""
    if isinstance(site, fetching.Fetched):
        written = site.file(ALL)
    else:
        path = site.folder / ALL
        written = path.read_bytes() if path.is_file() else None
    return tuple(calendar.events(written, name)) if written else ()


def _document(item: Mapping[str, Any]) -> Document:
    issued = item["ngay_ban_hanh"]["gia_tri"]
    return Document(
        item["ten_ngan"],
        item["trich_yeu"],
        item["so_ky_hieu"]["gia_tri"] or "",
        item["ten_loai"],
        _day(issued) if issued else None,
        item["du_thao"],
        item["dia_chi"],
    )


def _due(item: Mapping[str, Any]) -> Due:
    bodies: Iterable[Mapping[str, Any]] = item["nguoi"]["chu_tri"] or item["nguoi"]["thuc_hien"]
    schedule = item["tien_do"]
    return Due(
        item["ten"],
        _day(schedule["muon_nhat"]),
        schedule["nguyen_van"] or "",
        ", ".join(one["ten"] for one in bodies),
        item["du_thao"],
        item["dia_chi"],
    )


def _day(written: str) -> date:
    return date.fromisoformat(str(written))
