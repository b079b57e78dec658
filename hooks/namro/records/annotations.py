"""The one reader of what a record class declares of a field: what stands in it, how many, which records, which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from namro.records.base import YES_NO, TheoTrang


@dataclass(frozen=True, slots=True)
class Declared:
    """One field: the plain types inside its annotation, the values of a closed list (yes and no are one), the
    record class in it.

    `own` are the marks (pydantic's constraints, ours) of the field itself, `inside` those of its values: the same unless
    it is a list (`many`).
    """

    types: tuple[Any, ...]
    choices: tuple[str, ...]
    model: type[BaseModel] | None
    many: bool
    own: tuple[Any, ...]
    inside: tuple[Any, ...]

    @property
    def pattern(self) -> str:
        """The pattern that its words must match; '' where any will do."""
        found = [mark.pattern for mark in self.inside if isinstance(mark, StringConstraints) and mark.pattern]
        return str(found[-1]) if found else ""

    @property
    def least(self) -> int:
        """How many values a list must have."""
        return max((getattr(mark, "min_length", 0) or 0 for mark in self.own), default=0) if self.many else 0

    @property
    def most(self) -> int | None:
        """How many values a list may have."""
        return self._limit(self.own) if self.many else None

    @property
    def longest(self) -> int | None:
        """How many letters a value may have."""
        return self._limit(self.inside)

    @property
    def named(self) -> str:
        """The list of the site that its values are taken from; '' where they are from none."""
        return next((mark.ten for mark in self.inside if isinstance(mark, TheoTrang)), "")

    def has(self, mark: type) -> bool:
        """Whether its values carry a mark of that class."""
        return any(isinstance(one, mark) for one in self.inside)

    @staticmethod
    def _limit(marks: tuple[Any, ...]) -> int | None:
        return next((mark.max_length for mark in marks if getattr(mark, "max_length", None)), None)


@lru_cache(maxsize=1024)
def declared(model: type[BaseModel], name: str) -> Declared:
    """What the class says of its field `name`."""
    return _of(model.model_fields[name])


def _of(field: FieldInfo) -> Declared:
    types = tuple(_types(field.annotation))
    many = any(kind is tuple or get_origin(kind) is tuple for kind in types)
    inside = tuple(_marks(field.annotation))
    return Declared(
        types=types,
        choices=next(
            (get_args(kind) for kind in types if get_origin(kind) is Literal), YES_NO if bool in types else ()
        ),
        model=next((kind for kind in types if isinstance(kind, type) and issubclass(kind, BaseModel)), None),
        many=many,
        own=tuple(field.metadata),
        inside=inside if many else (*field.metadata, *inside),
    )


def _types(annotation: Any) -> Iterator[Any]:
    """`annotation` and every type inside it; the values of a closed list are no types."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _types(inner)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)
