"""One page an audience, useful things first: its study path, self-test and packet, tasks, the questions that others lead to, the
materials named for it."""

from __future__ import annotations

from collections import Counter

from namro.files.citations import citations
from namro.language.vietnamese import sort_key
from namro.library import draft
from namro.library.library import Library
from namro.library.reading import minutes_of_path
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import address, listing
from namro.records.danh_muc import DoiTuong
from namro.records.hoi_dap import HoiDap
from namro.records.nhiem_vu import NhiemVu
from namro.records.tap_in import TapIn

_TASKS = 20
Asked = list[tuple[str, HoiDap]]


def render(pages: Pages) -> list[Output]:
    """A page for each; they are listed in the page "Học và in". A packet is offered where it stands on the shelf."""
    return [_audience(pages, audience) for audience in pages.library.doi_tuong.values()]


def _audience(pages: Pages, audience: DoiTuong) -> Output:
    library = pages.library
    asked = _main_first(library, audience.id)
    questions = [question for _, question in asked]
    paths = {ma: path for ma, path in library.lo_trinh.items() if path.doi_tuong == audience.id}
    tests = (one for one in pages.self_tests if (one.of, one.ma) == ("doi-tuong", audience.id))
    return pages.output(
        address("doi-tuong", audience.id),
        "danh_cho.html",
        f"Dành cho: {audience.ten}",
        f"{audience.mo_ta} {draft.counted(library, questions, 'câu hỏi', draft.BASED)}; kèm nguyên văn, lộ trình và tài liệu.",
        trail=[("Học và in", listing("doi-tuong"))],
        doi_tuong=audience,
        lo_trinh=paths,
        phut={ma: minutes_of_path(library, path) for ma, path in paths.items()},
        tu_kiem_tra=next(tests, None),
        tap_in=_packets(library, audience.id, pages.shelf),
        viec=_tasks(library, questions),
        hoi=questions,
        cau=asked,
        tai_lieu=[material for material in library.tai_lieu.values() if audience.id in material.doi_tuong],
    )


def _main_first(library: Library, audience: str) -> Asked:
    """The audience's questions: answered ones first, those for it before those also for it, most pointed at first."""
    pointed = Counter(other for question in library.hoi_dap.values() for other in question.lien_quan)
    return sorted(
        ((ma, question) for ma, question in library.hoi_dap.items() if audience in question.doi_tuong),
        key=lambda pair: (
            pair[1].van_ban_chua_neu,
            pair[1].doi_tuong[0] != audience,
            -pointed[pair[0]],
            sort_key(pair[1].cau_hoi),
        ),
    )


def _packets(library: Library, audience: str, shelf: Shelf | None) -> dict[str, TapIn]:
    """The audience's packets of which this build brings a file."""
    held = {one.packet for one in shelf.files} if shelf else set()
    return {
        ma: packet for ma, packet in library.tap_in.items() if packet.doi_tuong == audience and ma in held
    }


def _tasks(library: Library, questions: list[HoiDap]) -> list[tuple[str, NhiemVu]]:
    """The tasks whose clauses the audience's questions are most about; those of drafts last."""
    told: Counter[str] = Counter()
    for question in questions:
        keys = {(one.van_ban, one.khoan) for _, one in citations(question)}
        told.update({task.id for key in keys for task in library.nhiem_vu_theo_khoan.get(key, ())})
    tasks = [(*library.nhiem_vu_theo_ma[ma], count) for ma, count in told.items()]
    tasks.sort(key=lambda one: (library.is_draft(one[0]), -one[2], one[0], one[1].id))
    return [(document, task) for document, task, _ in tasks[:_TASKS]]
