"""The tables in each form, read by other programs' readers: csv, openpyxl, sqlite3."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import load_workbook

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.open_data.data import Data, data_of
from namro.outputs.open_data.documents.forms import FOLDER as TEXTS
from namro.outputs.open_data.make import files
from namro.outputs.open_data.tables import FOLDER
from namro.outputs.open_data.tables.database import DATABASE
from namro.outputs.open_data.tables.workbook import WORKBOOK
from namro.publishing.verify.texts import texts_of

AS_OF = Edition(date(2026, 3, 3), "0" * 64)
PARSED: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "string": str,
        "integer": int,
        "date": date.fromisoformat,
        "time": lambda words: datetime.strptime(words, "%H:%M").time(),
        "boolean": {"có": True, "không": False}.__getitem__,
    }
)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def data(sample: Library) -> Data:
    return data_of(sample, AS_OF)


@pytest.fixture(scope="module")
def made(data: Data) -> dict[str, bytes]:
    return {file.path: file.content for file in files(data, bulk=True)}


@pytest.fixture(scope="module")
def package(made: dict[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(made[f"{FOLDER}datapackage.json"])
    return told


@pytest.fixture(scope="module")
def base(made: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as opened:
        opened.deserialize(made[DATABASE])
        yield opened


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_every_csv_is_what_the_package_says_of_it(made: dict[str, bytes], package: dict[str, Any]) -> None:
    told = {f"{FOLDER}{one['path']}": one for one in package["resources"]}
    assert set(told) == {path for path in made if path.endswith(".csv")}
    assert {one["name"] for one in package["resources"]} >= {
        "viec",
        "han",
        "don-vi",
        "hoi-dap",
        "chuyen-de",
        "khoan",
    }
    for path, resource in told.items():
        content = made[path]
        assert content.startswith("\ufeff".encode())
        assert len(content) == resource["bytes"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        head, *body = rows(content)
        fields = resource["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        assert body, path
        for row in body:
            for cell, field in zip(row, fields, strict=True):
                assert not cell or PARSED[field["type"]](cell) is not None


def test_a_table_has_a_row_for_every_record(made: dict[str, bytes], sample: Library) -> None:
    tasks = rows(made[f"{FOLDER}viec.csv"])
    assert [row[0] for row in tasks[1:]] == list(sample.nhiem_vu_theo_ma)
    row = dict(zip(*tasks[:2], strict=True))
    assert (row["Ngày muộn nhất"], row["Thời hạn, nguyên văn"]) == ("2026-06-30", "trong quý II/2026")
    clauses = rows(made[f"{FOLDER}khoan.csv"])
    assert len(clauses) - 1 == sum(len(text.khoan) for text in sample.toan_van.values())
    place = clauses[0].index("Dự thảo")
    assert {row[place] for row in clauses[1:] if row[1] == "du-thao-mau"} == {"Dự thảo"}


def test_the_workbook_has_typed_days_filters_and_frozen_heads(made: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(made[WORKBOOK]))
    assert book.sheetnames[0] == "Việc phải làm"
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row > 1
    due = book["Ngày và hạn"]
    heads = [cell.value for cell in due[1]]
    last, hour = heads.index("Ngày muộn nhất"), heads.index("Giờ")
    body = list(due.iter_rows(min_row=2, values_only=True))
    assert all(isinstance(row[last], datetime) for row in body)
    assert any(isinstance(row[hour], time) for row in body)


def test_the_database_holds_everything_and_finds_it_without_marks(
    base: sqlite3.Connection, data: Data
) -> None:
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    counted = dict(base.execute("SELECT loai, count(*) FROM muc GROUP BY loai"))
    assert counted == {
        **{kind: len(every) for kind, every in data.items.items() if every},
        "khoan": sum(map(len, data.clauses.values())),
    }
    for (told,) in base.execute("SELECT json FROM muc"):
        assert json.loads(told)["ma"]
    asked = (
        "SELECT loai, noi_dung.ten FROM tim JOIN noi_dung ON id = tim.rowid WHERE tim MATCH ? ORDER BY rank"
    )
    plain = base.execute(asked, ('khong_dau:"nop bao cao"',)).fetchall()
    marked = base.execute(asked, ('chu:"nộp báo cáo"',)).fetchall()
    assert plain
    assert set(marked) <= set(plain)
    assert base.execute("SELECT count(*) FROM bang_viec").fetchone() == (counted["nhiem-vu"],)
    cited = base.execute(
        "SELECT count(*) FROM trich_dan WHERE van_ban = 'ke-hoach-mau' AND khoan = 'II.2.b3'"
    )
    assert cited.fetchone()[0] > 0


def test_the_same_data_give_the_same_bytes(data: Data, made: dict[str, bytes]) -> None:
    again = {file.path: file.content for file in files(data, bulk=True)}
    assert [path for path in made if made[path] != again[path]] == []


def test_the_checks_of_a_site_read_every_form(made: dict[str, bytes]) -> None:
    """Private data and withheld words are looked for in these files as in pages."""
    for path in (WORKBOOK, DATABASE, f"{FOLDER}khoan.csv", f"{FOLDER}khoan.parquet"):
        assert any(
            "Giúp cán bộ, đảng viên nắm vững Nghị quyết" in text for _, text in texts_of(path, made[path])
        ), path


def test_large_forms_are_told_of_only_where_they_are_made(data: Data, made: dict[str, bytes]) -> None:
    small = {file.path: file.content for file in files(data)}
    columns = {path for path in made if path.endswith(".parquet")}
    assert {path.replace(".parquet", ".csv") for path in columns} == {
        path for path in small if path.endswith(".csv")
    }
    assert made.keys() - small.keys() == {WORKBOOK, DATABASE, *columns}
    for offered in (small, made):
        told = {one["dia_chi"] for one in json.loads(offered["api/v1/index.json"])["tep"]}
        lying = [path for path in offered if path.startswith(FOLDER) and not path.startswith(TEXTS)]
        assert told == {f"https://mau.example/tai-lieu/{path}" for path in lying}
