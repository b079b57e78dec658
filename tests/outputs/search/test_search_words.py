"""Text to words and the query tables in Python; the browser is held to the same table in tests/browser."""

from __future__ import annotations

import json

import pytest

from conftest import ROOT, SAMPLE
from namro.library.load import load
from namro.outputs.search.numbers import dates, document_numbers
from namro.outputs.search.tables import fold_phrase, initials, tables
from namro.outputs.search.words import folded, words
from support.real_data import real_data

TABLE = json.loads((ROOT / "tests/search/words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "canonical", "plain"), TABLE["words"])
def test_words(text: str, canonical: list[str], plain: str) -> None:
    assert words(text) == canonical
    assert " ".join(map(folded, canonical)) == plain


@pytest.mark.parametrize(("text", "numbers"), TABLE["numbers"])
def test_document_numbers_however_typed(text: str, numbers: list[str]) -> None:
    known = tables(load(SAMPLE))
    plain = [folded(word) for word in words(text)]
    assert list(document_numbers(plain, known.codes, known.loai, known.co_quan)) == numbers


@pytest.mark.parametrize(("text", "found"), TABLE["dates"])
def test_dates_however_written(text: str, found: list[str]) -> None:
    assert list(dates([folded(word) for word in words(text)])) == found


def test_abbreviations_and_other_names_come_from_the_data() -> None:
    short = tables(real_data()).viet_tat
    assert short["ubkt"] == (" ".join(words("Ủy ban Kiểm tra")),)
    assert short["btgdv"] == (" ".join(words("Ban Tuyên giáo và Dân vận")),)
    assert short["nam ro"] == ("5 ro4",)
    assert "thu hoach" not in short  # the phrase finds its longer name anyway


def test_initials_of_what_is_said_often() -> None:
    said = words("đẩy mạnh công nghệ thông tin trong cơ quan")
    assert initials([said] * 3, {"mt"})["cntt"] == (" ".join(words("công nghệ thông tin")),)
    assert "cntt" not in initials([said] * 2, set())
    assert "cntt" not in initials([said] * 3, {"cntt"})


def test_initials_of_long_names() -> None:
    name = "Sở Văn hóa, Thể thao và Du lịch"
    assert initials([], set(), [name])["vhttdl"] == (" ".join(words(name)[1:]),)


def test_everyday_words_lead_to_those_of_the_texts() -> None:
    assert tables(load(SAMPLE)).nghia[" ".join(words("lộ làng"))] == (" ".join(words("đường làng")),)


def test_what_is_mainly_written_so_comes_first() -> None:
    assert tables(real_data()).viet_tat["tu"][0] == " ".join(words("Thành ủy"))


def test_a_phrase_folds_to_words() -> None:
    assert fold_phrase("TG&DV, Thành ủy") == "tg dv thanh uy"
