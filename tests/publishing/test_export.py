"""The open data of sites in a real PostgreSQL: found without marks, loaded again, a broken one told of and no harm to others."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.filling import API
from namro.outputs.open_data.make import files
from namro.outputs.pour import write_files
from namro.publishing.export.postgres import row
from namro.publishing.export.site_data import BrokenSite
from support.postgres import asked, server

NASTY = "a\tb\nc\rd\\.\\N\\\\x'; DROP TABLE namro.muc; --\v\f\b“đ”"


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def sites(sample: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two sites of the sample's records at two addresses."""
    made = {}
    for name in ("xa-a", "xa-b"):
        made[name] = tmp_path_factory.mktemp("trang") / name
        here = sample.trang.model_copy(update={"dia_chi_goc": f"https://{name}.example/nghi-quyet/"})
        moved = dataclasses.replace(sample, trang=here)
        write_files(files(data_of(moved, Edition(date(2026, 3, 3), "0" * 64))), made[name])
    return made


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture
def base(cluster: str, request: pytest.FixtureRequest) -> str:
    """A new database with a name of its own."""
    name = f"thu_{abs(hash(request.node.name))}"
    asked(f"{cluster} dbname=postgres", f'CREATE DATABASE "{name}"')
    return f"{cluster} dbname={name}"


@pytest.fixture
def broken(sites: dict[str, Path], tmp_path: Path) -> Path:
    """A copy of a site to be spoiled."""
    return shutil.copytree(sites["xa-b"], tmp_path / "hỏng")


def test_sites_are_found_without_marks_and_loaded_again(
    base: str, sites: dict[str, Path], sample: Library
) -> None:
    clauses = sum(len(text.khoan) for text in sample.toan_van.values())
    for _ in range(2):
        assert main(["export", "postgres", *map(str, sites.values()), "--to", base]) == 0
        assert asked(base, "SELECT ma FROM namro.trang ORDER BY 1") == [
            ["xa-a.example/nghi-quyet"],
            ["xa-b.example/nghi-quyet"],
        ]
        assert asked(base, "SELECT trang, count(*) FROM namro.khoan GROUP BY 1 ORDER BY 1") == [
            [f"{name}.example/nghi-quyet", str(clauses)] for name in sites
        ]
    tasks = asked(
        base, "SELECT trang, ma, thoi_han, muon_nhat, trach_nhiem_muc_do FROM namro.viec ORDER BY 1, 2"
    )
    assert len(tasks) == 2 * len(sample.nhiem_vu_theo_ma)
    assert tasks[0][1:4] == ["nop-bao-cao", "trong quý II/2026", "2026-06-30"]
    for words in ("nop bao cao", "NỘP BÁO CÁO", "noopj baos caos", "nop1 ba1o ca1o"):
        found = asked(base, f"SELECT ten FROM namro.tim('{words}', 10, 'xa-a.example/nghi-quyet')")
        assert "nộp báo cáo" in found[0][0].lower(), words
    marked = asked(
        base,
        "SELECT count(*) FROM namro.khoan WHERE vec @@ websearch_to_tsquery('namro.viet', 'nộp báo cáo')",
    )
    assert int(marked[0][0]) >= 2
    cited = asked(
        base, "SELECT count(*) FROM namro.trich_dan WHERE van_ban = 'ke-hoach-mau' AND khoan = 'II.2.b3'"
    )
    assert int(cited[0][0]) >= 2


def test_the_examples_of_the_page_run(base: str, sites: dict[str, Path]) -> None:
    guide = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
    (code,) = (one for one in re.findall(r"^```sql\n(.*?)^```", guide, re.M | re.S) if "namro." in one)
    assert main(["export", "postgres", *map(str, sites.values()), "--to", base]) == 0
    for statement in code.split(";\n"):
        assert not statement.strip() or asked(base, f"{statement};"), statement


def test_every_word_comes_back_letter_for_letter(base: str, sites: dict[str, Path], broken: Path) -> None:
    """Whatever stands in a record, quotes and ends of COPY too, is a value there and nothing else."""
    path = broken / API / "hoi-dap/bao-cao-khi-nao.json"
    told = json.loads(path.read_bytes())
    told["muc"]["ten"] = NASTY
    path.write_text(json.dumps(told), encoding="utf-8")
    assert main(["export", "postgres", str(broken), "--to", base]) == 0
    back = asked(base, "SELECT to_json(ten), noi_dung FROM namro.muc WHERE ma = 'bao-cao-khi-nao'")
    assert json.loads(back[0][0]) == NASTY
    assert json.loads(back[0][1]) == told["muc"]


@pytest.mark.parametrize(
    "what", ["no first page", "no JSON", "an item less", "leads out", "nought", "doubled"]
)
def test_a_broken_site_is_told_by_name_and_does_no_harm(
    base: str, sites: dict[str, Path], broken: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "postgres", str(sites["xa-b"]), "--to", base]) == 0
    before = asked(base, "SELECT count(*) FROM namro.muc")
    spoil(broken, what)
    capsys.readouterr()
    assert main(["export", "postgres", str(broken), str(sites["xa-a"]), "--to", base]) == 1
    said = capsys.readouterr()
    assert f"Không nạp được {broken}: " in said.err
    assert said.out == f"Đã nạp: {sites['xa-a']}\n"
    assert asked(base, "SELECT count(*) FROM namro.muc WHERE trang LIKE 'xa-b%'") == before


def spoil(site: Path, what: str) -> None:
    """Break one file of a site's interface."""
    path = site / API / ("index.json" if what in ("no first page", "doubled") else "hoi-dap/trang/1.json")
    told = json.loads(path.read_bytes())
    if what == "no first page":
        path.unlink()
        return
    if what == "no JSON":
        path.write_text("{", encoding="utf-8")
        return
    if what == "an item less":
        told["muc"].pop()
    elif what == "leads out":
        told["muc"][0]["api"] = f"{API}../../../../../etc/passwd"
    elif what == "nought":
        item = site / API / "hoi-dap/bao-cao-khi-nao.json"
        item.write_text(item.read_text(encoding="utf-8").replace("báo cáo", "b\\u0000", 1), encoding="utf-8")
    else:
        told["loai"].append(told["loai"][0])
    path.write_text(json.dumps(told), encoding="utf-8")


def test_the_same_address_twice_is_one_too_many(
    sites: dict[str, Path], broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nap.sql"
    assert main(["export", "postgres", str(sites["xa-b"]), str(broken), "--out", str(out)]) == 1
    assert "cùng địa chỉ xa-b.example/nghi-quyet" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8").count("COMMIT;") == 1


def test_a_file_of_sql_loads_as_the_command_does(base: str, sites: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "nap.sql"
    assert main(["export", "postgres", str(sites["xa-a"]), "--out", str(out)]) == 0
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", base, "-f", str(out)], check=True)
    assert asked(base, "SELECT count(*) FROM namro.trang") == [["1"]]


def test_no_server_is_a_sentence(
    sites: dict[str, Path], cluster: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "postgres", str(sites["xa-a"]), "--to", f"{cluster} dbname=khong_co"]) == 1
    assert "Không dùng được cơ sở dữ liệu: " in capsys.readouterr().err


def test_without_psql_it_says_where_to_get_it(
    sites: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["export", "postgres", str(sites["xa-a"]), "--to", "x"]) == 1
    assert "--out" in capsys.readouterr().err


def test_a_letter_that_the_server_cannot_hold_is_refused() -> None:
    with pytest.raises(BrokenSite):
        row(("a\0b",))
