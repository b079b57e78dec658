"""`namro test`: this project's data and pages held to the contract of all projects, then its own tests if it has any."""

from __future__ import annotations

import argparse
import os
import tempfile
import unittest
from pathlib import Path
from typing import TYPE_CHECKING

from namro.problems import InvalidData

if TYPE_CHECKING:
    from namro.commands import Commands

SITE = "TRANG"
"""The variable that tells a project's own tests where the built site lies."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("test", help="dựng rồi kiểm cả trang của dự án theo hợp đồng chung")
    parser.add_argument("--quick", action="store_true", help="không làm tập in")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Say of each term whether it holds. InvalidData with all that breaks one; `site/` is left alone."""
    from namro.publishing import contract  # noqa: PLC0415 - brings the parsers; other commands need not wait for them

    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside) / "trang"
        folder.mkdir()
        found = contract.broken(root, folder, lambda text: print(text, flush=True), quick=given.quick)
        if found:
            raise InvalidData(found)
        if not (root / "hooks" / "namro").is_dir() and not _own(
            root, folder
        ):  # the engine's tests are no project's
            return 1
    print("Dự án giữ đúng hợp đồng.")
    return 0


def _own(root: Path, site: Path) -> bool:
    """Whether the project's own tests pass; there may be none."""
    os.environ[SITE] = str(site)
    suite = unittest.defaultTestLoader.discover(str(root / "tests"))
    return not suite.countTestCases() or unittest.TextTestRunner().run(suite).wasSuccessful()
