"""The questions as a table: a row each, to be sorted, printed or read by another program."""

from __future__ import annotations

from namro.files import csvfile
from namro.library.library import Library
from namro.outputs.flashcards.card import cards
from namro.outputs.pour import StaticFile
from namro.records.addresses import QUESTIONS_TABLE

HEADER = (
    "mã",
    "nhóm",
    "câu hỏi",
    "theo",
    "A",
    "B",
    "C",
    "D",
    "đáp án",
    "lời đáp án",
    "nguyên văn",
    "nguồn",
    "dự thảo",
    "địa chỉ",
)


def table(library: Library) -> StaticFile:
    """The file."""
    rows = []
    for card in cards(library):
        choices = [words for _, words in card.item.chu_cai]
        said = "\n".join(f"“{one.loi}”" for one in card.nguon)
        where = "\n".join(dict.fromkeys(one.ten for one in card.nguon))
        rows.append(
            (
                card.item.ma,
                card.nhom,
                card.item.hoi,
                card.item.theo,
                *choices,
                *[""] * (4 - len(choices)),
                card.item.dung,
                card.item.dap,
                said,
                where,
                "có" if card.du_thao else "không",
                card.url,
            )
        )
    return StaticFile(QUESTIONS_TABLE, csvfile.encode(HEADER, rows))
