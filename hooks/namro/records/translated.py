"""A translation passage by passage, each with the Vietnamese one that it translates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from namro.language.prose import Node, parse
from namro.records.annotations import declared
from namro.records.ban_dich import BanDich, translated_fields
from namro.records.base import VanXuoi
from namro.records.walk import Loc


@dataclass(frozen=True)
class Passage:
    """Words of one field, or of one item of it: `loc` is its place in the translation; `van_xuoi` says whether they are
    prose, with paragraphs and lists."""

    loc: Loc
    goc: str
    dich: str
    van_xuoi: bool

    @property
    def goc_nodes(self) -> tuple[Node, ...]:
        """The Vietnamese as blocks of prose."""
        return self._nodes(self.goc)

    @property
    def dich_nodes(self) -> tuple[Node, ...]:
        """The translation as blocks of prose."""
        return self._nodes(self.dich)

    def _nodes(self, words: str) -> tuple[Node, ...]:
        return tuple(parse(words)) if self.van_xuoi else (Node("p", children=(Node("text", text=words),)),)


def passages(record: BaseModel, translation: BanDich) -> Iterator[Passage]:
    """In the order of the fields; what one side alone has is left out (the rule `translation` tells it)."""
    for name in translated_fields(translation):
        pairs = zip(told(record, name), told(translation, name), strict=False)
        for (_, original, _prose), (at, own, is_prose) in pairs:
            yield Passage(at, original, own, is_prose)


def told(record: BaseModel, name: str, at: Loc = ()) -> Iterator[tuple[Loc, str, bool]]:
    """(place, words, whether they are prose) of a field: a text, a line with its label, a paragraph with its source, or
    several of them."""
    value, here = getattr(record, name), (*at, name)
    if isinstance(value, str):
        label = getattr(record, "nhan", "")
        yield here, f"{label}: {value}" if label else value, declared(type(record), name).has(VanXuoi)
    for position, item in enumerate(value if isinstance(value, tuple) else (value,)):
        if isinstance(item, BaseModel):
            inner = "chu" if "chu" in type(item).model_fields else "noi_dung"
            yield from told(item, inner, (*here, position) if isinstance(value, tuple) else here)
