"""`namro headers --for …`: the server settings that carry the policy, ready to paste."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

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


def run(_root: Path, given: argparse.Namespace) -> int:
    """Print one snippet."""
    print(headers.snippet(given.may_chu), end="")
    return 0
