"""The deck and the table of questions, opened and read back."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sqlite3
import zipfile
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from namro.library.library import Library
from namro.outputs.flashcards.anki import FIELDS, deck, guid
from namro.outputs.flashcards.card import RECALLED, cards
from namro.outputs.flashcards.table import HEADER, table
from support.real_data import A_DAY, real_published

LATER = date(2026, 9, 1)


def opened(library: Library, day: date = A_DAY) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(deck(library, day).content)) as archive:
        assert archive.testzip() is None and json.loads(archive.read("media")) == {}
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    return base


def column(base: sqlite3.Connection, name: str) -> Any:
    return json.loads(base.execute(f"SELECT {name} FROM col").fetchone()[0])


@cache
def noted() -> dict[str, dict[str, str]]:
    """The fields of every note by GUID."""
    rows = opened(real_published()).execute("SELECT guid, flds FROM notes")
    return {name: dict(zip(FIELDS, words.split("\x1f"), strict=True)) for name, words in rows}


def test_every_question_is_a_note_with_a_card_in_a_deck_of_its_own_site() -> None:
    library, base = real_published(), opened(real_published())
    made = list(cards(library))
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT count(*) FROM notes").fetchone() == (len(made),)
    assert len(noted()) == len(made)
    decks = {int(one): told["name"] for one, told in column(base, "decks").items()}
    held = {decks[did] for (did,) in base.execute("SELECT DISTINCT did FROM cards")}
    assert held == {f"{library.trang.ten}::{card.nhom}" for card in made} and len(held) > 2
    (model,) = column(base, "models").values()
    assert [field["name"] for field in model["flds"]] == list(FIELDS)
    assert {mid for (mid,) in base.execute("SELECT mid FROM notes")} == {model["id"]}
    lonely = "SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)"
    assert base.execute(lonely).fetchone() == (0,)


def test_a_note_says_question_choices_answer_and_where_it_stands() -> None:
    library = real_published()
    by_name = {fields["Mã"]: fields for fields in noted().values()}
    for card in cards(library):
        fields = by_name[card.item.ma]
        assert fields["Lựa chọn"].count("<li>") == len(card.item.chon)
        assert fields["Nguồn"].count("<blockquote>") == len(card.item.nguon)
        assert all(source.url.startswith(library.trang.dia_chi_goc) for source in card.nguon)
        assert fields["Đáp án"].startswith(f"{card.item.dung}. ") or card.nhom == RECALLED


def test_guids_stay_when_the_words_change_and_the_same_day_gives_the_same_bytes() -> None:
    library = real_published()
    assert deck(library, A_DAY) == deck(library, A_DAY)
    ma, asked = next(pair for pair in library.hoi_dap.items() if pair[1].cau_chot)
    reworded = asked.model_copy(update={"cau_hoi": "Câu hỏi viết lại <b>&</b>?", "cau_chot": "Đáp án khác."})
    changed = dataclasses.replace(library, hoi_dap=MappingProxyType({**library.hoi_dap, ma: reworded}))
    base = opened(changed, LATER)
    now = dict(base.execute("SELECT guid, flds FROM notes").fetchall())
    assert now.keys() == noted().keys()
    words = now[guid(library.trang.dia_chi_goc, f"hoi-dap.{ma}")]
    assert words.startswith("Câu hỏi viết lại &lt;b&gt;&amp;&lt;/b&gt;?")
    assert base.execute("SELECT min(mod) FROM notes").fetchone()[0] > 0
    assert guid("https://a.example/", "x") != guid("https://b.example/", "x")


def test_the_table_has_a_row_a_question_and_its_letters_lead_to_the_answer() -> None:
    library = real_published()
    rows = list(csv.reader(io.StringIO(table(library).content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADER
    made = list(cards(library))
    assert [row[0] for row in rows[1:]] == [card.item.ma for card in made]
    for row, card in zip(rows[1:], made, strict=True):
        told = dict(zip(HEADER, row, strict=True))
        if told["đáp án"]:
            assert told[told["đáp án"]] == told["lời đáp án"] == card.item.dap
        else:
            assert not any(told[letter] for letter in "ABCD")
