"""Notes are called by the mark that is printed before them: on pages, in packets, in the search; never by a count."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree, html

from conftest import ROOT
from namro.language.prose import plain
from namro.library.library import Library
from namro.outputs.packets.documents import document
from namro.outputs.packets.packet import nodes
from namro.outputs.packets.word import docx
from namro.outputs.pour import Output
from namro.outputs.search.entries import entries
from support.packets import real
from support.real_data import real_pages, real_published

# What stands before the words of a note in the five texts, as their printed lines have it.
PRINTED = re.compile(
    r"^\{#(\S+) ghi-chu\} (?:Ghi chú: )?(\^?\(\\?\*\)|\(\d+\)|⁽[⁰¹²³⁴-⁹]+⁾|[¹²³⁴-⁹])\s", re.M
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")


def printed() -> dict[tuple[str, str], str]:
    """The marks of all notes by (document, clause), read from the files themselves."""
    found = {}
    for path in sorted((ROOT / "data" / "van-ban").glob("*/toan-van.md")):
        for ma, mark in PRINTED.findall(path.read_text(encoding="utf-8")):
            found[path.parent.name, ma] = mark.translate(RAISED).lstrip("^").replace("\\", "")
    return found


MARKS = printed()


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Output]:
    return real_pages()


def test_every_note_of_every_text_has_its_printed_mark(library: Library) -> None:
    notes = [(ma, k.ma) for ma, text in library.toan_van.items() for k in text.khoan if k.loai == "ghi-chu"]
    assert sorted(notes) == sorted(MARKS)
    for (ma, khoan), mark in MARKS.items():
        assert library.ten_khoan(ma, khoan).endswith(f", chú thích {mark}")


def test_the_marks_are_those_of_the_sources(library: Library) -> None:
    lines = [
        line.translate(RAISED).replace("\\", "").lstrip("*^ ")
        for path in sorted((ROOT / "tests" / "sources").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for (ma, khoan), mark in MARKS.items():
        words = library.toan_van[ma].theo_ma[khoan].chu.removeprefix(f"Ghi chú: {mark} ")[:30]
        assert any(re.match(rf"(?:Ghi chú: )?{re.escape(mark)} *{re.escape(words)}", line) for line in lines)


def test_pages_call_a_note_by_its_mark(pages: Mapping[str, Output]) -> None:
    seen = set()
    for url, output in pages.items():
        if "#" in url or ".n1" not in output.body:
            continue
        for link in html.fromstring(output.body).xpath("//a[contains(@href, '.n')]"):
            at = re.search(r"van-ban/([\w-]+)/#([\w.]+\.n\d+)$", link.get("href"))
            words = " ".join(link.text_content().split())
            if at and "chú thích" in words:
                seen.add(at.groups())
                assert words.endswith(f"chú thích {MARKS[at.groups()]}"), url
    assert seen >= {
        ("ke-hoach-hoi-nghi-dai-hoi-xiv-2026", "IV.1.n1"),
        ("ke-hoach-hoi-nghi-dai-hoi-xiv-2026", "IV.3.n1"),
    }


def test_no_page_counts_the_notes(pages: Mapping[str, Output]) -> None:
    allowed = {f"chú thích {mark}" for mark in MARKS.values()}
    for url, output in pages.items():
        for told in re.findall(r"chú thích \(?\d+\)?", output.body):
            assert told in allowed, f"{url}: {told}"


def test_the_search_calls_a_note_by_its_mark(library: Library) -> None:
    titles = {entry.title for entry in entries(library) if entry.kind == "khoan"}
    assert {library.ten_khoan(ma, khoan) for ma, khoan in MARKS} <= titles


def test_packets_print_the_marks_of_the_original(library: Library) -> None:
    for ma, text in library.toan_van.items():
        feet = {
            plain(node.children): node.text
            for node in nodes(document(library, ma, (), None))
            if node.kind == "footnote"
        }
        for note in text.khoan:
            if note.loai == "ghi-chu" and note.chu in feet:
                assert feet.pop(note.chu) == MARKS[ma, note.ma]
        assert not feet


def test_word_files_print_the_marks_of_the_original() -> None:
    with zipfile.ZipFile(
        io.BytesIO(docx(real("van-ban-ke-hoach-hoi-nghi-dai-hoi-xiv-2026")).content)
    ) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        body = archive.read("word/document.xml").decode()
    found = ["".join(node.itertext()).strip() for node in notes][2:]
    assert [words[:3] for words in found] == ["(1)", "(2)", "(3)"]
    assert all(f"<w:t>{mark}</w:t>" in body for mark in ("(1)", "(2)", "(3)"))
