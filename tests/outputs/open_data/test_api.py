"""The interface as it lies in the built site: followed as a user would, every file by its type, against the records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE, SAMPLE_EPOCH
from namro.language.vietnamese import day_in_vietnam
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.filling import API
from namro.outputs.open_data.make import files
from namro.outputs.open_data.public import envelopes
from namro.outputs.open_data.public.items import ITEMS
from namro.outputs.open_data.read_back import BrokenData, read_back
from namro.outputs.pour import write_files
from namro.records.kinds import BY_ID, KINDS
from support.real_data import real_published

AS_OF = Edition(date(2026, 3, 3), "0" * 64)


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


@pytest.fixture(scope="module")
def said(sample: Library) -> dict[str, Any]:
    """Every file of the sample by its path below the interface."""
    made = files(data_of(sample, AS_OF))
    return {one.path.removeprefix(API): json.loads(one.content) for one in made if one.path.startswith(API)}


@pytest.fixture
def written(tmp_path: Path, sample: Library) -> Path:
    write_files(files(data_of(sample, AS_OF)), tmp_path)
    return tmp_path


def test_what_the_real_site_offers_is_what_its_records_say(site: Path) -> None:
    library = real_published()
    clauses = sum(len(text.khoan) for text in library.toan_van.values())
    assert read_back(site, library) > clauses + len(library.hoi_dap)


def test_every_file_of_the_real_site_is_of_its_type(site: Path) -> None:
    """Closed types: a field that nobody named is refused, as one that is missing."""
    seen = set()
    for path in sorted((site / API).rglob("*.json")):
        parts = path.relative_to(site / API).as_posix().split("/")
        told = path.read_bytes()
        if parts == ["index.json"]:
            first = envelopes.MucLuc.model_validate_json(told)
            assert first.ban.tinh_den == day_in_vietnam(int(SAMPLE_EPOCH))
            assert len(first.ban.du_lieu_sha256) == 64
            assert "ghi nguồn" in first.ban.giay_phep
        elif parts[:2] == ["khoan", "van-ban"]:
            envelopes.TepKhoan.model_validate_json(told)
        elif len(parts) == 3 and parts[1] == "trang":
            envelopes.DanhSach.model_validate_json(told)
        elif parts[0] != "luoc-do" and parts != ["openapi.json"]:
            held = json.loads(told)["muc"]
            for one in held if isinstance(held, list) else [held]:
                ITEMS[parts[0]].model_validate_json(json.dumps(one))
                seen.add(parts[0])
    assert seen >= {kind.ma for kind in KINDS if kind.whole}


def test_the_description_leads_to_files_that_are_there(said: dict[str, Any]) -> None:
    """Each path of OpenAPI answers, each file is told of by one."""
    described = said["openapi.json"]
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "https://mau.example/tai-lieu/api/v1"}]
    patterns = [
        re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path.removeprefix("/"))))
        for path in described["paths"]
    ]
    paths = [path for path in said if not path.startswith("luoc-do/") and path != "openapi.json"]
    assert [path for path in paths if not any(one.fullmatch(path) for one in patterns)] == []
    some = {kind.ma for kind in KINDS if said[f"{kind.ma}/trang/1.json"]["so_muc"]}
    idle = [one.pattern for one in patterns if not any(one.fullmatch(path) for path in paths)]
    assert [one for one in idle if one.partition("/")[0].replace("\\", "") in some] == []
    assert set(_refs(described)) <= {
        f"#/components/schemas/{name}" for name in described["components"]["schemas"]
    }


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)


def test_a_task_is_told_by_the_five_with_their_states(said: dict[str, Any]) -> None:
    task = said["nhiem-vu/nop-bao-cao.json"]["muc"]
    five = [task[one] for one in ("nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua")]
    assert {one["muc_do"] for one in five} <= {"trich-dan", "suy-ra", "chua-neu", "khong-ap-dung"}
    assert task["tien_do"]["muon_nhat"] == "2026-06-30"
    assert task["van_ban"]["ma"] == "ke-hoach-mau"
    assert task["tinh_hinh"]["tinh_den"] == "2026-03-03"
    cited = task["nguon"][0]
    assert cited["dia_chi"].startswith("https://mau.example/tai-lieu/van-ban/ke-hoach-mau/#")
    assert cited["ten_van_ban"] == "Kế hoạch mẫu"
    assert cited["trich"] in said["khoan/van-ban/ke-hoach-mau/1.json"]["muc"][-1]["chu"] or cited["ten_khoan"]


def test_back_links_are_the_other_end_of_references_and_citations(said: dict[str, Any]) -> None:
    body = said["don-vi/dang-uy-mau.json"]["muc"]
    assert "ke-hoach-mau" in body["duoc_nhac_o"]["van-ban"]
    document = said["van-ban/ke-hoach-mau.json"]["muc"]
    assert "bao-cao-khi-nao" in document["duoc_nhac_o"]["hoi-dap"]
    assert document["so_khoan"] == len(said["khoan/van-ban/ke-hoach-mau/1.json"]["muc"])
    clauses = {one["ma"]: one for one in said["khoan/van-ban/ke-hoach-mau/1.json"]["muc"]}
    question = said["hoi-dap/bao-cao-khi-nao.json"]["muc"]
    for cited in question["nguon"]:
        assert "bao-cao-khi-nao" in clauses[cited["khoan"]]["duoc_nhac_o"]["hoi-dap"]
    assert clauses["II.2.b1"]["cha"] == "II.2"


def test_what_a_draft_says_is_marked_wherever_it_stands(said: dict[str, Any], sample: Library) -> None:
    assert sample.is_draft("du-thao-mau")
    marked = [
        (path, one["du_thao"])
        for path, value in said.items()
        if not path.startswith(("luoc-do/", "openapi"))
        for one in _about(value, "du-thao-mau")
    ]
    assert len(marked) > 5
    assert [path for path, marked_so in marked if not marked_so] == []


def _about(value: Any, document: str) -> Iterator[dict[str, Any]]:
    """Everything that is the document, a clause of it, or quotes it."""
    if isinstance(value, dict):
        whose = value.get("van_ban") if "khoan" in value or "loai_khoan" in value else None
        if "du_thao" in value and (
            whose == document or (value.get("loai"), value.get("ma")) == ("van-ban", document)
        ):
            yield value
        for inner in value.values():
            yield from _about(inner, document)
    elif isinstance(value, list):
        for inner in value:
            yield from _about(inner, document)


def _first(folder: Path, kind: str) -> Path:
    return min(path for path in (folder / API / kind).glob("*.json"))


def _clause(value: Any) -> None:
    value["muc"][0]["markdown"] += "."


def _cited(value: Any) -> None:
    value["muc"]["nguon"][0]["trich"] += " x"


def _named(value: Any) -> None:
    value["muc"]["ma"] = "khac"


def _dropped(value: Any) -> None:
    value["muc"].pop()


@pytest.mark.parametrize(
    ("path", "spoil"),
    [
        ("khoan/van-ban/ke-hoach-mau/1.json", _clause),
        ("hoi-dap/bao-cao-khi-nao.json", _cited),
        ("don-vi/dang-uy-mau.json", _named),
        ("don-vi/trang/1.json", _dropped),
    ],
)
def test_what_was_written_wrong_stops_the_build(
    written: Path, sample: Library, path: str, spoil: Any
) -> None:
    assert read_back(written, sample)
    file = written / API / path
    value = json.loads(file.read_bytes())
    spoil(value)
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(BrokenData):
        read_back(written, sample)


def test_a_file_that_is_not_there_stops_the_build(written: Path, sample: Library) -> None:
    _first(written, BY_ID["hoi-dap"].ma).unlink()
    with pytest.raises(BrokenData):
        read_back(written, sample)
