"""The alphabetical index for those who browse: topics, terms, bodies, documents and talks in Vietnamese order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namro.language.vietnamese import first_letter, sort_key
from namro.library.draft import Rest, rest
from namro.library.library import Library
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address

_TELEX = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "0–9": "so"}
"""How a letter with a mark is written in an anchor."""


@dataclass(frozen=True)
class Muc:
    """One line of the index; a topic opens to its questions as (title, address)."""

    ten: str
    loai: str
    url: str
    ma: str = ""
    du_thao: bool = False
    con: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True)
class Nhom:
    """The lines under one letter."""

    chu: str
    neo: str
    muc: tuple[Muc, ...]


def render(pages: Pages) -> list[Output]:
    """One page."""
    lines = sorted(_lines(pages.library), key=lambda line: (sort_key(line.ten), line.loai))
    groups = grouped(lines)
    return [
        pages.output(
            "chi-muc/",
            "chi_muc.html",
            "Chỉ mục",
            "Chủ đề, thuật ngữ, đơn vị, văn bản, chuyên đề xếp theo vần chữ cái, mỗi mục dẫn tới trang của nó.",
            nhom=groups,
        )
    ]


def grouped(lines: Sequence[Muc]) -> tuple[Nhom, ...]:
    """The lines under their letters, each letter once: a name that begins with a sign or a foreign letter may be sorted
    away from its letter."""
    under: dict[str, list[Muc]] = {}
    for line in lines:
        under.setdefault(first_letter(line.ten), []).append(line)
    return tuple(
        Nhom(letter, f"chu-{_TELEX.get(letter, letter.lower())}", tuple(found))
        for letter, found in under.items()
    )


def _lines(library: Library) -> Iterator[Muc]:
    for topic in library.chu_de.values():
        asked = [
            (hd.cau_hoi, address("hoi-dap", ma), rest(library, hd) is not Rest.NONE)
            for ma, hd in library.hoi_dap.items()
            if topic.id in hd.chu_de
        ]
        if asked:
            yield Muc(
                topic.ten, "chủ đề", "", topic.id, con=tuple(sorted(asked, key=lambda one: sort_key(one[0])))
            )
    for term in library.thuat_ngu.values():
        yield Muc(term.ten, "thuật ngữ", address("thuat-ngu", term.id))
    for body in library.don_vi.values():
        yield Muc(body.ten, "đơn vị", address("don-vi", body.id))
    for ma, document in library.van_ban.items():
        yield Muc(document.ten_ngan, "văn bản", address("van-ban", ma), du_thao=library.is_draft(ma))
    for ma, talk in library.chuyen_de.items():
        yield Muc(talk.ten, f"chuyên đề {talk.so}", address("chuyen-de", ma))
