"""The histories of results, linked into their tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from namro.files.loaded import Entry
from namro.records.nhiem_vu import DatDuoc, KetQua, NhiemVu


def link(tasks: Iterable[NhiemVu], results: Mapping[str, Mapping[str, KetQua]]) -> tuple[NhiemVu, ...]:
    """The tasks with their histories (results by task, then by entry), oldest first."""
    return tuple(_with(task, results[task.id]) if task.id in results else task for task in tasks)


def _with(task: NhiemVu, entries: Mapping[str, KetQua]) -> NhiemVu:
    superseded = {entry.thay_cho: name for name, entry in sorted(entries.items()) if entry.thay_cho}
    history = tuple(
        DatDuoc(
            ma=name,
            ngay=entry.ngay,
            noi_dung=entry.noi_dung,
            bang_chung=entry.bang_chung,
            trang_thai=entry.trang_thai,
            thay_boi=superseded.get(name),
        )
        for name, entry in sorted(entries.items(), key=lambda item: (item[1].ngay, item[0]))
    )
    return task.model_copy(update={"ket_qua": task.ket_qua.model_copy(update={"dat_duoc": history})})


def by_task(entries: Iterable[Entry], *, approved_only: bool = True) -> dict[str, dict[str, KetQua]]:
    """Results by task and name; drafts of editors are left out unless asked for."""
    found: dict[str, dict[str, KetQua]] = {}
    for entry in entries:
        task, _, name = entry.ma.partition("/")
        if not approved_only or entry.record.trang_thai_bien_tap == "da-duyet":
            found.setdefault(task, {})[name] = entry.record
    return found
