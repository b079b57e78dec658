"""Names of people, told from names of bodies and of roles."""

from __future__ import annotations

import re

from namro.language.vietnamese import fold

_SURNAMES = (
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh lâm phùng mai tô hà "
    "tạ quách thạch sơn danh kim châu lương cao thái lưu tăng la mạc triệu chu giang quan kiều trương hứa từ văn tống "
    "diệp lữ khưu bạch âu"
)
_COMMON = "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô dương trương"
"""Surnames that begin a name even in small letters: no role begins so."""
_TITLE = re.compile(r"^(?:(?:ông|bà|anh|chị|cô|chú|đồng chí|đ/c|ths|ts|gs|pgs)\b\.? ?)+", re.I)
_MIDDLE = "văn thị hữu đức ngọc minh thanh quốc công xuân hoàng kim thu mạnh"
_SURE = 3
"""Words; fewer are a name only with capitals."""


def is_a_name(text: str) -> bool:
    """Whether all of `text` is a person's name, with or without a title, marks and capitals."""
    words = _TITLE.sub("", text.strip()).split()
    if not 2 <= len(words) <= 5 or not all(word.replace("-", "").isalpha() for word in words):
        return False
    small = [word.lower() for word in words]
    if all(word[:1].isupper() for word in words) and not (text.isupper() and len(words) < _SURE):
        return small[0] in _known(_SURNAMES, text)
    middle = set(_known(_MIDDLE, text))
    return small[0] in _known(_COMMON, text) and len(small) >= _SURE and not middle.isdisjoint(small[1:])


def _known(words: str, text: str) -> list[str]:
    """The words, without marks where `text` has none."""
    return (fold(words) if text.isascii() else words).split()
