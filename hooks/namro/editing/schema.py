"""JSON Schema (draft-07, which editors know) of every record file, in Vietnamese, made from the classes.

It describes the text as YAML 1.2 reads it; `check` remains the judge. `errorMessage` and `patternErrorMessage`
are understood by the YAML language server.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from namro.editing.places import PLACES, Place
from namro.editing.shape import shape
from namro.records.base import BienTap, VanXuoi
from namro.records.walk import inner
from namro.rules.reference import kind_of

Schema = dict[str, Any]

_FORMS: Mapping[Any, tuple[Schema, str]] = {
    date: (
        {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
        "Viết năm-tháng-ngày, ví dụ 2026-02-07.",
    ),
    time: (
        {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
        'Viết giờ:phút trong dấu nháy, ví dụ "07:30".',
    ),
    int: ({"type": "integer", "minimum": 1}, "Viết bằng chữ số, ví dụ 3."),
    bool: ({"type": "string", "enum": ["co", "khong"]}, "Viết co hoặc khong (không dấu)."),
}
_PLACE_OF_KIND = {place.kind: place.glob.replace("*", "…") for place in PLACES}


def of_place(place: Place) -> Schema:
    """The schema of one kind of file."""
    defs: dict[str, Schema] = {}
    record = _record(place.model, defs)
    made = {"type": "array", "items": record, "errorMessage": _LIST} if place.many else record
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Tệp {place.glob}",
        **made,
        "definitions": dict(sorted(defs.items())),
    }


_LIST = "Phải là danh sách: mỗi mục một dòng, mở đầu bằng gạch và dấu cách."
_GROUP = (
    "Ở đây không có trường tên này; hoặc thiếu các trường con, mỗi trường một dòng, thụt vào hai dấu cách."
)


def _record(model: type[BaseModel], defs: dict[str, Schema]) -> Schema:
    if model.__name__ not in defs:
        defs[model.__name__] = {}  # a record inside itself finds its name taken
        fields = {name: model.model_fields[name] for name in shape(model).fields}
        defs[model.__name__] = {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, field in fields.items() if field.is_required()],
            "properties": {name: _property(name, field, defs) for name, field in fields.items()},
            "errorMessage": _GROUP,
        }
    return {"$ref": f"#/definitions/{model.__name__}"}


def _property(name: str, field: FieldInfo, defs: dict[str, Schema]) -> Schema:
    many = "tuple" in str(field.annotation)
    record = inner(field.annotation)
    marks = [*field.metadata, *_marks(field.annotation)]
    if record is not None:
        form, words = _record(record, defs), ""
    else:
        form, words = _value(field.annotation, [] if many else marks, _marks(field.annotation))
    if kind := kind_of(name):
        words = f"Mã của một mục trong {_PLACE_OF_KIND[kind]}. {words}".strip()
    if many:
        least = max((getattr(m, "min_length", 0) or 0 for m in field.metadata), default=0)
        most = [m.max_length for m in field.metadata if getattr(m, "max_length", None)]
        form = {"type": "array", "items": form, "errorMessage": _LIST}
        form |= {"minItems": least} if least else {}
        form |= {"maxItems": most[0]} if most else {}
    described = " ".join(
        part for part in ("Bắt buộc." if field.is_required() else "Không bắt buộc.", words) if part
    )
    title = field.title or name
    head = {"title": title[:1].upper() + title[1:], "description": described}
    if "$ref" in form:  # beside a $ref draft-07 ignores everything
        return {**head, "allOf": [form]}
    return {**head, **form}


def _value(annotation: Any, marks: list[Any], inside: list[Any]) -> tuple[Schema, str]:
    """The form of one plain value and how to write it."""
    for kind in _types(annotation):
        if get_origin(kind) is Literal:
            choices = list(get_args(kind))
            words = f"Một trong: {', '.join(choices)}."
            return {
                "type": "string",
                "enum": choices,
                "errorMessage": f"Không nhận giá trị này. {words}",
            }, words
        if kind in _FORMS:
            form, words = _FORMS[kind]
            key = "patternErrorMessage" if "pattern" in form else "errorMessage"
            return {**form, key: words} | ({"errorMessage": words} if "pattern" in form else {}), words
    form = {"type": "string", "errorMessage": "Phải là chữ; toàn chữ số thì đặt trong dấu nháy kép."}
    form["minLength"] = 1
    words = ""
    for mark in [*marks, *inside]:
        if isinstance(mark, StringConstraints) and mark.pattern:
            words = "Chữ thường không dấu, chữ số, gạch nối."
            form |= {"pattern": str(mark.pattern), "patternErrorMessage": words}
        elif getattr(mark, "pattern", None):
            form |= {"pattern": str(mark.pattern)}
        if getattr(mark, "max_length", None):
            form["maxLength"] = mark.max_length
        if isinstance(mark, VanXuoi):
            words = (
                "Sau dấu | xuống dòng, thụt vào hai dấu cách; được dùng **đậm**, danh sách, bảng, liên kết."
            )
    return form, words


def _marks(annotation: Any) -> list[Any]:
    own = list(getattr(annotation, "__metadata__", ()))
    return [*own, *(m for a in get_args(annotation) for m in _marks(a))]


def _types(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return [annotation]
    return [annotation, *(t for a in get_args(annotation) for t in _types(a))]


def snippet(place: Place) -> Schema:
    """A VS Code snippet that types out the required fields of a record."""
    lines, _ = _lines(place.model, 1)
    if place.many:
        lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
    return {"scope": "yaml", "prefix": f"namro-{place.kind}", "description": place.glob, "body": lines}


def _lines(model: type[BaseModel], stop: int) -> tuple[list[str], int]:
    """Required fields with numbered stops ("${1:…}"); the approval of a new record is `nhap`."""
    lines: list[str] = []
    for name, style in shape(model).fields.items():
        field = model.model_fields[name]
        if not field.is_required():
            continue
        title = (field.title or name).replace("}", "")
        if issubclass(model, BienTap) and name == "trang_thai_bien_tap":
            lines.append(f"{name}: nhap")
        elif style.model is not None:
            inside, stop = _lines(style.model, stop)
            lines.append(f"{name}:")
            if "tuple" in str(field.annotation):
                inside = [f"- {inside[0]}", *(f"  {line}" for line in inside[1:])]
            lines += [f"  {line}" for line in inside]
        elif style.prose:
            lines += [f"{name}: |", f"  ${{{stop}:{title}}}"]
            stop += 1
        else:
            choices = next((get_args(t) for t in _types(field.annotation) if get_origin(t) is Literal), ())
            place_holder = f"|{','.join(choices)}|" if choices else f":{title}"
            value = f"${{{stop}{place_holder}}}"
            lines.append(f"{name}: [{value}]" if style.flow else f"{name}: {value}")
            stop += 1
    return lines, stop
