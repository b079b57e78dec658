"""The cards of clauses for pages of other sites: what they hold, who has one, and that nothing withheld is in what
machines are told beside the pages."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import pages
from namro.outputs.feeds import records
from namro.outputs.pages import nhung
from namro.outputs.pages.context import Pages
from namro.outputs.preview import with_drafts
from namro.records.chuyen_huong import ChuyenHuong
from namro.records.clause_kinds import CLAUSE_KINDS

AS_OF = Edition(date(2026, 3, 3))
BASE = "https://mau.example/tai-lieu/"
GROUND = re.compile(r"^cong_khai:\n(?:[ -].*\n)+", re.MULTILINE)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


def cards(library: Library) -> dict[str, bytes]:
    return {file.path: file.content for file in nhung.files(Pages(library, AS_OF))}


@pytest.fixture(scope="module")
def made(sample: Library) -> dict[str, bytes]:
    return cards(sample)


def read(made: dict[str, bytes], ma: str, khoan: str) -> tuple[Any, dict[str, Any]]:
    folder = f"nhung/{ma}/{khoan}/"
    return html.fromstring(made[f"{folder}index.html"].decode()), json.loads(made[f"{folder}oembed.json"])


def test_what_says_something_alone_has_a_card(made: dict[str, bytes], sample: Library) -> None:
    for ma, text in sample.toan_van.items():
        for khoan in text.khoan:
            kind = CLAUSE_KINDS[khoan.loai]
            wanted = kind.asked and kind.look != "table"
            assert (f"nhung/{ma}/{khoan.ma}/index.html" in made) == wanted, (ma, khoan.ma)


def test_a_card_has_the_words_the_document_its_state_and_its_address(
    made: dict[str, bytes], sample: Library
) -> None:
    for ma, text in sample.toan_van.items():
        for khoan in nhung.shown(sample, ma):
            card, told = read(made, ma, khoan.ma)
            (words,) = card.xpath("//blockquote")
            assert words.text_content() == khoan.nguyen_van
            (link,) = card.xpath("//figcaption//a[@target]")
            at = f"{BASE}nhung/{ma}/{khoan.ma}/"
            where = sample.shown_at(f"van-ban/{ma}/#{khoan.ma}")
            assert urljoin(at, link.get("href")) == BASE + where
            assert (link.text_content(), link.get("rel")) == (sample.van_ban[ma].ten_ngan, "noopener")
            draft = sample.is_draft(ma)
            assert bool(card.find_class("nr-nhan--du-thao")) == draft
            assert ("dự thảo" in told["title"].lower()) == draft
            assert card.xpath("//script | //*[@style] | //img | //form") == []
            assert card.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert text.theo_ma[khoan.ma] == khoan


def test_oembed_gives_the_frame_that_the_card_offers_to_copy(made: dict[str, bytes], sample: Library) -> None:
    """The required fields of a rich answer (oembed.com, 2.3.4.4), and the way to it from the card."""
    for ma in sample.toan_van:
        for khoan in nhung.shown(sample, ma):
            card, told = read(made, ma, khoan.ma)
            at = f"{BASE}nhung/{ma}/{khoan.ma}/"
            (found,) = card.xpath("//link[@type='application/json+oembed']/@href")
            assert found == f"{at}oembed.json"
            assert (told["version"], told["type"]) == ("1.0", "rich")
            assert isinstance(told["width"], int)
            assert isinstance(told["height"], int)
            (offered,) = card.xpath("//textarea")
            assert offered.text_content() == told["html"]
            frame = html.fragment_fromstring(told["html"])
            assert (frame.tag, frame.get("src"), frame.get("title")) == ("iframe", at, told["title"])
            assert int(frame.get("height")) == told["height"]


def test_a_clause_offers_its_card_where_it_is_read(sample: Library) -> None:
    asked = Pages(sample, AS_OF, only="van-ban/ke-hoach-mau/")
    (reader,) = (one for section in pages.SECTIONS for one in section(asked) if one.url == asked.only)
    tree = html.fromstring(str(reader.body))
    led = {urljoin(BASE + reader.url, one.get("href")) for one in tree.find_class("nr-nhung")}
    wanted = {f"{BASE}nhung/ke-hoach-mau/{one.ma}/#nhung" for one in nhung.shown(sample, "ke-hoach-mau")}
    assert led == wanted


def test_a_later_change_is_said_on_the_card(sample: Library) -> None:
    document = sample.van_ban["ke-hoach-mau"].model_copy(update={"tinh_trang": "het-hieu-luc"})
    over = dataclasses.replace(sample, van_ban={**sample.van_ban, "ke-hoach-mau": document})
    (first, *_) = nhung.shown(over, "ke-hoach-mau")
    card, _ = read(cards(over), "ke-hoach-mau", first.ma)
    assert "Hết hiệu lực" in card.text_content()
    assert "Đã ban hành" not in card.text_content()


def test_the_card_of_a_renamed_document_leads_on(sample: Library) -> None:
    moved = ChuyenHuong(tu="van-ban/ten-cu/", den="van-ban/ke-hoach-mau/")
    renamed = dataclasses.replace(sample, chuyen_huong=(*sample.chuyen_huong, moved))
    (first, *_) = nhung.shown(renamed, "ke-hoach-mau")
    page = html.fromstring(cards(renamed)[f"nhung/ten-cu/{first.ma}/index.html"].decode())
    (target,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    led = urljoin(f"{BASE}nhung/ten-cu/{first.ma}/", target.partition("url=")[2])
    assert led == f"{BASE}nhung/ke-hoach-mau/{first.ma}/"


def test_two_names_that_are_one_file_on_some_disks_have_one_card(sample: Library) -> None:
    text = sample.toan_van["ke-hoach-mau"]
    (first, *_) = nhung.shown(sample, "ke-hoach-mau")
    twin = dataclasses.replace(first, ma=first.ma.swapcase())
    doubled = dataclasses.replace(text, khoan=(*text.khoan, twin))
    library = dataclasses.replace(sample, toan_van={**sample.toan_van, "ke-hoach-mau": doubled})
    names = [one.ma.lower() for one in nhung.shown(library, "ke-hoach-mau")]
    assert twin.ma != first.ma
    assert len(names) == len(set(names))


def said(root: Path, *, published: bool = True) -> str:
    """Everything that machines are told beside the pages: search engines, cards, oEmbed, feeds."""
    whole = load(root)
    shown = Pages((whole if published else with_drafts(whole)).published(), AS_OF)
    told = [str(one.linked) for one in pages.render(shown.library, AS_OF)]
    told += [one.content.decode() for one in (*nhung.files(shown), *records.files(shown))]
    return "\n".join(told)


def test_nothing_withheld_unapproved_or_private_is_told(project: Path) -> None:
    """Planted: a question that is being written, a text without a ground for publication with an answer that cites it, a
    signer and a mailbox of the committee's own papers."""
    unapproved = ("Câu này còn đang viết?", "Chưa xong nên không được công bố", "ban-nhap")
    withheld = ("nắm vững Nghị quyết", "bao-cao-khi-nao", "nhung/ke-hoach-mau/")
    private = ("Người Ký Giấy", "co-quan.example")
    meeting = next((project / "data/cuoc-hop").glob("*.yml"))
    signed = meeting.read_text(encoding="utf-8").replace("ho_ten: Người Mẫu", "ho_ten: Người Ký Giấy")
    meeting.write_text(signed, encoding="utf-8", newline="\n")
    site = project / "data/trang.yml"
    mailbox = "lien_he_bao_mat: https://co-quan.example/bao-mat\n"
    site.write_text(site.read_text(encoding="utf-8") + mailbox, encoding="utf-8", newline="\n")
    open_to_all = said(project)
    assert [one for one in withheld if one not in open_to_all] == []
    assert [one for one in unapproved[:2] if one not in said(project, published=False)] == []
    document = project / "data/van-ban/ke-hoach-mau/van-ban.yml"
    bare, count = GROUND.subn("", document.read_text(encoding="utf-8"))
    assert count == 1
    document.write_text(bare, encoding="utf-8", newline="\n")
    shown = said(project)
    assert [one for one in (*unapproved, *private) if one in open_to_all + shown] == []
    assert [one for one in withheld if one in shown] == []
