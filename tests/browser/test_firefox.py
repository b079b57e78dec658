"""A short run in Firefox: the pages of the five doors fit their width and can be read, the sheet opens, search answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.firefox import Firefox, firefox

PAGES = [
    "",
    "hoi-dap/",
    "hoi-dap/ai-phai-viet-thu-hoach-nop-cho-ai/",
    "van-ban/",
    "van-ban/chi-thi-01-ct-tu-2025/#3",
    "nhiem-vu/",
    "nhiem-vu/ma-tran/",
    "hoc-va-in/",
    "lich/",
]


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.mark.parametrize("width", [500, 1280])  # 500: the narrowest window that Firefox makes
def test_pages_fit_and_can_be_read(fox: Firefox, address: str, width: int) -> None:
    for url in PAGES:
        fox.open(address + url, width)
        wide, shown, title = fox.ask(
            "const h1 = document.querySelector('h1');"
            "return [document.documentElement.scrollWidth - innerWidth, h1.checkVisibility(), h1.textContent.trim()];"
        )
        assert wide <= 0, url
        assert shown and title, url


def test_a_deep_link_marks_its_clause(fox: Firefox, address: str) -> None:
    fox.open(f"{address}van-ban/chi-thi-01-ct-tu-2025/#3", 500)
    top, height = fox.ask(
        "const one = document.getElementById('3'); return [one.getBoundingClientRect().top, innerHeight];"
    )
    assert -40 <= top < height / 2


def test_the_sheet_of_doors_opens_and_search_answers(fox: Firefox, address: str) -> None:
    fox.open(address, 500)
    doors = fox.ask(
        "document.querySelector('.nr-menu > summary').click();"
        "return [...document.querySelectorAll('.nr-menu__muc a')].filter(one => one.checkVisibility()).length;"
    )
    assert doors == 5
    fox.open(f"{address}hoi-dap/", 500)
    fox.type("#nr-tim-o", "thu hoach dang vien")
    first = fox.ask(
        "for (;;) { const one = document.querySelector('[role=option] mark'); if (one) return one.textContent;"
        "await new Promise(done => setTimeout(done, 50)); }"
    )
    assert first
