"""Which edition this is: the day as of which everything on the site holds. The edge."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from namro.language.vietnamese import day, day_in_vietnam
from namro.library.history.git import ask
from namro.library.library import Library
from namro.problems import UserError

_VARIABLE, _DIGITS = "SOURCE_DATE_EPOCH", 11
"""Eleven digits of seconds reach the year 5138."""


@dataclass(frozen=True)
class Edition:
    """The day as of which the site speaks, and the SHA-256 of the data that it speaks from ('' if not asked)."""

    ngay: date
    du_lieu: str = ""

    @property
    def words(self) -> str:
        """'22/11/2026'."""
        return day(self.ngay)


def edition(root: Path, library: Library) -> Edition:
    """SOURCE_DATE_EPOCH, else the day of the last commit, else the latest day of an approval or the site's first day.

    Never the clock: the same input gives the same bytes. Raises UserError when none of the three is known.
    """
    seconds = told_seconds() or int(_ask_git(root, "%ct") or 0)
    if seconds:
        return Edition(day_in_vietnam(seconds), data_hash(root))
    if told := [day for day in (library.ngay_duyet_moi_nhat, library.trang.ngay_lap) if day]:
        return Edition(max(told), data_hash(root))
    raise UserError(
        "Không biết trang này tính đến ngày nào: đặt SOURCE_DATE_EPOCH, hoặc dùng git, hoặc ghi ngay_duyet."
    )


def told_seconds() -> int:
    """SOURCE_DATE_EPOCH, 0 where it is not set. Raises UserError for what is no time that a calendar has."""
    given = os.environ.get(_VARIABLE, "").strip()
    if not given:
        return 0
    if not (given.isascii() and given.isdigit() and len(given) <= _DIGITS):
        raise UserError(
            f"{_VARIABLE} là “{given[:20]}”, không phải số giây tính từ năm 1970 (ví dụ 1772500000): sửa hoặc bỏ biến này."
        )
    return int(given)


def data_hash(root: Path) -> str:
    """SHA-256 over the names and hashes of all files below `root`/data, in order of their names."""
    whole = hashlib.sha256()
    files = (path for path in (root / "data").rglob("*") if path.is_file())
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
        whole.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def last_commit(root: Path) -> str:
    """The last commit's id, '' where there is no git or no history."""
    return _ask_git(root, "%H")


def _ask_git(root: Path, form: str) -> str:
    """One value of the last commit, '' where there is no git or no history."""
    return (ask(root, "log", "-1", f"--format={form}") or b"").decode("ascii", "replace").strip()
