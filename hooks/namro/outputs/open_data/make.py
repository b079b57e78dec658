"""All files of open data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from namro.outputs.open_data.api import interface
from namro.outputs.open_data.data import Data
from namro.outputs.open_data.documents.every import documents
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.public.envelopes import TepKem
from namro.outputs.open_data.tables.csv_package import PACKAGE, csv_package, path_of
from namro.outputs.open_data.tables.database import DATABASE, database
from namro.outputs.open_data.tables.every import tables
from namro.outputs.open_data.tables.parquet import parquet
from namro.outputs.open_data.tables.parquet import path_of as parquet_of
from namro.outputs.open_data.tables.table import Table
from namro.outputs.open_data.tables.workbook import WORKBOOK, workbook
from namro.outputs.pour import StaticFile


def files(data: Data, *, bulk: bool = False) -> tuple[StaticFile, ...]:
    """Every file, sorted by path; with `bulk` also the forms that are large and slow to make."""
    filling, made = data.filling, tables(data)
    more: tuple[StaticFile, ...] = ()
    if bulk:
        more = (workbook(made, filling.as_of.ngay), database(data, made), *map(parquet, made))
    told = tuple(_others(made, filling, {file.path for file in more}))
    found = [*interface(data, told), *csv_package(made, filling), *documents(filling), *more]
    return tuple(sorted(found, key=lambda file: file.path))


def _others(made: Sequence[Table], filling: Filling, bulk: Set[str]) -> Iterator[TepKem]:
    """The same data in other forms, as the interface's first page tells of them."""
    told = [
        ("Bảng tính, mọi bảng", WORKBOOK),
        ("SQLite, có tìm toàn văn", DATABASE),
        *((f"Parquet: {table.ten}", parquet_of(table)) for table in made),
    ]
    always = [
        ("Frictionless Data Package", PACKAGE),
        *((f"CSV: {table.ten}", path_of(table)) for table in made),
    ]
    for ten, path in [*(one for one in told if one[1] in bulk), *always]:
        yield TepKem(ten=ten, dia_chi=filling.goc + path)
