"""A short answer is one plain sentence, says what the answer below it does not begin with, and takes its numbers from
the quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language import prose
from namro.language.vietnamese import fold
from namro.problems import Problem
from namro.records.hoi_dap import HoiDap
from namro.rules.numbers_borne import unborne
from namro.rules.one_sentence import first_sentence, flaw

_FIELD = ("cau_chot",)


def short_answer(loaded: Loaded) -> Iterator[Problem]:
    """Short answers of more than one sentence or with markup; that repeat the answer; with numbers from nowhere."""
    documents = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        if asked.cau_chot is None:
            continue
        if told := flaw(asked.cau_chot, "Câu chốt", "tra_loi"):
            yield entry.problem(_FIELD, "cau-chot-mot-cau", *told)
        if _repeated(asked.cau_chot, asked.tra_loi):
            message = "Câu đầu của phần trả lời lặp lại câu chốt, đứng ngay trên nó."
            hint = "Bỏ hoặc viết lại câu đầu của tra_loi: chỉ nói điều cần biết thêm."
            yield entry.problem(_FIELD, "cau-chot-lap", message, hint)
        for number in unborne(asked.cau_chot, asked.nguon, documents, asked.cau_hoi):
            message = f"“{number}” không có trong câu hỏi hay đoạn trích nào của câu trả lời này."
            hint = "Trích thêm chỗ văn bản nêu, hoặc bỏ con số, ngày, số hiệu ấy khỏi câu chốt."
            yield entry.problem(_FIELD, "cau-chot-so", message, hint)


def _repeated(short: str, answer: str) -> bool:
    """Whether the answer begins with the short answer, or the short answer with the answer's first sentence."""
    try:
        first = prose.plain(prose.parse(answer)[:1])
    except prose.ForbiddenProse:
        return False  # told by another rule
    one, other = (re.findall(r"\w+", fold(words)) for words in (short, first_sentence(first)))
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
