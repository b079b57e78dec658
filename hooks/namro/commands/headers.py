"""`namro headers --for …`: the server settings that carry the policy, ready to paste."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.library.load import load
from namro.publishing import headers

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("headers", help="in cấu hình máy chủ: chính sách bảo mật và bộ nhớ đệm")
    parser.add_argument(
        "--for", required=True, dest="may_chu", choices=tuple(headers.WRITERS), help="loại máy chủ"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Print one snippet, for the address that the project's site has."""
    base = headers.base_of(load(root).trang.dia_chi_goc)
    print(headers.snippet(given.may_chu, base), end="")
    return 0
