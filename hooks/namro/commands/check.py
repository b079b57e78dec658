"""`namro check`: read and verify the data, print every problem at once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.load import load
from namro.problems import report

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="kiểm tra dữ liệu, in mọi lỗi một lần")
    parser.set_defaults(run=run)


def run(root: Path, _: argparse.Namespace) -> int:
    """Counts, or InvalidData with every problem."""
    library = load(root)
    tasks = sum(len(tasks) for tasks in library.nhiem_vu.values())
    clauses = sum(len(text.khoan) for text in library.toan_van.values())
    print(
        f"{len(library.van_ban)} văn bản ({clauses} khoản nguyên văn), {len(library.hoi_nghi)} hội nghị, "
        f"{len(library.chuyen_de)} chuyên đề, {len(library.hoi_dap)} hỏi đáp, {tasks} nhiệm vụ. {report(())}"
    )
    return 0
