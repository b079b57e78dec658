"""What is found in another language: a translation is an entry of its own, which leads to its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from namro.language import prose
from namro.language.foreign import NGON_NGU
from namro.outputs.search.entry import Entry
from namro.records.ban_dich import translations
from namro.records.translated import passages

_WEIGHT = 0.8
"""How much it counts beside the Vietnamese, which is what holds."""


def with_translations(entry: Entry, record: BaseModel) -> Iterator[Entry]:
    """The entry of a record, then one for each language in which it is told; its first passage is its title."""
    yield entry
    for language, one in translations(record):
        title, *rest = (prose.plain(passage.dich_nodes) for passage in passages(record, one))
        yield replace(
            entry,
            url=f"{entry.url}#{language}",
            title=title,
            text=" ".join(rest),
            source=f"Bản dịch {NGON_NGU[language].ten}",
            more=(),
            weight=entry.weight * _WEIGHT,
            names=(title,),
            named=1,
        )
