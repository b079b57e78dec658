"""Questions and answers: the list with its filters, a page for each value, and a page for each question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from namro.files.citations import citations
from namro.language import prose
from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.library.library import Library
from namro.outputs.pages import linked_data
from namro.outputs.pages.ban_dich import shown
from namro.outputs.pages.context import Pages
from namro.outputs.pages.facets import FacetedList, FacetSpec, Value
from namro.outputs.pages.numbered import Numbered
from namro.outputs.pour import Output
from namro.records.addresses import address, feed, filtered
from namro.records.base import TrichDan
from namro.records.danh_muc import ChuDe, TomLuoc
from namro.records.hoc_tap import ChuyenMuc
from namro.records.hoi_dap import HoiDap
from namro.records.nhiem_vu import NhiemVu

Cau = tuple[str, HoiDap]
"""(id, question)"""
_STATES = {"tra-loi": "Văn bản trả lời được", "chua-neu": "Văn bản chưa nêu"}
_SHOWN, _ROOM = 3, 500
"""Quotations of an answer that a phone shows unfolded: no more than so many, and only while the answer and they have no
more than so many characters; the first always."""
_LONG = 800
"""Characters of answer and first quotation from which on the questions nearby fold away, too."""
_FEW = 20
"""So many questions stand open below the topics; more fold away."""
_TITLE, _URL, _TOPIC = "Hỏi đáp", "hoi-dap/", "chu-de"


def render(pages: Pages) -> list[Output]:
    """The list behind its topics; a page for each topic, document and state; a page for each question."""
    listed, library = question_list(pages), pages.library
    made = [
        pages.output(
            _URL,
            "hoi_dap_list.html",
            _TITLE,
            f"{_asking(library)}, trả lời kèm nguyên văn.",
            feed=feed("hoi-dap"),
            bang=listed,
            loc=listed.filters(),
            nhom=_by_state(listed.items),
            gap=len(listed.items) > _FEW,
            chu_de=_topics(pages),
            huong_dan=library.chuyen_muc,
        )
    ]
    for spec in listed.specs[1:]:
        for value, found in listed.pages(spec.key):
            if pages.asked(str(value.url)):
                made.append(_of_value(pages, listed, spec, value, found))
    told = (topic for topic in _only_told(pages) if pages.asked(str(topic.url)))
    made += [_of_value(pages, listed, listed.specs[1], topic, []) for topic in told]
    return made + [
        _question(pages, ma, question)
        for ma, question in library.hoi_dap.items()
        if pages.asked(address("hoi-dap", ma))
    ]


def _asking(library: Library) -> str:
    """'Câu hỏi của người dân, cán bộ': the audiences of this site."""
    names = [audience.ten[:1].lower() + audience.ten[1:] for audience in library.doi_tuong.values()]
    return f"Câu hỏi của {', '.join(names)}" if names else "Câu hỏi hay gặp"


def _topics(pages: Pages) -> list[tuple[ChuDe, int]]:
    """Topics with the number of their questions, the most asked first."""
    count = pages.library.so_cau_hoi
    return sorted(
        ((topic, count[ma]) for ma, topic in pages.library.chu_de.items() if ma in count),
        key=lambda pair: (-pair[1], sort_key(pair[0].ten)),
    )


def _only_told(pages: Pages) -> list[Value]:
    """The topics with a summary that no question is about yet."""
    library = pages.library
    return [
        Value(ma, library.chu_de[ma].ten, 0, address("chu-de", ma))
        for ma in sorted(library.chu_de_co_trang - library.so_cau_hoi.keys())
    ]


def _of_value(
    pages: Pages, listed: FacetedList[Cau], spec: FacetSpec[Cau], value: Value, found: Sequence[Cau]
) -> Output:
    """The page of one value; a topic's begins with its summary and ends with the tasks of the clauses told of."""
    assert value.url is not None
    told = f"{draft.counted(pages.library, found, 'câu hỏi', draft.BASED)}, lọc theo {spec.title.lower()}: {value.label}. Câu nào cũng kèm nguyên văn."
    shown: dict[str, Any] = {"chu_de": (), "huong_dan": {}, "gap": False}
    if spec.key == _TOPIC:
        summary = pages.library.chu_de[value.id].tom_luoc
        told = prose.plain(prose.parse(summary.noi_dung)) if summary else told
        shown |= {"ten": value.label, "huong_dan": _guides(pages, value.id), **_summary(pages, summary)}
    return pages.output(
        value.url,
        "chu_de.html" if "ten" in shown else "hoi_dap_list.html",
        f"{_TITLE}: {value.label}",
        told,
        trail=[(_TITLE, _URL)],
        feed=feed("chu-de", value.id) if spec.key == _TOPIC else "",
        bang=listed,
        loc=listed.filters((spec.key, value.id)),
        nhom=_by_state(found),
        **shown,
    )


def _guides(pages: Pages, topic: str) -> dict[str, ChuyenMuc]:
    """The guides to which the questions of a topic lead on."""
    library = pages.library
    return {
        ma: guide
        for ma, guide in library.chuyen_muc.items()
        if any(hd in library.hoi_dap and library.hoi_dap[hd].chu_de[0] == topic for hd in guide.hoi_dap)
    }


