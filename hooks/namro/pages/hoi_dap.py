"""Questions and answers: the list by audience, and a page for each."""

from __future__ import annotations

from namro import prose
from namro.outputs import Output, SearchEntry
from namro.pages.context import Pages
from namro.records.hoi_dap import HoiDap
from namro.vietnamese import sort_key


def render(pages: Pages) -> list[Output]:
    """The list, grouped by audience, and a page for each question."""
    library = pages.library
    groups = [
        (audience, sorted(asked, key=lambda pair: sort_key(pair[1].cau_hoi)))
        for audience in library.doi_tuong.values()
        if (asked := [(ma, hd) for ma, hd in library.hoi_dap.items() if hd.doi_tuong[0] == audience.id])
    ]
    made = [
        pages.output(
            "hoi-dap/", "hoi_dap_list.html", "Hỏi đáp",
            "Câu hỏi của người dân, đảng viên, báo cáo viên và người tổ chức, trả lời kèm nguyên văn.",
            search=[SearchEntry("", "Hỏi đáp", " ".join(hd.cau_hoi for hd in library.hoi_dap.values()))],
            nhom=groups,
        )
    ]  # fmt: skip
    return made + [_question(pages, ma, question) for ma, question in library.hoi_dap.items()]


def _question(pages: Pages, ma: str, question: HoiDap) -> Output:
    answer = prose.plain(prose.parse(question.tra_loi))
    related = [
        (other, pages.library.hoi_dap[other])
        for other in question.lien_quan
        if other in pages.library.hoi_dap
    ]
    return pages.output(
        f"hoi-dap/{ma}/", "hoi_dap.html", question.cau_hoi, answer,
        search=[SearchEntry("", question.cau_hoi, answer)],
        trail=[("Hỏi đáp", "hoi-dap/")], ma=ma, hoi_dap=question, lien_quan=related,
    )  # fmt: skip
