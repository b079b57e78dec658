"""The sample with enough in it for a self-test: a programme of four lines, an answer with a main sentence."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import MappingProxyType

from conftest import SAMPLE
from namro.library.library import Library
from namro.library.load import load

LINES = ("Khai mạc", "Nghe chuyên đề", "Thảo luận", "Bế mạc")


@cache
def asking() -> Library:
    """What readers see of it."""
    library = load(SAMPLE).published()
    ma, conference = next(iter(library.hoi_nghi.items()))
    line = conference.chuong_trinh[-1]
    lines = tuple(line.model_copy(update={"noi_dung": words}) for words in LINES)
    asked, answer = next(iter(library.hoi_dap.items()))
    sentence = answer.model_copy(update={"cau_chot": "Chi ủy nộp **trong quý II/2026**."})
    return dataclasses.replace(
        library,
        hoi_nghi=MappingProxyType({ma: conference.model_copy(update={"chuong_trinh": lines})}),
        hoi_dap=MappingProxyType({**library.hoi_dap, asked: sentence}),
    )
