"""Decks of slides: read back by python-pptx, the same bytes twice, drafts marked, offered where they belong."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pptx
import pytest
from lxml import html
from pptx.presentation import Presentation

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.deck import Subject, deck, subjects
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.powerpoint import pptx as write
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages import render
from support.real_data import real_published

EDITION = Edition(date(2026, 3, 3))
TALK = Subject("chuyen-de", "chuyen-de-1")


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


def opened(packet: Packet) -> Presentation:
    return pptx.Presentation(io.BytesIO(write(packet).content))


def words(deck: Presentation) -> list[tuple[str, str, str]]:
    """Of each slide its title, its text below, the speaker's notes."""
    found = []
    for slide in deck.slides:
        assert slide.shapes.title is not None
        below = [shape.text_frame.text for shape in slide.placeholders if shape.placeholder_format.idx == 1]
        assert slide.notes_slide.notes_text_frame is not None
        found.append((slide.shapes.title.text, "\n".join(below), slide.notes_slide.notes_text_frame.text))
    return found


def test_a_talk_has_its_facts_its_quotations_and_notes_with_sources(sample: Library) -> None:
    made = write(deck(sample, EDITION, TALK))
    read = words(opened(deck(sample, EDITION, TALK)))
    assert made == write(deck(sample, EDITION, TALK))
    assert made.pages == len(read)
    talk = sample.chuyen_de["chuyen-de-1"]
    assert read[0][0] == f"Chuyên đề {talk.so}: {talk.ten}"
    assert "tính đến 03/03/2026" in read[0][1]
    assert "https://mau.example/tai-lieu/chuyen-de/chuyen-de-1/" in read[0][2]
    assert sample.don_vi[talk.nguoi_trinh_bay].ten in read[1][1]
    for cited in talk.nguon:
        (shown,) = (one for one in read if cited.trich in one[1])
        assert "Kế hoạch mẫu, " in shown[1]
        assert f"#{cited.khoan}" in shown[2]
    assert read[-1][0] == "Phần của người trình bày"


def test_a_document_is_told_by_its_named_clauses_in_their_own_words() -> None:
    library = real_published()
    ma = "du-thao-chuong-trinh-hanh-dong-2025"
    assert Subject("van-ban", ma) in subjects(library)
    made = opened(deck(library, EDITION, Subject("van-ban", ma)))
    read = words(made)
    text = " ".join(one.nguyen_van for one in library.toan_van[ma].khoan).replace("*", "")
    named = {one.nhan for one in library.van_ban[ma].nhan_ngan}
    quoted = [one for one in read if one[0] in named]
    assert {one[0] for one in quoted} == named
    for _, below, notes in quoted:
        shown = below.partition("\n")[0].strip("“”").removesuffix(" …")
        assert " ".join(shown.split()) in " ".join(text.split())
        assert "Nguồn: " in notes
    for slide in made.slides:
        assert any("DỰ THẢO" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_no_slide_holds_more_than_it_shows() -> None:
    library = real_published()
    for subject in subjects(library):
        found = deck(library, EDITION, subject).deck
        assert found
        for slide in found.slides:
            assert sum(map(len, slide.points)) <= 700, (subject, slide.title)
            assert slide.quoted is None or len(slide.quoted.words) <= 345


def test_the_deck_is_offered_on_the_shelf_and_on_the_page_of_its_record(
    sample: Library, tmp_path: Path
) -> None:
    file = Shelved(TALK.packet, "trinh-chieu", 1, 1, "x.pptx", 5, 9, "k", "Chuyên đề 1", False)
    pages = {one.url: one for one in render(sample, EDITION, packets=Shelf(tmp_path, (file,)))}
    for url in ("hoc-va-in/", "chuyen-de/chuyen-de-1/"):
        links = html.fromstring(str(pages[url].body)).xpath("//a[@download]/@href")
        assert any(link.endswith("tap-in/x.pptx") for link in links), url
    bare = {one.url: one for one in render(sample, EDITION)}
    assert "pptx" not in str(bare["hoc-va-in/"].body)
