"""The five rõ are named once each, in the order of the principle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.danh_muc import MotRo

_ORDER = get_args(MotRo.model_fields["khoa"].annotation)


def five_clear(loaded: Loaded) -> Iterator[Problem]:
    """Order and completeness of `nam_ro.muc`."""
    for entry in loaded.of("trang"):
        principle = entry.record.nam_ro
        if principle and tuple(item.khoa for item in principle.muc) != _ORDER:
            yield entry.problem(
                ("nam_ro", "muc"),
                "nam-ro-thu-tu",
                "Năm mục của 5 rõ không đủ hoặc không đúng thứ tự.",
                "Theo thứ tự: " + ", ".join(_ORDER) + ".",
            )
