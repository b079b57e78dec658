"""`namro format`: every record file in one style, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.editing.formatting import canonical
from namro.files.loaded import Source
from namro.files.read import read_source
from namro.files.replace import replace
from namro.problems import InvalidData, Problem, UserError, relative
from namro.records.kinds import of_file

if TYPE_CHECKING:
    from namro.commands import Commands

_SHOWN = 20


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("format", help="đưa các tệp dữ liệu về một cách trình bày")
    parser.add_argument(
        "duong_dan", nargs="*", type=Path, metavar="TỆP", help="tệp hoặc thư mục (mặc định: cả data/)"
    )
    parser.add_argument(
        "--check", action="store_true", help="chỉ nói tệp nào khác, không sửa; mã thoát 1 nếu có"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Rewrite the files that differ; values and comments stay. InvalidData with the files that cannot be read."""
    files, problems = sources(root, given.duong_dan)
    changed = []
    for source, content in files:
        place = of_file(source.path)
        assert place is not None  # `sources` gives no others
        made = canonical(source, place)
        if made.encode() != content:
            changed.append(source.path)
            if not given.check:
                replace(root / source.path, made)
    if changed:
        print("Chưa theo cách trình bày chung:" if given.check else "Đã sửa cách trình bày:")
        print("\n".join(f"  {path}" for path in changed[:_SHOWN]))
        if len(changed) > _SHOWN:
            print(f"  … và {len(changed) - _SHOWN} tệp nữa.")
    else:
        print("Mọi tệp đã theo cách trình bày chung.")
    if problems:
        raise InvalidData(problems)
    return int(bool(changed) and given.check)


def sources(root: Path, wanted: list[Path]) -> tuple[list[tuple[Source, bytes]], list[Problem]]:
    """The record files at or below the wanted paths (all without any) with their bytes, and what cannot be read."""
    inside = [path.resolve() for path in wanted] or [root / "data"]
    for path in inside:
        if not path.exists():
            raise UserError(f"Không có tệp hay thư mục “{path}”.")
        if not path.is_relative_to(root / "data"):
            raise UserError(f"“{path}” không nằm trong {root / 'data'}.")
    paths = sorted({file for path in inside for file in ([path] if path.is_file() else path.rglob("*.yml"))})
    found, problems = [], []
    for path in paths:
        if of_file(relative(path, root)) is None:
            continue
        source, told = read_source(path, root)
        problems += told
        if source is not None:
            found.append((source, path.read_bytes()))
    return found, problems
