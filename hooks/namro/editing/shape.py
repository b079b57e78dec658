"""How a record class is written: its fields in order and the style of each value, read off the class itself.

Fields stand in the order of the class, the place in a list, sources and approval last: what a reader came for comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from namro.records.annotations import Declared, declared
from namro.records.base import BienTap, VanXuoi, written

_LAST = ("thu_tu", "nguon", *BienTap.model_fields)


@dataclass(frozen=True)
class Style:
    """One field: the class of the records in it (if any), words without quotes, a list on one line (of ids, of
    choices), prose."""

    model: type[BaseModel] | None
    bare: bool
    flow: bool
    prose: bool


@dataclass(frozen=True)
class Shape:
    """A class's fields in the order in which they are written."""

    fields: Mapping[str, Style]

    def ordered(self, given: Mapping[str, Any]) -> list[str]:
        """The keys of `given` in canonical order; unknown ones at the end as they came."""
        return [*(name for name in self.fields if name in given), *(n for n in given if n not in self.fields)]


ANY = Style(None, bare=False, flow=False, prose=False)


@lru_cache(maxsize=256)
def shape(model: type[BaseModel]) -> Shape:
    """The shape of a record class."""
    names = [name for name in written(model) if name not in _LAST]
    names += [name for name in _LAST if name in model.model_fields]
    return Shape(MappingProxyType({name: _style(declared(model, name)) for name in names}))


def _style(field: Declared) -> Style:
    return Style(
        model=field.model,
        bare=any(kind in (date, int, bool) for kind in field.types),
        flow=field.many and bool(field.choices or field.pattern),
        prose=field.has(VanXuoi),
    )
