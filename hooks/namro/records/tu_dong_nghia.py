"""A word that people say for one that the documents write: search reads the one as the other."""

from __future__ import annotations

from pydantic import Field

from namro.records.base import Chu, Record


class TuDongNghia(Record):
    """`tu` are everyday, southern or foreign wordings; `la` is how the texts on this site write it, in one or several
    ways; `vi_sao` says why the one may be read as the other, for whoever reviews the pair."""

    tu: tuple[Chu, ...] = Field(title="từ hay gõ", min_length=1)
    la: tuple[Chu, ...] = Field(title="chữ trên trang", min_length=1)
    vi_sao: Chu = Field(title="vì sao")
