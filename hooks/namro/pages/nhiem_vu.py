"""Tasks by the five rõ: totals over all documents, and a page for each document's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from namro.outputs import Output
from namro.pages.context import Pages
from namro.records.nhiem_vu import NhiemVu


def render(pages: Pages) -> list[Output]:
    """The overview, and a page per document that assigns tasks."""
    library = pages.library
    given = {ma: tasks for ma, tasks in library.nhiem_vu.items() if tasks}
    made = [
        pages.output(
            "nhiem-vu/", "nhiem_vu_list.html", "Nhiệm vụ theo 5 rõ",
            "Từng nhiệm vụ được giao: rõ người, rõ việc, rõ trách nhiệm, rõ tiến độ, rõ kết quả, kèm nguyên văn.",
            van_ban=given, dem={ma: counts(pages, tasks) for ma, tasks in given.items()},
        )
    ]  # fmt: skip
    return made + [_list(pages, ma, tasks) for ma, tasks in given.items()]


def _list(pages: Pages, ma: str, tasks: Sequence[NhiemVu]) -> Output:
    document = pages.library.van_ban[ma]
    title = f"Nhiệm vụ trong {document.ten_ngan}"
    return pages.output(
        f"nhiem-vu/{ma}/", "nhiem_vu.html", title,
        f"{len(tasks)} nhiệm vụ trong {document.ten_ngan}, mỗi nhiệm vụ theo 5 rõ, kèm nguyên văn.",
        trail=[("Nhiệm vụ theo 5 rõ", "nhiem-vu/")], ma=ma, van_ban=document, nhiem_vu=tasks, dem=counts(pages, tasks),
    )  # fmt: skip


def counts(pages: Pages, tasks: Sequence[NhiemVu]) -> Mapping[str, Counter[str]]:
    """For each of the five, how many tasks stand at each degree of knowledge."""
    return {
        item.khoa: Counter(getattr(task, item.khoa).muc_do for task in tasks)
        for item in pages.library.trang.nam_ro.muc
    }
