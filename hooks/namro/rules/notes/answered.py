"""What is answered is not said to be left open: "Không." is an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.hoi_dap import HoiDap
from namro.rules.notes.own_prose import note

_ANSWER = re.compile(r"(?:Có|Không|Được|Suy ra|Thời hạn suy ra)(?: có)?(?=[.,;:]| là )")


def answered(loaded: Loaded) -> Iterator[Problem]:
    """Answers marked as not stated by the documents which begin with yes, no or what is inferred."""
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        match = _ANSWER.match(asked.cau_chot or "") or _ANSWER.match(asked.tra_loi)
        if asked.van_ban_chua_neu and match:
            message = f"Ghi là văn bản chưa nêu nhưng câu trả lời mở đầu bằng “{match.group()}”."
            yield note(
                entry,
                ("van_ban_chua_neu",),
                "da-tra-loi",
                message,
                "Bỏ van_ban_chua_neu, hoặc viết lại câu đầu.",
            )
