"""What a site calls things: its own kinds of documents, levels, parts and sections reach every output; a section that it
does without is nowhere."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from lxml import html

from conftest import ROOT, SAMPLE
from namro.commands.schema import files as schemas
from namro.editing.admin.config import config
from namro.library.edition import edition
from namro.library.library import Library
from namro.library.load import load
from namro.library.sections import absent
from namro.outputs import menu, pages, search
from namro.outputs.cards.card import every_card
from namro.outputs.open_data.documents.every import documents
from namro.outputs.open_data.filling import Filling
from namro.outputs.packets import deck, posters
from namro.outputs.pages import nhung
from namro.outputs.pages.context import Pages
from namro.outputs.pages.ma_tran import table
from namro.outputs.pour import Output
from namro.outputs.search.tables import tables
from namro.records.addresses import address
from namro.records.cach_goi import CHUNG, MucAn
from namro.records.kinds import BY_ID
from namro.records.nhiem_vu import VaiKhac

NAMES = """
cach_goi:
  loai_van_ban:
    - ma: ke-hoach
      ten: Kế hoạch của Hội đồng
    - ma: huong-uoc
      ten: Hương ước
      chu_so: hu
  cap:
    - ma: ban-hoi-dong
      ten: Ban của Hội đồng
  vai_tro:
    - ma: tham-tra
      ten: Thẩm tra
    - ma: chu-tri
      ten: Cơ quan trình
  muc:
    - ma: hoi-dap
      ten: Cử tri hỏi
    - ma: nhiem-vu
      ten: Việc của đại biểu
    - ma: thuat-ngu
      ten: Từ khó
"""


def sample(root: Path, settings: str) -> Path:
    shutil.copytree(SAMPLE, root)
    site = root / "data/trang.yml"
    site.write_text(site.read_text(encoding="utf-8") + settings.lstrip(), encoding="utf-8", newline="\n")
    return root


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("tên") / "dự án", NAMES)


@pytest.fixture(scope="module")
def library(named: Path) -> Library:
    """The published sample with the site's own names: one body stands on a level of its own, a task has a part of its
    own."""
    shown = load(named).published()
    body = next(iter(shown.don_vi.values()))
    task = next(iter(shown.nhiem_vu_theo_ma.values()))[1]
    who = task.nguoi.model_copy(update={"vai_khac": (VaiKhac(vai="tham-tra", don_vi=(body.id,)),)})
    tasks = {
        ma: tuple(one.model_copy(update={"nguoi": who}) if one.id == task.id else one for one in every)
        for ma, every in shown.nhiem_vu.items()
    }
    bodies = {**shown.don_vi, body.id: body.model_copy(update={"cap": "ban-hoi-dong"})}
    return replace(shown, nhiem_vu=tasks, don_vi=bodies)


@pytest.fixture(scope="module")
def made(named: Path, library: Library) -> dict[str, Output]:
    return {one.url: one for one in pages.render(library, edition(named, library))}


def words(page: Output) -> str:
    return " ".join(html.fromstring(str(page.body)).text_content().split())


def test_kinds_and_levels_and_parts_are_said_as_the_site_says_them(
    library: Library, made: dict[str, Output]
) -> None:
    assert "Kế hoạch của Hội đồng" in words(made["van-ban/ke-hoach-mau/"])
    assert any("Kế hoạch của Hội đồng" in card.what for card in every_card(library))
    assert "Ban của Hội đồng" in words(made["nhiem-vu/theo-don-vi/"])
    task = next(ma for ma, (_, one) in library.nhiem_vu_theo_ma.items() if one.nguoi.vai_khac)
    document = library.nhiem_vu_theo_ma[task][0]
    assert "Thẩm tra: " in words(made[f"nhiem-vu/{document}/{task}/"])
    assert "Chủ trì hoặc chỉ đạo" not in "".join(words(page) for page in made.values())


def test_a_document_of_the_site_s_own_kind_reaches_every_output(named: Path, library: Library) -> None:
    """Pages, what search engines are told, cards to embed, the text as files, slides, what stands below a poster."""
    document = library.van_ban["ke-hoach-mau"].model_copy(update={"loai": "huong-uoc"})
    held = replace(library, van_ban={**library.van_ban, "ke-hoach-mau": document})
    as_of = edition(named, held)
    page = next(one for one in pages.render(held, as_of) if one.url == "van-ban/ke-hoach-mau/")
    assert "Hương ước" in words(page) and "Hương ước" in str(page.linked)
    cards = [file.content.decode() for file in nhung.files(Pages(held, as_of)) if file.path.endswith(".html")]
    assert cards
    texts = {file.path: file.content.decode() for file in documents(Filling(held, as_of))}
    assert all(
        "Hương ước" in texts[f"du-lieu/van-ban/ke-hoach-mau.{ending}"] for ending in ("xml", "txt", "md")
    )
    decks = [deck.deck(held, as_of, one).deck for one in deck.subjects(held) if one.kind == "van-ban"]
    assert decks and all(one and one.lines[0].startswith("Hương ước ") for one in decks)
    for ma, record in held.ap_phich.items():
        assert posters.poster(held, as_of, ma, record).poster


def test_outputs_ask_the_site_for_its_names() -> None:
    """The engine's own are its defaults: whoever reads them past the site fails on a value that the site has added."""
    own = re.compile(r"\b(?:LOAI_VAN_BAN|CAP_DON_VI|VAI_TRO)\[")
    folders = ("library", "rules", "outputs", "publishing")
    files = [path for folder in folders for path in (ROOT / "hooks/namro" / folder).rglob("*.py")]
    assert len(files) > 200
    assert [path.name for path in files if own.search(path.read_text(encoding="utf-8"))] == []


