"""The alphabetical index: whatever a name begins with, a letter stands once."""

from __future__ import annotations

from itertools import pairwise

from namro.language.vietnamese import sort_key
from namro.outputs.pages.chi_muc import Muc, grouped

NAMES = (
    "Đảng",
    "“Đoàn”",
    "(đội)",
    "Dân",
    "ủy ban",
    "Ủy",
    "“Xã”",
    "5 rõ",
    "“5 rõ”",
    "№ 1",
    "Ấp",
    "Ắc",
    "ß",
    "Zét",
    "Øst",
    "đ",
)


def test_a_letter_stands_once_in_whatever_order_names_are_sorted() -> None:
    for names in (NAMES, NAMES[::-1], sorted(NAMES, key=sort_key)):
        found = grouped([Muc(name, "thuật ngữ", "") for name in names])
        anchors = [one.neo for one in found]
        assert len(anchors) == len(set(anchors))
        assert sorted(line.ten for one in found for line in one.muc) == sorted(NAMES)
        assert all(before.chu != after.chu for before, after in pairwise(found))
