"""A new record where it belongs: a file of its own or the end of a list, valid by every rule, never over another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from namro.editing.emit import emit
from namro.files import messages, yamlfile
from namro.files.loaded import Entry, Loaded, Source
from namro.language.vietnamese import slug
from namro.library.load import check
from namro.problems import Problem, UserError
from namro.records.base import BienTap
from namro.records.kinds import BY_ID, TITLES

ID_LENGTH = 60


@dataclass(frozen=True)
class Draft:
    """What would be written: the id, the file from the project's root, its whole new text, the line where the
    record begins, what is wrong with it."""

    ma: str
    path: str
    text: str
    line: int
    problems: tuple[Problem, ...]


def new_id(values: Mapping[str, Any], taken: set[str], wanted: str = "") -> str:
    """The slug of the title, cut between words at 60 letters, with a number if it is taken. `wanted` must be free."""
    if wanted:
        if wanted != slug(wanted):
            raise UserError(f"Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: {slug(wanted)}")
        if wanted in taken:
            raise UserError(f"Mã “{wanted}” đã có mục dùng.")
        return wanted
    title = next((str(values[name]) for name in TITLES if values.get(name)), "")
    base = slug(title)
    if len(base) > ID_LENGTH:
        base = base[: ID_LENGTH + 1].rpartition("-")[0]
    if not base:
        raise UserError("Chưa có tên hoặc câu hỏi để đặt mã.")
    number, ma = 1, base
    while ma in taken:
        number += 1
        ma = f"{base}-{number}"
    return ma


def draft(
    loaded: Loaded, kind: str, values: Mapping[str, Any], *, wanted: str = "", list_of: str = ""
) -> Draft:
    """The new record as text, with every problem that the rules find in it. `list_of`: for a task, its document."""
    staged = stage(loaded, kind, values, wanted=wanted, list_of=list_of)
    if staged.problems:
        return staged
    found = (p for p in check(loaded) if p.path == staged.path and p.line >= staged.line)
    return replace(staged, problems=tuple(found))


def stage(
    loaded: Loaded, kind: str, values: Mapping[str, Any], *, wanted: str = "", list_of: str = ""
) -> Draft:
    """The new record put among those in `loaded`, with the problems of its fields; rules are asked by the caller."""
    where = BY_ID[kind]
    has_id = "id" in where.model.model_fields
    ma = new_id(values, loaded.ids(kind), wanted) if has_id or not where.many else ""
    record = ({"id": ma} if has_id else {}) | dict(values)
    if issubclass(where.model, BienTap):
        record.setdefault("trang_thai_bien_tap", "nhap")
    if kind == "van-ban":
        record.setdefault("toan_van", "khong")
    path = where.files.replace("*", list_of or ma)
    old = loaded.sources.get(path)
    if where.many:
        item = emit([record], where.model, True, {})
        text = f"{old.text.rstrip()}\n\n{item}" if old else item
    else:
        text = emit(record, where.model, False, {})
    document, problems = yamlfile.parse(text, path)
    if document is None:
        return Draft(ma, path, text, 1, tuple(problems))
    at: yamlfile.Path = (len(document.value) - 1,) if where.many else ()
    line = document.key_at(at)[0]
    valid, problems = messages.validate(where.model, document, path, at)
    loaded.ids(kind).add(ma)
    loaded.sources[path] = Source(path, text, document)
    if valid is not None:
        loaded.entries.append(Entry(kind, ma, valid, path, document, at))
    if kind == "nhiem-vu":
        loaded.ids("nhiem-vu-van-ban").add(Path(path).stem)
    return Draft(ma, path, text, line, tuple(problems))
