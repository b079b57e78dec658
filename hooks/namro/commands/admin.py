"""`namro admin`: the browser editor, offered on this machine or put into a folder for a web server."""

from __future__ import annotations

import argparse
import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from namro.admin import page
from namro.admin.bundle import bundle
from namro.load import load

if TYPE_CHECKING:
    from namro.commands import Commands

_CACHE = Path(".cache", "admin")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("admin", help="trình sửa trong trình duyệt, cần Node.js (không bắt buộc)")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="THƯ_MỤC",
        help="chỉ ghi trình sửa vào THƯ_MỤC/admin/ cho máy chủ, không mở",
    )
    parser.add_argument("--port", type=int, default=8001, help="cổng trên máy này (mặc định 8001)")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write the folder; without --to, offer it on this machine until interrupted."""
    trang = load(root).trang
    program = bundle(root / _CACHE, lambda text: print(text, flush=True))
    if given.to:
        print(f"Xong: {page.write(trang, root, program, given.to)}")
        return 0
    folder = root / _CACHE / "mo"
    page.write(trang, root, program, folder)
    server = ThreadingHTTPServer(("127.0.0.1", given.port), functools.partial(_Quiet, directory=str(folder)))
    print(
        f"Mở bằng Chrome hoặc Edge: http://127.0.0.1:{given.port}/{page.FOLDER}/  (Ctrl+C để dừng)",
        flush=True,
    )
    with server:
        server.serve_forever()
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""
