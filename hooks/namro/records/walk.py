"""A record and every record inside it, with the path of each: what rules that look everywhere go over.

Which fields can hold records is asked of a class once, not of every value: most fields are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from pydantic import BaseModel

from namro.records.annotations import declared
from namro.records.base import VanXuoi

Loc: TypeAlias = tuple[str | int, ...]


def parts(record: BaseModel, at: Loc = ()) -> Iterator[tuple[Loc, BaseModel]]:
    """`record` itself, then all records below it in the order of the fields."""
    yield at, record
    for name in _holders(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                yield from parts(item, (*at, name, position))
        elif value is not None:
            yield from parts(value, (*at, name))


def words(record: BaseModel, at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside `record` with its path."""
    for here, part in parts(record, at):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, str):
                yield (*here, name), value
            elif isinstance(value, tuple):
                for position, item in enumerate(value):
                    if isinstance(item, str):
                        yield (*here, name, position), item


def prose_in(record: BaseModel) -> Iterator[tuple[Loc, str]]:
    """Every text of paragraphs inside `record` with its path: what its class declares as prose."""
    for here, part in parts(record):
        for name in _prose(type(part)):
            if (value := getattr(part, name)) is not None:
                yield (*here, name), value


@lru_cache(maxsize=256)
def _prose(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if declared(model, name).has(VanXuoi))


@lru_cache(maxsize=256)
def _holders(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if declared(model, name).model is not None)
