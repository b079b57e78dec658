"""Own words are written in letters: no pictures, no letters in costume, none of another script that only look right."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language.signs import strange
from namro.problems import Problem
from namro.rules.written import at_words, written

_TOLD = {
    "bieu-tuong": ("“{words}” là biểu tượng, máy đọc và bản in không có.", "Xóa đi, hoặc viết bằng chữ."),
    "dau-roi": ("“{words}” có dấu rời không thuộc chữ nào.", "Xóa chữ ấy cùng dấu rồi gõ lại."),
    "chu-kieu": (
        "“{words}” không gõ bằng chữ thường của bàn phím.",
        "Viết “{instead}”; muốn đậm thì **đậm**.",
    ),
    "chu-la": ("“{words}” có chữ của bảng chữ khác trông giống chữ Việt.", "Xóa cả từ rồi gõ lại."),
}


def strange_signs(loaded: Loaded) -> Iterator[Problem]:
    """Each such sign in what editors write; each word once a text."""
    for entry in loaded.entries:
        for loc, text in written(entry):
            for sign in {sign.words: sign for sign in strange(text)}.values():
                message, hint = (
                    said.format(words=sign.words, instead=sign.instead) for said in _TOLD[sign.code]
                )
                yield at_words(loaded, entry, loc, sign.words, sign.code, message, hint)
