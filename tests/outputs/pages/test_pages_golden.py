"""A page of the sample for each template, kept under tests/golden/; `pytest --bless` writes them anew."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from jinja2 import nodes
from lxml import html

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.pages import FRAMES, ngoai_tuyen, render, so_sanh, tu_kiem_tra
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output, StaticFile
from support.self_tests import asking
from support.versions import versions

GOLDEN = ROOT / "tests/golden"


GOLDEN_PAGES = {
    "ap_phich.html": "ap-phich/nop-bao-cao/",
    "ap_phich_list.html": "ap-phich/",
    "ban_tin.html": "ban-tin/nop-bao-cao/",
    "ban_tin_list.html": "ban-tin/",
    "cap_nhat.html": "cap-nhat/",
    "cay_hoi.html": "tu-xem/nop-bao-cao/",
    "cay_hoi_list.html": "tu-xem/",
    "chi_muc.html": "chi-muc/",
    "chu_de.html": "hoi-dap/theo-chu-de/bao-cao/",
    "chua_neu.html": "nhiem-vu/ke-hoach-mau/chua-neu/",
    "chuoi.html": "chuoi/",
    "chuyen_de.html": "chuyen-de/chuyen-de-1/",
    "chuyen_muc.html": "chuyen-muc/bao-cao/",
    "cuoc_hop.html": "cuoc-hop/hoc-nghi-quyet-mau/",
    "cuoc_hop_list.html": "cuoc-hop/",
    "danh_cho.html": "danh-cho/dang-vien/",
    "doc_nhanh.html": "doc-nhanh/ke-hoach-mau/",
    "doc_nhanh_list.html": "doc-nhanh/",
    "doi_chieu.html": "doi-chieu/",
    "don_vi.html": "don-vi/dang-uy-mau/",
    "don_vi_list.html": "nhiem-vu/theo-don-vi/",
    "dong_thoi_gian.html": "dong-thoi-gian/",
    "hoi_dap.html": "hoi-dap/bao-cao-khi-nao/",
    "hoi_dap_list.html": "hoi-dap/",
    "hoi_nghi.html": "hoi-nghi/hoi-nghi-mau/",
    "hoc_va_in.html": "hoc-va-in/",
    "home.html": "",
    "lich.html": "lich/",
    "lich_thang.html": "lich/2026-03/",
    "lo_trinh.html": "lo-trinh/dang-vien/",
    "ma_tran.html": "nhiem-vu/ma-tran/",
    "ngoai_tuyen.html": "ngoai-tuyen/",
    "nguyen_tac.html": "nhiem-vu/nguyen-tac/",
    "nhiem_vu_bang.html": "nhiem-vu/",
    "nhiem_vu_cac_van_ban.html": "nhiem-vu/theo-van-ban/",
    "nhiem_vu_thoi_gian.html": "nhiem-vu/thoi-gian/2026-06/",
    "nhiem_vu_van_ban.html": "nhiem-vu/ke-hoach-mau/",
    "so_lieu.html": "nhiem-vu/so-lieu/",
    "so_sanh.html": "van-ban/quy-che-mau-2026/so-voi-quy-che-mau-2024/",
    "tai_lieu_list.html": "tai-lieu/",
    "tap_cua_toi.html": "tap-in/cua-toi/",
    "tap_in_list.html": "tap-in/",
    "thuat_ngu_list.html": "thuat-ngu/",
    "tim_kiem.html": "tim-kiem/",
    "tu_kiem_tra.html": "tu-kiem-tra/doi-tuong-dang-vien/",
    "tu_kiem_tra_list.html": "tu-kiem-tra/",
    "van_ban.html": "van-ban/ke-hoach-mau/",
    "van_ban_duoc_nhac.html": "van-ban/nghi-quyet-mau/",
    "van_ban_list.html": "van-ban/",
    "viec.html": "nhiem-vu/ke-hoach-mau/nop-bao-cao/",
}
"""One page a template, the one that shows most of it; the others are read by test_sample_pages.py."""


@pytest.fixture(scope="module")
def rendered() -> tuple[dict[str, str], tuple[Output, ...]]:
    """The template of each address, and all pages: those of the records, two versions beside each other, self-tests, the
    offer of the offline copy."""
    templates = {}

    class Noting(Pages):
        def output(self, url: str, template: str, *values: Any, **more: Any) -> Output:
            templates[url] = template
            return super().output(url, template, *values, **more)

    library, as_of = load(SAMPLE).published(), Edition(date(2026, 3, 3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("namro.outputs.pages.Pages", Noting)
        made = render(library, as_of)
    copy = StaticFile("ngoai-tuyen/mau.zip", bytes(1_500_000))
    compared = so_sanh.render(Noting(versions(), as_of))
    asked = tu_kiem_tra.render(Noting(asking(), as_of))
    return templates, (*made, *compared, *asked, ngoai_tuyen.page(Noting(library, as_of), copy))


@pytest.fixture(scope="module")
def outputs() -> tuple[Output, ...]:
    return render(load(SAMPLE).published(), Edition(date(2026, 3, 3)))


def golden_file(url: str) -> Path:
    return GOLDEN / f"{url.strip('/').replace('/', '__') or 'trang-chu'}.html"


def test_one_page_a_template_is_as_blessed(
    rendered: tuple[dict[str, str], tuple[Output, ...]], bless: bool
) -> None:
    _, outputs = rendered
    made = {
        golden_file(output.url): f"<!-- {output.title} | {output.description} -->\n{output.body}\n"
        for output in outputs
        if output.url in GOLDEN_PAGES.values()
    }
    if bless:
        for stale in set(GOLDEN.glob("*.html")) - set(made):
            stale.unlink()
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
    assert set(GOLDEN.glob("*.html")) == set(made)
    for path, text in made.items():
        assert text == path.read_text(encoding="utf-8"), path.name


def test_every_template_of_a_page_has_one_golden_page_and_no_page_is_blessed_twice(
    rendered: tuple[dict[str, str], tuple[Output, ...]],
) -> None:
    templates, _ = rendered
    environment = Pages(load(SAMPLE).published(), Edition(date(2026, 3, 3))).environment
    assert environment.loader is not None
    extending = {
        name
        for name in environment.list_templates(extensions=["html"])
        if environment.parse(environment.loader.get_source(environment, name)[0]).find(nodes.Extends)
    }
    assert set(GOLDEN_PAGES) == set(templates.values()) == extending
    assert {template: templates.get(url) for template, url in GOLDEN_PAGES.items()} == {
        template: template for template in GOLDEN_PAGES
    }
    assert len({*GOLDEN_PAGES.values()}) == len(GOLDEN_PAGES)


def test_rendering_twice_gives_the_same(outputs: tuple[Output, ...]) -> None:
    assert render(load(SAMPLE).published(), Edition(date(2026, 3, 3))) == outputs


def test_drafts_of_editors_are_not_rendered(outputs: tuple[Output, ...]) -> None:
    assert "hoi-dap/ban-nhap/" not in {output.url for output in outputs}
    assert not any("Câu này còn đang viết" in output.body for output in outputs)


def test_a_draft_document_is_badged_wherever_it_speaks(outputs: tuple[Output, ...]) -> None:
    pages = {output.url: output for output in outputs}
    for url in ("van-ban/", "van-ban/du-thao-mau/", "hoi-dap/kinh-phi-bao-nhieu/"):
        badges = html.fromstring(pages[url].body).find_class("nr-nhan--du-thao")
        assert badges, url


def test_every_page_has_a_frame_and_one_heading(outputs: tuple[Output, ...]) -> None:
    for output in outputs:
        assert output.frame in FRAMES
        body = html.fromstring(output.body)
        assert len(body.xpath(".//h1")) == 1, output.url
        assert 20 <= len(output.description) <= 160, output.url


def test_hostile_words_in_a_record_are_shown_as_words(project: Path) -> None:
    question = project / "data/hoi-dap/kinh-phi-bao-nhieu.yml"
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = question.read_text(encoding="utf-8")
    text = re.sub("ban_dich:\n(?: .*\n|\n)*", "", text)  # which translates other words
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
