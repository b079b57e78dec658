"""Where each item is told of: the items that refer to it, cite it, or lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from namro.library.history.pieces import Key
from namro.outputs.open_data.public.base import DiemDen, Muc, ThamChieu, TrichDan
from namro.records.walk import parts


def with_back_links(items: Mapping[str, Sequence[Muc]]) -> dict[str, tuple[Muc, ...]]:
    """The same items, each with the ids of those that tell of it, by kind."""
    told: dict[Key, dict[str, dict[str, None]]] = {}
    for kind, every in items.items():
        for item in every:
            for target in _targets(item):
                if target != (kind, item.ma):
                    told.setdefault(target, {}).setdefault(kind, {})[item.ma] = None
    return {kind: tuple(_linked(every, kind, told)) for kind, every in items.items()}


def _linked(
    every: Iterable[Muc], kind: str, told: Mapping[Key, Mapping[str, Mapping[str, None]]]
) -> Iterator[Muc]:
    for item in every:
        back = told.get((kind, item.ma))
        found = {by: tuple(ids) for by, ids in sorted(back.items())} if back else {}
        yield item.model_copy(update={"duoc_nhac_o": found}) if found else item


def _targets(item: Muc) -> Iterator[Key]:
    for _, part in parts(item):
        if isinstance(part, ThamChieu | DiemDen):
            yield part.loai, part.ma
        elif isinstance(part, TrichDan):
            yield "van-ban", part.van_ban
