"""From valid records to the Library: the last step of loading, pure assembly."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from namro.files.ledger import FOLDER
from namro.files.loaded import Loaded
from namro.library import results
from namro.library.library import Library
from namro.records.kinds import Kind, document_of, records
from namro.records.nhiem_vu import NhiemVu


def link(loaded: Loaded) -> Library:
    """One immutable value of everything read; call it when no problem was found."""

    def of(kind: Kind) -> Mapping[str, Any]:
        return MappingProxyType({entry.ma: entry.record for entry in loaded.of(kind.ma)})

    tasks: dict[str, list[NhiemVu]] = {}
    for entry in loaded.of("nhiem-vu"):
        tasks.setdefault(document_of(entry.path), []).append(entry.record)
    history = results.by_task(loaded.of(FOLDER))
    made: dict[str, Any] = {
        kind.field: tuple(entry.record for entry in loaded.of(kind.ma)) if kind.unnamed else of(kind)
        for kind in records()
        if kind.ma != FOLDER
    }
    made["trang"] = made["trang"]["trang"]
    made["nhiem_vu"] = MappingProxyType({ma: results.link(found, history) for ma, found in tasks.items()})
    texts = MappingProxyType({ma: text.toan_van for ma, text in loaded.texts.items()})
    return Library(toan_van=texts, **made)
