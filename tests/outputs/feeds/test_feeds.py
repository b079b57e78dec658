"""The feeds of records, read back by parsers that know nothing of what writes them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from lxml import etree

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, Change, History, Viec
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.feeds.records import files
from namro.outputs.pages.context import Pages

AS_OF = Edition(date(2026, 3, 3))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://mau.example/tai-lieu/"


def change(day: int, kind: str, ma: str, viec: Viec = "moi") -> Change:
    seconds = int(datetime.fromisoformat(f"2026-03-{day:02d}T09:00:00+07:00").timestamp())
    return Change(date(2026, 3, day), (kind, ma), viec, seconds)


HISTORY = History(
    (
        change(3, "hoi-dap", "bao-cao-khi-nao", "sua"),
        change(3, "hoi-dap", "ban-nhap"),
        change(3, "hoi-dap", "da-xoa", "rut"),
        change(3, "van-ban", "du-thao-mau"),
        change(2, "hoi-dap", "kinh-phi-bao-nhieu"),
        change(1, "hoi-dap", "bao-cao-khi-nao"),
        change(1, "nhiem-vu", "nop-bao-cao"),
        change(1, "hoi-nghi", "hoi-nghi-mau"),
    )
)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def made(sample: Library) -> dict[str, bytes]:
    return {file.path: file.content for file in files(Pages(sample, AS_OF, HISTORY))}


def items(made: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made[f"nguon-tin/{name}.json"])["items"]
    return found


def test_every_feed_is_atom_and_json_with_the_same_entries(made: dict[str, bytes]) -> None:
    names = {path.removesuffix(".atom") for path in made if path.endswith(".atom")}
    assert names == {path.removesuffix(".json") for path in made if path.endswith(".json")}
    for name in names:
        root = etree.fromstring(made[f"{name}.atom"])
        told = json.loads(made[f"{name}.json"])
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert root.findtext("a:id", namespaces=ATOM) == f"{BASE}{name}.atom"
        assert told["feed_url"] == f"{BASE}{name}.json"
        assert root.findtext("a:title", namespaces=ATOM) == told["title"]
        entries = [
            {
                "id": entry.findtext("a:id", namespaces=ATOM),
                "url": entry.xpath("a:link/@href", namespaces=ATOM)[0],
                "title": entry.findtext("a:title", namespaces=ATOM),
                "content_text": entry.findtext("a:summary", namespaces=ATOM),
                "date_modified": entry.findtext("a:updated", namespaces=ATOM),
            }
            for entry in root.findall("a:entry", ATOM)
        ]
        assert entries == told["items"]
        assert len({entry["id"] for entry in entries}) == len(entries)
        moments = [datetime.fromisoformat(entry["date_modified"]) for entry in entries]
        assert moments == sorted(moments, reverse=True)
        assert datetime.fromisoformat(root.findtext("a:updated", namespaces=ATOM) or "").tzinfo is not None


def test_answers_are_dated_by_their_last_change(made: dict[str, bytes]) -> None:
    told = [(one["url"].removeprefix(BASE), one["date_modified"][:10]) for one in items(made, "hoi-dap")]
    assert told == [("hoi-dap/bao-cao-khi-nao/", "2026-03-03"), ("hoi-dap/kinh-phi-bao-nhieu/", "2026-03-02")]


def test_what_is_not_published_is_in_none(made: dict[str, bytes]) -> None:
    for path, content in made.items():
        assert "ban-nhap" not in content.decode(), path
        assert "đang viết" not in content.decode(), path
        assert "da-xoa" not in content.decode(), path


def test_a_draft_is_called_one(made: dict[str, bytes]) -> None:
    assert [one["title"] for one in items(made, "van-ban")] == ["Dự thảo Chương trình mẫu (Dự thảo)"]


def test_deadlines_are_told_in_the_words_of_the_document(made: dict[str, bytes]) -> None:
    told = {one["url"].removeprefix(BASE): one for one in items(made, "han")}
    task = told["nhiem-vu/ke-hoach-mau/nop-bao-cao/"]
    assert task["content_text"] == "trong quý II/2026"
    assert "hoi-nghi/hoi-nghi-mau/" in told


def test_topics_and_bodies_have_their_own(made: dict[str, bytes], sample: Library) -> None:
    for topic in sample.chu_de_co_trang:
        about = {f"{BASE}hoi-dap/{ma}/" for ma, one in sample.hoi_dap.items() if topic in one.chu_de}
        assert {one["url"] for one in items(made, f"chu-de/{topic}")} == about
    assert [one["url"] for one in items(made, "don-vi/dang-uy-mau")] == [
        f"{BASE}nhiem-vu/ke-hoach-mau/nop-bao-cao/"
    ]


def test_without_a_history_no_subscription_breaks(sample: Library, made: dict[str, bytes]) -> None:
    bare = {file.path: file.content for file in files(Pages(sample, AS_OF, UNKNOWN))}
    assert bare.keys() == made.keys()
    assert items(bare, "hoi-dap") == []
    assert etree.fromstring(bare["nguon-tin/hoi-dap.atom"]).findtext("a:updated", namespaces=ATOM)
