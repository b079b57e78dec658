"""JSON Schema (2020-12) of the public types, and OpenAPI 3.1 of the files that hold them; made from the types alone."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from namro.outputs.open_data.filling import API
from namro.outputs.open_data.public import VERSION, envelopes
from namro.outputs.open_data.public.base import BanDung
from namro.outputs.open_data.public.items import ITEMS
from namro.records.kinds import BY_ID, KINDS

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Schema:
    """The schema of an item of a kind."""
    made = ITEMS[kind].model_json_schema(mode="serialization")
    return {"$schema": _DIALECT, **made, "title": BY_ID[kind].ten}


def openapi(base: str) -> Schema:
    """The whole interface; `base` is the site's address."""
    types: list[type[BaseModel]] = [
        envelopes.MucLuc,
        envelopes.DanhSach,
        envelopes.TepKhoan,
        *dict.fromkeys(ITEMS.values()),
    ]
    named, definitions = models_json_schema(
        [(one, "serialization") for one in types], ref_template="#/components/schemas/{model}"
    )
    refs = {one: named[one, "serialization"] for one in types}
    told = "Trang đầu: các loại mục"
    paths: dict[str, Schema] = {"/index.json": _get(told, refs[envelopes.MucLuc])}
    for kind in KINDS:
        told = f"{kind.muc}: một trang của danh sách"
        paths[f"/{kind.ma}/trang/{{trang}}.json"] = _get(told, refs[envelopes.DanhSach], "trang")
        item = refs[ITEMS[kind.ma]]
        if kind.ma == "khoan":
            told, path = "Các khoản của một văn bản, nguyên văn", "/khoan/van-ban/{van_ban}/{trang}.json"
            paths[path] = _get(told, refs[envelopes.TepKhoan], "van_ban", "trang")
        elif kind.unnamed:
            whole = _held({"type": "array", "items": item})
            paths[f"/{kind.ma}/muc/{{trang}}.json"] = _get(f"{kind.muc}: các mục đầy đủ", whole, "trang")
        else:
            paths[f"/{kind.ma}/{{ma}}.json"] = _get(f"{kind.ten}: một mục", _held(item), "ma")
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": _DIALECT,
        "info": {
            "title": "Dữ liệu mở",
            "version": f"{VERSION.removeprefix('v')}.0.0",
            "description": "Tệp JSON tĩnh, chỉ đọc. Trong v1 không bỏ trường nào, không đổi kiểu trường nào.",
        },
        "servers": [{"url": f"{base}{API}".rstrip("/")}],
        "paths": paths,
        "components": {"schemas": definitions["$defs"]},
    }


def _held(item: Schema) -> Schema:
    """A file that holds items, with the build that they belong to."""
    ban = {"$ref": f"#/components/schemas/{BanDung.__name__}"}
    return {
        "type": "object",
        "required": ["ban", "muc"],
        "additionalProperties": False,
        "properties": {"ban": ban, "muc": item},
    }


def _get(told: str, answer: Schema, *names: str) -> Schema:
    got: Schema = {
        "summary": told,
        "responses": {
            "200": {"description": "Có", "content": {"application/json": {"schema": answer}}},
            "404": {"description": "Không có mục này, hoặc mục chưa công bố"},
        },
    }
    parameters = [{"name": one, "in": "path", "required": True, "schema": _form(one)} for one in names]
    return {"get": {**got, "parameters": parameters} if parameters else got}


def _form(name: str) -> Schema:
    return {"type": "integer", "minimum": 1} if name == "trang" else {"type": "string"}
