"""What pages tell search engines: the shape is that of schema.org's vocabulary, the words are those of the records.

`schema_org.json` has the classes that we use with the range of each property that we use, as the vocabulary publishes them
(taken from its typings, npm schema-dts 2.1.0, Apache-2.0).
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.draft import Rest
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import pages
from namro.outputs.pages import linked_data
from namro.outputs.pour import Output
from namro.publishing.verify.drafted import pages_resting
from namro.records.hoi_nghi import DiemCau

AS_OF = Edition(date(2026, 3, 3))
BASE = "https://mau.example/tai-lieu/"
VOCABULARY: Mapping[str, Any] = json.loads(Path(__file__).with_name("schema_org.json").read_text())
REQUIRED = {
    "Question": {"name", "answerCount", "acceptedAnswer"},
    "Answer": {"text"},
    "Event": {"name", "startDate", "location"},
    "ListItem": {"position", "name", "item"},
    "BreadcrumbList": {"itemListElement"},
    "QAPage": {"mainEntity"},
    "Legislation": {"name"},
    "Organization": {"name"},
    "Place": {"name", "address"},
}
"""What search engines ask of each (developers.google.com/search/docs/appearance/structured-data)."""


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def made(sample: Library) -> dict[str, Output]:
    return {output.url: output for output in pages.render(sample, AS_OF)}


def told(output: Output) -> list[Any]:
    """What the page's data says, read as a search engine reads the page."""
    tree = html.fromstring(f"<html><head>{output.head + output.linked}</head></html>")
    found = tree.xpath("//script[@type='application/ld+json']")
    if not found:
        return []
    (one,) = found
    whole = json.loads(one.text)
    assert whole["@context"] == "https://schema.org"
    assert whole.keys() == {"@context", "@graph"}
    return list(whole["@graph"])


def lineage(name: str) -> Iterator[str]:
    yield name
    for above in VOCABULARY[name]["of"]:
        yield from lineage(above)


def wrong(thing: Mapping[str, Any]) -> Iterator[str]:
    """What of a thing the vocabulary does not know, and what it lacks."""
    kind = thing["@type"]
    ranges: dict[str, list[str]] = {}
    for above in lineage(kind):
        ranges |= {name: span for name, span in VOCABULARY[above]["has"].items() if name not in ranges}
    yield from (f"{kind} lacks {name}" for name in REQUIRED[kind] - thing.keys())
    for name, value in thing.items():
        for one in value if isinstance(value, list) else [value]:
            if name == "@type":
                continue
            if name not in ranges:
                yield f"{kind}.{name} is unknown"
            elif isinstance(one, dict):
                yield from wrong(one)
                if not set(ranges[name]) & set(lineage(one["@type"])):
                    yield f"{kind}.{name} is no {one['@type']}"
            elif not any(_is(one, span) for span in ranges[name]):
                yield f"{kind}.{name} is {one!r}"


def _is(value: object, span: str) -> bool:
    if span == "Integer":
        return isinstance(value, int)
    if not isinstance(value, str) or not value.strip():
        return False
    if span in ("Date", "DateTime"):
        return datetime.fromisoformat(value).year > 1900
    if span in ("URL", "Thing"):
        return value.startswith("https://")
    return span == "Text" or (span == "LegalForceStatus" and value == "https://schema.org/NotInForce")


def test_every_page_speaks_the_vocabulary(made: dict[str, Output]) -> None:
    seen = set()
    for url, output in made.items():
        things = told(output)
        seen |= {thing["@type"] for thing in things}
        assert [one for thing in things for one in wrong(thing)] == [], url
    assert seen == {"QAPage", "Legislation", "Organization", "BreadcrumbList"}


def test_an_answer_is_told_with_its_clauses(made: dict[str, Output], sample: Library) -> None:
    page, trail = told(made["hoi-dap/bao-cao-khi-nao/"])
    question = sample.hoi_dap["bao-cao-khi-nao"]
    asked = page["mainEntity"]
    assert asked["name"] == question.cau_hoi
    assert asked["acceptedAnswer"]["url"] == f"{BASE}hoi-dap/bao-cao-khi-nao/"
    cited = {f"{BASE}van-ban/{one.van_ban}/#{one.khoan}" for one in question.nguon}
    assert {one["url"] for one in asked["acceptedAnswer"]["citation"]} == cited
    steps = [(one["position"], one["item"].removeprefix(BASE)) for one in trail["itemListElement"]]
    assert steps == [(1, ""), (2, "hoi-dap/"), (3, "hoi-dap/bao-cao-khi-nao/")]


def test_nothing_is_told_of_a_page_that_a_draft_says(made: dict[str, Output], sample: Library) -> None:
    drafted = {url for url, rests in pages_resting(sample).items() if rests is Rest.WHOLE} & made.keys()
    assert "van-ban/du-thao-mau/" in drafted
    assert [url for url in drafted if told(made[url])] == []
    assert {output.url for output in made.values() if output.drafted} >= drafted


