"""`namro check`: read and verify the data, print every problem at once, for a person or for a machine."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.arguments import today
from namro.commands.problem_report import FORMATS
from namro.editing.formatting import unformatted
from namro.files.loaded import Loaded
from namro.files.read import read, without_collecting
from namro.library.history.published import lost_ids
from namro.library.library import Library
from namro.library.link import link
from namro.library.load import found
from namro.problems import InvalidData, Problem, gathered, report
from namro.rules.notes import NOTES
from namro.rules.notes.dated_ahead import dated_ahead

if TYPE_CHECKING:
    from namro.commands import Commands


_MANY = 2_000
"""More files than this are worth starting a second process for (a third of a second)."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="kiểm tra dữ liệu, in mọi lỗi một lần")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="chu",
        help="dạng in: chu cho người đọc (mặc định), json, github (chú thích ở dòng sai), gitlab (code quality)",
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Counts and notes, or InvalidData with every problem; machine formats go to standard output, 1 with errors."""
    many = sum(1 for _ in (root / "data").rglob("*.yml")) > _MANY
    with without_collecting(), ProcessPoolExecutor(1) if many else nullcontext() as other:
        beside = other.submit(_look_again, root) if other else None
        try:
            loaded = read(root)
        except InvalidData as error:
            if given.format == "chu":
                raise
            print(FORMATS[given.format](error.problems))
            return 1
        problems = gathered([*found(loaded), *lost_ids(root, loaded)])
        unlike, notes = beside.result() if beside else _style_and_notes(loaded)
        problems += unlike
        if given.format != "chu":
            print(FORMATS[given.format]([*sorted(set(problems)), *notes]))
            return int(bool(problems))
        if problems:
            raise InvalidData(problems)
        _tell(link(loaded))
    if notes:
        print("\nNên xem lại (không phải lỗi):\n" + "\n".join(map(str, notes)))
    return 0


def _look_again(root: Path) -> tuple[list[Problem], list[Problem]]:
    """Style and notes by a process of its own, which reads the files anew: cheaper than handing them over."""
    with without_collecting():
        return _style_and_notes(read(root))


def _style_and_notes(loaded: Loaded) -> tuple[list[Problem], list[Problem]]:
    notes = {note for find in NOTES for note in find(loaded)} | {*dated_ahead(loaded, today())}
    return list(unformatted(loaded)), sorted(notes)


def _tell(library: Library) -> None:
    tasks = sum(len(tasks) for tasks in library.nhiem_vu.values())
    clauses = sum(len(text.khoan) for text in library.toan_van.values())
    print(
        f"{len(library.van_ban)} văn bản ({clauses} khoản nguyên văn), {len(library.hoi_nghi)} hội nghị, "
        f"{len(library.chuyen_de)} chuyên đề, {len(library.hoi_dap)} hỏi đáp, {tasks} nhiệm vụ. {report(())}"
    )
