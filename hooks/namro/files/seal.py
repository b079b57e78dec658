"""The seal of a full text, `khoan.lock`: the ids in order, each with the digest of its words.

    II.1.b2 3f786850e387550fdab836ed7e6dc881
    # 2026-12-01 II.1.b2: chép sót một chữ so với bản giấy (trước: 2aae6c35c94fcfb415dbe95f408b9ce9)

An id may not go away or move, a word may not change. A correction is a deliberate act: its line, which begins with '#',
tells when, which clause, why, and what the seal was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from namro.files.clauses import Khoan, ToanVan

NAME = "khoan.lock"
_DIGEST = re.compile(r"[0-9a-f]{32}")


def digest(khoan: Khoan) -> str:
    """The fingerprint of a clause's official words; emphasis and line ends may change."""
    return hashlib.sha256(" ".join(khoan.nguyen_van.split()).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Seal:
    """(id, digest) in order, '' where a line of old has none; what was corrected, line by line; broken line numbers."""

    entries: tuple[tuple[str, str], ...]
    corrections: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(ma for ma, _ in self.entries)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Digests by id."""
        return MappingProxyType(dict(self.entries))

    @property
    def text(self) -> str:
        """What stands in the file."""
        lines = (f"{ma} {words}".rstrip() for ma, words in self.entries)
        return "".join(f"{line}\n" for line in (*lines, *self.corrections))


def of(toan_van: ToanVan, corrections: Iterable[str] = ()) -> Seal:
    """The seal of a text as it is."""
    return Seal(tuple((khoan.ma, digest(khoan)) for khoan in toan_van.khoan), tuple(corrections))


def parse(text: str) -> Seal:
    """A `khoan.lock`."""
    entries: list[tuple[str, str]] = []
    corrections: list[str] = []
    broken: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if line.startswith("#"):
            corrections.append(line)
        elif len(words) == 1 or (len(words) == 2 and _DIGEST.fullmatch(words[1])):
            entries.append((words[0], words[1] if len(words) == 2 else ""))
        elif words:
            broken.append(number)
    return Seal(tuple(entries), tuple(corrections), tuple(broken))


def is_changed(seal: Seal, khoan: Khoan) -> bool:
    """Whether the words of a clause are not those that were sealed."""
    sealed = seal.digests.get(khoan.ma)
    return bool(sealed) and sealed != digest(khoan)


def changed(seal: Seal, toan_van: ToanVan) -> tuple[Khoan, ...]:
    """The clauses whose words are not those that were sealed."""
    return tuple(khoan for khoan in toan_van.khoan if is_changed(seal, khoan))


def corrected(seal: Seal, toan_van: ToanVan, why: str, day: date) -> Seal:
    """The seal of a text that was corrected on purpose, with a line for each clause whose words changed or came new."""
    told = []
    for khoan in toan_van.khoan:
        before = seal.digests.get(khoan.ma)
        if before is None:
            told.append(f"# {day.isoformat()} {khoan.ma}: {why} (khoản mới)")
        elif before and before != digest(khoan):
            told.append(f"# {day.isoformat()} {khoan.ma}: {why} (trước: {before})")
    return of(toan_van, (*seal.corrections, *told))