def test_what_is_inferred_is_not_told(sample: Library) -> None:
    document = sample.van_ban["ke-hoach-mau"]
    number = document.so_ky_hieu.model_copy(update={"gia_tri": "01-KH/MAU", "muc_do": "trich-dan"})
    quoted = document.model_copy(update={"so_ky_hieu": number})
    assert linked_data.document(sample, AS_OF, "ke-hoach-mau", quoted)["legislationIdentifier"] == "01-KH/MAU"
    guessed = document.model_copy(update={"so_ky_hieu": number.model_copy(update={"muc_do": "suy-ra"})})
    assert "legislationIdentifier" not in linked_data.document(sample, AS_OF, "ke-hoach-mau", guessed)


def test_an_event_has_a_day_and_a_place_of_a_document(sample: Library) -> None:
    (ma, conference), *_ = sample.hoi_nghi.items()
    point = DiemCau(ten="Điểm cầu mẫu", dia_diem="Hội trường", thanh_phan=("Chi ủy",), nguon=conference.nguon)
    exact = conference.thoi_gian.model_copy(
        update={
            "do_chinh_xac": "gio",
            "tu_ngay": date(2026, 5, 4),
            "den_ngay": date(2026, 5, 4),
            "bat_dau": time(7, 30),
            "ket_thuc": None,
        }
    )
    vague = exact.model_copy(update={"do_chinh_xac": "tuan"})
    held = conference.model_copy(update={"thoi_gian": exact, "diem_cau": (point,)})
    event = linked_data.conference(sample, ma, held)
    assert event is not None
    assert list(wrong(event)) == []
    assert (event["startDate"], event["endDate"]) == ("2026-05-04T07:30:00+07:00", "2026-05-04")
    for less in ({"thoi_gian": vague}, {"diem_cau": ()}):
        assert linked_data.conference(sample, ma, held.model_copy(update=less)) is None


def test_no_body_is_called_the_governments(made: dict[str, Output]) -> None:
    kinds = {thing["@type"] for url, one in made.items() if url.startswith("don-vi/") for thing in told(one)}
    assert kinds == {"Organization", "BreadcrumbList"}


def test_no_word_ends_the_element(sample: Library) -> None:
    words = 'Hỏi </script><script src="https://a.vn/x.js"></script><!-- & \u2028 ?'
    question = sample.hoi_dap["bao-cao-khi-nao"].model_copy(update={"cau_hoi": words})
    hostile = dataclasses.replace(sample, hoi_dap={**sample.hoi_dap, "bao-cao-khi-nao": question})
    url = "hoi-dap/bao-cao-khi-nao/"
    (output,) = (one for one in pages.render(hostile, AS_OF) if one.url == url)
    assert told(output)[0]["mainEntity"]["name"] == words
    inside = re.sub(r"^<script[^>]*>|</script>$", "", str(output.linked).strip())
    assert not set("<>&'") & set(inside)


def test_a_preview_tells_nothing(made: dict[str, Output]) -> None:
    output = made["hoi-dap/bao-cao-khi-nao/"]
    assert told(output)
    assert told(output.unlinked()) == []
    assert output.unlinked().head == output.head


def test_topics_and_bodies_lead_to_their_feeds(made: dict[str, Output], sample: Library) -> None:
    """In the head, for programs, and in plain sight; and so do the lists whose records have one."""
    wanted = {f"hoi-dap/theo-chu-de/{ma}/": f"nguon-tin/chu-de/{ma}" for ma in sample.chu_de_co_trang}
    wanted |= {"don-vi/dang-uy-mau/": "nguon-tin/don-vi/dang-uy-mau", "lich/": "nguon-tin/han"}
    wanted |= {f"{kind}/": f"nguon-tin/{kind}" for kind in ("hoi-dap", "van-ban", "ban-tin")}
    for url, feed in wanted.items():
        output = made[url]
        up = "../" * url.count("/")
        head = html.fromstring(f"<html><head>{output.head}</head></html>")
        alternates = {(one.get("type"), one.get("href")) for one in head.xpath("//link[@rel='alternate']")}
        assert alternates == {
            ("application/atom+xml", f"{up}{feed}.atom"),
            ("application/feed+json", f"{up}{feed}.json"),
        }, url
        shown = html.fromstring(str(output.body)).xpath("//footer//a/@href")
        assert {f"{up}{feed}.atom", f"{up}{feed}.json"} <= set(shown), url
    updates = html.fromstring(str(made["cap-nhat/"].body)).xpath("//a/@href")
    told_there = {one.removeprefix("../").rpartition(".")[0] for one in updates if "nguon-tin/" in one}
    assert told_there == {f"nguon-tin/{one}" for one in ("hoi-dap", "van-ban", "han", "ban-tin")}
