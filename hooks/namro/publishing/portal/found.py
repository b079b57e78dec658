"""An item of the open data of a site as an entry of the portal's search: the public types alone are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from namro.outputs.search.entry import Entry, Facets
from namro.publishing.export.search_words import said_by
from namro.records.clause_kinds import kinds
from namro.records.kinds import BY_ID, HAND_WRITTEN

_ASIDE = kinds(aside=True)
_LONGEST = 4_000
"""Of an item's words so many letters are looked at; more is a book, not a passage."""


def entry(item: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> Entry | None:
    """The entry of an item, `documents` being the documents of its site by id; None for what search does not
    find here: of pages about a site itself each site has its own, and they say the same."""
    kind = BY_ID.get(str(item["loai"]))
    if kind is None or not kind.weight or kind.ma == HAND_WRITTEN or not item["dia_chi"]:
        return None
    return _OF_KIND.get(kind.ma, _other)(item, documents)


def other_names(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(what is written for short, in full) of a term or a body."""
    if item["loai"] == "thuat-ngu":
        for short in (item["ten"], *item["ten_khac"]):
            yield short, item["day_du"] or item["ten"]
    elif item["loai"] == "don-vi":
        yield from ((short, item["ten"]) for short in item["ten_khac"])


def _clause(item: Mapping[str, Any], documents: Mapping[str, Any]) -> Entry:
    document = documents.get(item["van_ban"])
    name = str(document["ten_ngan"]) if document else str(item["van_ban"])
    number = (document["so_ky_hieu"]["gia_tri"] or "") if document else ""
    return Entry(
        "khoan",
        item["dia_chi"],
        item["ten"],
        item["chu"][:_LONGEST],
        source=name,
        draft=item["du_thao"],
        title_weight=0.0,
        more=((0.2, f"{name} {number}"),),
        weight=0.7 if item["loai_khoan"] in _ASIDE else 1.0,
        facets=_facets(document),
    )


def _question(item: Mapping[str, Any], documents: Mapping[str, Any]) -> Entry:
    cited = item["nguon"][0] if item["nguon"] else None
    return Entry(
        "hoi-dap",
        item["dia_chi"],
        item["cau_hoi"],
        item["tra_loi_chu"][:_LONGEST],
        source=cited["ten_van_ban"] if cited else "",
        draft=item["du_thao"],
        more=tuple((0.5, one["trich"]) for one in item["nguon"]),
        unsaid=item["van_ban_chua_neu"],
        facets=_facets(documents.get(cited["van_ban"]) if cited else None),
    )


def _task(item: Mapping[str, Any], documents: Mapping[str, Any]) -> Entry:
    bodies = ", ".join(one["ten"] for one in (*item["nguoi"]["chu_tri"], *item["nguoi"]["thuc_hien"]))
    said = (
        bodies,
        item["viec"]["noi_dung"],
        item["trach_nhiem"]["noi_dung"],
        item["tien_do"]["nguyen_van"],
        item["ket_qua"]["can_dat"],
    )
    return Entry(
        "nhiem-vu",
        item["dia_chi"],
        item["ten"],
        ". ".join(part.rstrip(".") for part in said if part)[:_LONGEST],
        source=item["van_ban"]["ten"],
        draft=item["du_thao"],
        title_weight=1.5,
        facets=_facets(documents.get(item["van_ban"]["ma"])),
    )


def _document(item: Mapping[str, Any], _: Mapping[str, Any]) -> Entry:
    number = item["so_ky_hieu"]["gia_tri"]
    weight = BY_ID["van-ban"].weight
    names = (item["ten_ngan"], *([f"{item['ten_loai']} {number}"] if number else []))
    return Entry(
        "van-ban",
        item["dia_chi"],
        item["ten_ngan"],
        f"{number + '. ' if number else ''}{item['trich_yeu']}",
        draft=item["du_thao"],
        names=names if item["toan_van"] else (),
        weight=weight if item["toan_van"] else weight - 0.35,
        facets=_facets(item),
    )


def _other(item: Mapping[str, Any], _: Mapping[str, Any]) -> Entry:
    called = (item["ten"], *item.get("ten_khac", ()))
    return Entry(
        item["loai"],
        item["dia_chi"],
        item["ten"],
        said_by(item)[:_LONGEST],
        draft=item["du_thao"],
        weight=BY_ID[item["loai"]].weight,
        names=called,
        named=1,
    )


_OF_KIND: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Entry]] = {
    "khoan": _clause,
    "hoi-dap": _question,
    "nhiem-vu": _task,
    "van-ban": _document,
}


def _facets(document: Mapping[str, Any] | None) -> Facets:
    """What the order of hits asks of a document: its year, whether it is in force."""
    if document is None:
        return Facets()
    issued = document["ngay_ban_hanh"]["gia_tri"]
    return Facets(nam=(issued[:4],) if issued else (), tinh_trang=(document["tinh_trang"],))
