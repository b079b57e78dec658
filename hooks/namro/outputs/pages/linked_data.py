"""What search engines are told of a page in the words of schema.org: nothing that no record says.

A document, its body and its conference are told only as far as its record quotes them: what is inferred, and what no
document states, is left out. No record says whether a body is of the state or of a party, so none is called a
government's. Of a page that a draft says whole nothing is told at all (`Pages.output`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeAlias

from namro.language import prose
from namro.language.vietnamese import VIETNAM_TIME
from namro.library import draft, standing
from namro.library.edition import Edition
from namro.library.library import Library
from namro.records.addresses import HOME, address, clause
from namro.records.base import TrichDan
from namro.records.danh_muc import DonVi
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import HoiNghi, ThoiGian
from namro.records.van_ban import VanBan

Thing: TypeAlias = Mapping[str, object]
_CONTEXT, _LANGUAGE = "https://schema.org", "vi"
_OVER = ("het-hieu-luc", "da-thay-the")
_QUOTED = "trich-dan"
_DAYS = ("gio", "ngay")
"""How exactly a time must be known to be told as a day."""


def graph(
    library: Library,
    url: str,
    title: str,
    trail: Sequence[tuple[str, str]],
    things: Sequence[Thing | None],
) -> Thing | None:
    """All that is told of the page at `url`: its place below the home page, and what it is about."""
    found = [*filter(None, things), *_trail(library, url, title, trail)]
    return {"@context": _CONTEXT, "@graph": found} if found else None


def answer(library: Library, ma: str, question: HoiDap) -> Thing:
    """A question with its one answer, and the clauses on which it rests."""
    rests, url = draft.rest(library, question), library.trang.dia_chi_goc + address("hoi-dap", ma)
    return {
        "@type": "QAPage",
        "url": url,
        "inLanguage": _LANGUAGE,
        "mainEntity": {
            "@type": "Question",
            "name": rests.told_in(question.cau_hoi),
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": rests.told_in(_line(question.loi_day_du)),
                "url": url,
                "author": _editors(library),
                "citation": list(_cited(library, question.nguon)),
            },
        },
    }


def document(library: Library, as_of: Edition, ma: str, record: VanBan) -> Thing:
    """A document of which the site tells; `NotInForce` where a later one ended it, and else nothing of its force."""
    number, issued, base = record.so_ky_hieu, record.ngay_ban_hanh, library.trang.dia_chi_goc
    told: dict[str, object] = {
        "@type": "Legislation",
        "name": record.ten_ngan,
        "description": record.trich_yeu,
        "legislationType": library.trang.goi.loai_van_ban[record.loai],
        "inLanguage": _LANGUAGE,
        "url": base + address("van-ban", ma),
        "sdPublisher": _editors(library),
    }
    if number.gia_tri and number.muc_do == _QUOTED:
        told["legislationIdentifier"] = number.gia_tri
    if issued.gia_tri and issued.muc_do == _QUOTED:
        told["legislationDate"] = issued.gia_tri.isoformat()
    if record.co_quan:
        told["legislationPassedBy"] = _body(library, library.don_vi[record.co_quan])
    if standing.state(library, ma, as_of.ngay) in _OVER:
        told["legislationLegalForce"] = f"{_CONTEXT}/NotInForce"
    changed = [
        {
            "@type": "Legislation",
            "name": library.van_ban[one.van_ban].ten_ngan,
            "url": base + address("van-ban", one.van_ban),
        }
        for one in record.quan_he
        if one.doi_van_ban_cu and one.muc_do == _QUOTED and one.van_ban in library.van_ban
    ]
    if changed:
        told["legislationChanges"] = changed
    return told


def conference(library: Library, ma: str, record: HoiNghi) -> Thing | None:
    """A conference whose day and place a document names; an event without them is none for who looks for events."""
    when = record.thoi_gian
    places = [point for point in record.diem_cau if point.dia_diem]
    if when.tu_ngay is None or when.do_chinh_xac not in _DAYS or not places:
        return None
    told: dict[str, object] = {
        "@type": "Event",
        "name": record.ten,
        "startDate": _moment(when.tu_ngay, when.bat_dau),
        "location": [
            {"@type": "Place", "name": point.ten, "address": point.dia_diem or ""} for point in places
        ],
        "organizer": _body(library, library.don_vi[record.to_chuc]),
        "url": library.trang.dia_chi_goc + address("hoi-nghi", ma),
        "inLanguage": _LANGUAGE,
    }
    if end := _end(when):
        told["endDate"] = end
    return told


def body(library: Library, ma: str) -> Thing | None:
    """A body that acts as one: it issued a document, holds a conference, gives a talk, or stands above or below another.
    Of other names on the list (a group of people, an office of one person) no record says that they are organisations."""
    record = library.don_vi[ma]
    acting = {one.co_quan for one in library.van_ban.values()}
    acting |= {one.to_chuc for one in library.hoi_nghi.values()}
    acting |= {one.nguoi_trinh_bay for one in library.chuyen_de.values()}
    acting |= {one.cha for one in library.don_vi.values()}
    drafted = draft.rest(library, record) is draft.Rest.WHOLE
    if drafted or (ma not in acting and record.cha is None):
        return None
    told = dict(_body(library, record))
    if record.ten_khac:
        told["alternateName"] = list(record.ten_khac)
    if record.cha and record.cha in library.don_vi:
        told["parentOrganization"] = _body(library, library.don_vi[record.cha])
    return told


def _trail(library: Library, url: str, title: str, trail: Sequence[tuple[str, str]]) -> Iterator[Thing]:
    if url == HOME:
        return
    base = library.trang.dia_chi_goc
    steps = ((library.trang.ten, HOME), *trail, (title, url))
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": base + where}
            for number, (name, where) in enumerate(steps, 1)
        ],
    }


def _cited(library: Library, cited: Sequence[TrichDan]) -> Iterator[Thing]:
    """Each clause once."""
    for van_ban, khoan in dict.fromkeys((one.van_ban, one.khoan) for one in cited):
        name = f"{library.van_ban[van_ban].ten_ngan}, {library.ten_khoan(van_ban, khoan)}"
        rests = draft.rest(library, library.van_ban[van_ban])
        where = library.trang.dia_chi_goc + clause(van_ban, khoan)
        yield {"@type": "Legislation", "name": rests.told_in(name), "url": where}


def _body(library: Library, record: DonVi) -> Thing:
    where = library.trang.dia_chi_goc + address("don-vi", record.id)
    return {"@type": "Organization", "name": record.ten, "url": where}


def _editors(library: Library) -> Thing:
    return {"@type": "Organization", "name": library.trang.nhom_bien_soan}


def _end(when: ThoiGian) -> str:
    last = when.den_ngay or when.tu_ngay
    if last is None or (when.den_ngay is None and when.ket_thuc is None):
        return ""
    return _moment(last, when.ket_thuc)


def _moment(day: date, hour: time | None) -> str:
    return datetime.combine(day, hour, VIETNAM_TIME).isoformat() if hour else day.isoformat()


def _line(markdown: str) -> str:
    return " ".join(prose.plain(prose.parse(markdown)).split())
