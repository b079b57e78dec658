"""The address book: there and back for every record, and nobody else makes or reads an address."""

from __future__ import annotations

import ast
import re

import pytest

from conftest import ROOT
from namro.library.history.named import named
from namro.outputs.search.entries import entries
from namro.publishing.comparison.inputs import inputs
from namro.records.addresses import Where, address, clause, find, listing, split, tasks_of
from namro.records.kinds import BY_ID, HAND_WRITTEN, KINDS, records
from support.real_data import real_pages, real_published

SECTIONS = {kind.section for kind in KINDS if kind.section and "{" not in kind.section}


def test_there_and_back_for_every_record() -> None:
    library = real_published()
    for kind in records():
        for ma in library.of(kind) if kind.address else ():
            cha = library.parent(kind, ma)
            assert find(address(kind.ma, ma, cha)) == Where(kind.ma, ma, cha)
    for ma, text in library.toan_van.items():
        for khoan in text.khoan:
            assert find(clause(ma, khoan.ma)) == Where("khoan", khoan.ma, ma)


def test_every_module_that_names_addresses_names_the_same() -> None:
    library = real_published()
    told = {key: place.url for key, place in named(library, {}).items()}
    made = set(real_pages())
    built = {tuple(key.split("/")): muc.url for key, muc in inputs(ROOT).muc.items()}
    for (kind, ma), url in told.items():
        if kind != "chu-de":  # a topic that nobody asked about is told of on the list of questions
            assert url == address(kind, ma, library.parent(BY_ID[kind], ma))
        assert built.get((kind, ma), url) in (url, address(kind, ma, library.parent(BY_ID[kind], ma)))
        assert split(url)[0] in made, url
    for entry in entries(library):
        assert split(entry.url)[0] in made, entry.url
        where = find(entry.url)
        if entry.kind == HAND_WRITTEN:  # the minute of the home page: a place on a page about no record
            assert where is None
            continue
        assert where and entry.kind in (where.kind, "hoi-nghi"), entry.url


def test_lists_and_other_pages_are_no_records() -> None:
    for kind in records():
        if kind.section:
            assert find(listing(kind.ma)) is None
    for url in (
        "",
        "nhiem-vu/ma-tran/",
        tasks_of("ke-hoach"),
        "gioi-thieu/",
        "https://example.org/",
        "../hoi-dap/",
    ):
        assert find(url) is None


def test_a_kind_without_a_place_has_no_address() -> None:
    with pytest.raises(KeyError):
        address("khong-phai-nhiem-vu", "mot-ma")


def test_no_other_module_builds_an_address() -> None:
    built = []
    section = re.compile(rf"^/?(?:{'|'.join(sorted(SECTIONS))})/")
    for path in sorted((ROOT / "hooks/namro").rglob("*.py")):
        if path.name == "addresses.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else None
            if isinstance(first, ast.Constant) and section.match(str(first.value)):
                built.append(f"{path.name}:{node.lineno}")
    assert built == []


def test_no_template_builds_an_address() -> None:
    built = re.compile(rf"['\"](?:{'|'.join(sorted(SECTIONS))})/[^'\"?]*['\"]\s*~")
    found = [
        f"{path.name}: {hit}"
        for path in sorted((ROOT / "hooks/namro").rglob("*.html"))
        for hit in built.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []
