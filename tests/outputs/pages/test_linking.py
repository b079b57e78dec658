"""Links that a machine puts into running words: never a wrong one, never a changed word."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from conftest import ROOT, SAMPLE
from namro.language.prose import Node, inline, parse, plain
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages.context import Pages
from namro.outputs.pages.linking import Phrases, Span, link_spans, longest
from namro.outputs.pages.references import Speaker, link_references
from namro.outputs.pages.terms import Terms, is_abbreviation, link_terms
from namro.records.base import TrichDan
from namro.records.danh_muc import ThuatNgu
from support.real_data import real_published

GOLDEN = ROOT / "tests/golden" / "lien-ket-trong-loi-van.txt"


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


def links(nodes: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    """(words, role, address) of every link put in by machine, in reading order."""
    for node in nodes:
        if node.kind == "a" and node.role:
            yield plain(node.children), node.role, node.href
        yield from links(node.children)


def term(ma: str, ten: str, **more: object) -> ThuatNgu:
    return ThuatNgu.model_validate(
        {"id": ma, "ten": ten, "loai": "thuat-ngu", "giai_thich": "x", "goc": "thong-dung", **more}
    )


def linked(markdown: str, *terms: ThuatNgu, documents: Sequence[str] = ("a",)) -> list[tuple[str, str]]:
    nodes = link_terms(parse(markdown), Terms({one.id: one for one in terms}), documents)
    assert plain(nodes) == plain(parse(markdown))
    return [(words, href) for words, _, href in links(nodes)]


# Terms


def test_a_term_is_linked_at_its_first_place_only() -> None:
    found = linked("Cấp ủy họp. Cấp ủy và cấp ủy.", term("cap-uy", "cấp ủy"))
    assert found == [("Cấp ủy", "/thuat-ngu/#cap-uy")]


def test_marks_decide_and_so_do_whole_words() -> None:
    thu_hoach = term("thu-hoach", "thu hoạch")
    assert linked("thu hoach, thủ hoạch, thu hoạchs, xthu hoạch, THU HOẠCH", thu_hoach) == []
    assert linked("viết thu hoạch", thu_hoach) == [("thu hoạch", "/thuat-ngu/#thu-hoach")]


def test_the_longest_term_takes_the_words() -> None:
    short, long = term("chuyen-de", "chuyên đề"), term("nq-chuyen-de", "nghị quyết chuyên đề")
    assert linked("Nghị quyết chuyên đề", short, long) == [
        ("Nghị quyết chuyên đề", "/thuat-ngu/#nq-chuyen-de")
    ]


def test_a_longer_wording_with_another_meaning_is_left_alone() -> None:
    cap_uy = term("cap-uy", "cấp ủy", tru_khi=["cấp ủy viên"])
    assert linked("Cấp ủy viên báo cáo **cấp ủy**.", cap_uy) == [("cấp ủy", "/thuat-ngu/#cap-uy")]
    # The longer wording counts even where emphasis ends inside it.
    assert linked("**Cấp ủy** viên", cap_uy) == []


def test_a_term_keeps_to_the_documents_that_use_it_in_this_sense() -> None:
    resolution = term("nqdh", "Nghị quyết Đại hội", pham_vi=["a", "b"])
    assert linked("Nghị quyết Đại hội", resolution, documents=["a"])
    assert linked("Nghị quyết Đại hội", resolution, documents=["a", "b"])
    assert linked("Nghị quyết Đại hội", resolution, documents=["a", "c"]) == []
    assert linked("Nghị quyết Đại hội", resolution, documents=[]) == []


def test_a_term_that_may_not_be_linked_is_not() -> None:
    assert linked("một vùng", term("vung", "vùng", noi_tu_dong="khong")) == []


def test_an_abbreviation_stands_as_written_and_in_no_number() -> None:
    nq = term("nq", "NQ")
    assert linked("số 27-NQ/TW, nq, NQ-A, A/NQ", nq) == []
    assert linked("Theo NQ.", nq) == [("NQ", "/thuat-ngu/#nq")]
    assert is_abbreviation("CTr")
    assert is_abbreviation("TP. HCM")
    assert not is_abbreviation("NQ Đại hội")


def test_nothing_is_linked_inside_links_and_headings() -> None:
    assert linked("# Cấp ủy\n\n[cấp ủy](/hoi-dap/) là gì", term("cap-uy", "cấp ủy")) == []


def test_the_first_place_that_can_be_linked_counts() -> None:
    found = link_terms(
        parse("[cấp ủy](/hoi-dap/), *cấp ủy*"), Terms({"cap-uy": term("cap-uy", "cấp ủy")}), []
    )
    assert [words for words, _, _ in links(found)] == ["cấp ủy"]
    assert found[0].children[-1].kind == "em"


def test_words_in_different_cells_are_no_term() -> None:
    assert linked("| cấp | ủy |\n|---|---|\n| a | b |", term("cap-uy", "cấp ủy")) == []


def test_hostile_words_around_a_term_stay_text() -> None:
    nodes = link_terms(parse("<b>cấp ủy</b>"), Terms({"cap-uy": term("cap-uy", "cấp ủy")}), [])
    assert [child.text for child in nodes[0].children] == ["<b>", "", "</b>"]


# The machinery


def test_overlapping_stretches_leave_the_longest() -> None:
    spans = [Span(0, 5, "a", ""), Span(3, 12, "b", ""), Span(10, 13, "c", ""), Span(20, 21, "d", "")]
    assert [span.href for span in longest(spans)] == ["b", "d"]


def test_a_stretch_across_emphasis_is_not_linked_and_keeps_its_words() -> None:
    nodes = parse("một **hai** ba")
    made = link_spans(nodes, lambda words: [Span(0, len(words), "/x/", "r")])
    assert made == nodes


def test_the_mark_of_a_note_may_follow_a_phrase() -> None:
    assert list(Phrases(frozenset({"khóa XIII"})).find("khóa XIII¹ và khóa XIIIa")) == [(0, 9, "khóa XIII")]


# Documents and clauses


def _answer(library: Library, words: str, *cited: tuple[str, str]) -> list[tuple[str, str]]:
    nguon = [TrichDan(van_ban=van_ban, khoan=khoan, trich="x") for van_ban, khoan in cited]
    nodes = link_references(parse(words), Speaker.answer(library, nguon))
    assert plain(nodes) == plain(parse(words))
    return [(text, href) for text, _, href in links(nodes)]


PLAN, DIRECTIVE, DRAFT = (
    "ke-hoach-hoc-tap-dai-hoi-can-tho-i-2025",
    "chi-thi-01-ct-tu-2025",
    "du-thao-chuong-trinh-hanh-dong-2025",
)


@pytest.mark.parametrize(
    ("words", "khoan", "text"),
    [
        ("Điểm 3 của Chỉ thị", "3", "Điểm 3"),
        ("(Chỉ thị, điểm 3)", "3", "điểm 3"),
    ],
)
def test_a_quoted_clause_of_the_directive_is_linked(
    library: Library, words: str, khoan: str, text: str
) -> None:
    assert _answer(library, words, (DIRECTIVE, khoan)) == [(text, f"/van-ban/{DIRECTIVE}/#{khoan}")]


@pytest.mark.parametrize(
    ("words", "text", "ma"),
    [
        ("theo mục 2.3, phần II của Kế hoạch", "mục 2.3, phần II", "II.2.3"),
        ("Kế hoạch học tập, phần II, cuối mục 2.3: x", "phần II, cuối mục 2.3", "II.2.3"),
        ("ở mục 2.3 phần II.", "mục 2.3 phần II", "II.2.3"),
        ("Phần II, tên mục 2.3: x", "Phần II, tên mục 2.3", "II.2.3"),
        ("nêu ở phần II, tiêu đề mục 2.3.", "phần II, tiêu đề mục 2.3", "II.2.3"),
        ("Phần II nêu", "Phần II", "II"),
    ],
)
def test_all_ways_of_naming_a_clause_lead_there(library: Library, words: str, text: str, ma: str) -> None:
    assert _answer(library, words, (PLAN, "II.2.3.p4")) == [(text, f"/van-ban/{PLAN}/#{ma}")]


def test_a_clause_that_the_answer_does_not_quote_is_not_linked(library: Library) -> None:
    assert _answer(library, "Điểm 4 của Chỉ thị", (DIRECTIVE, "3")) == []
    assert (
        _answer(library, "mục 2.30, phần II; điểm 3a; điểm 3.1", (PLAN, "II.2.3.p4"), (DIRECTIVE, "3")) == []
    )


def test_a_clause_quoted_from_two_documents_needs_the_name_beside_it(library: Library) -> None:
    cited = (PLAN, "III.1.b1"), (DRAFT, "III.1")
    assert _answer(library, "mục III.1 nêu", *cited) == []
    assert _answer(library, "mục III.1 của dự thảo nêu", *cited) == [
        ("mục III.1", f"/van-ban/{DRAFT}/#III.1")
    ]
    assert _answer(library, "Kế hoạch học tập, mục III.1, nêu", *cited) == [
        ("mục III.1", f"/van-ban/{PLAN}/#III.1")
    ]
    assert _answer(library, "Dự thảo nêu thế. Mục III.1 của Kế hoạch khác", *cited) == [
        ("Mục III.1", f"/van-ban/{PLAN}/#III.1")
    ]


def test_a_draft_is_called_one_where_the_words_do_not(library: Library) -> None:
    nguon = [TrichDan(van_ban=DRAFT, khoan="III.2", trich="x")]
    speaker = Speaker.answer(library, nguon)
    for words, role in (("Mục III.2 nêu", "du-thao"), ("Mục III.2 của Dự thảo nêu", "khoan")):
        assert [found for _, found, _ in links(link_references(parse(words), speaker))] == [role]


def test_two_documents_with_one_number_are_told_apart_by_date_or_place(library: Library) -> None:
    here = (DRAFT, "II.3.10.b1")
    number = "Nghị quyết số 59-NQ/TW"
    assert _answer(library, f"{number} ngày 05/8/2020", here) == [
        (f"{number} ngày 05/8/2020", "/van-ban/nghi-quyet-59-nq-tw-2020/")
    ]
    assert _answer(library, number, here) == [(number, "/van-ban/nghi-quyet-59-nq-tw-doi-ngoai/")]
    assert _answer(library, number, (DRAFT, "I.1")) == []
    assert _answer(library, f"{number} ngày 06/8/2020", here) == []


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        (" ngày 05 tháng 8 năm 2020", True),
        (" ngày 05-8-2020", True),
        (" (ngày 05/8/2020)", True),
        (" ngày 24 tháng 01 năm 2025", False),
        (" ngày 24-01-2025", False),
        (" (ngày 24/01/2025)", False),
    ],
)
def test_a_long_date_is_read_like_a_short_one(library: Library, written: str, linked: bool) -> None:
    found = _answer(library, f"Nghị quyết số 59-NQ/TW{written}", (DRAFT, "II.3.10.b1"))
    assert [href for _, href in found] == ["/van-ban/nghi-quyet-59-nq-tw-2020/"] * linked


def test_a_number_of_a_document_that_nothing_relates_to_is_not_linked(library: Library) -> None:
    assert _answer(library, "Kế hoạch số 01-KH/TW ngày 26/01/2026", (DIRECTIVE, "3")) == []
    assert (
        _answer(library, "số 9-27-NQ/TW, 27-NQ/TWx", ("ke-hoach-trung-uong-6-khoa-xiii-2022", "II.1.1")) == []
    )


# All five texts, all answers


def _of_texts(library: Library) -> Iterator[str]:
    pages = Pages(library, Edition(date(2026, 11, 22)))
    for ma, text in library.toan_van.items():
        for khoan in text.khoan:
            for line in khoan.noi_dung.split("\n"):
                nodes = pages.linked_clause(ma, khoan, inline(line))
                assert plain(nodes) == plain(inline(line)), f"{ma}#{khoan.ma}"
                for words, role, href in links(nodes):
                    yield f"{ma}#{khoan.ma}\t{words}\t{role}\t{href}"


def test_what_is_linked_in_the_official_texts_was_looked_at(library: Library, bless: bool) -> None:
    made = "".join(f"{line}\n" for line in _of_texts(library))
    if bless:
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_every_link_in_an_answer_leads_somewhere_and_no_word_is_changed(library: Library) -> None:
    pages = Pages(library, Edition(date(2026, 11, 22)))
    count = 0
    for ma, question in library.hoi_dap.items():
        nodes = pages.linked_answer(question.nguon, question.tra_loi)
        assert plain(nodes) == plain(parse(question.tra_loi)), ma
        for _, role, href in links(nodes):
            count += 1
            page, _, anchor = href.strip("/").partition("#")
            target = page.strip("/").split("/")[-1]
            if role == "thuat-ngu":
                assert anchor in library.thuat_ngu, (ma, href)
            elif anchor:
                assert anchor in library.toan_van[target].theo_ma, (ma, href)
                quoted = [cited.khoan for cited in question.nguon if cited.van_ban == target]
                assert any(f"{one}.".startswith(f"{anchor}.") for one in quoted), (ma, href)
            else:
                assert target in library.van_ban, (ma, href)
                assert role != "du-thao" or library.is_draft(target), (ma, href)
    assert count > 400


def test_a_withdrawn_document_is_linked_from_nowhere() -> None:
    library = load(SAMPLE).published()
    documents = {ma: vb for ma, vb in library.van_ban.items() if ma != "nghi-quyet-mau"}
    without = dataclasses.replace(library, van_ban=documents)
    nguon = [TrichDan(van_ban="ke-hoach-mau", khoan="p1", trich="x")]
    words = parse("Nghị quyết số 05-NQ/MAU ngày 01/02/2026")
    assert list(links(link_references(words, Speaker.answer(library, nguon))))
    assert not list(links(link_references(words, Speaker.answer(without, nguon))))
