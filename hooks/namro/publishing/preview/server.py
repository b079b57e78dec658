"""The preview over HTTP."""

from __future__ import annotations

import mimetypes
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from urllib.parse import unquote

from namro.problems import UserError
from namro.publishing.hosts import Hosts
from namro.publishing.preview.state import OWN, Answer, Preview, template

_LOOK, _WAIT = 0.1, 20.0
"""Seconds between two looks at the files; how long a page waits for news before it asks again."""
_DIGITS = 20
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""Windows may have taught Python others, which browsers refuse."""
_END = b"</body>"


class Server(ThreadingHTTPServer):
    """A preview that answers whoever calls it by one of its names."""

    daemon_threads = True

    def __init__(self, preview: Preview, hosts: Hosts) -> None:
        self.preview, self.hosts = preview, hosts
        self.address_family = socket.AF_INET6 if ":" in hosts.address else socket.AF_INET
        super().__init__((hosts.address, hosts.port), _Handler)
        self.hosts = Hosts(hosts.address, self.server_address[1], hosts.names)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """One address."""
        if not self.server.hosts.answers(*self.headers.get_all("Host", ())):
            self._send(Answer(421, "x.txt", "Máy này không mang tên ấy.\n".encode()))
            return
        path, _, query = self.path.partition("?")
        path = unquote(path.partition("#")[0]).lstrip("/")
        if path == f"{OWN}phien-ban":
            version = int(query) if query.isascii() and query.isdigit() and len(query) < _DIGITS else -1
            told = str(self.server.preview.wait(version, _WAIT))
            self._send(Answer(200, "x.txt", told.encode()))
        elif path.startswith(OWN):
            self._send(_own(path.removeprefix(OWN)))
        else:
            self.server.preview.refresh()
            version = (
                self.server.preview.version
            )  # told before the page is made: never newer than what it shows
            self._send(_reloading(self.server.preview.answer(path), version))

    def do_HEAD(self) -> None:
        """The same without its content."""
        self.do_GET()

    def _send(self, answer: Answer) -> None:
        kind = _TYPES.get(Path(answer.name).suffix) or mimetypes.guess_type(answer.name)[0]
        text = kind is None or kind.startswith("text/") or "json" in kind
        self.send_response(answer.status)
        self.send_header("Content-Type", f"{kind or 'text/plain'}{'; charset=utf-8' if text else ''}")
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def serve(root: Path, hosts: Hosts, say: Callable[[str], None]) -> None:
    """Show a preview of the project until interrupted. Raises UserError where the port is taken."""
    preview = Preview(root, say)
    try:
        server = Server(preview, hosts)
    except OSError as error:
        taken = f"Cổng {hosts.port} đang có chương trình khác dùng, hoặc máy này không có địa chỉ {hosts.address}."
        raise UserError(f"{taken} Đổi bằng --dev-addr, ví dụ 127.0.0.1:{hosts.port + 1}.") from error
    ended = threading.Event()
    watching = threading.Thread(target=_watch, args=(preview, ended), daemon=True)
    try:
        with server:
            say("Đang đọc dữ liệu…")
            preview.refresh()
            watching.start()
            say(f"Mở bằng trình duyệt: http://{hosts.names[1]}:{server.hosts.port}/  (Ctrl+C để dừng)")
            server.serve_forever()
    finally:
        ended.set()
        preview.close()


def _watch(preview: Preview, ended: threading.Event) -> None:
    while not ended.wait(_LOOK):
        preview.refresh()


def _own(name: str) -> Answer:
    file = resources.files("namro.publishing.preview") / "templates" / name
    if name not in ("tai-lai.js", "loi.css"):
        return Answer(404, "x.txt", b"")
    return Answer(200, name, file.read_bytes())


def _reloading(answer: Answer, version: int) -> Answer:
    """A page with the script that shows the next save."""
    if not answer.name.endswith(".html"):
        return answer
    script = template("tai-lai.html").render(rieng=OWN, so=version).encode()
    before, end, after = answer.content.rpartition(_END)
    return Answer(answer.status, answer.name, before + script + end + after if end else answer.content)
