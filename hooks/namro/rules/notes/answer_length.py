"""An answer says something, and can be read in a minute."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.hoi_dap import HoiDap
from namro.rules.notes.own_prose import note

_LEAST, _MOST = 5, 300
_ASKED = 3


def answer_length(loaded: Loaded) -> Iterator[Problem]:
    """Answers, with their short answer, of fewer than five words or more than three hundred; questions of a word or two."""
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        words = len(asked.tra_loi.split()) + len((asked.cau_chot or "").split())
        if words < _LEAST:
            message = f"Câu trả lời chỉ có {words} chữ."
            yield note(
                entry, ("tra_loi",), "tra-loi-ngan", message, "Viết 40 đến 150 chữ: nói rõ điều văn bản nêu."
            )
        elif words > _MOST:
            message = f"Câu trả lời dài {words} chữ."
            hint = "Giữ 40 đến 150 chữ; phần còn lại tách thành câu hỏi khác hoặc cẩm nang."
            yield note(entry, ("tra_loi",), "tra-loi-dai", message, hint)
        if len(asked.cau_hoi.split()) < _ASKED:
            message = "Câu hỏi quá ngắn để hiểu đang hỏi gì."
            yield note(entry, ("cau_hoi",), "cau-hoi-ngan", message, "Hỏi thành câu, như người ta vẫn hỏi.")
