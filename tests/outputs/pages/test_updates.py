"""The page of changes, the feed and the line under a record, made of a known history."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from lxml import etree, html

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.history.changes import BAN_NONG, Change, History, Viec
from namro.library.load import load
from namro.outputs import site
from namro.outputs.feeds.atom import feed
from namro.outputs.pages import render
from namro.outputs.pages.cap_nhat import FEED
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output

GOLDEN = ROOT / "tests/golden" / "cap-nhat.xml"
AS_OF = Edition(date(2026, 3, 3))
ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}


def change(day: int, kind: str, ma: str, viec: Viec = "moi", month: int = 3) -> Change:
    seconds = int(datetime.fromisoformat(f"2026-{month:02d}-{day:02d}T09:00:00+07:00").timestamp())
    return Change(date(2026, month, day), (kind, ma), viec, seconds)


HISTORY = History(
    (
        change(3, "hoi-dap", "bao-cao-khi-nao", "sua"),
        change(3, "hoi-dap", "ban-nhap"),
        change(3, "hoi-dap", "da-xoa", "rut"),
        change(3, "van-ban", "du-thao-mau"),
        change(2, "hoi-dap", "ban-nhap", "sua"),
        change(1, "hoi-dap", "bao-cao-khi-nao"),
        change(1, "nhiem-vu", "nop-bao-cao"),
        change(1, "trang-viet", "gioi-thieu"),
        change(27, "hoi-nghi", "hoi-nghi-mau", month=2),
    ),
    ten_trang={"gioi-thieu": "Giới thiệu <trang>"},
)


@pytest.fixture(scope="module")
def outputs() -> dict[str, Output]:
    made = render(load(SAMPLE).published(), AS_OF, HISTORY)
    return {output.url: output for output in made}


def text(output: Output) -> str:
    return " ".join(html.fromstring(output.body).text_content().split())


def test_days_newest_first_with_what_happened_to_which_record(outputs: dict[str, Output]) -> None:
    page = html.fromstring(outputs["cap-nhat/"].body)
    assert [node.text for node in page.xpath("//section/h2")] == [
        "Thứ Ba, 03/03/2026",
        "Chủ nhật, 01/03/2026",
        "Thứ Sáu, 27/02/2026",
    ]
    first = page.xpath("//section")[0]
    assert [node.text_content() for node in first.iter("h3")] == ["Văn bản mới", "Câu hỏi đã sửa"]
    assert [node.get("href") for node in first.iter("a")] == [
        "../van-ban/du-thao-mau/",
        "../hoi-dap/bao-cao-khi-nao/",
    ]
    assert first.find_class("nr-nhan--du-thao")
    assert "Đã rút khỏi trang: 1 câu hỏi." in first.text_content()
    assert [node.get("href") for node in page.xpath("//h2[@id='theo-thang']/following::a")][:2] == [
        "../cap-nhat/2026-03/",
        "../cap-nhat/2026-02/",
    ]


def test_drafts_and_withdrawn_records_are_never_named(outputs: dict[str, Output]) -> None:
    atom = feed(Pages(load(SAMPLE).published(), AS_OF, HISTORY)).content.decode()
    for made in (atom, *(output.body for output in outputs.values())):
        assert "Câu này còn đang viết" not in made
        assert "ban-nhap" not in made
        assert "da-xoa" not in made
    assert "02/03/2026" not in text(outputs["cap-nhat/"])


def test_each_month_has_a_page(outputs: dict[str, Output]) -> None:
    assert {url for url in outputs if url.startswith("cap-nhat/")} == {
        "cap-nhat/",
        "cap-nhat/2026-02/",
        "cap-nhat/2026-03/",
    }
    assert "27/02/2026" in text(outputs["cap-nhat/2026-02/"])
    assert "03/03/2026:" not in text(outputs["cap-nhat/2026-02/"])


def test_the_page_of_a_record_says_when_it_last_changed(outputs: dict[str, Output]) -> None:
    said = "sửa lần cuối ngày 03/03/2026"
    assert said in text(outputs["hoi-dap/bao-cao-khi-nao/"])
    assert "Sửa lần cuối ngày 01/03/2026" in text(outputs["nhiem-vu/ke-hoach-mau/nop-bao-cao/"])
    for url in ("", "hoi-dap/", "hoi-dap/kinh-phi-bao-nhieu/", "don-vi/dang-uy-mau/"):
        assert "sửa lần cuối" not in text(outputs[url]), url


def test_a_record_in_the_middle_of_editing_has_no_day() -> None:
    history = dataclasses.replace(HISTORY, dang_sua=frozenset({("hoi-dap", "bao-cao-khi-nao")}))
    made = {output.url: output for output in render(load(SAMPLE).published(), AS_OF, history)}
    assert "sửa lần cuối" not in text(made["hoi-dap/bao-cao-khi-nao/"])


def test_without_a_history_the_page_says_why_and_no_page_has_a_day() -> None:
    made = {o.url: o for o in render(load(SAMPLE).published(), AS_OF, History(vi_sao=BAN_NONG))}
    assert BAN_NONG in text(made["cap-nhat/"])
    assert not any("sửa lần cuối" in output.body for output in made.values())
    assert [url for url in made if url.startswith("cap-nhat/")] == ["cap-nhat/"]


def test_a_long_day_folds(outputs: dict[str, Output]) -> None:
    library = load(SAMPLE).published()
    question = library.hoi_dap["bao-cao-khi-nao"]
    many = {f"cau-{n:03d}": question.model_copy(update={"cau_hoi": f"Câu {n}?"}) for n in range(130)}
    library = dataclasses.replace(library, hoi_dap={**library.hoi_dap, **many})
    history = History(tuple(change(3, "hoi-dap", ma) for ma in many))
    pages = {output.url: output for output in render(library, AS_OF, history)}
    day = html.fromstring(pages["cap-nhat/"].body).xpath("//section[@aria-labelledby='ngay-2026-03-03']")[0]
    assert day.findtext("h3") == "Câu hỏi mới: 130"
    assert len(day.xpath("ul/li")) == 5
    assert day.findtext("details/summary") == "95 mục nữa"
    assert "Và 30 mục khác, trong danh sách đầy đủ." in day.text_content()
    assert len(feed(Pages(library, AS_OF, history)).content) < 20_000


def test_the_feed_is_as_blessed(bless: bool) -> None:
    made = feed(Pages(load(SAMPLE).published(), AS_OF, HISTORY))
    assert made.path == FEED == "cap-nhat/feed.xml"
    if bless:
        GOLDEN.write_bytes(made.content)
    assert made.content == GOLDEN.read_bytes()


def test_the_feed_is_what_rfc_4287_asks_for() -> None:
    root = etree.fromstring(feed(Pages(load(SAMPLE).published(), AS_OF, HISTORY)).content)
    check_atom(root)
    entries = root.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == [
        "Cập nhật ngày 03/03/2026: 1 mục mới, 1 mục đã sửa, 1 mục đã rút",
        "Cập nhật ngày 01/03/2026: 3 mục mới",
        "Cập nhật ngày 27/02/2026: 1 mục mới",
    ]
    links = entries[1].xpath(".//h:a", namespaces=ATOM)
    assert [(node.get("href"), node.text) for node in links][-1] == (
        "https://mau.example/tai-lieu/gioi-thieu/",
        "Giới thiệu <trang>",
    )
    assert "(Dự thảo)" in "".join(entries[0].itertext())


def test_an_empty_feed_is_a_feed() -> None:
    root = etree.fromstring(feed(Pages(load(SAMPLE).published(), AS_OF)).content)
    check_atom(root)
    assert root.findall("a:entry", ATOM) == []
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-03-03T00:00:00+07:00"


def check_atom(root: etree._Element) -> None:
    """RFC 4287, 4.1.1 and 4.1.2, as far as this feed uses them."""
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    ids = [node.text for node in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids))
    for node in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", ATOM)) == 1
        moment = datetime.fromisoformat(node.findtext("a:updated", namespaces=ATOM) or "")
        assert moment.tzinfo is not None
        assert len(node.findall("a:link[@rel='alternate']", ATOM)) == 1
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    assert len(root.findall("a:link[@rel='self']", ATOM)) == 1
    for content in root.iterfind("a:entry/a:content", ATOM):
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_the_feed_is_among_the_files_of_the_site_with_and_without_a_history() -> None:
    library = load(SAMPLE).published()
    for history in (HISTORY, History(vi_sao=BAN_NONG)):
        made = site.render(library, AS_OF, history=history)
        assert FEED in {file.path for file in made.files}
