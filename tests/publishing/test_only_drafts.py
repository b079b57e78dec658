"""A committee that has nothing but drafts: each number of tasks and questions says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import SLOTS, Frame, Output, SiteAddress, poured, token
from namro.problems import Problem
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.built import BuiltSite, Page
from namro.publishing.verify.resting import alone, counts, resting
from support.real_data import A_DAY, real_data

_FRAME = Frame.cut(
    "<!doctype html><html lang=vi><title>{}</title><meta name=description content='{}'>"
    "<link rel=canonical href='{}'>{}<body>{}</body></html>".format(*map(token, SLOTS))
)
BEFORE = date(2025, 1, 1)
"""A day on which most deadlines are still to come."""


def only_drafts(library: Library) -> Library:
    """The same records, none of whose documents is issued."""
    drafts = {ma: one.model_copy(update={"tinh_trang": "du-thao"}) for ma, one in library.van_ban.items()}
    return replace(library, van_ban=drafts)


def problems(library: Library, outputs: Iterable[Output]) -> Iterator[Problem]:
    site = BuiltSite(Path(), Path(), library, library, allowed(ROOT))
    for output in outputs:
        frames = {output.frame: _FRAME}
        finished = poured(output, frames, SiteAddress(library.trang.ten, library.trang.dia_chi_goc))
        page = Page(output.url, output.file, html.document_fromstring(finished))
        yield from resting(page, site)
        yield from counts(page, site)
        yield from alone(page, site)


def test_every_count_of_real_data_that_is_all_drafts_says_so() -> None:
    library = only_drafts(real_data()).published()
    assert [str(one) for one in problems(library, render(library, Edition(BEFORE)))] == []


@pytest.mark.parametrize("day", [A_DAY, BEFORE])
def test_every_count_of_a_sample_that_is_all_drafts_says_so(day: date) -> None:
    library = only_drafts(load(SAMPLE)).published()
    assert [str(one) for one in problems(library, render(library, Edition(day)))] == []


def test_what_cites_a_clause_of_an_issued_text_and_comes_of_drafts_alone_says_so() -> None:
    """The tasks of a draft that rest on an issued text are counted beside its clauses."""
    library = load(SAMPLE)
    own = library.hoi_dap["kinh-phi-bao-nhieu"].nguon
    tasks = [one.model_copy(update={"nguon": (*own, *one.nguon)}) for one in library.nhiem_vu["ke-hoach-mau"]]
    shown = replace(library, nhiem_vu={"du-thao-mau": tuple(tasks)}).published()
    outputs = render(shown, Edition(A_DAY))
    assert [str(one) for one in problems(shown, outputs)] == []
    text = next(one for one in outputs if one.url == "van-ban/ke-hoach-mau/")
    assert "<b>1</b> việc, từ dự thảo" in text.body
    silent = replace(text, body=text.body.replace(", từ dự thảo", ""))
    assert "dem-toan-du-thao" in {one.code for one in problems(shown, [silent])}
