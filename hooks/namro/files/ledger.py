"""The ledger of a task's results: what was ever recorded, so that nothing is lost or changed unnoticed.

Every task with results has a folder data/ket-qua/<task>/: one file an entry, and the ledger `ket-qua.lock`
with a line for each entry ever recorded (its name and the digest of what it says). An entry may be approved
later, and superseded by a later entry; it may not change its words or go away. Until it is approved it is a draft, which
its line says with a third word, and may be corrected. A line an entry, in any order: git merges two people's additions by itself (`merge=union` in .gitattributes).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from namro.files import textfile
from namro.problems import Problem, relative
from namro.records.nhiem_vu import KetQua

FOLDER = "ket-qua"
"""The kind of what is recorded, and its folder below data/."""
LEDGER = "ket-qua.lock"


@dataclass(frozen=True)
class Ledger:
    """What was ever recorded for one task: digests by the names of the entries, with their lines in `path`."""

    path: str
    digests: Mapping[str, str]
    lines: Mapping[str, int]
    broken: tuple[int, ...]
    drafts: frozenset[str] = frozenset()


_DRAFT = "nhap"
_WITH_DRAFT = 3
"""Words of a draft's line."""


def digest(result: KetQua) -> str:
    """The fingerprint of what an entry says: SHA-256 in hex of its fields but the editorial state."""
    said = (
        result.ngay.isoformat(),
        result.trang_thai,
        result.noi_dung,
        result.bang_chung,
        result.thay_cho or "",
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def ledger_line(name: str, result: KetQua) -> str:
    """The line that records an entry."""
    draft = "" if result.trang_thai_bien_tap == "da-duyet" else f" {_DRAFT}"
    return f"{name} {digest(result)}{draft}"


def rewritten(text: str, name: str, result: KetQua) -> str:
    """The ledger with the line of a draft made anew, now that it is approved or corrected."""
    lines = [line for line in text.splitlines() if line.split()[:1] != [name]]
    return "\n".join([*sorted({*lines, ledger_line(name, result)}), ""])


def read(folder: Path, root: Path) -> tuple[Ledger | None, list[Problem]]:
    """The ledger of a task's folder, empty where there is none; None where it cannot be read."""
    path = folder / LEDGER
    if not path.is_file():
        return parse("", relative(path, root)), []
    text, problems = textfile.read(path, root)
    return (None if text is None else parse(text, relative(path, root))), problems


def parse(text: str, path: str) -> Ledger:
    """The ledger's entries; `broken` holds the numbers of lines that are none."""
    digests: dict[str, str] = {}
    lines: dict[str, int] = {}
    broken = []
    drafts = set()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words:
            continue
        if len(words) == _WITH_DRAFT and words[2] == _DRAFT:
            drafts.add(words[0])
            continue
        if len(words) != 2 or len(words[1]) != 64 or digests.get(words[0], words[1]) != words[1]:
            broken.append(number)
            continue
        digests[words[0]], lines[words[0]] = words[1], number
    return Ledger(path, digests, lines, tuple(broken), frozenset(drafts - digests.keys()))
