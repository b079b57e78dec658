"""A list names each thing once: an audience, a topic, a document, a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from namro.files.loaded import Loaded
from namro.files.yamlfile import Path
from namro.problems import Problem
from namro.records.base import TrichDan

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Words may well stand twice, as in the cells of a table; names of records may not."""


def doubled(loaded: Loaded) -> Iterator[Problem]:
    """The second of two items that are alike."""
    for entry in loaded.entries:
        for loc, words in _alike(entry.record, ()):
            message = f"{words} ghi hai lần trong một danh sách."
            yield entry.problem(loc, "ghi-hai-lan", message, "Xóa một mục.")


def _alike(value: Any, loc: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _alike(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            names = isinstance(item, TrichDan) or (isinstance(item, str) and _ID.fullmatch(item))
            if names and item in value[:place]:
                yield (*loc, place), f"“{item}”" if isinstance(item, str) else "Trích dẫn này"
            else:
                yield from _alike(item, (*loc, place))
