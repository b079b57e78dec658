"""Clauses are named in answers as under quotations: "phần II, mục 3.8", not "mục II.3.8"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.notes.own_prose import note, own_prose

_RUN_TOGETHER = re.compile(r"[Mm]ục ([IVX]+)\.(\d+(?:\.\d+)*)(?!\.?\w)")


def clause_form(loaded: Loaded) -> Iterator[Problem]:
    """A part and a point run together by a dot."""
    for entry, loc, text in own_prose(loaded):
        for match in _RUN_TOGETHER.finditer(text):
            message = f"“{match.group()}” viết khác cách trang ghi nguồn."
            yield note(entry, loc, "cach-goi-khoan", message, f"Viết “phần {match[1]}, mục {match[2]}”.")
