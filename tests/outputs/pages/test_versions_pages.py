"""Two versions of a text: the older leads to the newer and back, they stand beside each other, and whoever cites the
older one says what became of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from lxml import html

from namro.files.clauses import Khoan, ToanVan
from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.pages import render, so_sanh
from namro.outputs.pages.context import Pages
from namro.records.van_ban import QuanHe
from support.versions import AMENDING, NEWER, OLDER, versions

COMPARED = f"van-ban/{NEWER}/so-voi-{OLDER}/"
DAY = date(2026, 3, 3)


def pages(library: Library, on: date = DAY) -> dict[str, Any]:
    return {output.url: html.fromstring(str(output.body)) for output in render(library, Edition(on))}


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return pages(versions())


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def notices(page: Any) -> list[str]:
    return [words(node) for node in page.find_class("nr-doc__nhac")]


def links(page: Any, name: str) -> list[str]:
    return [link.get("href") for node in page.find_class(name) for link in node.iter("a")]


def with_relation(change: Callable[[dict[str, Any]], None], **more: str) -> Library:
    """The sample where the newer regulation relates to the older one differently."""
    library = versions()
    document = library.van_ban[NEWER]
    relation = document.quan_he[0].model_dump()
    change(relation)
    updated = document.model_copy(update={"quan_he": (QuanHe.model_validate(relation),), **more})
    return dataclasses.replace(library, van_ban=MappingProxyType({**library.van_ban, NEWER: updated}))


def test_the_older_leads_to_the_newer_and_back_and_both_to_the_comparison(made: dict[str, Any]) -> None:
    older, newer = made[f"van-ban/{OLDER}/"], made[f"van-ban/{NEWER}/"]
    assert notices(older) == [
        "Văn bản này đã được Quy chế Chi bộ mẫu 2026 thay thế từ ngày 01/01/2026. So sánh hai bản"
    ]
    assert notices(newer) == [
        "Văn bản này thay thế Quy chế Chi bộ mẫu 2024 từ ngày 01/01/2026. So sánh hai bản"
    ]
    up = "../../"
    assert links(older, "nr-doc__nhac") == [f"{up}van-ban/{NEWER}/", up + COMPARED]
    assert links(newer, "nr-doc__nhac") == [f"{up}van-ban/{OLDER}/", up + COMPARED]
    assert words(older.find_class("nr-thanh")[0]).startswith("Đã thay thế")


def test_a_change_whose_day_has_not_come_is_one_to_come() -> None:
    early = pages(versions(), date(2025, 12, 31))[f"van-ban/{OLDER}/"]
    assert notices(early)[0].startswith("Văn bản này sẽ được Quy chế Chi bộ mẫu 2026 thay thế")
    assert words(early.find_class("nr-thanh")[0]).startswith("Đã ban hành")


def test_a_draft_changes_nothing_yet() -> None:
    drafted = pages(with_relation(lambda relation: None, tinh_trang="du-thao"))
    older = drafted[f"van-ban/{OLDER}/"]
    assert notices(older) == [
        "Dự thảo Văn bản này dự kiến được Quy chế Chi bộ mẫu 2026 thay thế từ ngày 01/01/2026. So sánh hai bản"
    ]
    assert words(older.find_class("nr-thanh")[0]).startswith("Đã ban hành")
    assert drafted["hoi-dap/chi-bo-hop-khi-nao/"].find_class("nr-doi") == []


def test_a_part_that_is_changed_is_named_and_the_rest_stands(made: dict[str, Any]) -> None:
    plan = made["van-ban/ke-hoach-mau/"]
    assert notices(plan) == [
        "Phần II, mục 2, gạch đầu dòng 3 của văn bản này đã được Công văn sửa mẫu sửa đổi, bổ sung từ ngày 01/03/2026."
    ]
    assert words(plan.find_class("nr-thanh")[0]).startswith("Đã ban hành")


def test_a_row_of_replacements_leads_to_the_newest() -> None:
    library = versions()
    relation = library.van_ban[NEWER].quan_he[0].model_copy(update={"van_ban": NEWER})
    newest = library.van_ban[NEWER].model_copy(
        update={"ten_ngan": "Quy chế Chi bộ mẫu 2030", "toan_van": False, "quan_he": (relation,)}
    )
    longer = dataclasses.replace(
        library, van_ban=MappingProxyType({**library.van_ban, "quy-che-mau-2030": newest})
    )
    assert "Bản mới nhất: Quy chế Chi bộ mẫu 2030." in notices(pages(longer)[f"van-ban/{OLDER}/"])[0]


CITED = {
    "hoi-dap/chi-bo-hop-khi-nao/": (
        "Được Quy chế Chi bộ mẫu 2026 thay thế từ ngày 01/01/2026",
        f"../../van-ban/{NEWER}/#dieu-5.p1",
    ),
    "hoi-dap/bao-cao-khi-nao/": (
        "Được Công văn sửa mẫu sửa đổi, bổ sung từ ngày 01/03/2026",
        f"../../van-ban/{AMENDING}/#1",
    ),
    "nhiem-vu/ke-hoach-mau/nop-bao-cao/": (
        "Được Công văn sửa mẫu sửa đổi, bổ sung từ ngày 01/03/2026",
        f"../../../van-ban/{AMENDING}/#1",
    ),
    "chuyen-de/chuyen-de-1/": None,
}


@pytest.mark.parametrize(("url", "expected"), CITED.items())
def test_what_became_of_a_clause_stands_where_it_is_cited(
    made: dict[str, Any], url: str, expected: tuple[str, str] | None
) -> None:
    """A clause of the plan that the letter left alone says nothing."""
    told = [(words(node), node.find(".//a").get("href")) for node in made[url].find_class("nr-doi")]
    assert told == ([expected] if expected else [])


def test_lists_of_sources_say_it_too(made: dict[str, Any]) -> None:
    """The body that the old regulation names shows its source in one line."""
    body = made["don-vi/chi-uy-mau/"]
    assert any("Công văn sửa mẫu" in words(node) for node in body.find_class("nr-doi"))


def test_a_state_without_a_later_document_is_told_as_well() -> None:
    over = with_relation(lambda relation: relation.update(loai="nhac-den"))
    older = over.van_ban[OLDER].model_copy(update={"tinh_trang": "het-hieu-luc"})
    over = dataclasses.replace(over, van_ban=MappingProxyType({**over.van_ban, OLDER: older}))
    told = pages(over)["hoi-dap/chi-bo-hop-khi-nao/"].find_class("nr-doi")
    assert [words(node) for node in told] == ["Hết hiệu lực"]


def test_the_comparison_shows_each_change_in_words_and_marks(made: dict[str, Any]) -> None:
    page = made[COMPARED]
    told = {
        section.get("id"): (words(section.find("h2")), section) for section in page.find_class("nr-ss__khoan")
    }
    assert told["moi-dieu-2.1"][0] == "Mới Khoản 1 Điều 2"
    assert told["bo-dieu-3.2"][0] == "Bỏ Khoản 2 Điều 3 của bản cũ"
    assert told["moi-dieu-4.2"][0] == "Chuyển chỗ Khoản 2 Điều 4"
    heading, section = told["moi-dieu-3.1"]
    assert heading == "Sửa lời Khoản 1 Điều 3"
    assert words(section.find_class("nr-nhe")[0]) == "Ở bản cũ là khoản 1 Điều 2."
    assert [words(node) for node in section.iter("del")] == ["(bỏ: 05)"]
    assert [words(node) for node in section.iter("ins")] == [
        "(thêm: 03)",
        "(thêm: ; khi cần thì họp bất thường)",
    ]


def test_what_can_be_read_of_the_comparison_is_the_words_of_both_texts(made: dict[str, Any]) -> None:
    (section,) = (one for one in made[COMPARED].find_class("nr-ss__khoan") if one.get("id") == "moi-dieu-3.1")
    (line,) = section.find_class("nr-ss__chu")
    for gone, ma, khoan in (("del", NEWER, "dieu-3.1"), ("ins", OLDER, "dieu-2.1")):
        kept = line.xpath(f".//text()[not(ancestor::{gone}) and not(ancestor::span[@class='nr-an'])]")
        shown = " ".join("".join(kept).split())
        assert shown == versions().toan_van[ma].theo_ma[khoan].chu


def test_a_text_that_amends_another_has_no_comparison_with_it(made: dict[str, Any]) -> None:
    assert [url for url in made if "/so-voi-" in url] == [COMPARED]


def test_a_draft_and_what_was_issued_of_it_are_compared() -> None:
    """The relation stands at the draft: the older one is the draft."""
    library = versions()
    relation = (
        library.van_ban[NEWER]
        .quan_he[0]
        .model_copy(update={"loai": "ban-da-ban-hanh", "van_ban": NEWER, "tu_ngay": None})
    )
    draft = library.van_ban[OLDER].model_copy(update={"tinh_trang": "du-thao", "quan_he": (relation,)})
    issued = library.van_ban[NEWER].model_copy(update={"quan_he": ()})
    both = dataclasses.replace(
        library, van_ban=MappingProxyType({**library.van_ban, OLDER: draft, NEWER: issued})
    )
    found = pages(both)
    assert found[COMPARED].find_class("nr-nhan--du-thao")
    assert notices(found[f"van-ban/{NEWER}/"]) == [
        "Quy chế Chi bộ mẫu 2024 Dự thảo là dự thảo của văn bản này. So sánh hai bản"
    ]
    assert notices(found[f"van-ban/{OLDER}/"])[-1] == (
        "Văn bản này là dự thảo của Quy chế Chi bộ mẫu 2026. So sánh hai bản"
    )


def test_a_long_comparison_has_pages_and_each_count_leads_to_the_right_one() -> None:
    """Six hundred changed clauses, a dropped one at the end."""

    def text(changed: bool) -> ToanVan:
        words = "sửa" if changed else "cũ"
        kept = [
            Khoan(
                str(n), "khoan", f"{n}.", f"Nội dung riêng của khoản {n * 13} về việc thứ {n * 7} {words}", n
            )
            for n in range(1, 601)
        ]
        last = Khoan("601", "khoan", "601.", "Khoản này không còn ở bản sau và nói một việc khác hẳn", 601)
        return ToanVan((*kept,) if changed else (*kept, last))

    library = versions()
    long = dataclasses.replace(
        library,
        toan_van=MappingProxyType({**library.toan_van, OLDER: text(False), NEWER: text(True)}),
        hoi_dap=MappingProxyType({}),
    )
    made = {
        output.url: html.fromstring(str(output.body)) for output in so_sanh.render(Pages(long, Edition(DAY)))
    }
    third = f"van-ban/{NEWER}/so-voi-{OLDER}-trang-3/"
    assert list(made) == [COMPARED, third.replace("trang-3", "trang-2"), third]
    assert sum(len(page.find_class("nr-ss__khoan")) for page in made.values()) == 601
    assert links(made[COMPARED], "nr-ss__dem") == [f"../../../{COMPARED}#moi-1", f"../../../{third}#bo-601"]
    assert [link.text_content() for link in made[COMPARED].find_class("nr-sang-trang")[0].iter("a")] == [
        "Trang 2",
        "Trang 3",
    ]
