"""Chains of papers as look-ups: where a document stands in them, and what is left when texts are withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from namro.files.citations import citations
from namro.records.chuoi import Chuoi, MatXich, MuiTen


@dataclass(frozen=True)
class ViTri:
    """One place of a document in a chain: what leads to it, what it leads to, as (arrow, other link)."""

    chuoi: str
    mat_xich: MatXich
    truoc: tuple[tuple[MuiTen, MatXich], ...]
    sau: tuple[tuple[MuiTen, MatXich], ...]


def positions(chains: Mapping[str, Chuoi], van_ban: str) -> Iterator[ViTri]:
    """Every place where a document is a link of a chain."""
    for ma, chain in chains.items():
        links = {link.id: link for link in chain.mat_xich}
        for link in chain.mat_xich:
            if link.van_ban == van_ban:
                before = tuple((arrow, links[arrow.tu]) for arrow in chain.mui_ten if arrow.den == link.id)
                after = tuple((arrow, links[arrow.den]) for arrow in chain.mui_ten if arrow.tu == link.id)
                yield ViTri(ma, link, before, after)


def every_without(
    chains: Mapping[str, Chuoi], documents: Collection[str], withheld: Collection[str]
) -> Mapping[str, Chuoi]:
    """What is left of all chains, of those of which something is."""
    left = ((ma, without(whole, documents, withheld)) for ma, whole in chains.items())
    return {ma: chain for ma, chain in left if chain}


def without(chain: Chuoi, documents: Collection[str], withheld: Collection[str]) -> Chuoi | None:
    """The chain with links of known `documents` only and no arrow that quotes a withheld text; None if broken up.

    A link that no arrow touches any more goes too.
    """
    links = {link.id: link for link in chain.mat_xich if link.van_ban is None or link.van_ban in documents}
    arrows = tuple(
        arrow
        for arrow in chain.mui_ten
        if arrow.tu in links
        and arrow.den in links
        and not any(cited.van_ban in withheld for _, cited in citations(arrow))
    )
    touched = {end for arrow in arrows for end in (arrow.tu, arrow.den)}
    kept = tuple(link for link in links.values() if link.id in touched)
    return chain.model_copy(update={"mat_xich": kept, "mui_ten": arrows}) if arrows else None
