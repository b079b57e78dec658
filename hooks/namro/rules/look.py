"""The colours that a site's owner chooses can be read: white letters on the main one, the accent on it."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records import colours
from namro.records.colours import Complaint
from namro.records.giao_dien import GiaoDien


def look(loaded: Loaded) -> Iterator[Problem]:
    """Colours without the contrast that WCAG AA asks for, each with the nearest one that has it."""
    for entry in loaded.of("trang"):
        chosen: GiaoDien | None = entry.record.giao_dien
        if chosen is None:
            continue
        main, accent = chosen.mau_chinh, chosen.mau_nhan
        if main and (complaint := colours.as_main(main)):
            yield _problem(entry, "mau_chinh", complaint)
        elif accent and (complaint := colours.as_accent(accent, main or colours.RED)):
            yield _problem(entry, "mau_nhan", complaint)


def _problem(entry: Entry, field: str, complaint: Complaint) -> Problem:
    hint = f'Màu gần nhất đọc được: {field}: "{complaint.better}".'
    return entry.problem(("giao_dien", field), "mau-kho-doc", complaint.what, hint)
