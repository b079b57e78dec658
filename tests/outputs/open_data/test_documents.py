"""Texts as files: valid by the schema of OASIS, every word there once and in order, read by parsers that are not ours."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from conftest import ROOT, SAMPLE
from namro.files.clauses import Khoan, ToanVan
from namro.language import personal
from namro.language.prose import plain_inline
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.documents.every import documents
from namro.outputs.open_data.documents.forms import FOLDER, FORMS
from namro.outputs.open_data.filling import API, Filling
from namro.outputs.open_data.make import files
from namro.outputs.pages import render
from namro.publishing.media_types import PACKED, TYPES
from namro.records.addresses import address
from namro.records.base import TrichDan
from namro.records.van_ban import GiaTriVanBan, NgayVanBan, QuanHe
from support.law_texts import AMENDING, LADDER, UNNUMBERED, text_of
from support.real_data import real_published

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:namro:van-ban:1}"
NAMES = {"a": AKN[1:-1], "nr": OURS[1:-1]}
AS_OF = Edition(date(2026, 3, 3))
DAY = date(2026, 2, 20)
LAW, PLAN, NOTICE, OLD = "nghi-dinh-mau", "ke-hoach-thang", "thong-bao-mau", "nghi-dinh-cu"


@cache
def schema() -> Any:
    return etree.XMLSchema(etree.parse(ROOT / "tests/akoma-ntoso/akomantoso30.xsd"))


def library_of(**texts: ToanVan) -> Library:
    """The sample and made-up texts: a decree that amends an older one, a plan of the Party's ladder, a notice."""
    sample = load(SAMPLE).published()
    plain = sample.van_ban["du-thao-mau"].model_copy(update={"tinh_trang": "da-ban-hanh"})
    cited = TrichDan(van_ban=LAW, khoan="dieu-1.1", trich="Sửa đổi, bổ sung Điều 5")
    change = QuanHe(
        muc_do="trich-dan", nguon=(cited,), loai="sua-doi", van_ban=OLD, tu_ngay=DAY, khoan=("dieu-5",)
    )
    whole = change.model_copy(update={"loai": "thay-the", "khoan": (), "van_ban": NOTICE})
    made = {
        OLD: plain.model_copy(update={"loai": "nghi-dinh", "ten_ngan": "Nghị định cũ", "toan_van": True}),
        NOTICE: plain.model_copy(update={"loai": "thong-bao", "ten_ngan": "Thông báo mẫu"}),
        PLAN: plain.model_copy(update={"loai": "ke-hoach", "ten_ngan": "Kế hoạch thang"}),
        LAW: plain.model_copy(
            update={
                "loai": "nghi-dinh",
                "ten_ngan": "Nghị định mẫu",
                "so_ky_hieu": GiaTriVanBan(muc_do="trich-dan", gia_tri="12/2026/NĐ-MAU"),
                "ngay_ban_hanh": NgayVanBan(muc_do="trich-dan", gia_tri=DAY),
                "quan_he": (change, whole),
            }
        ),
    }
    held = {
        LAW: text_of(AMENDING),
        PLAN: text_of(LADDER),
        NOTICE: text_of(UNNUMBERED),
        OLD: text_of("{#dieu-5 dieu} Điều 5. Tên cũ\n"),
        **texts,
    }
    return dataclasses.replace(
        sample,
        van_ban=MappingProxyType({**sample.van_ban, **made}),
        toan_van=MappingProxyType({**sample.toan_van, **held}),
    )


def files_of(library: Library) -> dict[str, bytes]:
    return {one.path.removeprefix(FOLDER): one.content for one in documents(Filling(library, AS_OF))}


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


@pytest.fixture(scope="module")
def made(library: Library) -> dict[str, bytes]:
    return files_of(library)


def xml(made: dict[str, bytes], ma: str) -> Any:
    return etree.fromstring(made[f"{ma}.xml"])


def said(text: ToanVan, ending: str = "xml") -> list[str]:
    """Every word that the clauses print, in order; merged cells and the sign of raised letters print nothing. Notes to the
    rows of a table stand with their row, or below the table where only words are written."""
    ordered = list(text.khoan) if ending == "xml" else list(_notes_below(text))
    return [word for khoan in ordered for words in _printed(khoan) for word in words.split()]


def _notes_below(text: ToanVan) -> Iterator[Khoan]:
    table, notes = "", list[Khoan]()
    for khoan in text.khoan:
        if khoan.loai == "ghi-chu" and table and khoan.ma.startswith(f"{table}."):
            notes.append(khoan)
            continue
        if khoan.bang != table:
            yield from notes
            table, notes = khoan.bang, []
        yield khoan
    yield from notes


