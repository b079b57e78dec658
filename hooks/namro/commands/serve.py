"""`namro serve`: the site on this machine; a save shows at once, and so does a mistake."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.publishing.hosts import WARNING, hosts
from namro.publishing.preview.server import serve

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("serve", help="xem thử, tự dựng lại khi sửa")
    parser.add_argument(
        "--dev-addr", default="127.0.0.1:8000", help="địa chỉ và cổng (mặc định 127.0.0.1:8000)"
    )
    add_others(parser)
    parser.set_defaults(run=run)


def add_others(parser: argparse.ArgumentParser) -> None:
    """The option by which other machines are let in."""
    parser.add_argument(
        "--cho-may-khac",
        action="append",
        default=[],
        metavar="TÊN",
        help="cho máy khác mở: tên hoặc địa chỉ mà máy khác dùng để gọi máy này; lặp lại được",
    )


def run(root: Path, given: argparse.Namespace) -> int:
    """The preview until interrupted."""
    listening = hosts(given.dev_addr, given.cho_may_khac)
    if listening.open:
        print(WARNING, flush=True)
    serve(root, listening, lambda text: print(text, flush=True))
    return 0
