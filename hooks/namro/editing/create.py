"""A new record where it belongs: in a file of its own, valid by every rule, never over another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from namro.editing.emit import emit
from namro.files import messages, yamlfile
from namro.files.loaded import Entry, Loaded, Source
from namro.language.vietnamese import slug
from namro.library.load import check
from namro.problems import Problem, UserError
from namro.records.base import BienTap
from namro.records.kinds import BY_ID, TITLES, Kind

ID_LENGTH = 60


@dataclass(frozen=True)
class Draft:
    """What would be written: the id, the file from the project's root, its text, what is wrong with it."""

    ma: str
    path: str
    text: str
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
    found = (p for p in check(loaded) if p.path == staged.path)
    return replace(staged, problems=tuple(found))


def stage(
    loaded: Loaded, kind: str, values: Mapping[str, Any], *, wanted: str = "", list_of: str = ""
) -> Draft:
    """The new record put among those in `loaded`, with the problems of its fields; rules are asked by the caller."""
    where = BY_ID[kind]
    ma = _name(loaded, where, values, list_of) if where.unnamed else new_id(values, loaded.ids(kind), wanted)
    record = dict(values)
    if issubclass(where.model, BienTap):
        record.setdefault("trang_thai_bien_tap", "nhap")
    if kind == "van-ban":
        record.setdefault("toan_van", "co" if ma in loaded.texts else "khong")
    path = where.file_of(ma, list_of)
    text = emit(record, where.model, {})
    document, problems = yamlfile.parse(text, path)
    if document is None:
        return Draft(ma, path, text, tuple(problems))
    valid, problems = messages.validate(where.model, document, path, ma)
    known = where.name_in(values) if where.unnamed else ma
    loaded.ids(kind).add(known)
    loaded.sources[path] = Source(path, text, document)
    if valid is not None:
        loaded.entries.append(Entry(kind, known, valid, path, document))
    if kind == "nhiem-vu":
        loaded.ids("nhiem-vu-van-ban").add(list_of)
    return Draft(ma, path, text, tuple(problems))


def _name(loaded: Loaded, where: Kind, values: Mapping[str, Any], cha: str) -> str:
    """A free file name for what has no id: the end of what it is about, which tells most."""
    if (known := where.name_in(values)) and known in loaded.ids(where.ma):
        raise UserError(f"“{known}” đã có mục khác nói tới.")
    return file_name(where.words_of(values), lambda name: where.file_of(name, cha) in loaded.sources)


def file_name(words: str, taken: Callable[[str], bool]) -> str:
    """The slug of what names a record, cut at its beginning, with a number where that is taken."""
    base = slug(words) or "muc-moi"
    if len(base) > ID_LENGTH:
        base = base[-ID_LENGTH:].partition("-")[2] or base[-ID_LENGTH:]
    number, name = 1, base
    while taken(name):
        number += 1
        name = f"{base}-{number}"
    return name