def _printed(khoan: Khoan) -> Iterator[str]:
    if not khoan.bang:
        yield khoan.nguyen_van.replace("^(", "(")
        return
    for row in khoan.hang_o:
        yield from (plain_inline(line) for cell in row if cell not in (("<",), ("^",)) for line in cell)


def words_of_xml(content: bytes) -> list[str]:
    """What stands in a file outside what is known of the text."""
    tree = etree.fromstring(content)
    for meta in list(tree.iter(f"{AKN}meta")):
        meta.getparent().remove(meta)
    return "".join(tree.itertext()).split()


def words_of_plain(content: bytes) -> list[str]:
    return content.decode().partition(f"\n{'-' * 72}\n")[2].split()


def words_of_markdown(content: bytes) -> list[str]:
    """As another parser reads it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    rule = next(at for at, token in enumerate(tokens) if token.type == "hr")
    assert not [
        token.type for token in tokens[rule + 1 :] if token.type in ("hr", "code_block", "html_block")
    ]
    assert not any("list" in token.type for token in tokens[rule + 1 :])
    words = []
    for token in tokens[rule + 1 :]:
        breaks = ("softbreak", "hardbreak")
        leaves = ("\n" if one.type in breaks else one.content for one in token.children or ())
        assert all(
            one.type in ("text", *breaks) or one.type.startswith(("em_", "strong_"))
            for one in token.children or ()
        )
        words.append("".join(leaves))
    return " ".join(words).split()


READERS = {"xml": words_of_xml, "txt": words_of_plain, "md": words_of_markdown}


def test_of_the_real_texts_no_word_is_lost_added_or_altered(site: Path) -> None:
    """In the built site, as it is published."""
    texts = real_published().toan_van
    assert len(texts) == 5
    for ma, text in texts.items():
        for ending, read in READERS.items():
            assert read((site / FOLDER / f"{ma}.{ending}").read_bytes()) == said(text, ending), (ma, ending)
        tree = etree.parse(site / FOLDER / f"{ma}.xml")
        assert schema().validate(tree), schema().error_log
        assert [one.get(f"{OURS}khoan") for one in tree.iter() if one.get(f"{OURS}khoan")] == [
            khoan.ma for khoan in text.khoan
        ]
    assert {path.name for path in (site / FOLDER).iterdir()} == {
        f"{ma}.{end}" for ma in texts for end in READERS
    }


def test_of_a_made_up_text_no_word_is_lost_added_or_altered(library: Library, made: dict[str, bytes]) -> None:
    for ma, text in library.toan_van.items():
        for ending, read in READERS.items():
            assert read(made[f"{ma}.{ending}"]) == said(text, ending), (ma, ending)


def test_every_file_is_valid(library: Library, made: dict[str, bytes]) -> None:
    for ma in library.toan_van:
        tree = xml(made, ma)
        assert schema().validate(tree), (ma, schema().error_log)


def test_every_clause_is_one_element_with_both_ids(library: Library, made: dict[str, bytes]) -> None:
    for ma, text in library.toan_van.items():
        ours = [one for one in xml(made, ma).iter() if one.get(f"{OURS}khoan")]
        assert [(one.get(f"{OURS}khoan"), one.get(f"{OURS}loai")) for one in ours] == [
            (khoan.ma, khoan.loai) for khoan in text.khoan
        ]
        eids = [one.get("eId") for one in ours]
        assert all(eids)
        assert len(set(eids)) == len(eids)


def eids(tree: Any) -> dict[str, str]:
    return {
        one.get(f"{OURS}khoan"): one.get("eId") for one in tree.iter() if one.get(f"{OURS}khoan") is not None
    }


def test_ids_follow_the_naming_convention(made: dict[str, bytes]) -> None:
    law, plan = eids(xml(made, LAW)), eids(xml(made, PLAN))
    assert law["phan-1"] == "part_nhat"
    assert law["chuong-i"].endswith("chp_I")
    assert law["dieu-1.1"] == f"{law['dieu-1']}__para_1"
    assert law["dieu-1.1.q1.dieu-5.1.dd"] == f"{law['dieu-1.1']}__mod_1__qstr_1__art_5__para_1__point_dd"
    assert law["dieu-1.3x2"] == f"{law['dieu-1.3']}_2"
    assert law["dieu-1.2.bang-1.h1"] == f"{law['dieu-1.2']}__table_1__tr_3"
    assert (law["p2"], law["nn.1"]) == ("preamble__p_2", "conclusions__p_2")
    assert law["pl1.kem-theo"] == "att_1__preface__p_1"
    assert law["quy-che.dieu-2"] == "att_3__art_2"
    assert law["quy-che.pl1.p1"] == "att_3__att_1__al_1"
    assert plan["A.I.1.1.a.b1"] == "part_A__part_I__sec_1__para_1-1__point_a__indent_1"


def test_the_ladders_are_the_containers_of_the_standard(made: dict[str, bytes]) -> None:
    def path(tree: Any, ma: str) -> list[str]:
        (found,) = tree.xpath(f"//*[@nr:khoan='{ma}']", namespaces=NAMES)
        return [etree.QName(one).localname for one in (*reversed(list(found.iterancestors())), found)]

    law, plan = xml(made, LAW), xml(made, PLAN)
    assert path(law, "dieu-1.1")[1:] == [
        "act",
        "body",
        "part",
        "chapter",
        "section",
        "subsection",
        "article",
        "paragraph",
    ]
    assert path(plan, "A.I.1.1.a.b2")[1:] == [
        *("doc", "mainBody", "part", "part", "section", "paragraph", "point", "indent"),
    ]
    (title,) = law.xpath("//a:chapter/a:heading/a:inline", namespaces=NAMES)
    assert (title.text, title.get(f"{OURS}khoan")) == ("SỬA ĐỔI", "chuong-i.ten")
    (late,) = plan.xpath("//a:crossHeading", namespaces=NAMES)
    assert late.text == "TÊN ĐỨNG SAU"


def test_new_wording_is_an_amendment_and_a_slogan_is_none(made: dict[str, bytes]) -> None:
    law, plan = xml(made, LAW), xml(made, PLAN)
    first, second = law.xpath("//a:mod", namespaces=NAMES)
    assert first.text.strip() == "Sửa đổi, bổ sung Điều 5 như sau:"
    assert first.xpath("a:quotedStructure/a:article/a:num/text()", namespaces=NAMES) == ["“Điều 5."]
    assert "".join(second.itertext()).strip() == "“Đoạn thứ hai”;"
    assert plan.xpath("count(//a:mod)", namespaces=NAMES) == 0
    assert "".join(plan.xpath("string(//a:embeddedStructure)", namespaces=NAMES)).strip() == "“Một lòng”."


def test_a_table_keeps_its_rows_cells_and_merged_cells(made: dict[str, bytes]) -> None:
    (table,) = xml(made, LAW).xpath("//a:article//a:table", namespaces=NAMES)
    shown = [
        [(etree.QName(cell).localname, cell.get("colspan"), cell.get("rowspan")) for cell in row]
        for row in table
    ]
    assert shown[:3] == [
        [("th", "2", None), ("th", None, "2")],
        [("th", None, None), ("th", None, None)],
        [("td", "2", None), ("td", None, None)],
    ]
    notes = table.xpath(".//a:authorialNote/@nr:khoan", namespaces=NAMES)
    assert notes == ["dieu-1.2.bang-1.n1", "dieu-1.2.bang-1.h1.n1"]


def test_annexes_and_attached_texts_are_components(made: dict[str, bytes]) -> None:
    tree = xml(made, LAW)
    shown = tree.xpath("/*/*/a:attachments/a:attachment/a:doc/@name", namespaces=NAMES)
    assert shown == ["phu-luc", "phu-luc", "quy-che"]
    inner = tree.xpath(
        "//a:attachment[a:doc/@name='quy-che']/a:doc/a:attachments/a:attachment", namespaces=NAMES
    )
    assert [one.get("eId") for one in inner] == ["att_3__att_1"]
    told = tree.xpath("/*/*/a:meta//a:componentData/@showAs", namespaces=NAMES)
    assert told == ["Phụ lục I", "Phụ lục II", "Quy chế", "Quy chế, Mẫu số 1"]
    works = tree.xpath(
        "//a:attachment/a:doc/a:meta/a:identification/a:FRBRWork/a:FRBRthis/@value", namespaces=NAMES
    )
    assert [one.rpartition("/!")[2] for one in works] == ["att_1", "att_2", "att_3", "att_3__att_1"]
    below = xml(made, PLAN).xpath("//a:hcontainer[@name='phu-luc']", namespaces=NAMES)
    assert len(below) == 1, "a signature is printed below: the order stays"


def test_references_lead_somewhere(library: Library, made: dict[str, bytes]) -> None:
    works = {
        one
        for ma in library.toan_van
        for one in xml(made, ma).xpath(
            "//a:FRBRWork/a:FRBRuri/@value | //a:references/*/@href", namespaces=NAMES
        )
    }
    for ma in library.toan_van:
        tree = xml(made, ma)
        known = set(tree.xpath("//@eId"))
        for href in tree.xpath("//@href | //@source | //@dictionary"):
            assert (href[1:] in known) if href.startswith("#") else href.startswith("/akn/"), (ma, href)
        assert set(tree.xpath("//a:ref[starts-with(@href, '/')]/@href", namespaces=NAMES)) <= works


def test_a_text_names_its_own_clauses(made: dict[str, bytes]) -> None:
    def links(ma: str) -> dict[str, str]:
        tree = xml(made, ma)
        back = {eid: one for one, eid in eids(tree).items()}
        found = tree.xpath("//a:ref[starts-with(@href, '#')]", namespaces=NAMES)
        return {"".join(one.itertext()): back[one.get("href")[1:]] for one in found}

    assert links(LAW) == {
        "(*)": "trich-yeu.n1",
        "khoản 1 Điều này": "dieu-1.1",
        "Điều 2 Nghị định này": "dieu-2",
        "Phụ lục I Nghị định này": "pl1",
        "Điều 2 Quy chế này": "quy-che.dieu-2",
    }
    assert links(PLAN) == {"⁽¹⁾": "A.I.1.1.a.b2.n1"}


def test_documents_are_named_by_work_wording_and_file(made: dict[str, bytes]) -> None:
    tree = xml(made, LAW)
    work = "/akn/vn/act/nghi-dinh/2026-02-20/12-2026-nd-mau"
    names = tree.xpath("/*/*/a:meta/a:identification/*/a:FRBRuri/@value", namespaces=NAMES)
    assert names == [work, f"{work}/vie@2026-02-20", f"{work}/vie@2026-02-20/!main.xml"]
    assert not list(personal.find(made[f"{LAW}.xml"].decode())), (
        "no name looks like a person's mail or number"
    )
    days = tree.xpath("/*/*/a:meta/a:identification/*/a:FRBRdate", namespaces=NAMES)
    assert [(one.get("name"), one.get("date")) for one in days] == [
        ("ngay-ban-hanh", "2026-02-20"),
        ("ngay-ban-hanh", "2026-02-20"),
        ("tinh-den", "2026-03-03"),
    ]
    assert tree.xpath("string(//a:FRBRcountry/@value)", namespaces=NAMES) == "vn"
    assert tree.xpath("string(//a:FRBRlanguage/@language)", namespaces=NAMES) == "vie"
    unknown = xml(made, PLAN)
    assert (
        unknown.xpath("string(//a:FRBRuri/@value)", namespaces=NAMES) == f"/akn/vn/doc/ke-hoach/0000/{PLAN}"
    )
    assert set(unknown.xpath("//a:FRBRdate/@name", namespaces=NAMES)) == {"tinh-den"}
    assert unknown.xpath("string(//nr:ngay_ban_hanh/@muc_do)", namespaces=NAMES) == "chua-neu"


def test_changes_are_told_in_both_texts(made: dict[str, bytes]) -> None:
    law, old, replaced = xml(made, LAW), xml(made, OLD), xml(made, NOTICE)
    active = law.xpath("//a:activeModifications/a:textualMod", namespaces=NAMES)
    assert [(one.get("type"), one.get(f"{OURS}loai"), one.get(f"{OURS}tu_ngay")) for one in active] == [
        ("substitution", "sua-doi", "2026-02-20"),
        ("replacement", "thay-the", "2026-02-20"),
    ]
    assert active[0].xpath("string(a:source/@href)", namespaces=NAMES) == f"#{eids(law)['dieu-1.1']}"
    (passive,) = old.xpath("//a:passiveModifications/a:textualMod", namespaces=NAMES)
    assert passive.xpath("string(a:destination/@href)", namespaces=NAMES) == "#art_5"
    events = [tree.xpath("//a:eventRef/@type", namespaces=NAMES) for tree in (law, old, replaced)]
    assert events == [["generation"], ["amendment"], ["repeal"]]
    assert replaced.xpath("string(//nr:tinh_trang/@ma)", namespaces=NAMES) == "da-thay-the"
    assert replaced.xpath("string(//nr:quan_he_den/@van_ban)", namespaces=NAMES) == LAW
    for ending in ("txt", "md"):
        assert "được Nghị định mẫu thay thế từ ngày 20/02/2026" in made[f"{NOTICE}.{ending}"].decode()


def test_a_draft_says_so_in_every_form(made: dict[str, bytes]) -> None:
    tree = xml(made, "du-thao-mau")
    assert tree[0].get("name") == "du-thao-chuong-trinh-hanh-dong"
    assert tree.xpath("string(//a:FRBRname/@value)", namespaces=NAMES).startswith("Dự thảo")
    assert tree.xpath("//a:keyword/@showAs", namespaces=NAMES)[1] == "Dự thảo"
    assert not tree.xpath("//a:lifecycle", namespaces=NAMES)
    for ending in ("txt", "md"):
        assert "DỰ THẢO, chưa phải văn bản đã ban hành" in made[f"du-thao-mau.{ending}"].decode()
        assert "DỰ THẢO, chưa" not in made[f"ke-hoach-mau.{ending}"].decode()


def test_the_head_says_what_it_is_and_where_it_is_from(made: dict[str, bytes]) -> None:
    head = made[f"{LAW}.txt"].decode().partition("\n---")[0].splitlines()
    assert head[:8] == [
        "Nghị định mẫu",
        "Loại: Nghị định",
        "Số, ký hiệu: 12/2026/NĐ-MAU",
        "Ngày ban hành: 20/02/2026",
        "Cơ quan ban hành: văn bản chưa nêu",
        "Tình trạng: Đã ban hành",
        f"Nguồn: https://mau.example/tai-lieu/van-ban/{LAW}/",
        "Tính đến: 03/03/2026",
    ]


def test_the_item_of_a_document_names_its_files_and_servers_know_their_kinds(library: Library) -> None:
    base = library.trang.dia_chi_goc
    offered = {one.path: one.content for one in files(data_of(library, AS_OF))}
    for ma in library.van_ban:
        told = json.loads(offered[f"{API}van-ban/{ma}.json"])["muc"]["tep"]
        assert [one["dia_chi"] for one in told] == [
            f"{base}{FOLDER}{ma}.{form.ending}" for form in FORMS if ma in library.toan_van
        ]
        assert all(one["dia_chi"].removeprefix(base) in offered for one in told)
    assert all(form.ending in TYPES[form.kieu] and form.kieu in PACKED for form in FORMS)


def test_the_page_of_a_document_leads_to_its_files(library: Library) -> None:
    made = {output.url: output for output in render(library, AS_OF)}
    shown = html.fromstring(str(made[address("van-ban", LAW)].body))
    links = [one.get("href") for one in shown.xpath("//a[@download]")]
    assert links == [f"../../{FOLDER}{LAW}.{form.ending}" for form in FORMS]
    named = html.fromstring(str(made[address("van-ban", "nghi-quyet-mau")].body))
    assert not named.xpath("//a[@download]")


def test_a_withheld_text_has_no_file(library: Library) -> None:
    hidden = library.van_ban[PLAN].model_copy(update={"cong_khai": None})
    withheld = dataclasses.replace(library, van_ban=MappingProxyType({**library.van_ban, PLAN: hidden}))
    shown = files_of(withheld.published())
    assert f"{LAW}.xml" in shown
    assert not [path for path, content in shown.items() if PLAN in path or PLAN.encode() in content]


def test_four_times_the_clauses_are_four_times_the_work(library: Library) -> None:
    """Counted in calls, which no busy machine changes."""

    def calls(articles: int) -> int:
        said = "Theo khoản 1 Điều này, Điều 2 Nghị định này và ⁽¹⁾ Nghị định cũ."
        blocks = ["{#ten-loai ten-loai} NGHỊ ĐỊNH"]
        for number in range(1, articles + 1):
            blocks.append(f"{{#dieu-{number} dieu}} Điều {number}. Tên")
            blocks += [f"{{#dieu-{number}.{one} khoan}} {one}. {said}" for one in range(1, 5)]
        text = text_of("\n\n".join(blocks))
        long = dataclasses.replace(library, toan_van=MappingProxyType({LAW: text}))
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            files_of(long)
        finally:
            sys.setprofile(None)
        return count

    calls(1)
    assert calls(40) < 5 * calls(10)


def test_the_same_bytes_twice(library: Library, made: dict[str, bytes]) -> None:
    assert files_of(library) == made
    assert files_of(library_of()) == made
