"""A bulletin can be read out as it stands, in one to three minutes."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.language.prose import ForbiddenProse
from namro.language.spoken_letters import Unreadable
from namro.problems import Problem
from namro.records.ban_tin import BanTin
from namro.records.cach_doc import CachDoc
from namro.records.danh_muc import Trang
from namro.records.read_aloud import LONGEST, SHORTEST, ReadAloud, read_aloud, short_names

_FIELD = ("loi_doc",)


def bulletin(loaded: Loaded) -> Iterator[Problem]:
    """Words that nobody can say; bulletins that are too short or too long, once they are no longer being written. The
    form of prose has its own rule."""
    documents = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    names = short_names(
        (entry.record for entry in loaded.of("thuat-ngu")), (entry.record for entry in loaded.of("don-vi"))
    )
    way = _way(loaded)
    for entry in loaded.of("ban-tin"):
        said: BanTin = entry.record
        if any(cited.van_ban not in documents for cited in said.nguon):
            continue
        try:
            made = read_aloud(said, documents, names, way)
        except Unreadable as error:
            yield entry.problem(_FIELD, "doc-khong-duoc", f"“{error.words}” {error.why}.", error.hint)
        except ForbiddenProse:
            continue
        else:
            if said.trang_thai_bien_tap != "nhap":
                yield from _length(entry, made, way)


def _way(loaded: Loaded) -> CachDoc:
    sites: Iterator[Trang] = (entry.record for entry in loaded.of("trang"))
    return next((site.cach_doc for site in sites if site.cach_doc), CachDoc())


def _length(entry: Entry, made: ReadAloud, way: CachDoc) -> Iterator[Problem]:
    if made.giay < SHORTEST:
        message = f"Bản tin đọc khoảng {made.giay} giây, ngắn hơn {SHORTEST} giây."
        hint = f"Viết thêm khoảng {_syllables(SHORTEST - made.giay, way)} tiếng."
    elif made.giay > LONGEST:
        message = f"Bản tin đọc khoảng {made.giay} giây, dài hơn {LONGEST} giây."
        hint = f"Bớt khoảng {_syllables(made.giay - LONGEST, way)} tiếng, hoặc chia làm hai bản tin."
    else:
        return
    yield entry.problem(_FIELD, "ban-tin-dai-ngan", message, hint)


def _syllables(seconds: int, way: CachDoc) -> int:
    """Of so many seconds, up to the next ten."""
    return -(-seconds * way.tieng_moi_phut // 600) * 10
