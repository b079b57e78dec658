"""Questions about a conference: what follows what, who gives which talk, who presides where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from namro.library.library import Library
from namro.library.self_test.item import Item, drawn, gives_away, wrong
from namro.records.addresses import address
from namro.records.hoi_nghi import HoiNghi


def items(library: Library) -> Iterator[Item]:
    """The questions of every conference."""
    for ma, conference in library.hoi_nghi.items():
        yield from _order(ma, conference)
        yield from _presiding(library, ma, conference)
    yield from _speakers(library)


def _order(ma: str, conference: HoiNghi) -> Iterator[Item]:
    """What comes right after each line of the timetable. Not asked for: a break, words that stand there twice, the talk
    after a talk, whose number tells it."""
    told = Counter(line.noi_dung for line in conference.chuong_trinh)
    single = [line.noi_dung for line in conference.chuong_trinh if not line.nghi and told[line.noi_dung] == 1]
    for before, after in pairwise(conference.chuong_trinh):
        numbered = before.chuyen_de and after.chuyen_de
        if numbered or before.noi_dung not in single or after.noi_dung not in single:
            continue
        name = f"hoi-nghi.{ma}.sau.{drawn('', before.noi_dung)[:8]}"
        others = (words for words in single if words not in (before.noi_dung, after.noi_dung))
        chosen = wrong(name, after.noi_dung, others)
        if chosen:
            asked = f"Trong chương trình, liền sau “{before.noi_dung}” là gì?"
            cited = tuple(dict.fromkeys((*before.nguon, *after.nguon)))
            yield Item(
                name, asked, after.noi_dung, cited, address("hoi-nghi", ma), chosen, conference.ten_ngan
            )


def _presiding(library: Library, ma: str, conference: HoiNghi) -> Iterator[Item]:
    places = [place for place in conference.diem_cau if place.nguoi_chu_tri]
    elsewhere = [place.nguoi_chu_tri for other in library.hoi_nghi.values() for place in other.diem_cau]
    for place in places:
        right = place.nguoi_chu_tri or ""
        name = f"hoi-nghi.{ma}.chu-tri.{drawn('', place.ten)[:8]}"
        chosen = wrong(name, right, (one for one in (*(p.nguoi_chu_tri for p in places), *elsewhere) if one))
        cited = tuple(one for one in place.nguon if right in one.trich) or place.nguon
        if chosen and not gives_away(place.ten, right):
            asked = f"Ai chủ trì “{place.ten}”?"
            yield Item(name, asked, right, cited, address("hoi-nghi", ma), chosen, conference.ten_ngan)


def _speakers(library: Library) -> Iterator[Item]:
    for ma, talk in library.chuyen_de_theo_so.items():
        right = library.don_vi[talk.nguoi_trinh_bay].ten
        others = (
            library.don_vi[other.nguoi_trinh_bay].ten
            for other in library.chuyen_de.values()
            if other.hoi_nghi == talk.hoi_nghi
        )
        chosen = wrong(f"chuyen-de.{ma}.ai", right, others)
        cited = tuple(one for one in talk.nguon if right in one.trich) or talk.nguon
        if chosen and not gives_away(talk.ten, right):
            asked = f"Ai truyền đạt chuyên đề {talk.so}, “{talk.ten}”?"
            where = library.hoi_nghi[talk.hoi_nghi].ten_ngan
            yield Item(f"chuyen-de.{ma}.ai", asked, right, cited, address("chuyen-de", ma), chosen, where)
