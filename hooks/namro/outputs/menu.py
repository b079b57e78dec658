"""The menu of the site: five doors, and what stands behind them in small print.

mkdocs.yml orders the menu and names its pages; the doors that it leaves out follow the home page. Each list of records
belongs to a door by the table of kinds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from namro.records.addresses import CALENDAR, SELF_TEST, STUDY, listing, section_of
from namro.records.danh_muc import Trang
from namro.records.kinds import records

Item: TypeAlias = str | Mapping[str, Any]
"""A page, or by its title a page or a group of items: {'Cuối trang': [{'Giới thiệu': 'gioi-thieu.md'}]}."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: its page, what readers call it, its icon, what one finds behind it."""

    url: str
    ten: str
    hinh: str
    ve: str

    @property
    def source(self) -> str:
        """The source of its page for MkDocs."""
        return f"{self.url}index.md"


DOORS = (
    Door(listing("hoi-dap"), "Hỏi đáp", "hoi-dap", "Câu hỏi hay gặp, trả lời ngắn, kèm nguyên văn"),
    Door(listing("van-ban"), "Văn bản", "van-ban", "Toàn văn, từng khoản có địa chỉ riêng"),
    Door(listing("nhiem-vu"), "Việc phải làm", "viec-lam", "Ai làm, làm gì, đến khi nào, kết quả ra sao"),
    Door(STUDY, "Học và in", "hoc-in", "Chuẩn bị buổi học, lộ trình, tập in"),
    Door(CALENDAR, "Lịch", "lich", "Ngày và hạn mà các văn bản nêu"),
)
_NONE: Mapping[str, str] = MappingProxyType({})
_BEHIND = {
    **{kind.section: f"{kind.door}/" for kind in records() if kind.door},
    section_of(SELF_TEST): STUDY,
}


def doors(site: Trang) -> tuple[Door, ...]:
    """The doors as a site calls them."""
    return tuple(replace(door, ten=site.goi_trang(door.url, door.ten)) for door in DOORS)


def whole(
    written: Sequence[Item], absent: Collection[str] = (), names: Mapping[str, str] = _NONE
) -> list[Item]:
    """The menu, with the doors that are not `written` after the home page, without what leads to an `absent` page;
    `names` are the site's own, by section."""
    own = {f"{section}/index.md": name for section, name in names.items()}
    gone = {f"{url}index.md" for url in absent}
    placed = set(_pages(written))
    missing: list[Item] = [{door.ten: door.source} for door in DOORS if door.source not in placed]
    return [*_called(_without([*written[:1], *missing, *written[1:]], gone), own)]


def _without(items: Sequence[Item], gone: Collection[str]) -> Iterator[Item]:
    """The items but for pages that are gone and groups of nothing else."""
    for item in items:
        if isinstance(item, str):
            if item not in gone:
                yield item
            continue
        named = (
            (name, held if isinstance(held, str) else [*_without(held, gone)]) for name, held in item.items()
        )
        left = {name: held for name, held in named if held and not (isinstance(held, str) and held in gone)}
        if left:
            yield left


def _called(items: Iterable[Item], own: Mapping[str, str]) -> Iterator[Item]:
    """The items by the site's own names of their pages."""
    for item in items:
        if isinstance(item, str):
            yield {own[item]: item} if item in own else item
        else:
            yield {
                (own.get(held, name) if isinstance(held, str) else name): (
                    held if isinstance(held, str) else [*_called(held, own)]
                )
                for name, held in item.items()
            }


def door_of(url: str) -> str:
    """The source of the page that lights up in the menu while a reader is at `url`; that of the section itself where
    no door leads there."""
    section = section_of(url)
    return f"{_BEHIND.get(section, f'{section}/')}index.md"


def _pages(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        for held in [item] if isinstance(item, str) else item.values():
            if isinstance(held, str):
                yield held
            else:
                yield from _pages(held)
