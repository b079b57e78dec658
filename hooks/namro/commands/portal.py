"""`namro portal DIR`: one static site over several, from their open data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from namro.problems import InvalidData, UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "portal", help="dựng cổng tìm chung cho nhiều trang, từ dữ liệu mở của chúng (data/cong.yml)"
    )
    parser.add_argument("thu_muc", type=Path, metavar="THƯ_MỤC", help="thư mục của cổng, có data/cong.yml")
    parser.set_defaults(run=run, anywhere=True)


def run(_: Path, given: argparse.Namespace) -> int:
    """The sites that can be read make the portal; 1 if one of them could not, each of those told by name."""
    from namro.publishing.portal.make import make  # noqa: PLC0415 - the help of all commands need not wait for it

    root: Path = given.thu_muc.resolve()
    if not root.is_dir():
        raise UserError(f"Không thấy thư mục “{root}”.")
    try:
        wrong = make(root, lambda text: print(text, flush=True))
    except (InvalidData, UserError) as error:
        had = " Cổng cũ trong site/ vẫn còn nguyên." if (root / "site").exists() else ""
        error.add_note(f"Chưa dựng được cổng.{had}")
        raise
    for name, why in wrong.items():
        print(f"Không đọc được “{name}”: {why} Các trang khác vẫn có trên cổng.", file=sys.stderr)
    print(f"Xong: {root / 'site' / 'index.html'}")
    return int(bool(wrong))