def _summary(pages: Pages, summary: TomLuoc | None) -> dict[str, Any]:
    """What a topic's page opens and ends with: the paragraph with its quotations, the tasks of the clauses told of."""
    if summary is None:
        return {"tom_luoc": (), "viec": []}
    can_cu = pages.numbered(summary.nguon)
    told = pages.numbered_answer(can_cu, summary.nguon, summary.noi_dung)
    return {
        "tom_luoc": told,
        "can_cu": can_cu,
        "viec": _tasks(pages, summary.nguon),
    }


def _tasks(pages: Pages, cited: Sequence[TrichDan]) -> list[tuple[str, NhiemVu]]:
    """The tasks that rest on one of the clauses, each once, with the documents that give them."""
    by_clause = pages.library.nhiem_vu_theo_khoan
    found = (task.id for one in cited for task in by_clause.get((one.van_ban, one.khoan), ()))
    return [pages.library.nhiem_vu_theo_ma[ma] for ma in dict.fromkeys(found)]


def question_list(pages: Pages) -> FacetedList[Cau]:
    """All questions in the order of their words; an audience has its own page under danh-cho/."""
    library = pages.library
    topics = {topic.id: topic.ten for topic in library.chu_de.values()}
    documents = {ma: library.van_ban[ma].ten_ngan for ma in library.toan_van}
    return FacetedList(
        _URL,
        "câu hỏi",
        sorted(library.hoi_dap.items(), key=lambda pair: sort_key(pair[1].cau_hoi)),
        (
            FacetSpec[Cau](
                "doi-tuong",
                "Dành cho",
                {one.id: one.ten for one in library.doi_tuong.values()},
                lambda cau: cau[1].doi_tuong,
                page=lambda ma: address("doi-tuong", ma),
            ),
            FacetSpec[Cau](
                _TOPIC, "Chủ đề", topics, lambda cau: cau[1].chu_de, page=lambda ma: address("chu-de", ma)
            ),
            FacetSpec[Cau](
                "van-ban",
                "Văn bản",
                documents,
                lambda cau: [cited.van_ban for _, cited in citations(cau[1])],
                page=lambda ma: filtered("hoi-dap", "van-ban", ma),
            ),
            FacetSpec[Cau](
                "tinh-trang",
                "Tình trạng",
                _STATES,
                lambda cau: [_state(cau[1])],
                page=lambda ma: filtered("hoi-dap", "tinh-trang", ma),
            ),
        ),
        drafted=draft.BASED,
    )


def _by_state(found: Sequence[Cau]) -> list[tuple[str, str, list[Cau]]]:
    """What the documents answer first, then what they do not say."""
    return [
        (f"cau-{state}", words, asked)
        for state, words in _STATES.items()
        if (asked := [cau for cau in found if _state(cau[1]) == state])
    ]


def _state(question: HoiDap) -> str:
    return "chua-neu" if question.van_ban_chua_neu else "tra-loi"


def _question(pages: Pages, ma: str, question: HoiDap) -> Output:
    library = pages.library
    related = [(other, library.hoi_dap[other]) for other in question.lien_quan if other in library.hoi_dap]
    can_cu = pages.numbered(question.nguon)
    told = pages.numbered_answer(can_cu, question.nguon, question.tra_loi)
    chot, than = (can_cu.words(question.cau_chot), told) if question.cau_chot else _first(told)
    plain = prose.plain(prose.parse(question.tra_loi))
    return pages.output(
        address("hoi-dap", ma),
        "hoi_dap.html",
        question.cau_hoi,
        f"{question.cau_chot} {plain}" if question.cau_chot else plain,
        trail=[(_TITLE, _URL)],
        rests=draft.rest(library, question),
        things=[linked_data.answer(library, ma, question)],
        ma=ma,
        hoi_dap=question,
        chot=chot,
        so_chot=can_cu.left(than if question.cau_chot else told, question.cau_chot or ""),
        than=than,
        can_cu=can_cu,
        gap=_unfolded(plain, can_cu),
        ban_dich=shown(question),
        lien_quan=related,
        gap_lien_quan=len(question.cau_chot or "") + len(plain) + len(question.nguon[0].trich) > _LONG,
        dan_toi=[
            *(
                ("Xem đủ", one, address("chuyen-muc", at))
                for at, one in library.chuyen_muc.items()
                if ma in one.hoi_dap
            ),
            *(
                ("Tự xem", one, address("cay-hoi", at))
                for at, one in library.cay_hoi.items()
                if ma in one.hoi_dap
            ),
        ],
    )


def _unfolded(answer: str, can_cu: Numbered) -> int:
    """How many quotations a phone shows at once."""
    used = [len(answer) + sum(len(one.trich) for one in can_cu.can_cu[:n]) for n in range(1, _SHOWN + 1)]
    return max(1, sum(characters <= _ROOM for characters in used))


def _first(told: Sequence[prose.Node]) -> tuple[Sequence[prose.Node], Sequence[prose.Node]]:
    """The first paragraph stands for the sentence that an answer has not got."""
    return (told[0].children, told[1:]) if told[0].kind == "p" else ((), told)