def test_the_open_table_has_a_column_for_a_part_of_the_site_s_own(named: Path, library: Library) -> None:
    head, *rows = table(library, edition(named, library)).content.decode("utf-8-sig").splitlines()
    assert head.endswith(",tham_tra")
    assert sum(1 for row in rows if not row.endswith(",")) == 1


def test_sections_are_called_as_the_site_calls_them_in_menu_pages_cards_and_search(
    library: Library, made: dict[str, Output]
) -> None:
    nav = menu.whole([{"Trang chủ": "index.md"}, {"Hỏi đáp": "hoi-dap/index.md"}], (), library.trang.ten_muc)
    assert {"Cử tri hỏi": "hoi-dap/index.md"} in nav and {"Việc của đại biểu": "nhiem-vu/index.md"} in nav
    assert made["hoi-dap/"].title == "Cử tri hỏi" and made["thuat-ngu/"].title == "Từ khó"
    assert "Cử tri hỏi" in {card.title for card in every_card(library)}
    for url, page in made.items():
        trail = html.fromstring(str(page.body)).xpath("//nav[contains(@class, 'nr-duong')]//a/text()")
        assert not {"Hỏi đáp", "Việc phải làm"} & {one.strip() for one in trail}, url
    index = "".join(file.content.decode() for file in search.build(library) if file.path.endswith("json"))
    assert "Cử tri hỏi" in index and "Từ khó" in index
    assert tables(library).loai["huong uoc"] == "hu"


def test_editors_are_offered_the_site_s_own_values(library: Library) -> None:
    goi = library.trang.goi
    schema = json.loads(schemas(goi)[".vscode/schemas/van-ban.json"])
    assert "huong-uoc" in schema["definitions"]["VanBan"]["properties"]["loai"]["enum"]
    told = json.dumps(config(library.trang), ensure_ascii=False)
    assert '{"value": "huong-uoc", "label": "Hương ước"}' in told
    assert '{"value": "ban-hoi-dong", "label": "Ban của Hội đồng"}' in told
    assert [*goi.cap][-3:] == ["ban-hoi-dong", "nhieu-cap", "chua-neu"]
    assert "huong-uoc" not in CHUNG.loai_van_ban


@pytest.mark.parametrize("muc", get_args(MucAn))
def test_a_section_that_the_site_does_without_is_nowhere(tmp_path: Path, muc: str) -> None:
    root = sample(tmp_path / "dự án", f"cach_goi:\n  muc_an: [{muc}]\n")
    whole = load(root)
    shown = whole.published()
    gone = absent(shown)
    assert gone or muc == "hoi-dap"  # whose page lists the guides, too
    made = pages.render(shown, edition(root, shown))
    urls = {page.url for page in made}
    kind = BY_ID[muc]
    assert not urls & {address(muc, ma, whole.parent(kind, ma)) for ma in whole.of(kind)}
    for url in gone:
        page = url.partition("#")[0]
        if page != url:
            continue
        assert page not in urls, page
        leads = [one.url for one in made if re.search(rf'href="(?:\.\./)*{re.escape(page)}"', str(one.body))]
        assert leads == [], page
