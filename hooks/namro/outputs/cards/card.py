"""What the card of a page says, and which card a page has.

No date stands on a card: what is shared keeps its picture for years, and the page itself says as of when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namro.library.library import Library
from namro.library.sections import absent
from namro.records.addresses import document_of_tasks, find, section_of
from namro.records.kinds import records
from namro.records.van_ban import VanBan

WIDTH, HEIGHT = 1200, 630
NOTE = "Tài liệu tham khảo, không phải văn bản gốc"
_FOLDER = "assets/the"
_HOME = "trang-chu"

SECTIONS: Mapping[str, tuple[str, str]] = {
    kind.section: (kind.heading or kind.muc, kind.about) for kind in records() if kind.about
}
"""Title of each section's card, and what one finds there."""


@dataclass(frozen=True)
class Card:
    """A card: `path` below the site folder, and all words on it."""

    path: str
    site: str
    title: str
    what: str
    draft: bool = False

    @property
    def alt(self) -> str:
        """The words of the picture, for who does not see it."""
        said = ("Dự thảo" if self.draft else "", self.title, self.what, self.site)
        return " ".join(f"{words.removesuffix('.')}." for words in said if words)


def every_card(library: Library) -> Iterator[Card]:
    """The home page's card, one a section, one a document."""
    yield _home(library)
    gone = absent(library)
    yield from (_section(library, section) for section in SECTIONS if f"{section}/" not in gone)
    for ma, document in library.van_ban.items():
        yield _document(library, ma, document)


def card_of(library: Library, url: str) -> Card:
    """The card of the page at `url`: a document's (its tasks too, so that a draft is badged), else its section's."""
    where, section = find(url), section_of(url)
    ma = document_of_tasks(url) or (where and (where.cha or where.ma)) or ""
    if section in ("van-ban", "nhiem-vu") and ma in library.van_ban:
        return _document(library, ma, library.van_ban[ma])
    return _section(library, section) if section in SECTIONS else _home(library)


def _home(library: Library) -> Card:
    trang = library.trang
    return Card(f"{_FOLDER}/{_HOME}.png", trang.ten, trang.mo_ta, trang.chu_trang)


def _section(library: Library, section: str) -> Card:
    title, what = SECTIONS[section]
    title = library.trang.ten_muc.get(section, title)
    return Card(f"{_FOLDER}/{section}.png", library.trang.ten, title, what)


def _document(library: Library, ma: str, document: VanBan) -> Card:
    held = "có toàn văn trên trang" if ma in library.toan_van else "trang không có toàn văn"
    return Card(
        path=f"{_FOLDER}/van-ban/{ma}.png",
        site=library.trang.ten,
        title=document.ten_ngan,
        what=f"{library.trang.goi.loai_van_ban[document.loai]}, {held}",
        draft=library.is_draft(ma),
    )
