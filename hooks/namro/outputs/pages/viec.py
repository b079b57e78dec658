"""A page a task: the five rõ in the order of the principle, each with its quotation, and the results so far."""

from __future__ import annotations

from collections.abc import Sequence

from namro.library import draft
from namro.library.tasks import SoViec, Viec
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import tasks_of


def render(pages: Pages) -> list[Output]:
    """Every task's page, linked to its neighbours in the document."""
    return [
        _task(pages, viec, tasks, number)
        for tasks in SoViec(pages.library).theo_van_ban.values()
        for number, viec in enumerate(tasks)
    ]


def _task(pages: Pages, viec: Viec, tasks: Sequence[Viec], number: int) -> Output:
    library, task = pages.library, viec.nhiem_vu
    document = library.van_ban[viec.van_ban]
    names = "; ".join(library.don_vi[ma].ten for ma in viec.ai) or "văn bản chưa nêu ai làm"
    when = task.tien_do.nguyen_van or "văn bản chưa nêu thời hạn"
    return pages.output(
        viec.url,
        "viec.html",
        task.ten,
        f"{names}; {when}. Nhiệm vụ trong {document.ten_ngan}.",
        trail=[("Nhiệm vụ theo 5 rõ", "nhiem-vu/"), (document.ten_ngan, tasks_of(viec.van_ban))],
        rests=draft.rest(library, viec),
        viec=viec,
        nhiem_vu=task,
        van_ban=document,
        truoc=tasks[number - 1] if number else None,
        sau=tasks[number + 1] if number + 1 < len(tasks) else None,
    )
