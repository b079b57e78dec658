"""A clause as a card for a page of another site: a small page without scripts, and the same by oEmbed.

A card is one file of HTML and one of JSON a clause, so they grow as the clauses do. Only words that say something alone have
one: articles, clauses, points, bullets and paragraphs; no heading, no row without the head of its table, no signature. A
card shows the whole clause, of which document it is, how that stands, and where it is read on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import ceil

from namro.files.clauses import Khoan
from namro.library import standing
from namro.library.library import Library
from namro.outputs.pages.context import Pages
from namro.outputs.policy import card_policy
from namro.outputs.pour import StaticFile
from namro.records.addresses import clause, embedded, find
from namro.records.clause_kinds import kinds
from namro.records.labels import TINH_TRANG

OEMBED = "oembed.json"
_SHOWN = kinds(asked=True) - kinds(look="table")
_WIDTH = 640
_FRAME, _LINE, _SIGNS, _LEAST, _MOST = 190, 29, 48, 240, 640
"""In pixels: what stands around the words, a line of them (of so many signs), the lowest and the highest card."""


def shown(library: Library, ma: str) -> tuple[Khoan, ...]:
    """The clauses of a document that have a card. Of two names that differ in capitals alone, which are one file on some
    disks, the first has one."""
    found: dict[str, Khoan] = {}
    for one in library.toan_van[ma].khoan:
        if one.loai in _SHOWN:
            found.setdefault(one.ma.lower(), one)
    return tuple(found.values())


def files(pages: Pages) -> Iterator[StaticFile]:
    """The cards, what oEmbed says of each, and small pages at addresses that a renamed document or clause once had."""
    for ma in pages.library.toan_van:
        for khoan in shown(pages.library, ma):
            yield from _card(pages, ma, khoan)
    yield from _led_on(pages)


def _card(pages: Pages, ma: str, khoan: Khoan) -> Iterator[StaticFile]:
    library, base = pages.library, pages.library.trang.dia_chi_goc
    document = library.van_ban[ma]
    url = embedded(ma, khoan.ma)
    draft = library.is_draft(ma)
    name = f"{document.ten_ngan}, {library.ten_khoan(ma, khoan.ma)}"
    title = f"Dự thảo: {name}" if draft and "dự thảo" not in name.lower() else name
    height = _height(khoan.nguyen_van)
    snippet = pages.environment.get_template("nhung_ma.html").render(
        dia_chi=base + url, tieu_de=title, cao=height
    )
    card = pages.environment.get_template("nhung.html").render(
        tieu_de=title,
        chinh_sach=card_policy(meta=True),
        dia_chi=base + url,
        oembed=base + url + OEMBED,
        len="../" * url.count("/"),
        ten=document.ten_ngan,
        loai=library.trang.goi.loai_van_ban[document.loai],
        so=document.so_ky_hieu.gia_tri if document.so_ky_hieu.muc_do == "trich-dan" else "",
        khoan=khoan,
        ten_khoan=library.ten_khoan(ma, khoan.ma),
        cho=library.shown_at(clause(ma, khoan.ma)),
        du_thao=draft,
        tinh_trang=TINH_TRANG[standing.state(library, ma, pages.as_of.ngay)],
        doi=(*standing.of_document(library, ma), *standing.of_clause(library, ma, khoan.ma)),
        ma_nhung=snippet,
    )
    yield StaticFile(f"{url}index.html", card.encode())
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": library.trang.ten,
        "provider_url": base,
        "html": snippet,
        "width": _WIDTH,
        "height": height,
    }
    yield StaticFile(url + OEMBED, f"{json.dumps(told, ensure_ascii=False)}\n".encode())


def _height(words: str) -> int:
    """How high the frame is that shows so many words on a phone; longer ones are scrolled in it."""
    return min(_MOST, max(_LEAST, _FRAME + _LINE * ceil(len(words) / _SIGNS)))


def _led_on(pages: Pages) -> Iterator[StaticFile]:
    library = pages.library
    template = pages.environment.get_template("chuyen_huong.html")
    for old, new in _renamed(library):
        made = template.render(
            lien_ket="../" * old.count("/") + new, canonical=library.trang.dia_chi_goc + new
        )
        yield StaticFile(f"{old}index.html", made.encode())


def _renamed(library: Library) -> Iterator[tuple[str, str]]:
    """(old address, new address) of every card whose clause or document had another name."""
    for ma in library.toan_van:
        for khoan in shown(library, ma):
            for once in library.neo_cu(ma, khoan.ma):
                yield embedded(ma, once), embedded(ma, khoan.ma)
    for one in library.chuyen_huong:
        was, now = find(one.tu), find(one.den)
        if was and now and was.kind == now.kind == "van-ban" and now.ma in library.toan_van:
            for khoan in shown(library, now.ma):
                yield embedded(was.ma, khoan.ma), embedded(now.ma, khoan.ma)
