"""`namro admin`: the browser editor, offered on this machine or put into a folder for a web server."""

from __future__ import annotations

import argparse
import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from namro.commands.serve import add_others
from namro.editing.admin import page
from namro.editing.admin.bundle import bundle
from namro.library.load import load
from namro.problems import UserError
from namro.publishing.hosts import WARNING, Hosts, hosts

if TYPE_CHECKING:
    from namro.commands import Commands

PREVIEW = "http://127.0.0.1:8000/"
"""Where `serve` shows the site when it is told nothing else."""
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
    parser.add_argument(
        "--dia-chi", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ để nghe (mặc định 127.0.0.1)"
    )
    parser.add_argument(
        "--xem-thu",
        metavar="ĐỊA_CHỈ",
        help="nơi serve đang hiện trang, để xem trang thật cạnh biểu mẫu (trên máy này mặc định http://127.0.0.1:8000/)",
    )
    add_others(parser)
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write the folder; without --to, offer it on this machine until interrupted."""
    listening = hosts(f"{given.dia_chi}:{given.port}", given.cho_may_khac)
    trang = load(root).trang
    program = bundle(root / _CACHE, lambda text: print(text, flush=True))
    if given.to:
        print(f"Xong: {page.write(trang, root, program, given.to, _ended(given.xem_thu or ''))}")
        return 0
    folder = root / _CACHE / "mo"
    page.write(trang, root, program, folder, _ended(given.xem_thu or PREVIEW))
    try:
        server = Server(listening, folder)
    except OSError as error:
        raise UserError(
            f"Cổng {given.port} đang có chương trình khác dùng: thêm --port {given.port + 1}."
        ) from error
    if listening.open:
        print(WARNING, flush=True)
    address = f"http://127.0.0.1:{server.server_address[1]}/{page.FOLDER}/"
    print(f"Mở bằng Chrome hoặc Edge: {address}  (Ctrl+C để dừng)", flush=True)
    with server:
        server.serve_forever()
    return 0


def _ended(address: str) -> str:
    """An address with the slash at its end that addresses below it need."""
    return address if address.endswith("/") or not address else f"{address}/"


class Server(ThreadingHTTPServer):
    """The editor's folder, for whoever calls this machine by one of its names."""

    def __init__(self, listening: Hosts, folder: Path) -> None:
        super().__init__(
            (listening.address, listening.port), functools.partial(_Files, directory=str(folder))
        )
        self.hosts = Hosts(listening.address, self.server_address[1], listening.names)


class _Files(SimpleHTTPRequestHandler):
    server: Server

    def send_head(self) -> Any:
        """A file, for a request that names this server."""
        if not self.server.hosts.answers(*self.headers.get_all("Host", ())):
            self.send_error(421, "Misdirected Request")
        elif "\0" in unquote(self.path):
            self.send_error(404, "Not Found")  # no file system has such a name
        else:
            return super().send_head()
        return None

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
