"""`namro build`: the whole site into site/, or nothing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro import publish
from namro.commands import packets
from namro.problems import UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("build", help="dựng trang vào site/")
    parser.add_argument("--packets", action="store_true", help="làm cả các tập in và đưa vào trang")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Build aside and swap in; a failure says whether an old site still stands."""
    print("Đang kiểm tra dữ liệu và dựng trang…", flush=True)
    try:
        publish.build(root, packets.make_all(root, []).folder if given.packets else None)
    except UserError as error:
        had = " Trang cũ trong site/ vẫn còn nguyên." if (root / "site").exists() else ""
        raise UserError(f"{error}\nChưa dựng được trang.{had}") from error
    print(f"Xong: {root / 'site' / 'index.html'}")
    return 0
