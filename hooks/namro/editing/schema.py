"""JSON Schema (draft-07, which editors know) of every record file, in Vietnamese, made from the classes.

It describes the text as YAML 1.2 reads it; `check` remains the judge. `errorMessage` and `patternErrorMessage`
are understood by the YAML language server.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from namro.editing.fields import Described, described
from namro.editing.shape import shape
from namro.records.base import BienTap
from namro.records.cach_goi import CHUNG, Goi
from namro.records.kinds import Kind

Schema = dict[str, Any]

_DATE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


def of_place(place: Kind, names: Goi = CHUNG) -> Schema:
    """The schema of one kind of file, with the `names` of the site."""
    defs: dict[str, Schema] = {}
    made = _record(place.model, defs, names)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Tệp {place.files}",
        **made,
        "definitions": dict(sorted(defs.items())),
    }


_LIST = "Phải là danh sách: mỗi mục một dòng, mở đầu bằng gạch và dấu cách."
_GROUP = (
    "Ở đây không có trường tên này; hoặc thiếu các trường con, mỗi trường một dòng, thụt vào hai dấu cách."
)


def _record(model: type[BaseModel], defs: dict[str, Schema], names: Goi) -> Schema:
    if model.__name__ not in defs:
        defs[model.__name__] = {}  # a record inside itself finds its name taken
        fields = list(described(model, names))
        defs[model.__name__] = {
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in fields if field.required],
            "properties": {field.name: _property(field, defs, names) for field in fields},
            "errorMessage": _GROUP,
        }
    return {"$ref": f"#/definitions/{model.__name__}"}


def _property(field: Described, defs: dict[str, Schema], names: Goi) -> Schema:
    form = _record(field.model, defs, names) if field.model is not None else _value(field)
    if field.many:
        form = {"type": "array", "items": form, "errorMessage": _LIST}
        form |= {"minItems": field.least} if field.least else {}
        form |= {"maxItems": field.most} if field.most else {}
    head = {"title": field.title, "description": field.help}
    if "$ref" in form:  # beside a $ref draft-07 ignores everything
        return {**head, "allOf": [form]}
    return {**head, **form}


def _value(field: Described) -> Schema:
    """The form of one plain value."""
    if field.form == "choice":
        told = f"Không nhận giá trị này. {field.words}"
        return {"type": "string", "enum": list(field.choices), "errorMessage": told}
    if field.form == "yes-no":
        return {"type": "string", "enum": list(field.choices), "errorMessage": field.words}
    if field.form == "number":
        return {"type": "integer", "minimum": 1, "errorMessage": field.words}
    if field.form in ("date", "time"):
        pattern = _DATE if field.form == "date" else _TIME
        told = field.words
        return {"type": "string", "pattern": pattern, "patternErrorMessage": told, "errorMessage": told}
    form: Schema = {
        "type": "string",
        "errorMessage": "Phải là chữ; toàn chữ số thì đặt trong dấu nháy kép.",
        "minLength": 1,
    }
    if field.pattern:
        form["pattern"] = field.pattern
        form |= {"patternErrorMessage": field.words} if field.is_id else {}
        form |= {"maxLength": field.longest} if field.longest else {}
    elif field.longest:  # the server has its own English words for maxLength, ours for a pattern
        told = f"Dài quá {field.longest} ký tự; viết ngắn lại."
        form |= {"pattern": f"^[\\s\\S]{{0,{field.longest}}}$", "patternErrorMessage": told}
    return form


def snippet(place: Kind, names: Goi = CHUNG) -> Schema:
    """A VS Code snippet that types out the required fields of a record."""
    lines, _ = _lines(place.model, 1, names)
    return {"scope": "yaml", "prefix": f"namro-{place.ma}", "description": place.files, "body": lines}


def _lines(model: type[BaseModel], stop: int, names: Goi) -> tuple[list[str], int]:
    """Required fields with numbered stops ("${1:…}"); the approval of a new record is `nhap`."""
    lines: list[str] = []
    for field in described(model, names):
        if not field.required:
            continue
        name, title = field.name, (model.model_fields[field.name].title or field.name).replace("}", "")
        if issubclass(model, BienTap) and name == "trang_thai_bien_tap":
            lines.append(f"{name}: nhap")
        elif field.model is not None:
            inside, stop = _lines(field.model, stop, names)
            lines.append(f"{name}:")
            if field.many:
                inside = [f"- {inside[0]}", *(f"  {line}" for line in inside[1:])]
            lines += [f"  {line}" for line in inside]
        elif field.form == "prose":
            lines += [f"{name}: |", f"  ${{{stop}:{title}}}"]
            stop += 1
        else:
            place_holder = f"|{','.join(field.choices)}|" if field.form == "choice" else f":{title}"
            value = f"${{{stop}{place_holder}}}"
            flow = shape(model).fields[name].flow
            lines.append(f"{name}: [{value}]" if flow else f"{name}: {value}")
            stop += 1
    return lines, stop
