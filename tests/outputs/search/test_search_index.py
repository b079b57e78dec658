"""The index as files: deterministic, complete, only what is published, readable by its description."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pytest

from conftest import SAMPLE
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import search
from namro.outputs.pour import StaticFile
from namro.outputs.search.entries import entries
from namro.outputs.search.entry import HandWritten
from namro.outputs.search.files import HEADER, bloom_bits
from namro.outputs.search.handwritten import words_of
from namro.outputs.search.listed import listings
from namro.outputs.search.tables import tables
from namro.outputs.search.twins import twins
from namro.outputs.search.words import folded, words
from namro.records.kinds import KINDS
from support.real_data import real_data, real_published


@cache
def real_index() -> Any:
    """The head and the pieces of the real index, built once."""
    return read(search.build(real_published()))


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE).published()


def read(files: list[StaticFile]) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """The header, and the pieces of its build by name."""
    by_path = {file.path: json.loads(file.content) for file in files}
    header = by_path.pop(HEADER)
    folder = f"tim-kiem/{header['ban']}/"
    assert all(path.startswith(folder) for path in by_path)
    return header, {path.removeprefix(folder).removesuffix(".json"): value for path, value in by_path.items()}


def borders(header: dict[str, Any]) -> list[str]:
    """Where each file of terms begins, read as the format says."""
    found = [""]
    for one in header["manh"].split(",")[1:]:
        found.append(found[-1][: int(one[0], 36)] + one[1:])
    return found


def postings(
    header: dict[str, Any], pieces: Mapping[str, Any], term: str
) -> dict[str, list[tuple[int, int]]]:
    """Number of forms → (entry, strength), read as the format says."""
    at = max(number for number, border in enumerate(borders(header)) if border <= term)
    found: dict[str, list[tuple[int, int]]] = {}
    for one in pieces[f"t{at}"].get(term, "").split("|"):
        forms, *groups = one.split(".")
        for group in groups:
            entry = 0
            for step in group[1:].split(","):
                entry += int(step, 36)
                found.setdefault(forms, []).append((entry, int(group[0], 36)))
    return found


def test_the_short_answer_is_found_and_comes_first(library: Library) -> None:
    asked = {ma: one.model_copy(update={"cau_chot": "Lúc gà gáy."}) for ma, one in library.hoi_dap.items()}
    made = entries(dataclasses.replace(library, hoi_dap=MappingProxyType(asked)), [])
    answers = [
        one for one in made if one.kind == "hoi-dap" and "#" not in one.url
    ]  # a translation has its place
    assert answers
    assert all(one.text.startswith("Lúc gà gáy. ") for one in answers)


def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    assert search.build(library) == search.build(load(SAMPLE).published())


def test_another_word_gives_another_build(library: Library) -> None:
    page = [HandWritten("gioi-thieu/", "Giới thiệu", "chữ")]
    assert read(search.build(library))[0]["ban"] != read(search.build(library, page))[0]["ban"]


def test_every_word_and_pair_of_every_text_is_found(library: Library) -> None:
    header, pieces = read(search.build(library))
    for at, entry in enumerate(entries(library)):
        plain = [folded(word) for word in words(entry.text)]
        for first, second in pairwise(plain):
            found = postings(header, pieces, f"{first} {second}")
            assert at in {entry for hits in found.values() for entry, _ in hits}, (entry.url, first, second)


def test_entries_are_numbered_kind_by_kind(library: Library) -> None:
    header, pieces = read(search.build(library))
    titled = [one for number in range(len(pieces)) for one in pieces.get(f"k{number}", [])]
    texts = [one for number in range(len(pieces)) for one in pieces.get(f"x{number}", [])]
    listed = entries(library, listings(library.trang))
    assert [one[0] for one in titled] == [entry.url for entry in listed]
    assert [plain_spaces(one) for one in texts] == [plain_spaces(entry.text) for entry in listed]
    assert [kind for kind, count, _ in header["loai"] for _ in range(count)] == [
        entry.kind for entry in listed
    ]
    found = {entry.kind for entry in listed}
    told = [[kind.ma, kind.muc] for kind in KINDS if kind.ma in found]
    assert told == [[kind, name] for kind, _, name in header["loai"]]


def plain_spaces(text: str) -> str:
    return text.replace("\xa0", " ")


def test_what_is_shown_does_not_break_inside_a_phrase() -> None:
    _, pieces = real_index()
    shown = " ".join(
        text
        for name, rows in pieces.items()
        if name[0] in "kx"
        for row in rows
        for text in ([row] if name[0] == "x" else row[1:4])
    )
    assert "Đại\xa0hội\xa0XIV" in shown and "ngày\xa007/02/2026" in shown
    assert "Đại hội XIV" not in shown and "ngày 07/02/2026" not in shown


def test_drafts_carry_their_flag_and_unapproved_records_stay_out(library: Library) -> None:
    listed = {entry.url: entry for entry in entries(library)}
    assert listed["van-ban/du-thao-mau/"].draft
    assert all(entry.draft for url, entry in listed.items() if url.startswith("van-ban/du-thao-mau/"))
    assert not listed["van-ban/ke-hoach-mau/"].draft
    assert "hoi-dap/ban-nhap/" not in listed


def test_a_withdrawn_text_leaves_no_word_behind() -> None:
    library = real_data()
    ma = "ke-hoach-hoi-nghi-dai-hoi-xiv-2026"
    silent = library.van_ban[ma].model_copy(update={"cong_khai": None})
    documents = MappingProxyType({**library.van_ban, ma: silent})
    header, pieces = read(search.build(dataclasses.replace(library, van_ban=documents).published()))
    assert ma not in json.dumps([header, pieces])
    assert postings(header, pieces, "quang trung") == {}


def test_the_borders_part_the_files_of_terms(library: Library) -> None:
    header, pieces = read(search.build(library))
    every = [pieces[f"t{at}"] for at in range(len(borders(header)))]
    for border, following, terms in zip(borders(header), borders(header)[1:], every, strict=False):
        assert all(border <= term < following for term in terms)


def test_the_ages_that_the_texts_say_are_known() -> None:
    header, _ = real_index()
    assert 60 in header["bang"]["tuoi"]
    assert header["bang"]["tuoi"] == sorted(header["bang"]["tuoi"])


def test_another_name_that_the_texts_say_themselves_is_not_written_out() -> None:
    header, _ = real_index()
    assert "viet thu hoach" not in header["bang"]["viet_tat"]
    assert "hdnd" in header["bang"]["viet_tat"]


def test_everyday_words_with_one_meaning_stand_together() -> None:
    header, _ = real_index()
    meant = [tuple(meanings) for _, meanings in header["bang"]["nghia"]]
    assert len(meant) == len(set(meant))


def test_a_body_is_called_without_its_plural_and_the_country() -> None:
    names = {one.url: one.names for one in entries(real_published()) if one.kind == "don-vi"}
    assert "quận ủy" in {name.lower() for name in names["don-vi/quan-uy/"]}
    assert "Ủy ban Mặt trận Tổ quốc thành phố" in names["don-vi/uy-ban-mat-tran-to-quoc-thanh-pho/"]


def test_the_last_word_of_a_quote_and_the_first_of_the_next_are_no_pair(library: Library) -> None:
    """ "… viết thu hoạch" and "Đảng viên nộp …" made an answer the only one for "thu hoạch đảng viên"."""
    ma, question = next(iter(library.hoi_dap.items()))
    cited = question.nguon[0]
    quotes = tuple(cited.model_copy(update={"trich": said}) for said in ("gieo hạt", "gặt lúa"))
    asked = {ma: question.model_copy(update={"nguon": quotes, "tra_loi": "Có.", "cau_chot": None})}
    header, pieces = read(search.build(dataclasses.replace(library, hoi_dap=MappingProxyType(asked))))
    assert postings(header, pieces, "gieo hat") and postings(header, pieces, "gat lua")
    assert postings(header, pieces, "hat gat") == {}


def test_a_pair_across_two_sentences_counts_less_than_one_within(library: Library) -> None:
    texts = ["bờ đê gieo hạt", "bờ đê gieo. Hạt"]
    pages = [HandWritten(f"trang-{at}/", "Trang", text) for at, text in enumerate(texts)]
    header, pieces = read(search.build(library, pages))
    found = postings(header, pieces, "gieo hat").values()
    within, across = [strength for _, strength in sorted(hit for hits in found for hit in hits)]
    assert within > across > 0


def test_answers_of_one_topic_stand_together() -> None:
    library = real_published()
    order = list(library.chu_de)
    topics = {f"hoi-dap/{ma}/": one.chu_de[0] for ma, one in library.hoi_dap.items()}
    answers = [one.url.partition("#")[0] for one in entries(library) if one.kind == "hoi-dap"]
    places = [order.index(topics[url]) for url in answers]
    assert places == sorted(places)


def test_marks_are_kept_apart(library: Library) -> None:
    header, _ = read(search.build(library))
    syllables = dict(one.split("=") for one in header["tu"].split(" "))
    forms = [(plain, form) for plain, every in syllables.items() for form in every[1:].split(",")]
    assert all(folded(plain + form if form in ("", *"12345") else form) == plain for plain, form in forms)


def test_filters_name_published_values_only(library: Library) -> None:
    _, pieces = read(search.build(library))
    listed = entries(library)
    for facet, values in pieces["loc"].items():
        for value, label, written in values:
            assert label
            at = 0
            for step in written.split(","):
                at += int(step, 36)
                assert value in getattr(listed[at].facets, facet)


def test_frequent_pairs_pass_the_filter() -> None:
    _, pieces = real_index()
    field = pieces["cap"]
    bits = base64.b64decode(field["du_lieu"])
    for pair in ("nghi quyet", "thu hoach", "dang vien"):
        assert all(bits[bit >> 3] & (1 << (bit & 7)) for bit in bloom_bits(pair, field["bit"]))


def test_twins_hand_over_the_same_values(library: Library) -> None:
    files = search.build(library)
    scripts = twins([*files, StaticFile("khac.json", b"{}")])
    assert len(scripts) == len(files)
    for file, script in zip(files, scripts, strict=True):
        text = script.content.decode()
        assert script.path == file.path.removesuffix("json") + "js"
        name, _, value = text.removeprefix("namroTimKiem(").removesuffix(");\n").partition(",")
        assert f"tim-kiem/{json.loads(name)}" == file.path
        assert json.loads(value) == json.loads(file.content)


def test_markup_is_no_word() -> None:
    assert words_of("<h1>Giới&nbsp;thiệu</h1>\n<p>một <b>hai</b></p>") == "Giới thiệu một hai"


def test_tables_are_sorted_and_folded(library: Library) -> None:
    table = tables(library)
    assert list(table.viet_tat) == sorted(table.viet_tat)
    assert all(key.isascii() for key in (*table.viet_tat, *table.loai, *table.co_quan))
    assert list(table.hoi) == sorted(table.hoi)
