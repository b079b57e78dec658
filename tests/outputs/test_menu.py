"""The menu: mkdocs.yml orders it, and no kind of record can be left out of it."""

from __future__ import annotations

import yaml

from conftest import ROOT
from namro.outputs.menu import Item, whole
from namro.records.addresses import listing
from namro.records.kinds import records

WRITTEN: list[Item] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]


def places(items: list[Item]) -> dict[str, str]:
    """The group in which each page stands, '' for none."""
    found = {}
    for item in items:
        assert not isinstance(item, str)
        for title, held in item.items():
            found |= {held: ""} if isinstance(held, str) else {one: title for i in held for one in i.values()}
    return found


def test_every_kind_stands_in_the_group_that_its_row_names() -> None:
    stand = places(whole(WRITTEN))
    for kind in records():
        if kind.about:
            assert stand[f"{kind.section}/index.md"] == kind.menu, kind.ma


def test_what_is_written_stays_as_it_is() -> None:
    made = whole(WRITTEN)
    assert [page for page in places(made) if page in places(WRITTEN)] == list(places(WRITTEN))
    assert whole(made) == made


def test_a_menu_that_names_no_list_gets_them_all() -> None:
    stand = places(whole([{"Trang chủ": "index.md"}, {"Học tập": [{"Gì đó": "gi-do.md"}]}]))
    lists = {f"{listing(kind.ma)}index.md" for kind in records() if kind.section}
    assert stand.keys() == {"index.md", "gi-do.md", *lists}
    assert stand["lo-trinh/index.md"] == "Học tập"
    assert stand["van-ban/index.md"] == ""
