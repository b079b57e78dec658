"""A pair of `tu-dong-nghia/` leads from words that stand in one pair to words that stand on the site."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import citations, squeeze
from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.kinds import BY_ID, TITLES

_PLACE = BY_ID["tu-dong-nghia"].place


def synonym(loaded: Loaded) -> Iterator[Problem]:
    """Everyday words that are listed twice or mean themselves; words of the site that neither a full text nor a name holds."""
    pairs = list(loaded.of("tu-dong-nghia"))
    if not pairs:
        return
    said = " ".join(_words(loaded))
    whole = not loaded.problems  # of what could not be read nothing is known
    seen: set[str] = set()
    for entry in pairs:
        for at, typed in enumerate(entry.record.tu):
            word = squeeze(typed).casefold()
            if word in seen:
                message = f"“{typed}” đã có trong {_PLACE}."
                yield entry.problem(("tu", at), "tu-lap", message, "Bỏ một chỗ, hoặc gộp hai cặp làm một.")
            seen.add(word)
        for at, meant in enumerate(entry.record.la):
            if whole and squeeze(meant).casefold() not in said and _all_there(loaded):
                message = f"Không văn bản, câu hỏi hay tên nào trên trang có chữ “{meant}”."
                hint = "Ghi đúng chữ mà văn bản hoặc câu hỏi trên trang dùng; nếu trang không nói đến thì bỏ cặp này."
                yield entry.problem(("la", at), "khong-co-tren-trang", message, hint)


def _words(loaded: Loaded) -> Iterator[str]:
    """The full texts, questions, answers and names, in lower case."""
    for entry in loaded.entries:
        for name in (*TITLES, "trich_yeu", "tra_loi", "ten_khac"):
            value = getattr(entry.record, name, None)
            yield from (
                squeeze(one).casefold() for one in ([value] if isinstance(value, str) else value or ())
            )
    for text in loaded.texts.values():
        yield from (squeeze(khoan.nguyen_van).casefold() for khoan in text.toan_van.khoan)


def _all_there(loaded: Loaded) -> bool:
    """Whether every document that is cited is known: one that is gone took its words along, and is told of once."""
    known = loaded.ids("van-ban")
    return all(cited.van_ban in known for entry in loaded.entries for _, cited in citations(entry.record))
