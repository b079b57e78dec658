"""`namro upgrade`: a project to another engine; `--dry-run` only says what would change."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from namro.files import engine
from namro.files.read import read
from namro.files.replace import replace_all
from namro.library.load import check
from namro.problems import InvalidData, UserError, reason
from namro.publishing import upgrade
from namro.publishing.upgrade import Plan

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "upgrade", help="sang máy dựng mới: đổi tệp máy dựng, chuyển dữ liệu sang dạng mới"
    )
    parser.add_argument(
        "tep",
        nargs="?",
        type=Path,
        metavar="TỆP",
        help="tệp máy dựng mới (namro-….whl); bỏ trống: máy dựng đang chạy",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ đổi gì, không ghi")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Say what changes, then do it; the data are checked afterwards."""
    plan = upgrade.to_wheel(root, given.tep) if given.tep else upgrade.to_running(root)
    if not plan.lines:
        print(f"Dự án đã ở máy dựng {engine.version()}; không có gì đổi.")
        return 0
    print("\n".join(plan.lines))
    if given.dry_run:
        print(f"Sẽ đổi {len(plan.lines)} chỗ. Chưa ghi gì.")
        return 0
    try:
        _do(root, plan)
    except OSError as error:
        raise UserError(f"Không ghi được vào dự án ({reason(error.errno)}).") from error
    if given.tep:
        print(
            "Đã đổi máy dựng. Chạy tiếp  python3 manage.py upgrade  để chuyển dữ liệu, rồi  python3 manage.py test ."
        )
        return 0
    if problems := check(read(root)):
        raise InvalidData(problems)
    print(
        f"Dự án đã ở máy dựng {engine.version()}; dữ liệu không có lỗi. Chạy tiếp  python3 manage.py test ."
    )
    return 0


def _do(root: Path, plan: Plan) -> None:
    """What is written goes first: an interruption leaves an engine too many, never one too few."""
    replace_all({root / path: content for path, content in plan.written.items()})
    for path, there in plan.aside.items():
        (root / there).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / there)
    for path in plan.removed:
        target = root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
