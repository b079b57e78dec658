"""What rests on a draft, how a count says it, and that every page which counts does."""

from __future__ import annotations

import re

import pytest
from lxml import html

from conftest import ROOT
from namro.library.current import current
from namro.library.draft import BASED, Rest, counted, drafts, rest, share
from namro.library.tasks import SoViec
from support.real_data import real_pages, real_published

LIBRARY = real_published()
TASKS = SoViec(LIBRARY).tat_ca
PAGES = real_pages()


@pytest.mark.parametrize(
    ("total", "drafted", "around", "said"),
    [
        (250, 87, 0, ", trong đó 87 từ dự thảo"),
        (87, 87, 0, ", đều từ dự thảo"),
        (1, 1, 0, ", từ dự thảo"),
        (12, 0, 0, ""),
        (12, 0, 87, ", không mục nào từ dự thảo"),
    ],
)
def test_a_count_says_how_many_come_from_drafts(total: int, drafted: int, around: int, said: str) -> None:
    assert share(total, drafted, around=around) == said


def test_a_task_rests_where_it_stands_and_an_answer_on_what_it_cites() -> None:
    for viec in TASKS:
        assert (rest(LIBRARY, viec) is Rest.WHOLE) == LIBRARY.is_draft(viec.van_ban)
    for question in LIBRARY.hoi_dap.values():
        cited = {LIBRARY.is_draft(one.van_ban) for one in question.nguon}
        expected = Rest.WHOLE if cited == {True} else Rest.PART if True in cited else Rest.NONE
        assert rest(LIBRARY, question) is expected


@pytest.mark.parametrize(
    ("words", "rests", "told"),
    [
        ("Chương trình", Rest.WHOLE, "Dự thảo: Chương trình"),
        ("Chương trình", Rest.PART, "Có phần từ dự thảo: Chương trình"),
        ("Theo dự thảo, có", Rest.WHOLE, "Theo dự thảo, có"),
        ("Chương trình", Rest.NONE, "Chương trình"),
    ],
)
def test_words_shown_elsewhere_name_the_draft_once(words: str, rests: Rest, told: str) -> None:
    assert rests.told_in(words) == told


def said(url: str) -> str:
    """The words of a page and of its description, each run of white space one space."""
    body = html.fromstring(str(PAGES[url].body))
    return " ".join(f"{PAGES[url].description} {body.text_content()}".split())


def test_pages_that_count_all_tasks_say_how_many_are_drafts() -> None:
    words = counted(LIBRARY, TASKS, "việc")
    assert f"trong đó {drafts(LIBRARY, TASKS)} từ dự thảo" in words
    for url in (
        "nhiem-vu/theo-van-ban/",
        "nhiem-vu/ma-tran/",
        "nhiem-vu/so-lieu/",
    ):
        assert words in said(url), url
    now = [viec for viec in TASKS if viec.van_ban in current(SoViec(LIBRARY)).van_ban]
    for url in ("", "nhiem-vu/"):
        assert counted(LIBRARY, now, "việc") in said(url), url


def test_bodies_audiences_and_months_say_how_many_are_drafts() -> None:
    for ma, tasks in SoViec(LIBRARY).theo_don_vi.items():
        words = counted(LIBRARY, tasks, "việc")
        assert words in said(f"don-vi/{ma}/"), ma
        assert words in PAGES[f"don-vi/{ma}/"].description or "từ dự thảo" not in words, ma
    for ma in LIBRARY.doi_tuong:
        asked = [question for question in LIBRARY.hoi_dap.values() if ma in question.doi_tuong]
        assert counted(LIBRARY, asked, "câu hỏi", BASED) in said(f"danh-cho/{ma}/"), ma
    for url, output in PAGES.items():
        if url.startswith("nhiem-vu/thoi-gian/"):
            listed = html.fromstring(str(output.body)).xpath("//li[@data-loc]")
            drafted = [one for one in listed if one.find_class("nr-nhan--du-thao")]
            assert share(len(listed), len(drafted)) in output.description, url


def test_the_engine_names_no_document() -> None:
    ids = "|".join(re.escape(ma) for ma in LIBRARY.van_ban if LIBRARY.is_draft(ma))
    for path in [*ROOT.glob("hooks/namro/**/*.py"), *ROOT.glob("hooks/namro/**/*.html")]:
        assert not re.search(ids, path.read_text(encoding="utf-8")), path
