"""Clauses are named as under quotations: "phần II, mục 3.8", neither "mục II.3.8" nor "mục 3.8, phần II"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records import walk
from namro.rules.notes.own_prose import note

_POINT = r"\d+(?:\.\d+)*"
_OTHER_FORMS = (
    re.compile(rf"(?<!\w)[Mm]ục (?P<part>[IVX]+)\.(?P<point>{_POINT})(?!\.?\w)"),
    re.compile(
        rf"(?<!\w)(?:[Mm]ục|[Đđ]iểm) (?P<point>{_POINT})(?:,| của|, của)? phần (?P<part>[IVX]+)(?!\w)"
    ),
)
"""A part and a point run together by a dot; the point named before its part."""
_OFFICIAL = frozenset({"trich", "nguyen_van"})
"""Fields that hold the words of documents, which name clauses as they please."""
_QUOTED = re.compile(r"“[^“”]*”")


def clause_form(loaded: Loaded) -> Iterator[Problem]:
    """Every other form in the words that editors write, whatever the record and the field."""
    for entry in loaded.entries:
        for loc, text in walk.words(entry.record):
            if not _OFFICIAL.isdisjoint(loc):
                continue
            ours = _QUOTED.sub("“”", text)
            for match in (found for form in _OTHER_FORMS for found in form.finditer(ours)):
                message = f"“{match.group()}” viết khác cách trang ghi nguồn."
                hint = f"Viết “phần {match['part']}, mục {match['point']}”."
                yield note(entry, loc, "cach-goi-khoan", message, hint)
