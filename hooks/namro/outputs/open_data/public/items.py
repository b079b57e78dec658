"""`ITEMS`: the type of an item by the table of kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from namro.outputs.open_data.public import lists, meetings, study, tasks, texts
from namro.outputs.open_data.public.base import Muc
from namro.records.annotations import declared
from namro.records.kinds import KINDS


def _types() -> Iterator[type[Muc] | type[texts.Khoan]]:
    """Every type of an item that these modules define."""
    for module in (texts, tasks, meetings, study, lists):
        for model in vars(module).values():
            if (
                isinstance(model, type)
                and model.__module__ == module.__name__
                and issubclass(model, (Muc, texts.Khoan))
            ):
                yield model


def _by_kind() -> Iterator[tuple[str, type[Muc] | type[texts.Khoan]]]:
    """By what its field `loai` may be, in the order of the table; a type that is about no kind fails here."""
    found = {declared(model, "loai").choices[0]: model for model in _types()}
    for kind in KINDS:
        if kind.ma in found:
            yield kind.ma, found.pop(kind.ma)
    if found:
        raise TypeError(f"types of no kind: {sorted(found)}")


ITEMS: Mapping[str, type[Muc] | type[texts.Khoan]] = MappingProxyType(dict(_by_kind()))
"""Every kind of the table has one (tests/outputs/open_data/test_contract.py)."""
