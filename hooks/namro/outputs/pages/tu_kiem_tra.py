"""Questions by which readers test themselves: the list of sets, and a page for each that is also a printed test.

Without scripts each question has its answer folded below it. What a reader answers stays on the device.
"""

from __future__ import annotations

from namro.library.draft import Rest
from namro.library.self_test.sets import TestSet
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import SELF_TEST, STUDY, address, self_test

TITLE = "Tự kiểm tra"


def render(pages: Pages) -> list[Output]:
    """The list, and a page for each set."""
    made = pages.self_tests
    shown = pages.output(
        SELF_TEST,
        "tu_kiem_tra_list.html",
        TITLE,
        "Câu hỏi ngắn để tự xem mình nhớ được gì; đáp án kèm nguyên văn, không ai chấm, không gửi đi đâu.",
        trail=[("Học và in", STUDY)],
        danh_cho=[one for one in made if one.of == "doi-tuong"],
        van_ban=[one for one in made if one.of == "van-ban"],
    )
    return [shown, *(_set(pages, one) for one in made)]


def _set(pages: Pages, test: TestSet) -> Output:
    drafted = [any(pages.library.is_draft(one.van_ban) for one in item.nguon) for item in test.cau]
    return pages.output(
        self_test(test.of, test.ma),
        "tu_kiem_tra.html",
        f"{TITLE}: {test.ten}",
        f"{len(test.cau)} câu ngắn, đáp án kèm nguyên văn. Không ai chấm, không gửi đi đâu.",
        trail=[(TITLE, SELF_TEST)],
        rests=Rest.WHOLE if all(drafted) else Rest.PART if any(drafted) else Rest.NONE,
        bo=test,
        noi=address(test.of, test.ma),
        chon=[*enumerate(test.chon, 1)],
        nho=[*enumerate(test.nho, len(test.chon) + 1)],
    )
