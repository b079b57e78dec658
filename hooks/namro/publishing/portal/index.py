"""The search index of all sites, read by browser/portal-index.js. Format 3 as a site's (namro.outputs.search.files), but:

tim-kiem/muc-luc.json       `manh`, `chu_dau` say nothing; and
    tach      of each syllable of `tu`, as one digit: its files as a power of two plus one, 0 where it shares files with others
    tach_khac the same of other words: {word: digit}
    chung     how many files the others share
    dong      how many entries stand in one file of rows
tim-kiem/<ban>/t/<i÷1000>/<i>.json   the terms of a word (namro.publishing.portal.terms)
tim-kiem/<ban>/c/<i÷1000>/<i>.json   the terms of many words
tim-kiem/<ban>/k/<i÷1000>/<i>.json   {trang: {number: [name, address, as-of day]}, muc: [[site, address below it, title, text, source,
    marks, year]…]}

Entries are numbered kind by kind, in a kind site by site. Nothing in the header names a site, so it is as large for three
sites as for fifty that use the same words.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from namro.outputs.search.files import DIGITS, FOLDER, FORMAT, frequent_pairs, syllables_line, written_json
from namro.outputs.search.postings import Postings
from namro.outputs.search.tables import Tables, tables_of
from namro.publishing.portal.member import Member
from namro.publishing.portal.terms import Terms
from namro.records.kinds import BY_ID, KINDS

ROWS = 16
"""Entries in a file of rows."""
_SYLLABLES = 8_000
_SHORT, _MEANT = 300, 200
"""So many abbreviations and everyday words at most: those of most sites first."""
_NEW = "dang-lam"


def write(folder: Path, members: Sequence[Member]) -> None:
    """The index below `folder`."""
    to = folder / FOLDER / _NEW
    digest = hashlib.sha256()

    def put(name: str, value: object) -> None:
        content = written_json(value)
        digest.update(name.encode() + content)
        path = to / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    spoken = _spoken(members)
    numbered = {form: at for forms in spoken.syllables.values() for at, form in enumerate(forms)}
    starts = _starts(members)
    terms = Terms(numbered, _places(members, starts), put)
    terms.add_all([one.run for one in members])
    for at, piece in enumerate(_pieces(members)):
        put(f"k/{at // 1000}/{at}", piece)
    put("cap", frequent_pairs(Postings({}, {}, terms.frequent(), ())))
    header = _header(members, spoken, terms)
    put("muc-luc", header)
    header["ban"] = digest.hexdigest()[:10]
    (to / "muc-luc.json").unlink()
    (folder / FOLDER / "muc-luc.json").write_bytes(written_json(header))
    shutil.move(to, folder / FOLDER / header["ban"])


def _kinds(members: Sequence[Member]) -> list[str]:
    return [kind.ma for kind in KINDS if any(one.counts.get(kind.ma) for one in members)]


def _starts(members: Sequence[Member]) -> Mapping[str, Sequence[int]]:
    """Kind → the number of each site's first entry of it."""
    counts = [one.counts.get(kind, 0) for kind in _kinds(members) for one in members]
    firsts = [0, *accumulate(counts)]
    size = len(members)
    return {kind: firsts[at * size : (at + 1) * size] for at, kind in enumerate(_kinds(members))}


def _places(members: Sequence[Member], starts: Mapping[str, Sequence[int]]) -> Any:
    """(site, its entry) → the entry's number."""
    borders = {}
    for at, one in enumerate(members):
        kinds = [kind for kind in starts if one.counts.get(kind)]
        own = [0, *accumulate(one.counts[kind] for kind in kinds)]
        borders[one.so] = own[:-1], [starts[kind][at] - own[place] for place, kind in enumerate(kinds)]

    def place(member: int, entry: int) -> int:
        own, shifts = borders[member]
        return int(entry + shifts[bisect_right(own, entry) - 1])

    return place


def _pieces(members: Sequence[Member]) -> Iterator[dict[str, Any]]:
    """The files of rows in order, each with the sites that it speaks of."""
    known = {str(one.so): [one.ten, one.dia_chi, f"{one.tinh_den:%d/%m/%Y}"] for one in members}
    rows = _rows(members)
    while some := list(islice(rows, ROWS)):
        said = dict.fromkeys(str(row[0]) for row in some)
        yield {"trang": {at: known[at] for at in said}, "muc": some}


def _rows(members: Sequence[Member]) -> Iterator[list[Any]]:
    with ExitStack() as opened:
        files = [opened.enter_context(one.rows.open("rb")) for one in members]
        for kind in _kinds(members):
            for one, file in zip(members, files, strict=True):
                for line in islice(file, one.counts.get(kind, 0)):
                    yield json.loads(line)


def _spoken(members: Sequence[Member]) -> Postings:
    """The syllables that all sites say, with their forms, the most frequent first."""
    counted: dict[str, Counter[str]] = {}
    for one in members:
        for plain, forms in one.forms.items():
            counted.setdefault(plain, Counter()).update(forms)
    counts = {plain: forms.total() for plain, forms in counted.items()}
    kept = sorted(counts, key=lambda plain: (-counts[plain], plain))[:_SYLLABLES]
    syllables = {
        plain: tuple(sorted(counted[plain], key=lambda form: (-counted[plain][form], form))) for plain in kept
    }
    return Postings({}, syllables, counts, ())


def _header(members: Sequence[Member], spoken: Postings, terms: Terms) -> dict[str, Any]:
    tables = _tables(members)
    plain = [one for one in sorted(spoken.syllables) if one.isalpha()]
    others = sorted({*terms.cut} - {*plain})
    return {
        "the_thuc": FORMAT,
        "loai": [
            [kind, sum(one.counts.get(kind, 0) for one in members), BY_ID[kind].muc]
            for kind in _kinds(members)
        ],
        "dong": ROWS,
        "manh": "0",
        "chu_dau": "",
        "tu": syllables_line(spoken),
        "tach": "".join(DIGITS[terms.cut.get(one, 0)] for one in plain),
        "tach_khac": {word: terms.cut[word] for word in others},
        "chung": terms.shared,
        "bang": {
            "viet_tat": tables.viet_tat,
            "loai": tables.loai,
            "co_quan": tables.co_quan,
            "hoi": tables.hoi,
            "goi_y": tables.goi_y,
            "nghia": [[[said], meant] for said, meant in tables.nghia.items()],
            "tuoi": [],
        },
    }


def _tables(members: Sequence[Member]) -> Tables:
    """Of the abbreviations and everyday words of the sites those that most of them know: else the header would grow with
    every site."""
    short = Counter(pair for one in members for pair in dict.fromkeys(one.viet_tat))
    meant = Counter(pair for one in members for pair in one.nghia.items())
    return tables_of(
        [pair for pair, _ in short.most_common(_SHORT)], dict(pair for pair, _ in meant.most_common(_MEANT))
    )
