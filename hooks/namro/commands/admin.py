"""`namro admin`: the browser editor, offered on this machine or put into a folder for a web server."""

from __future__ import annotations

import argparse
import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from namro.editing.admin import page
from namro.editing.admin.bundle import bundle
from namro.library.load import load
from namro.problems import UserError

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
    parser.add_argument(
        "--port", type=int, default=8001, metavar="CỔNG", help="cổng trên máy này (mặc định 8001)"
    )
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
    try:
        server = ThreadingHTTPServer(
            ("127.0.0.1", given.port), functools.partial(_Files, directory=str(folder))
        )
    except OSError as error:
        raise UserError(
            f"Cổng {given.port} đang có chương trình khác dùng: thêm --port {given.port + 1}."
        ) from error
    address = f"http://127.0.0.1:{server.server_address[1]}/{page.FOLDER}/"
    print(f"Mở bằng Chrome hoặc Edge: {address}  (Ctrl+C để dừng)", flush=True)
    with server:
        server.serve_forever()
    return 0


class _Files(SimpleHTTPRequestHandler):
    # Windows may have taught Python another type for scripts, which browsers then refuse.
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""
