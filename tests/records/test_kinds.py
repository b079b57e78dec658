"""One table of kinds: a kind that somebody forgot is found here."""

from __future__ import annotations

import ast
from dataclasses import fields
from typing import get_args

from conftest import ROOT, SAMPLE
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.cards.card import SECTIONS
from namro.outputs.pages import FRAMES
from namro.outputs.pages.context import frame_of
from namro.outputs.search.entries import entries
from namro.records.addresses import HOME, INDEX, LISTS, OFFLINE, SEARCH, UPDATES, listing, split
from namro.records.base import LoaiKhoan, Record
from namro.records.cach_goi import Muc, MucAn
from namro.records.clause_kinds import CLAUSE_KINDS
from namro.records.hoc_tap import DiemDen
from namro.records.kinds import BY_ID, HAND_WRITTEN, KINDS, of_file, records
from namro.records.tap_in import LoaiPhan, PhanTapIn

PACKAGE = ROOT / "hooks/namro"
NAMES = {kind.ma for kind in KINDS} | {kind.section for kind in KINDS} - {""}
ALLOWED = {"kinds.py", "addresses.py", "cach_goi.py", "hoc_tap.py", "tap_in.py"}
"""The table and the book; and four lists that the tests above hold against the table."""


def test_every_kind_stands_once_and_is_read_from_files_that_are_its_own() -> None:
    assert len(BY_ID) == len(KINDS)
    globs = [kind.files for kind in records()]
    assert len(set(globs)) == len(globs)
    for kind in records():
        assert of_file(kind.files.replace("*", "mot-ma")) == kind


def test_every_kind_is_approved_or_says_why_not() -> None:
    assert {kind.ma: kind.unapproved for kind in KINDS if kind.approved == bool(kind.unapproved)} == {}
    assert all(len(kind.unapproved) > 20 for kind in KINDS if not kind.approved)


def test_every_kind_has_its_field_in_the_library() -> None:
    held = {field.name for field in fields(Library)} - {"toan_van"}
    assert held == {kind.field for kind in records()} - {"ket_qua"}


def test_every_kind_that_readers_see_has_its_frame_and_its_card() -> None:
    for kind in records():
        if kind.section:
            assert frame_of(split(listing(kind.ma))[0]) in FRAMES, kind.ma
            assert kind.section in SECTIONS, kind.ma


def test_every_kind_that_search_finds_is_found() -> None:
    """The sample has a record of every kind."""
    library = load(SAMPLE).published()
    found = {entry.kind for entry in entries(library)}
    assert found == {kind.ma for kind in KINDS if kind.weight}
    order = [kind.ma for kind in KINDS]
    told = [order.index(entry.kind) for entry in entries(library)]
    assert told == sorted(told)


def test_the_closed_lists_of_records_are_kinds() -> None:
    places = set(get_args(DiemDen.model_fields["loai"].annotation))
    assert places <= {kind.ma for kind in KINDS if kind.whole}
    of_the_frame = {HOME, listing("chuoi"), UPDATES, INDEX, SEARCH, OFFLINE}  # `ten_chuoi` names the chains
    assert set(get_args(Muc)) == {url.removesuffix("/") for url in set(LISTS) - of_the_frame}
    needed = {"van-ban", "hoi-nghi", "don-vi", "chu-de", "doi-tuong"}  # others lead to them everywhere
    assert set(get_args(MucAn)) == {kind.ma for kind in records() if kind.section} - needed
    printed = {kind.ma for kind in records() if kind.printed}
    assert set(get_args(LoaiPhan)) - {"tu-kiem-tra", "ghi-chep", "so-sanh", "ma-tran"} == printed
    assert {BY_ID[ma].field for ma in printed} <= PhanTapIn.model_fields.keys()


def test_only_records_without_a_class_have_none() -> None:
    assert {kind.ma for kind in KINDS if kind.model is Record} == {"khoan", HAND_WRITTEN}


def test_nobody_else_lists_kinds() -> None:
    """A tuple, set, list or mapping with five names of kinds or more is a table of its own."""
    lists = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in ALLOWED:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            items = (
                node.elts
                if isinstance(node, ast.Tuple | ast.List | ast.Set)
                else node.keys
                if isinstance(node, ast.Dict)
                else []
            )
            named = {item.value for item in items if isinstance(item, ast.Constant) and item.value in NAMES}
            if len(named) >= 5:
                lists.append((path.name, sorted(named)))
    assert lists == []


def test_every_kind_of_clause_has_its_row() -> None:
    assert set(CLAUSE_KINDS) == set(get_args(LoaiKhoan))
