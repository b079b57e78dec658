"""A bulletin as it is read out: its sentences in words, its sources at the end, about how long that takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from namro.language import prose
from namro.language.spoken_text import sentences, spoken, syllables
from namro.records.ban_tin import BanTin
from namro.records.cach_doc import CachDoc
from namro.records.danh_muc import DonVi, ThuatNgu
from namro.records.van_ban import VanBan

SHORTEST, LONGEST = 60, 180
"""Seconds: shorter is missed, longer is not listened to."""
_STOP, _PAUSE, _PARAGRAPH = 0.6, 0.25, 1.0
"""Seconds of silence behind a sentence, inside one at a sign, behind a paragraph."""
_SHORT = re.compile(r"(?=.*[A-ZĐ].*[A-ZĐ])[A-Za-zĐđ0-9&. /-]+")


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """What is said: paragraphs of sentences, the last of them the sources; how many syllables, how many seconds."""

    doan: tuple[tuple[str, ...], ...]
    tieng: int
    giay: int

    @property
    def text(self) -> str:
        """A sentence a line, an empty line between paragraphs."""
        return "\n\n".join("\n".join(paragraph) for paragraph in self.doan) + "\n"

    @property
    def dai(self) -> str:
        """'1 phút 25 giây'."""
        minutes, seconds = divmod(self.giay, 60)
        said = [f"{minutes} phút"] if minutes else []
        return " ".join([*said, f"{seconds} giây"] if seconds else said)


def short_names(terms: Iterable[ThuatNgu], bodies: Iterable[DonVi]) -> Mapping[str, str]:
    """What is written short → in full, as the terms and the bodies of the project say it."""
    names = {
        name: term.day_du
        for term in terms
        if term.loai == "viet-tat" and term.day_du
        for name in (term.ten, *term.ten_khac)
    }
    names |= {name: body.ten for body in bodies for name in body.ten_khac if name not in names}
    return MappingProxyType({name: full for name, full in names.items() if _SHORT.fullmatch(name)})


def read_aloud(
    bulletin: BanTin, documents: Mapping[str, VanBan], names: Mapping[str, str], way: CachDoc
) -> ReadAloud:
    """The bulletin in words. Raises Unreadable for what cannot be said, ForbiddenProse for what is no prose."""
    written = [prose.plain((block,)) for block in prose.parse(bulletin.loi_doc)]
    written.append(_sources(bulletin, documents))
    said = tuple(sentences(spoken(paragraph, names, way.reading)) for paragraph in written if paragraph)
    lines = [sentence for paragraph in said for sentence in paragraph]
    count = sum(map(syllables, lines))
    silence = sum(_STOP + _PAUSE * len(re.findall(r"[,;:]\s", line)) for line in lines) + _PARAGRAPH * len(
        said
    )
    return ReadAloud(said, count, round(count * 60 / way.tieng_moi_phut + silence))


def _sources(bulletin: BanTin, documents: Mapping[str, VanBan]) -> str:
    """'Bản tin này dựa vào: …', each document once, a draft called one."""
    names = []
    for ma in dict.fromkeys(cited.van_ban for cited in bulletin.nguon):
        document = documents[ma]
        draft = document.tinh_trang == "du-thao"
        called = document.ten_ngan
        names.append(f"{'dự thảo ' if draft and 'dự thảo' not in called.lower() else ''}{called}")
    return f"Bản tin này dựa vào: {'; '.join(names)}."
