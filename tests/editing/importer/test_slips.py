"""Words that look misprinted: those that the words around them speak against, not two words that only meet here."""

from __future__ import annotations

from namro.editing.importer import source_of_text
from namro.editing.importer.slips import find


def told(*sentences: str) -> list[str]:
    return [text for _, text, _ in find(source_of_text("\n\n".join(sentences)).lines)]


USUAL = ("Xác định nội dung trong tỉnh.",) * 4


def test_two_words_that_meet_once_are_no_misprint_of_two_others() -> None:
    assert told(*USUAL, "Nhiệm vụ trọng tâm. Công việc trọng tâm. Nội dung trọng tâm.") == []


def test_a_word_that_stands_nowhere_else_is_told() -> None:
    assert told(*USUAL, "Xác định nội dùng trong kỳ.") == ["nội dùng", "dùng trong"]


def test_a_word_that_the_next_one_speaks_against_is_told_though_it_is_common() -> None:
    common = ("Thảm cỏ. Thảm len. Thảm hoa.",) * 2
    mine = ("Phép thăm dò khoáng sản.",) * 4
    assert told(*common, *mine, "Phép thảm dò khoáng sản.") == ["Phép thảm", "thảm dò"]


def test_capitals_of_a_name_beside_the_plain_word() -> None:
    offices = ("Các Sở và Môi trường tỉnh.",) * 4
    plain = ("Bảo vệ môi trường. Giữ môi trường sạch.",) * 2
    assert told(*offices, *plain, "Khoáng sản và môi trường.") == []
    assert told(*("Mặt trận Tổ quốc xã.",) * 4, "Mặt trận tổ quốc xã.") == ["trận tổ"]
