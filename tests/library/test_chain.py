"""Chains of papers: what is drawn is what is told, and every number meets."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from lxml import html

from conftest import SAMPLE
from namro.files.citations import stands_in
from namro.library import chain
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages.chain_layout import draw, wrap
from support.real_data import real_pages, real_published


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.fromstring(real_pages()["chuoi/"].body)


def test_the_named_chain_runs_from_resolution_to_report(library: Library) -> None:
    chuoi = library.chuoi["dai-hoi-can-tho-i"]
    assert [link.id for link in chuoi.mat_xich] == [
        "nghi-quyet",
        "chi-thi",
        "ke-hoach",
        "du-thao",
        "chuong-trinh-thanh-uy",
        "chuong-trinh-cac-noi",
        "ke-hoach-ca-nhan",
        "thu-hoach",
        "bao-cao",
    ]
    reached = {"nghi-quyet"}
    for arrow in sorted(chuoi.mui_ten, key=lambda one: [link.id for link in chuoi.mat_xich].index(one.tu)):
        if arrow.tu in reached:
            reached.add(arrow.den)
    assert reached == {link.id for link in chuoi.mat_xich}


def test_every_arrow_has_its_quotation_in_the_list_below_the_drawing(
    library: Library, page: html.HtmlElement
) -> None:
    shown = " ".join(page.text_content().split())
    for chuoi in library.chuoi.values():
        for arrow in chuoi.mui_ten:
            assert arrow.nguon, arrow.loi
            for cited in arrow.nguon:
                assert stands_in(cited.trich, library.khoan(cited))
                assert cited.trich in shown


def test_both_drawings_tell_what_the_list_tells(library: Library, page: html.HtmlElement) -> None:
    for ma, chuoi in library.chuoi.items():
        section = page.xpath(f'.//section[@aria-labelledby="{ma}"]')[0]
        listed = [
            (" ".join(dau.text_content().split()), " ".join(dau.getparent().text_content().split()))
            for dau in section.find_class("nr-chuoi-dau")
        ]
        assert [number for number, _ in listed] == [str(n) for n in range(1, len(chuoi.mui_ten) + 1)]
        for shape in ("hep", "rong"):
            drawing = section.find_class(f"nr-chuoi-hinh--{shape}")[0]
            names = [" ".join(e.text_content().split()) for e in drawing.find_class("nr-chuoi-ten")]
            assert names == [link.ten for link in chuoi.mat_xich]
            numbers = [e.text_content() for e in drawing.find_class("nr-chuoi-so")]
            words = [" ".join(e.text_content().split()) for e in drawing.find_class("nr-chuoi-loi")]
            assert numbers == [number for number, _ in listed]
            for word, (_, told) in zip(words, listed, strict=True):
                assert word.removesuffix(" (suy ra)") in told
                assert word.endswith("(suy ra)") == told.endswith("suy ra")
            dashed = len(drawing.find_class("nr-chuoi-duong--suy-ra"))
            assert dashed == sum(arrow.muc_do == "suy-ra" for arrow in chuoi.mui_ten)


def test_what_is_not_held_says_so_and_a_draft_is_badged(library: Library, page: html.HtmlElement) -> None:
    for drawing in page.find_class("nr-chuoi-hinh"):
        for node in drawing.find_class("nr-chuoi-nut"):
            state = node.find_class("nr-chuoi-co")[0].text_content()
            ma = node.get("href").strip("./").removeprefix("van-ban/").strip("/")
            held, draft = ma in library.toan_van, ma in library.van_ban and library.is_draft(ma)
            assert ("không có toàn văn" in state.lower()) == (not held)
            assert ("nr-chuoi-nut--khong" in node.get("class")) == (not held)
            assert state.startswith("Dự thảo") == draft
            if node.get("href").startswith("#"):
                assert page.get_element_by_id(node.get("href")[1:]) is not None


def test_no_style_in_the_drawing_and_it_has_a_name(page: html.HtmlElement) -> None:
    assert not page.xpath(".//@style")
    for drawing in page.find_class("nr-chuoi-hinh"):
        ids = [*drawing.get("aria-labelledby").split(), *drawing.get("aria-describedby").split()]
        assert all(page.xpath(f'.//*[@id="{one}"]')[0].text_content() for one in ids)
    every = page.xpath(".//@id")
    assert len(every) == len(set(every))


@pytest.mark.parametrize("width", [312, 700])
def test_nothing_in_a_drawing_overlaps_or_sticks_out(library: Library, width: int) -> None:
    for chuoi in library.chuoi.values():
        numbers = {(arrow.tu, arrow.den): n for n, arrow in enumerate(chuoi.mui_ten, 1)}
        drawing = draw(chuoi, numbers, width)
        assert drawing.x + drawing.box_width <= width
        bottom = 0.0
        for box in drawing.boxes:
            assert box.y > bottom
            bottom = box.y + box.height
            lines = [*box.title, box.state, *(line for arrow in box.arrows for line in arrow.words)]
            assert [line.y for line in lines] == sorted(line.y for line in lines)
            assert all(box.y + 15 < line.y < bottom - 5 for line in lines)
            assert all(later.y - earlier.y >= 17 for earlier, later in pairwise(lines))
        assert bottom <= drawing.height


def test_words_are_wrapped_whole() -> None:
    text = "Chương trình hành động của cấp ủy, tổ chức đảng"
    lines = wrap(text, 200, 17, bold=True)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert wrap("dài" * 40, 50, 17) == ["dài" * 40]


def test_a_document_knows_its_place(library: Library) -> None:
    (place,) = chain.positions(library.chuoi, "chi-thi-01-ct-tu-2025")
    assert [link.id for _, link in place.truoc] == ["nghi-quyet"]
    assert {link.id for _, link in place.sau} == {"ke-hoach", "chuong-trinh-cac-noi", "bao-cao"}
    assert list(chain.positions(library.chuoi, "dieu-le-dang")) == []


def test_a_withdrawn_document_leaves_the_chain_and_takes_its_quotations_along() -> None:
    chuoi = load(SAMPLE).chuoi["nghi-quyet-mau"]
    every = {"nghi-quyet-mau", "ke-hoach-mau", "du-thao-mau"}
    assert chain.without(chuoi, every, set()) == chuoi
    left = chain.without(chuoi, every - {"du-thao-mau"}, {"du-thao-mau"})
    assert left is not None
    assert [link.id for link in left.mat_xich] == ["nghi-quyet", "ke-hoach", "bao-cao"]
    left = chain.without(chuoi, every - {"ke-hoach-mau"}, {"ke-hoach-mau"})
    assert left is not None
    assert [link.id for link in left.mat_xich] == ["nghi-quyet", "du-thao"]
    assert chain.without(chuoi, {"ke-hoach-mau"}, {"nghi-quyet-mau", "ke-hoach-mau"}) is None


def test_the_macro_for_a_document_page_tells_before_and_after(library: Library) -> None:
    from namro.outputs.pages.context import Pages

    pages = Pages(library, Edition(date(2026, 11, 22)))
    template = pages.environment.from_string(
        "{% from 'chuoi_macros.html' import vi_tri_chuoi %}"
        "<div>{{ vi_tri_chuoi(vi_tri_trong_chuoi(ma), thu_vien, lien_ket) }}</div>"
    )
    made = html.fromstring(template.render(ma="du-thao-chuong-trinh-hanh-dong-2025", lien_ket="../{}".format))
    before, after = made.xpath(".//dd")
    assert "Nghị quyết Đại hội Cần Thơ lần thứ I" in before.text_content()
    assert "(suy ra)" in after.text_content()
    assert not html.fromstring(template.render(ma="dieu-le-dang", lien_ket="{}".format)).xpath(".//nav")


def test_the_guide_leads_to_its_chain() -> None:
    guide = real_pages()["chuyen-muc/chuoi-van-ban/"]
    assert html.fromstring(guide.body).xpath('.//a[@href="../../chuoi/#dai-hoi-can-tho-i"]')
