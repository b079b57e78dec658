"""`namro migrate`: data as an older version kept it, brought to today's form."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.editing.migrating import moves
from namro.files.replace import replace_all
from namro.problems import InvalidData

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("migrate", help="đưa dữ liệu kiểu cũ về kiểu nay: mỗi mục một tệp")
    parser.add_argument("--thu", action="store_true", help="chỉ nói sẽ làm gì, không ghi")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write the new files, then take the old ones away. InvalidData changes nothing."""
    found = moves(root)
    if found.problems:
        raise InvalidData(found.problems)
    if not found.gone:
        print("Dữ liệu đã ở kiểu nay; không có gì phải đổi.")
        return 0
    if not given.thu:
        replace_all({root / path: text for path, text in found.written.items()})
        for path in found.gone:
            (root / path).unlink()
    said = "Sẽ tách" if given.thu else "Đã tách"
    print(f"{said} {len(found.gone)} tệp gộp thành {len(found.written)} tệp, mỗi mục một tệp:")
    print("\n".join(f"  {path}" for path in found.gone))
    print(
        "Lời văn và địa chỉ trên trang giữ nguyên. Chạy  python3 manage.py check  rồi gửi các tệp này lên kho."
    )
    return 0
