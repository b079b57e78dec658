"""What can be found of the small lists, and the pages that list the records of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from namro.language import prose
from namro.library.library import Library
from namro.outputs.search.entry import Entry, HandWritten, apart, cited_by, facets_of
from namro.records.addresses import CALENDAR, address, listing, own_list
from namro.records.danh_muc import Trang
from namro.records.kinds import BY_ID, records

_PLURAL = re.compile(r"^(?:Các đồng chí|Những|Các) ")
_CALENDAR = ("Lịch", "Ngày họp, hạn báo cáo, hạn của nhiệm vụ theo từng tháng")


def _topics(library: Library) -> Iterator[Entry]:
    """The topics that have a summary: of the others there is nothing to find but their questions."""
    for topic in library.chu_de.values():
        if topic.tom_luoc:
            documents = cited_by(topic)
            yield Entry(
                "chu-de",
                address("chu-de", topic.id),
                topic.ten,
                prose.plain(prose.parse(topic.tom_luoc.noi_dung)),
                draft=any(library.is_draft(document) for document in documents),
                weight=BY_ID["chu-de"].weight,
                names=(topic.ten,),
                named=1,
                near=topic.hay_hoi,
                facets=facets_of(library, documents, chu_de=[topic.id]),
            )


def _shortened(name: str) -> tuple[str, ...]:
    """What people leave out of a body's name: the plural before it, the country within it."""
    shorter = _PLURAL.sub("", name).replace(" Việt Nam", "")
    return (shorter,) if shorter != name else ()


def listed(library: Library) -> Iterator[Entry]:
    """Bodies, topics, terms, materials, conflicts."""
    for body in library.don_vi.values():
        yield Entry(
            "don-vi",
            address("don-vi", body.id),
            body.ten,
            "; ".join(body.ten_khac),
            weight=BY_ID["don-vi"].weight,
            names=(body.ten, *body.ten_khac, *_shortened(body.ten)),
            facets=facets_of(library, cited_by(body), don_vi=[body.id]),
        )
    yield from _topics(library)
    for term in library.thuat_ngu.values():
        full = f"{term.day_du}. " if term.day_du else ""
        yield Entry(
            "thuat-ngu",
            address("thuat-ngu", term.id),
            term.ten,
            f"{full}{term.giai_thich}",
            more=apart(1.0, term.ten_khac),
            weight=BY_ID["thuat-ngu"].weight,
            names=(term.ten, *([term.day_du] if term.day_du else []), *term.ten_khac),
            facets=facets_of(library, cited_by(term)),
        )
    for material in library.tai_lieu.values():
        yield Entry(
            "tai-lieu",
            address("tai-lieu", material.id),
            material.ten,
            material.danh_cho or "",
            weight=BY_ID["tai-lieu"].weight,
            names=(material.ten,),
            facets=facets_of(library, cited_by(material), doi_tuong=material.doi_tuong),
        )
    for conflict in library.mau_thuan.values():
        yield Entry(
            "mau-thuan",
            address("mau-thuan", conflict.id),
            conflict.ten,
            conflict.nhan_xet,
            weight=BY_ID["mau-thuan"].weight,
            facets=facets_of(library, cited_by(conflict)),
        )


def listings(site: Trang, absent: Set[str] = frozenset()) -> list[HandWritten]:
    """The pages that list the records of a kind, and the calendar, unless they are `absent`: they are asked for by
    their names, those of this site and the engine's."""
    made: dict[str, HandWritten] = {}
    for kind in records():
        if kind.section and kind.about:  # two kinds may share a page
            url, own = listing(kind.ma), own_list(kind.ma)
            name = site.goi_trang(own, kind.muc)
            title = site.goi_trang(own, kind.heading or name)
            made.setdefault(url, HandWritten(url, title, kind.about, tuple(dict.fromkeys((name, kind.muc)))))
    calendar, about = _CALENDAR
    made.setdefault(CALENDAR, HandWritten(CALENDAR, site.goi_trang(CALENDAR, calendar), about))
    return [page for page in made.values() if page.url not in absent]
