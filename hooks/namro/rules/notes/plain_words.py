"""Words that readers stumble over, each with plain Vietnamese to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.notes.own_prose import note, own_prose

INSTEAD: Mapping[str, str] = {
    "áp sang": "áp dụng cho",
    "nhắm tới": "hướng tới",
    "nhắm đến": "hướng tới",
    "đừng lẫn": "cần phân biệt với",
    "lớp học bù": "hội nghị, lớp học cho người chưa dự",
}
_FOUND = re.compile(rf"(?<!\w)(?:{'|'.join(INSTEAD)})(?!\w)", re.IGNORECASE)


def plain_words(loaded: Loaded) -> Iterator[Problem]:
    """Each word of the list where it stands outside a quotation."""
    for entry, loc, text in own_prose(loaded):
        for match in _FOUND.finditer(re.sub(r"“[^“”]*”", "“”", text)):
            instead = INSTEAD[match.group().lower()]
            yield note(
                entry, loc, "chu-kho", f"“{match.group()}” khó hiểu với nhiều người đọc.", f"Viết: {instead}."
            )
