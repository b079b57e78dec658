"""Version 1 of the interface is a promise: a field never disappears and never changes its type.

tests/golden/api-v1.txt holds every field with its type; `--bless` adds what is new and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from conftest import ROOT
from namro.outputs.open_data.public import VERSION, envelopes
from namro.outputs.open_data.public.base import ThamChieu
from namro.outputs.open_data.public.items import ITEMS
from namro.outputs.open_data.schema import openapi, schema_of
from namro.records.annotations import declared
from namro.records.kinds import KINDS, records

GOLDEN = ROOT / "tests/golden" / f"api-{VERSION}.txt"
FILES = (envelopes.MucLuc, envelopes.DanhSach, envelopes.TepMuc, envelopes.TepNhieuMuc, envelopes.TepKhoan)


def fields(schema: dict[str, Any], known: dict[str, Any], at: str) -> Iterator[str]:
    """'nhiem-vu/tien_do/muon_nhat: string date | null', one line a field; a list adds '[]', a mapping '{}'."""
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        kinds = [*schema["anyOf"]]
        yield f"{at}: {' | '.join(sorted(map(word, kinds)))}"
        for one in kinds:
            yield from (line for line in fields(one, known, at) if line.partition(": ")[0] != at)
        return
    yield f"{at}: {word(schema)}"
    for name, inner in schema.get("properties", {}).items():
        yield from fields(inner, known, f"{at}/{name}{'' if name in schema['required'] else '?'}")
    if "items" in schema:
        yield from fields(schema["items"], known, f"{at}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from fields(schema["additionalProperties"], known, f"{at}{{}}")


def word(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return "object"
    return f"{schema['type']} {schema.get('format', '')}".strip()


def promised() -> list[str]:
    found = [line for kind in ITEMS for line in _lines(kind, schema_of(kind))]
    found += [
        line for one in FILES for line in _lines(one.__name__, one.model_json_schema(mode="serialization"))
    ]
    return [*found, *(f"GET {path}" for path in openapi("https://mau.example/")["paths"])]


def _lines(name: str, schema: dict[str, Any]) -> Iterator[str]:
    return fields(schema, schema.get("$defs", {}), name)


def test_no_field_disappears_or_changes_its_type(bless: bool) -> None:
    now = promised()
    assert len(now) == len(set(now))
    before = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    assert [line for line in before if line not in set(now)] == [], "phiên bản 1 đã hứa những trường này"
    if bless:
        GOLDEN.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
        before = now
    assert now == before, "trường mới: xem lại rồi chạy --bless"


def test_every_kind_has_its_type() -> None:
    assert list(ITEMS) == [kind.ma for kind in KINDS]


def test_what_records_keep_for_themselves_is_no_part_of_it() -> None:
    """Marks of approval, look, forges, mailboxes, whom invitations name."""
    names = {line.partition(":")[0].rpartition("/")[2] for line in promised()}
    inner = {
        "dau_van_tay",
        "trang_thai_bien_tap",
        "giao_dien",
        "trinh_sua",
        "gop_y",
        "lien_he_bao_mat",
        "duong_day_cong",
    }
    meeting = {"thu_ky", "noi_nhan", "don_vi_moi"}
    assert names & (inner | meeting) == set()
    assert not any(line.startswith("cuoc-hop/nguoi_ky") for line in promised())


def test_what_a_record_may_lack_its_item_may_lack() -> None:
    """Else the first project without it could not be built."""
    seen: set[tuple[type[BaseModel], type[BaseModel]]] = set()
    wrong: list[str] = []

    def compare(record: type[BaseModel], item: type[BaseModel]) -> None:
        if (record, item) in seen:
            return
        seen.add((record, item))
        for name in item.model_fields.keys() & record.model_fields.keys():
            own, told = declared(record, name), declared(item, name)
            if (type(None) in own.types and type(None) not in told.types) or own.many != told.many:
                wrong.append(f"{item.__name__}.{name}")
            if own.model and told.model and told.model is not ThamChieu:
                compare(own.model, told.model)

    for kind in records():
        compare(kind.model, ITEMS[kind.ma])
    assert len(seen) > 40
    assert wrong == []
