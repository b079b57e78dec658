"""The prose that editors write for readers, with its place; what all notes on wording look through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.problems import Problem
from namro.records.ban_dich import FIELD
from namro.records.hoi_dap import HoiDap
from namro.records.kinds import records
from namro.records.walk import prose_in


def own_prose(loaded: Loaded) -> Iterator[tuple[Entry, Path, str]]:
    """Every question with its short answer, and all prose of what is approved: its record, its field, its words."""
    for kind in records():
        for entry in loaded.of(kind.ma) if kind.approved else ():
            if isinstance(entry.record, HoiDap):
                yield entry, ("cau_hoi",), entry.record.cau_hoi
                if entry.record.cau_chot:
                    yield entry, ("cau_chot",), entry.record.cau_chot
            for at, text in prose_in(entry.record):
                if FIELD not in at:  # the rules of Vietnamese are not those of another language
                    yield entry, at, text


def note(entry: Entry, loc: Path, code: str, message: str, hint: str) -> Problem:
    """Worth a look at the field `loc`, an error nowhere."""
    return replace(entry.problem(loc, code, message, hint), note=True)
