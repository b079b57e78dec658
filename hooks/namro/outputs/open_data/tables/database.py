"""Everything that is published as one SQLite file with full-text search; the same data give the same bytes.

muc(loai, ma, ten, dia_chi, du_thao, json)     every item of the interface as it stands there, clauses too
trich_dan(loai, ma, van_ban, khoan, trich)     who cites what
noi_dung(loai, ten, dia_chi, chu, khong_dau)   what can be found: the words of each entry, and the same without marks
tim(ten, chu, khong_dau)                       full text of `noi_dung` (FTS5); its rowid is `noi_dung.id`; the name in
                                               double quotes is what Datasette knows a searchable table by
bang_…                                         the tables of the CSV files, with their headings
ban_dung(ten, gia_tri)                         which build this is
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, time

from namro.files.citations import citations
from namro.language.vietnamese import fold
from namro.library.library import Library
from namro.outputs.open_data.data import Data
from namro.outputs.open_data.tables import FOLDER
from namro.outputs.open_data.tables.table import Table, Value
from namro.outputs.pour import StaticFile
from namro.outputs.search.entries import entries
from namro.records.kinds import records

DATABASE = f"{FOLDER}du-lieu.sqlite"
_SCHEMA = """
CREATE TABLE ban_dung (ten TEXT PRIMARY KEY, gia_tri TEXT NOT NULL);
CREATE TABLE muc (loai TEXT NOT NULL, ma TEXT NOT NULL, ten TEXT NOT NULL, dia_chi TEXT, du_thao INTEGER NOT NULL,
  json TEXT NOT NULL, PRIMARY KEY (loai, ma));
CREATE TABLE trich_dan (loai TEXT NOT NULL, ma TEXT NOT NULL, van_ban TEXT NOT NULL, khoan TEXT NOT NULL,
  trich TEXT NOT NULL);
CREATE TABLE noi_dung (id INTEGER PRIMARY KEY, loai TEXT NOT NULL, ten TEXT NOT NULL, dia_chi TEXT NOT NULL,
  du_thao INTEGER NOT NULL, chu TEXT NOT NULL, khong_dau TEXT NOT NULL);
CREATE VIRTUAL TABLE tim USING fts5(ten, chu, khong_dau, content="noi_dung", content_rowid="id",
  tokenize="unicode61 remove_diacritics 0");
CREATE INDEX trich_dan_khoan ON trich_dan (van_ban, khoan);
"""
_KINDS = {"integer": "INTEGER", "boolean": "INTEGER"}


def database(data: Data, tables: Sequence[Table]) -> StaticFile:
    """The file; needs FTS5, which Python brings."""
    with sqlite3.connect(":memory:") as base:
        base.executescript(_SCHEMA)
        base.executemany("INSERT INTO ban_dung VALUES (?, ?)", _build(data))
        base.executemany("INSERT INTO muc VALUES (?, ?, ?, ?, ?, ?)", _items(data))
        base.executemany("INSERT INTO trich_dan VALUES (?, ?, ?, ?, ?)", _cited(data.filling.library))
        base.executemany(
            "INSERT INTO noi_dung (loai, ten, dia_chi, du_thao, chu, khong_dau) VALUES (?, ?, ?, ?, ?, ?)",
            _found(data),
        )
        base.execute("INSERT INTO tim(tim) VALUES ('rebuild')")
        for table in tables:
            _table(base, table)
        base.commit()
        return StaticFile(DATABASE, base.serialize())


def _build(data: Data) -> Iterator[tuple[str, str]]:
    for name, value in data.filling.ban.model_dump(mode="json").items():
        yield name, str(value)


def _items(data: Data) -> Iterator[tuple[str, str, str, str | None, bool, str]]:
    for every in data.items.values():
        for one in every:
            yield one.loai, one.ma, one.ten, one.dia_chi, one.du_thao, one.model_dump_json()
    for ma, clauses in data.clauses.items():
        for clause in clauses:
            name, told = f"{ma}#{clause.ma}", clause.model_dump_json()
            yield clause.loai, name, clause.ten, clause.dia_chi, clause.du_thao, told


def _cited(library: Library) -> Iterator[tuple[str, str, str, str, str]]:
    for kind in records():
        for ma, record in library.of(kind).items() if kind.cited else ():
            for _, one in citations(record):
                yield kind.ma, ma, one.van_ban, one.khoan, one.trich


def _found(data: Data) -> Iterator[tuple[str, str, str, bool, str, str]]:
    """What search finds, as search names it."""
    base = data.filling.goc
    for one in entries(data.filling.library, data.written):
        name = f"{one.source}, {one.title}" if one.kind == "khoan" else one.title
        yield one.kind, name, base + one.url, one.draft, one.text, fold(f"{name} {one.text}")


def _table(base: sqlite3.Connection, table: Table) -> None:
    """Names are ours, never a reader's: quoted all the same."""
    name = f'"bang_{table.ma.replace("-", "_")}"'
    columns = ", ".join(f'"{column.ten}" {_KINDS.get(column.loai, "TEXT")}' for column in table.cot)
    base.execute(f"CREATE TABLE {name} ({columns})")
    insert = " ".join(("INSERT INTO", name, "VALUES", f"({', '.join('?' * len(table.cot))})"))
    base.executemany(insert, ([_plain(value) for value in row] for row in table.hang))


def _plain(value: Value) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else value
