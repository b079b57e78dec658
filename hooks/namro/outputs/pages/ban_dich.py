"""Translations as pages show them: each passage beside the Vietnamese one that it translates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from namro.language import prose
from namro.language.foreign import NGON_NGU, NgonNgu
from namro.records.ban_dich import BanDich, translations
from namro.records.translated import passages

Doi = tuple[Sequence[prose.Node], Sequence[prose.Node]]
"""(Vietnamese, translation)"""


@dataclass(frozen=True)
class BanBay:
    """One translation of a record; `ma` is the language, and its place on the page."""

    ma: str
    ngon_ngu: NgonNgu
    ban: BanDich
    doi: tuple[Doi, ...]


def shown(record: BaseModel) -> tuple[BanBay, ...]:
    """The translations of a record, in the order of the languages."""
    return tuple(
        BanBay(
            language,
            NGON_NGU[language],
            one,
            tuple((pair.goc_nodes, pair.dich_nodes) for pair in passages(record, one)),
        )
        for language, one in translations(record)
    )
