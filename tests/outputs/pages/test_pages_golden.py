"""The bodies of all pages of the sample, kept under tests/golden/; `pytest --bless` writes them anew."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from lxml import html

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.frame import Output
from namro.outputs.pages import FRAMES, render

GOLDEN = ROOT / "tests/golden"


@pytest.fixture(scope="module")
def outputs() -> tuple[Output, ...]:
    return render(load(SAMPLE).published(), Edition(date(2026, 3, 3)))


def golden_file(url: str) -> Path:
    return GOLDEN / f"{url.strip('/').replace('/', '__') or 'trang-chu'}.html"


def test_every_page_is_as_blessed(outputs: tuple[Output, ...], bless: bool) -> None:
    made = {
        golden_file(output.url): f"<!-- {output.title} | {output.description} -->\n{output.body}\n"
        for output in outputs
    }
    if bless:
        for stale in set(GOLDEN.glob("*.html")) - set(made):
            stale.unlink()
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
    assert set(GOLDEN.glob("*.html")) == set(made)
    for path, text in made.items():
        assert text == path.read_text(encoding="utf-8"), path.name


def test_rendering_twice_gives_the_same(outputs: tuple[Output, ...]) -> None:
    assert render(load(SAMPLE).published(), Edition(date(2026, 3, 3))) == outputs


def test_drafts_of_editors_are_not_rendered(outputs: tuple[Output, ...]) -> None:
    assert "hoi-dap/ban-nhap/" not in {output.url for output in outputs}
    assert not any("Câu này còn đang viết" in output.body for output in outputs)


def test_a_draft_document_is_badged_wherever_it_speaks(outputs: tuple[Output, ...]) -> None:
    pages = {output.url: output for output in outputs}
    for url in ("", "van-ban/", "van-ban/du-thao-mau/", "hoi-dap/kinh-phi-bao-nhieu/"):
        badges = html.fromstring(pages[url].body).find_class("nr-nhan--du-thao")
        assert badges, url


def test_every_page_has_a_frame_one_heading_and_a_date(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        assert output.frame in FRAMES
        body = html.fromstring(output.body)
        assert len(body.xpath(".//h1")) == 1, output.url
        assert "tính đến ngày 03/03/2026" in body.text_content(), output.url
        assert 20 <= len(output.description) <= 160, output.url


def test_hostile_words_in_a_record_are_shown_as_words(project: Path) -> None:
    question = project / "data/hoi-dap/kinh-phi-bao-nhieu.yml"
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = question.read_text(encoding="utf-8")
    text = re.sub("(nguoi|ngay)_duyet: .*\n", "", text)
    text = text.replace("Mở rộng đường làng hết bao nhiêu tiền?", hostile).replace(
        "Bản dự thảo Chương trình hành động chỉ nói", hostile
    )
    question.write_text(
        re.sub("dau_van_tay: .*\n", "", text).replace("da-duyet", "cho-duyet"), encoding="utf-8"
    )
    assert (
        main(["--root", str(project), "approve", str(question), "--nguoi-duyet", "x", "--ngay", "2026-03-02"])
        == 0
    )
    pages = {output.url: output for output in render(load(project).published(), Edition(date(2026, 3, 3)))}
    for url in ("hoi-dap/", "hoi-dap/kinh-phi-bao-nhieu/", ""):
        body = html.fromstring(pages[url].body)
        assert not body.xpath(".//script[not(@src)] | .//img"), url
        assert hostile in body.text_content(), url


@pytest.mark.parametrize("root", [SAMPLE, ROOT], ids=["sample", "real"])
def test_any_text_can_be_withdrawn_and_nothing_leads_to_it_any_more(root: Path) -> None:
    library = load(root)
    for ma in library.toan_van:
        silent = library.van_ban[ma].model_copy(update={"cong_khai": None})
        documents = MappingProxyType({**library.van_ban, ma: silent})
        outputs = render(
            dataclasses.replace(library, van_ban=documents).published(), Edition(date(2026, 3, 3))
        )
        assert len(outputs) > 10
        assert f"van-ban/{ma}/" not in {output.url for output in outputs}
        for output in outputs:
            assert f"{ma}/" not in output.body, (ma, output.url)
