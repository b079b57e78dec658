"""What editors write in their own words, with its place: what all rules on wording look through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.annotations import declared
from namro.records.ban_dich import FIELD
from namro.records.base import TrichDan
from namro.records.walk import Loc, parts

_OTHERS = frozenset({"trich", "nguyen_van", "khoan", "dau_van_tay"})
"""Words of documents, names of clauses, fingerprints."""
_TYPED = frozenset({"vi_du_tim", "ten_khac", "tru_khi", "tu", "la", "hay_hoi"})
"""Writings as readers type them, marks or not."""
_CODE = re.compile(r"[a-z0-9-]+|[^ ]*/[^ ]*")
"""An id, an address."""


def written(entry: Entry, *, typed: bool = True) -> Iterator[tuple[Loc, str]]:
    """The texts of a record that are neither ids nor choices nor addresses nor words of documents; without `typed` also
    none that is kept as readers type it."""
    for at, part in parts(entry.record):
        if isinstance(part, TrichDan) or FIELD in at:
            continue  # words of a document, words of another language
        for name in _names(type(part), typed):
            value = getattr(part, name)
            for position, text in enumerate([value] if isinstance(value, str) else value or ()):
                if isinstance(text, str) and not _CODE.fullmatch(text):
                    yield ((*at, name) if isinstance(value, str) else (*at, name, position)), text


@lru_cache(maxsize=512)
def _names(model: type[BaseModel], typed: bool) -> tuple[str, ...]:
    """The fields of a class that hold own words."""
    left_out = _OTHERS if typed else _OTHERS | _TYPED
    said = {name: declared(model, name) for name in model.model_fields if name not in left_out}
    return tuple(
        name for name, one in said.items() if str in one.types and not one.choices and not one.pattern
    )


def at_words(
    loaded: Loaded, entry: Entry, loc: Loc, words: str, code: str, message: str, hint: str
) -> Problem:
    """A problem with `words` of the text at `loc`, at their own line where the file shows them on one."""
    problem = entry.problem(loc, code, message, hint)
    source = loaded.sources.get(entry.path)
    for number, line in enumerate(
        source.text.split("\n")[problem.line - 1 :] if source else (), problem.line
    ):
        column = line.find(words, problem.column - 1 if number == problem.line else 0)
        if column >= 0:
            return replace(problem, line=number, column=column + 1)
    return problem
