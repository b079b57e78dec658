"""The tables as those who take them read them: programs of others, each in a process of its own, in its own words."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.open_data.data import Data, data_of
from namro.outputs.open_data.make import files
from namro.outputs.open_data.tables import FOLDER, tasks
from namro.outputs.open_data.tables.parquet import GROUP, parquet
from namro.outputs.open_data.tables.table import Heading, Table, Type, Value
from namro.outputs.pour import write_files
from support import peers

GUIDE = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
_DESCRIBED = """
import json, sys, duckdb
from pathlib import Path
told = {}
for path in sorted(Path(sys.argv[1]).glob("*.parquet")):
    read = duckdb.read_parquet(str(path))
    told[path.stem] = [read.columns, [str(one) for one in read.types], [[str(cell) for cell in row] for row in read.fetchall()]]
print(json.dumps(told))
"""
_TYPES: Mapping[Type, str] = MappingProxyType(
    {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE", "time": "TIME", "boolean": "BOOLEAN"}
)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def data(sample: Library) -> Data:
    return data_of(sample, Edition(date(2026, 3, 3)))


@pytest.fixture(scope="module")
def folder(data: Data, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tables of the sample lie."""
    made = tmp_path_factory.mktemp("bảng")
    write_files(files(data, bulk=True), made)
    return made / FOLDER


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    """Descriptor, hashes, sizes, headings, and every cell by its type."""
    told = json.loads(peers.run("frictionless", "validate", "--json", "datapackage.json", cwd=folder))
    assert told["valid"]
    assert {task["name"]: task["stats"]["rows"] for task in told["tasks"]} == {
        path.stem: sum(1 for _ in _rows(path)) for path in folder.glob("*.csv")
    }


def test_frictionless_sees_a_cell_of_another_type(folder: Path, tmp_path: Path) -> None:
    """So that its yes to the package means something."""
    package = json.loads((folder / "datapackage.json").read_bytes())
    (due,) = (one for one in package["resources"] if one["name"] == "han")
    said = (folder / "han.csv").read_text(encoding="utf-8").replace("2026-06-30", "30/6/2026")
    (tmp_path / "han.csv").write_text(said, encoding="utf-8", newline="")
    del due["bytes"], due["hash"]
    spoiled = {**package, "resources": [due]}
    (tmp_path / "datapackage.json").write_text(json.dumps(spoiled), encoding="utf-8")
    told = json.loads(
        peers.run("frictionless", "validate", "--json", "datapackage.json", cwd=tmp_path, code=1)
    )
    assert {error["type"] for task in told["tasks"] for error in task["errors"]} == {"type-error"}


def test_datasette_opens_the_database_and_searches_it(folder: Path, sample: Library) -> None:
    """As a site of its own: its page of the table that it knows to be searchable, asked without marks."""

    def asked(address: str) -> str:
        return peers.run("datasette", "du-lieu.sqlite", "--get", address, cwd=folder)

    found = json.loads(asked("/du-lieu/noi_dung.json?_search=nop+bao+cao&_shape=array&_col=ten&_col=chu"))
    assert any("nộp báo cáo" in f"{one['ten']} {one['chu']}".lower() for one in found)
    assert json.loads(asked("/du-lieu/noi_dung.json?_search=khongcotunao&_shape=array")) == []
    shown = asked("/du-lieu/noi_dung?_search=nop+bao+cao")
    assert 'name="_search"' in shown
    counted = json.loads(asked("/du-lieu/bang_viec.json?_size=0"))
    assert counted["filtered_table_rows_count"] == len(sample.nhiem_vu_theo_ma)


def test_duckdb_reads_every_parquet_as_the_table_stands(folder: Path, data: Data) -> None:
    """Columns, types, each cell; also more rows than a group holds, and columns that are empty or of every type."""
    heads = tuple(Heading(f"Cột {kind}", kind, 10) for kind in _TYPES)
    rows: tuple[tuple[Value, ...], ...] = (
        ("Đảng ủy", 2**40, date(1969, 12, 31), time(7, 30), True),
        (None,) * 5,
        ("", -7, date(2026, 2, 28), time(0, 0), False),
        ("dòng\nhai, “ngoặc”", 0, None, time(23, 59), None),
    )
    odd = Table("le", "Lẻ", heads, rows * (GROUP // 4 + 1))
    write_files([parquet(odd)], folder.parent)
    told = json.loads(peers.script(_DESCRIBED, folder, cwd=folder))
    assert {path.stem for path in folder.glob("*.csv")} | {"le"} == set(told)
    for table in (tasks.tasks(data), tasks.deadlines(data), odd):
        names, kinds, read = told[table.ma]
        assert names == [column.ten for column in table.cot]
        assert kinds == [_TYPES[column.loai] for column in table.cot]
        assert read == [[str(cell) for cell in row] for row in table.hang]
    for path in folder.glob("*.csv"):
        assert len(told[path.stem][2]) == sum(1 for _ in _rows(path))


def test_the_example_of_the_page_runs_in_duckdb(folder: Path) -> None:
    (code,) = (one for one in re.findall(r"^```sql\n(.*?)^```", GUIDE, re.M | re.S) if ".parquet" in one)
    said = peers.script("import sys, duckdb; print(duckdb.sql(sys.argv[1]).fetchall())", code, cwd=folder)
    assert "datetime.date(2026, 6, 30)" in said


def _rows(path: Path) -> Iterator[list[str]]:
    """Below the heading."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from list(csv.reader(file))[1:]
