"""The tables as CSV, with a Frictionless Data Package that says what their columns are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from namro.files import csvfile
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.tables import FOLDER
from namro.outputs.open_data.tables.table import Heading, Table, Value
from namro.outputs.pour import StaticFile

PACKAGE = f"{FOLDER}datapackage.json"
YES, NO = "có", "không"
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def csv_package(tables: Sequence[Table], filling: Filling) -> Iterator[StaticFile]:
    """A CSV of each table, then the package."""
    made = [(one, csvfile.encode([c.ten for c in one.cot], _as_words(one))) for one in tables]
    for table, content in made:
        yield StaticFile(path_of(table), content)
    day = filling.as_of.ngay.isoformat()
    package = {
        "profile": "tabular-data-package",
        "name": "du-lieu",
        "title": filling.ban.nguon,
        "description": filling.ban.giay_phep,
        "homepage": filling.goc,
        "version": day,
        "created": f"{day}T00:00:00+07:00",
        "resources": [_resource(table, content) for table, content in made],
    }
    yield StaticFile(PACKAGE, f"{json.dumps(package, ensure_ascii=False, indent=1)}\n".encode())


def path_of(table: Table) -> str:
    """Where the CSV of a table lies below the site."""
    return f"{FOLDER}{table.ma}.csv"


def _as_words(table: Table) -> Iterator[list[str]]:
    for row in table.hang:
        yield [_word(value) for value in row]


def _word(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.ma,
        "title": table.ten,
        "path": path_of(table).removeprefix(FOLDER),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": {"fields": [_field(column) for column in table.cot], "missingValues": [""]},
    }


def _field(column: Heading) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.ten, "type": column.loai}
    if column.loai == "time":
        return {**made, "format": "%H:%M"}
    if column.loai == "boolean":
        return {**made, "trueValues": [YES], "falseValues": [NO]}
    return made
