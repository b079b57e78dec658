"""`namro verify DIR`: every problem of a built site at once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.problem_report import as_json
from namro.problems import InvalidData

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("verify", help="soát các tệp đã dựng, in mọi lỗi một lần")
    parser.add_argument("thu_muc", type=Path, metavar="THƯ_MỤC", help="thư mục của trang đã dựng, ví dụ site")
    parser.add_argument(
        "--previous", type=Path, metavar="BẢN", help="bản trước (thư mục hoặc MANIFEST.sha256) để so địa chỉ"
    )
    parser.add_argument("--json", action="store_true", help="in lỗi dạng JSON cho máy đọc")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """The counts, or InvalidData with every problem; as JSON the problems go to standard output."""
    from namro.publishing import verify  # noqa: PLC0415 - brings the parsers; other commands need not wait for them

    problems = verify.verify(root, given.thu_muc, given.previous)
    if given.json:
        print(as_json(problems))
        return 1 if problems else 0
    if problems:
        raise InvalidData(problems)
    count = len(list(given.thu_muc.rglob("*.html")))
    print(f"Đã soát {count} trang trong “{given.thu_muc}”. Không có lỗi nào.")
    return 0
