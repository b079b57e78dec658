"""Everything that is published, as public types: what every form of open data is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, History
from namro.library.library import Library
from namro.outputs.open_data.clauses import clauses
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.items import items
from namro.outputs.open_data.public.base import Muc
from namro.outputs.open_data.public.texts import Khoan
from namro.outputs.search.entry import HandWritten


@dataclass(frozen=True)
class Data:
    """Items by kind, clauses by document, hand-written pages as search knows them."""

    filling: Filling
    items: Mapping[str, Sequence[Muc]]
    clauses: Mapping[str, Sequence[Khoan]]
    written: Sequence[HandWritten] = ()


def data_of(
    library: Library, as_of: Edition, history: History = UNKNOWN, written: Sequence[HandWritten] = ()
) -> Data:
    """The public form of a published library and of the hand-written pages."""
    filling = Filling(library, as_of, history)
    return Data(filling, items(filling, written), clauses(filling), written)
