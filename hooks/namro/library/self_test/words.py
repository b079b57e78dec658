"""Questions about words: abbreviations, numbers of documents, for whom a material is; and the answers, to be recalled."""

from __future__ import annotations

from collections.abc import Iterator

from namro.language import prose
from namro.library.library import Library
from namro.library.self_test.item import Item, drawn, gives_away, wrong
from namro.records.addresses import address
from namro.records.danh_muc import TaiLieu


def items(library: Library) -> Iterator[Item]:
    """Those with choices."""
    yield from _abbreviations(library)
    yield from _numbers(library)
    yield from _materials(library)


def recalled(library: Library) -> Iterator[Item]:
    """The answers that have a main sentence: read the question, say the answer, compare."""
    for ma, asked in library.hoi_dap.items():
        if asked.cau_chot:
            told = prose.plain(prose.parse(asked.cau_chot))
            yield Item(f"hoi-dap.{ma}", asked.cau_hoi, told, asked.nguon, address("hoi-dap", ma))


def _abbreviations(library: Library) -> Iterator[Item]:
    """What letters stand for; the wrong choices are most like the right one: a name or none, as many words."""
    short = [one for one in library.thuat_ngu.values() if one.day_du and _is_letters(one.ten)]
    for one in short:
        ma, right = f"thuat-ngu.{one.id}.day-du", one.day_du or ""
        every = (other.day_du or "" for other in short)
        chosen = wrong(
            ma, right, sorted(every, key=lambda words: (*_unlike(words, right), drawn(ma, words))), True
        )
        if chosen and one.nguon and not gives_away(one.ten, right):
            asked = f"“{one.ten}” viết đầy đủ là gì?"
            yield Item(
                ma, asked, right, one.nguon, address("thuat-ngu", one.id), chosen, ghi_chu=one.giai_thich
            )


def _is_letters(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1


def _unlike(words: str, right: str) -> tuple[bool, int]:
    return words[0].isupper() != right[0].isupper(), abs(len(words.split()) - len(right.split()))


def _numbers(library: Library) -> Iterator[Item]:
    numbered = {
        ma: document
        for ma, document in library.van_ban.items()
        if document.so_ky_hieu.gia_tri and document.so_ky_hieu.muc_do == "trich-dan"
    }
    for ma, document in numbered.items():
        right = document.so_ky_hieu.gia_tri or ""
        others = (other.so_ky_hieu.gia_tri or "" for other in numbered.values())
        chosen = wrong(f"van-ban.{ma}.so", right, others)
        if chosen and document.so_ky_hieu.nguon and not gives_away(document.ten_ngan, right):
            asked = f"{document.ten_ngan} có số, ký hiệu nào?"
            yield Item(
                f"van-ban.{ma}.so", asked, right, document.so_ky_hieu.nguon, address("van-ban", ma), chosen
            )


def _materials(library: Library) -> Iterator[Item]:
    """For whom a document says that a material is; whoever else it is said for elsewhere is no wrong choice."""
    meant = [one for one in library.tai_lieu.values() if one.danh_cho]
    for one in meant:
        ma, right = f"tai-lieu.{one.id}.danh-cho", one.danh_cho or ""
        chosen = wrong(ma, right, (other.danh_cho or "" for other in meant if _of_others(one, other)))
        if chosen and not gives_away(one.ten, right):
            where, url = library.van_ban[one.nguon[0].van_ban].ten_ngan, address("tai-lieu", one.id)
            asked = f"“{one.ten}” dành cho ai?"
            yield Item(ma, asked, right, one.nguon, url, chosen, where, one.ghi_chu or "")


def _of_others(one: TaiLieu, other: TaiLieu) -> bool:
    return bool(other.doi_tuong) and not set(one.doi_tuong) & set(other.doi_tuong)
