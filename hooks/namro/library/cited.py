"""What cites a clause: one map for every kind of record, from which the look-ups of the Library are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from namro.files.citations import citations

KhoanKey: TypeAlias = tuple[str, str]
"""(document id, clause id)"""
DanTheoKhoan: TypeAlias = Mapping[KhoanKey, tuple[str, ...]]
"""Ids of the records of one kind that cite each clause, in the order of the records."""


def cited_by(records: Iterable[tuple[str, Any]]) -> DanTheoKhoan:
    """The ids of `records`, given as (id, record), by the clauses that they cite anywhere inside."""
    found: dict[KhoanKey, dict[str, None]] = {}
    for ma, record in records:
        for _, cited in citations(record):
            found.setdefault((cited.van_ban, cited.khoan), {})[ma] = None
    return MappingProxyType({key: tuple(ids) for key, ids in found.items()})
