"""A poster's words have room on its sheets, each fact has the sign that its drawing asks for, counted tasks a document."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.ap_phich import RO, ApPhich
from namro.records.kinds import document_of
from namro.records.poster_room import told, too_long

_COUNTED = "muc-do"
_FIVE, _SIGNED = ("nam-ro", _COUNTED), ("nam-ro", _COUNTED, "bieu-tuong")


def poster(loaded: Loaded) -> Iterator[Problem]:
    """Signs and the document are judged at once; the room once the poster is no longer being written."""
    with_tasks = {document_of(entry.path) for entry in loaded.of("nhiem-vu")}
    for entry in loaded.of("ap-phich"):
        record: ApPhich = entry.record
        yield from _signs(entry, record)
        yield from _document(entry, record, with_tasks)
        if record.trang_thai_bien_tap != "nhap":
            for found in too_long(record):
                yield entry.problem(_field(found.at), "ap-phich-dai", *told(found))


def _signs(entry: Entry, record: ApPhich) -> Iterator[Problem]:
    for at, fact in enumerate(record.y):
        if record.hinh in _FIVE and fact.bieu_tuong not in RO:
            message = f"Áp phích vẽ kiểu “{record.hinh}” thì ý nào cũng mang biểu tượng của một điều rõ."
            hint = f"Ghi bieu_tuong là một trong: {', '.join(RO)}."
            yield entry.problem(("y", at), "ap-phich-bieu-tuong", message, hint)
        elif record.hinh in _SIGNED and not fact.bieu_tuong:
            message = f"Áp phích vẽ kiểu “{record.hinh}” mà ý này không có biểu tượng."
            yield entry.problem(
                ("y", at), "ap-phich-bieu-tuong", message, "Ghi bieu_tuong, hoặc đổi hinh sang so, buoc."
            )


def _document(entry: Entry, record: ApPhich, with_tasks: set[str]) -> Iterator[Problem]:
    if record.hinh == _COUNTED and record.van_ban not in with_tasks:
        message = f"Áp phích vẽ kiểu “{_COUNTED}” đếm việc của một văn bản có việc phải làm."
        yield entry.problem(
            ("van_ban",) if record.van_ban else ("hinh",),
            "ap-phich-dem-viec",
            message,
            "Ghi van_ban là văn bản ấy.",
        )
    elif record.hinh != _COUNTED and record.van_ban:
        message = f"Chỉ áp phích vẽ kiểu “{_COUNTED}” mới đếm việc của một văn bản."
        yield entry.problem(("van_ban",), "ap-phich-dem-viec", message, "Bỏ van_ban, hoặc đổi hinh.")


def _field(at: int | None) -> tuple[str | int, ...]:
    return ("ten",) if at == -1 else ("y",) if at is None else ("y", at, "chu")
