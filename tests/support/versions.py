"""The sample project with two versions of a regulation, a letter that amends one clause, a question on the old one."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import ROOT, SAMPLE
from namro.library.library import Library
from namro.library.load import load

OLDER, NEWER, AMENDING = "quy-che-mau-2024", "quy-che-mau-2026", "cong-van-sua-mau"


def with_versions(target: Path) -> Path:
    """The sample's data and these, below `target`."""
    for source in (SAMPLE, ROOT / "tests/versions"):
        shutil.copytree(source / "data", target / "data", dirs_exist_ok=True)
    return target


@cache
def versions() -> Library:
    """What readers see of them."""
    with TemporaryDirectory() as folder:
        return load(with_versions(Path(folder))).published()
