"""Nothing lost, invented or moved: every source is put back together from its committed text and the report."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from test_importer import CONFERENCE, DOCUMENTS, FILES, STUDY, committed, imported, source

from namro.editing.importer import Report
from namro.files.clauses import Khoan, ToanVan

_NO_LETTER = re.compile(r"[\s*\\]")
_BULLETS = re.compile(r"^[ \t]*(?:[-+*•][ \t]+)+(?=\S)", re.MULTILINE)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def source_stream(text: str) -> str:
    return _letters(_BULLETS.sub("", text))


def _words(clause: Khoan) -> str:
    """Number or note mark, and words; a list marker is not part of the stream."""
    return _letters(clause.noi_dung if clause.dau in "-+*•" else clause.dau + clause.noi_dung)


def put_back(toan_van: ToanVan, report: Report) -> str:
    """The stream of the source: notes and dropped lines back where they stood."""
    lifted = {entry.clause: entry for entry in report.lifted}
    inserts: defaultdict[str, list[tuple[int, int | None, str]]] = defaultdict(list)
    for entry in report.lifted:
        inserts[entry.place.clause].append((entry.lines[0], entry.place.letters, entry.clause))
    for line in report.dropped:
        inserts[line.place.clause].append((line.line, line.place.letters, ""))
    dropped = {entry.line: entry.text for entry in report.dropped}

    def inserted(line: int, note: str) -> str:
        return stream(toan_van.theo_ma[note]) if note else _letters(dropped[line])

    def stream(clause: Khoan) -> str:
        words, cut, done = _words(clause), "", 0
        marker = len(words) - len(_letters(clause.noi_dung))
        for line, letters, note in sorted(inserts[clause.ma]):
            at = len(words) if letters is None else marker + letters
            cut, done = cut + words[done:at] + inserted(line, note), at
        return cut + words[done:]

    opening = "".join(inserted(line, note) for line, _, note in sorted(inserts[""]))
    return opening + "".join(stream(clause) for clause in toan_van.khoan if clause.ma not in lifted)


@DOCUMENTS
def test_source_can_be_put_back_together(document: str) -> None:
    rebuilt = put_back(committed(document), imported(document)[1])
    assert rebuilt == source_stream(source(document))


def test_streams_hold_the_whole_text() -> None:
    assert {document: len(source_stream(source(document))) > 3500 for document in FILES} == dict.fromkeys(
        FILES, True
    )


@pytest.mark.parametrize("index", [0, 7, 40, -1])
@pytest.mark.parametrize("change", ["letter", "lost", "doubled", "order"])
def test_any_damage_is_found(index: int, change: str) -> None:
    toan_van, report = committed(STUDY), imported(STUDY)[1]
    clauses = list(toan_van.khoan)
    clause = clauses[index]
    if change == "letter":
        clauses[index] = replace(clause, noi_dung=clause.noi_dung[:-1] + "x")
    elif change == "lost":
        clauses[index] = replace(clause, noi_dung=clause.noi_dung[1:].lstrip("*"))
    elif change == "doubled":
        clauses[index] = replace(clause, noi_dung=f"{clause.noi_dung} {clause.noi_dung}")
    else:
        clauses[index], clauses[index - 1] = clauses[index - 1], clauses[index]
    assert put_back(ToanVan(tuple(clauses)), report) != source_stream(source(STUDY))


def test_a_note_left_where_it_is_filed_is_found() -> None:
    toan_van, report = committed(CONFERENCE), imported(CONFERENCE)[1]
    unlifted = replace(report, lifted=tuple(entry for entry in report.lifted if entry.clause != "IV.3.n1"))
    assert put_back(toan_van, unlifted) != source_stream(source(CONFERENCE))
