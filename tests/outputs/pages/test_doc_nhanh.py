"""Digests and translations on pages and in search: every step cited, the Vietnamese beside, only what was reviewed."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest
from lxml import html

from conftest import SAMPLE
from namro.language.foreign import NGON_NGU
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import hoi_dap, render, van_ban
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.outputs.preview import with_drafts
from namro.outputs.search.entries import entries
from namro.records.addresses import address, listing
from namro.records.ban_dich import CacBanDich
from namro.records.van_ban import BanDichVanBan
from support.real_data import real_published

MA, ASKED = "ke-hoach-mau", "kinh-phi-bao-nhieu"
PAGE, ANSWER = address("doc-nhanh", MA), address("hoi-dap", ASKED)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE)


@pytest.fixture(scope="module")
def pages(sample: Library) -> dict[str, Output]:
    return made(sample)


def made(library: Library) -> dict[str, Output]:
    return {output.url: output for output in render(library.published(), Edition(date(2026, 3, 3)))}


def answer(library: Library) -> str:
    """The page of the translated answer, made alone."""
    alone = Pages(library.published(), Edition(date(2026, 3, 3)), only=ANSWER)
    return next(str(one.body) for one in hoi_dap.render(alone) if one.url == ANSWER)


@pytest.mark.parametrize("ma", ["ke-hoach-mau", "nghi-quyet-mau"])
def test_the_name_of_a_document_stands_translated_on_its_page(sample: Library, ma: str) -> None:
    """Of one whose text is held, and of one that is only named."""
    document = sample.van_ban[ma]
    assert document.toan_van == (ma == "ke-hoach-mau")
    reviewed = {
        "trang_thai_bien_tap": "da-duyet",
        "nguoi_duyet": "nhóm biên soạn",
        "ngay_duyet": date(2026, 3, 2),
    }
    english = BanDichVanBan.model_validate(
        reviewed | {"ten_ngan": "A made-up paper", "trich_yeu": "on made-up work"}
    )
    named = document.model_copy(update={"ban_dich": CacBanDich[BanDichVanBan](en=english)})
    library = dataclasses.replace(sample, van_ban=MappingProxyType({**sample.van_ban, ma: named}))
    url = address("van-ban", ma)
    alone = Pages(library.published(), Edition(date(2026, 3, 3)), only=url)
    page = html.fromstring(next(str(one.body) for one in van_ban.render(alone) if one.url == url))
    (place,) = page.xpath("//*[@id='en']")
    assert [" ".join(node.text_content().split()) for node in place.xpath(".//div[@lang='en']")] == [
        "A made-up paper", "on made-up work"
    ]  # fmt: skip
    assert document.ten_ngan in place.text_content()


def unreviewed(library: Library) -> Library:
    """The sample with its Khmer translation only handed in."""
    asked = library.hoi_dap[ASKED]
    assert asked.ban_dich and asked.ban_dich.km
    draft = asked.ban_dich.km.model_copy(update={"trang_thai_bien_tap": "cho-duyet"})
    changed = asked.model_copy(update={"ban_dich": asked.ban_dich.model_copy(update={"km": draft})})
    return dataclasses.replace(library, hoi_dap=MappingProxyType({**library.hoi_dap, ASKED: changed}))


def test_every_step_leads_to_the_clauses_that_it_rests_on(pages: dict[str, Output]) -> None:
    tree = html.fromstring(str(pages[PAGE].body))
    steps = tree.xpath("//*[contains(@class,'nr-bac__dong')] | //dd | //*[@class='nr-bac__doan']")
    assert len(steps) == 1 + 5 + 3
    for step in steps:
        cited = step.xpath(".//a[@data-xt-chu]")
        assert cited and all("van-ban/ke-hoach-mau/#" in link.get("href") for link in cited)
    assert [h.text for h in tree.xpath("//article//h2")] == ["Một dòng", "Năm dòng", "Một trang", "Toàn văn"]


def test_the_full_text_and_the_home_page_show_a_step_of_it(pages: dict[str, Output]) -> None:
    reader = html.fromstring(str(pages[address("van-ban", MA)].body))
    (fold,) = reader.find_class("nr-doc__nhanh")
    assert fold.get("open") is None and len(fold.xpath(".//dd")) == 5
    assert fold.xpath(".//a/@href")[-1].endswith(PAGE)
    home = html.fromstring(str(pages[""].body))
    assert home.xpath(f"//section[@aria-labelledby='phut']//details//a[@href='{PAGE}']")
    assert not html.fromstring(str(pages[address("van-ban", "du-thao-mau")].body)).find_class("nr-doc__nhanh")


def test_each_translation_is_marked_told_apart_and_beside_the_vietnamese(pages: dict[str, Output]) -> None:
    tree = html.fromstring(str(pages[ANSWER].body))
    folds = tree.find_class("nr-dich")
    assert [fold.find_class("nr-dich__trong")[0].get("id") for fold in folds] == ["km", "zh", "en"]
    for fold, language in zip(folds, ("km", "zh", "en"), strict=True):
        told = NGON_NGU[language]
        (notice,) = fold.find_class("nr-dich__nhac")
        assert notice.find("span").get("lang") == language and told.nhac in notice.text_content()
        assert told.du_thao in notice.text_content()  # the answer rests on a draft alone
        assert "chỉ bản tiếng Việt có giá trị" in notice.text_content()
        assert "người dịch mẫu, ngày 02/03/2026" in notice.text_content()
        for pair in fold.find_class("nr-dich__doi"):
            assert [part.get("lang") for part in pair] == [language, None]
        assert "Mở rộng đường làng hết bao nhiêu tiền?" in fold.find_class("nr-dich__goc")[0].text_content()
    assert tree.xpath("//p[contains(@class,'nr-dich__co')]/a/@lang") == ["km", "zh", "en"]


def test_a_translation_that_nobody_reviewed_shows_in_the_preview_alone(sample: Library) -> None:
    library = unreviewed(sample)
    shown = answer(library)
    assert 'lang="km"' not in shown and 'lang="zh"' in shown
    assert not [one for one in entries(library.published()) if one.url.endswith("#km")]
    preview = answer(with_drafts(library))
    assert "[Chờ duyệt] ការពង្រីក" in preview and "(chưa ai duyệt)" in preview


def test_digests_and_translations_are_found(sample: Library) -> None:
    found = {one.url: one for one in entries(sample.published())}
    assert found[PAGE].title == "Kế hoạch mẫu: đọc nhanh" and "08 giờ 00" in found[PAGE].text
    assert found[f"{PAGE}#en"].title == "Sample plan: quick read"
    chinese = found[f"{ANSWER}#zh"]
    assert (
        chinese.title == "拓宽村路需要多少钱？" and chinese.draft and chinese.source == "Bản dịch tiếng Hoa"
    )


def test_every_held_document_has_a_digest_and_english_for_it_and_for_the_main_answers() -> None:
    library = real_published()
    assert {one.van_ban for one in library.doc_nhanh.values()} == library.toan_van.keys()
    assert all(one.ban_dich and one.ban_dich.en for one in library.doc_nhanh.values())
    main = {ma for topic in library.chu_de.values() for ma in topic.cau_tra_loi_chinh}
    told = {ma for ma, asked in library.hoi_dap.items() if asked.ban_dich and asked.ban_dich.en}
    assert main <= told and len(told) >= 20
    assert listing("doc-nhanh") == "doc-nhanh/"
