"""The exact words of a clause for what an editor typed without marks, in any case, or only by their two ends."""

from __future__ import annotations

import re

from namro.files.citations import squeeze
from namro.files.clauses import Khoan
from namro.language.vietnamese import fold


def exact(typed: str, clause: Khoan) -> str | None:
    """The clause's own words for `typed`; all of it for an empty text; 'đầu … cuối' takes what lies between.

    None when the words do not stand there.
    """
    words = squeeze(clause.nguyen_van)
    folded = fold(words)
    if len(folded) != len(words):  # a letter that folds to two: then only the words themselves will do
        folded = words
    ends = [fold(squeeze(part)) for part in re.split(r"(?<!\s)\s*+(?:…|\.\.\.)\s*", typed.strip())]
    if not any(ends):
        return words
    start = folded.find(ends[0])
    last = folded.find(ends[-1], start + (len(ends[0]) if len(ends) > 1 else 0))
    if start < 0 or last < 0 or len(ends) > 2:
        return None
    return words[start : last + len(ends[-1])].strip()


def search(query: str, candidates: dict[str, str]) -> list[str]:
    """Ids whose id or label holds every word of `query`, marks and case aside; those that begin with it first."""
    wanted = fold(query).split()
    found: list[tuple[bool, int, str]] = []
    for ma, label in candidates.items():
        text = fold(f"{label} {ma}")
        if all(word in text for word in wanted):
            found.append((not text.startswith(" ".join(wanted)), len(found), ma))
    return [ma for _, _, ma in sorted(found)]
