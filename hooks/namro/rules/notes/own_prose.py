"""The prose that editors write for readers, with its place; what all notes on wording look through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.problems import Problem

_PROSE = {"hoi-dap": ("cau_hoi", "tra_loi"), "chuyen-de": ("gioi_thieu",)}


def own_prose(loaded: Loaded) -> Iterator[tuple[Entry, Path, str]]:
    """Every question, answer and introduction: its record, its field, its words."""
    for kind, names in _PROSE.items():
        for entry in loaded.of(kind):
            for name in names:
                yield entry, (name,), getattr(entry.record, name)


def note(entry: Entry, loc: Path, code: str, message: str, hint: str) -> Problem:
    """Worth a look at the field `loc`, an error nowhere."""
    return replace(entry.problem(loc, code, message, hint), note=True)
