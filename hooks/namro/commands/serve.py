"""`namro serve`: the site on this machine, built anew whenever a file changes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.publishing import build as building

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("serve", help="xem thử, tự dựng lại khi sửa")
    parser.add_argument(
        "--dev-addr", default="127.0.0.1:8000", help="địa chỉ và cổng (mặc định 127.0.0.1:8000)"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """MkDocs' live server until interrupted."""
    building.serve(root, given.dev_addr)
    return 0
