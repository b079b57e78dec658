"""A record as the options of `namro new` give it."""

from __future__ import annotations

import argparse
from typing import Any

from pydantic import BaseModel

from namro.editing.quoting import exact
from namro.editing.shape import shape
from namro.files.loaded import Loaded
from namro.problems import UserError
from namro.records.annotations import declared
from namro.records.kinds import Kind


def from_options(loaded: Loaded, where: Kind, given: argparse.Namespace) -> dict[str, Any]:
    """The values of the fields that were named. Raises UserError for an option that cannot be read."""
    values: dict[str, Any] = {}
    for name, style in shape(where.model).fields.items():
        typed = getattr(given, f"truong_{name}", None)
        if typed:
            many = style.flow or "tuple" in str(where.model.model_fields[name].annotation)
            split = [part.strip() for one in typed for part in (one.split(",") if style.flow else [one])]
            values[name] = split if many else typed[-1].replace("\\n", "\n")
    cited = _citations(loaded, given)
    if "nguon" in where.model.model_fields and cited:
        values["nguon"] = cited
    of_one = {one["van_ban"] for one in cited}
    if cited and "van_ban" in where.model.model_fields and len(of_one) == 1:
        values["van_ban"] = cited[0]["van_ban"]
    elif not cited and given.van_ban and "van_ban" in where.model.model_fields:
        values["van_ban"] = given.van_ban[-1]
        if given.khoan and "khoan" in where.model.model_fields:
            values["khoan"] = given.khoan[-1]
    for pair in given.dat:
        path, sign, value = pair.partition("=")
        if not sign:
            raise UserError(f"--dat cần dạng TRƯỜNG=GIÁ_TRỊ, đang là “{pair}”.")
        _put(values, path.split("."), value)
    if cited:
        _cite_within(where.model, values, cited)
    return values


def _cite_within(model: type[BaseModel], values: dict[str, Any], cited: list[dict[str, str]]) -> None:
    """Groups that need a citation and were given none of their own stand on that of the whole record."""
    for name, value in values.items():
        inside = declared(model, name).model if name in model.model_fields else None
        if inside is None or "nguon" not in inside.model_fields:
            continue
        for group in value if isinstance(value, list) else [value]:
            if isinstance(group, dict) and (
                inside.model_fields["nguon"].is_required() or group.get("muc_do") == "trich-dan"
            ):
                group.setdefault("nguon", cited)


def _citations(loaded: Loaded, given: argparse.Namespace) -> list[dict[str, str]]:
    """The options' triples; words typed without marks become the clause's own."""
    if not given.trich:
        return []
    if not len(given.van_ban) == len(given.khoan) == len(given.trich):
        raise UserError("Mỗi trích dẫn cần đủ ba: --van-ban, --khoan, --trich.")
    found = []
    for van_ban, khoan, typed in zip(given.van_ban, given.khoan, given.trich, strict=True):
        text = loaded.texts.get(van_ban)
        clause = text.toan_van.theo_ma.get(khoan) if text else None
        words = exact(typed, clause) if clause else None
        found.append({"van_ban": van_ban, "khoan": khoan, "trich": words or typed})
    return found


def _put(values: dict[str, Any], path: list[str], value: str) -> None:
    """Set `value` at a path such as nguon.0.trich, making groups and lists on the way."""
    here: Any = values
    for step, following in zip(path, [*path[1:], None], strict=True):
        empty: Any = value if following is None else [] if following.isdigit() else {}
        if isinstance(here, list):
            position = int(step) if step.isdigit() else len(here)
            if position > len(here):
                raise UserError(f"--dat {'.'.join(path)}: thiếu mục {len(here)}.")
            if position == len(here):
                here.append(empty)
            here = here[position]
        elif isinstance(here, dict):
            here = here.setdefault(step, empty)
        else:
            raise UserError(f"--dat {'.'.join(path)}: “{step}” không nằm trong trường nào.")
