"""The menu: mkdocs.yml orders it, no door can be left out of it, and every list of records lies behind one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from conftest import ROOT
from namro.outputs.menu import DOORS, Item, door_of, whole
from namro.outputs.pages import FRAMES
from namro.records.kinds import records

WRITTEN: list[Item] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]


def sources(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        assert not isinstance(item, str)
        for held in item.values():
            yield from [held] if isinstance(held, str) else sources(held)


def test_five_doors_stand_in_the_menu_in_their_order() -> None:
    top = [held for item in WRITTEN if not isinstance(item, str) for held in item.values()]
    assert top[:6] == ["index.md", *(door.source for door in DOORS)]
    assert len(DOORS) == 5
    assert {door.source for door in DOORS} <= FRAMES


def test_what_is_written_stays_as_it_is() -> None:
    assert whole(WRITTEN) == WRITTEN


def test_a_menu_that_names_no_door_gets_them_all_behind_the_home_page() -> None:
    made = whole([{"Trang chủ": "index.md"}, {"Cuối trang": [{"Gì đó": "gi-do.md"}]}])
    assert list(sources(made)) == ["index.md", *(door.source for door in DOORS), "gi-do.md"]


def test_every_list_of_records_lies_behind_a_door() -> None:
    doors = {door.url.rstrip("/") for door in DOORS}
    for kind in records():
        if (
            kind.section and kind.ma != "thuat-ngu"
        ):  # the glossary belongs to the index, at the foot of the page
            assert kind.door in doors, kind.ma


def test_a_record_lights_up_its_door() -> None:
    assert door_of("hoi-dap/x/") == "hoi-dap/index.md"
    assert door_of("don-vi/x/") == "nhiem-vu/index.md"
    assert door_of("dong-thoi-gian/") == "lich/index.md"
    assert door_of("chi-muc/") == "chi-muc/index.md"
