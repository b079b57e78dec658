"""Which edition this is: the day as of which everything on the site holds. The edge; the only file asking git."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from namro.library import Library
from namro.problems import UserError
from namro.vietnamese import day, day_in_vietnam


@dataclass(frozen=True)
class Edition:
    """The day as of which the site speaks."""

    ngay: date

    @property
    def words(self) -> str:
        """'22/11/2026'."""
        return day(self.ngay)


def edition(root: Path, library: Library) -> Edition:
    """SOURCE_DATE_EPOCH, else the day of the last commit, else the day of the latest approval.

    Never the clock: the same input gives the same bytes. Raises UserError when none of the three is known.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = given if given.isascii() and given.isdigit() else _last_commit(root)
    if seconds:
        return Edition(day_in_vietnam(int(seconds)))
    if library.ngay_duyet_moi_nhat:
        return Edition(library.ngay_duyet_moi_nhat)
    raise UserError(
        "Không biết trang này tính đến ngày nào: đặt SOURCE_DATE_EPOCH, hoặc dùng git, hoặc ghi ngay_duyet."
    )


def _last_commit(root: Path) -> str:
    """Unix seconds of the last commit, '' where there is no git or no history."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return ""
    asked = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    return done.stdout.strip() if done.returncode == 0 else ""
