"""The address on this machine at which a forge is asked."""

from __future__ import annotations

import contextlib
import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from support.forge.described import Description
from support.forge.pulls import Pulls
from support.forge.repository import Repository

Answer: TypeAlias = tuple[int, Any]
TOKEN = "ma-chi-de-thu"
OWNER, REPO = "nhom", "nam-ro"
LOGIN, NAME, MAIL = "bien-tap", "Nhóm biên tập", "bien-tap@example.invalid"


@dataclass
class Forge(ABC):
    """A forge over a repository. `asked` are the operations answered, `faults` what its description does not know."""

    repository: Repository
    address: str = ""
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    root: ClassVar[str] = ""
    scheme: ClassVar[str] = "token"
    forge: ClassVar[str] = ""

    def __post_init__(self) -> None:
        self.description = Description(self.forge)
        self.pulls = Pulls(self.repository)
        self._turn = threading.Lock()

    def answer(self, method: str, path: str, query: Mapping[str, str], body: Any, token: str) -> Answer:
        """What the forge answers; one question at a time."""
        with self._turn:
            if token.split(" ", 1) != [self.scheme, TOKEN]:
                return 401, {"message": "Bad credentials"}
            asked = self.description.find(method, path)
            if asked is None:
                self.faults.append(f"{method} {path} is not described")
                return 404, {"message": "Not Found"}
            self.asked.append(asked.name)
            self.faults += self.description.faults_of_question(asked, query, body)
            status, told = self.reply(asked.name, asked.named, query, body)
            self.faults += self.description.faults_of_answer(asked, status, told)
            return status, told

    @abstractmethod
    def reply(self, name: str, named: Mapping[str, str], query: Mapping[str, str], body: Any) -> Answer:
        """What is answered to an operation."""


@contextlib.contextmanager
def offered(forge: Forge) -> Iterator[Forge]:
    """The forge at an address of this machine while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            parts = urlsplit(self.path)
            path = unquote(parts.path.removeprefix(forge.root))
            token = self.headers.get("Authorization", "")
            self._say(*forge.answer(self.command, path, dict(parse_qsl(parts.query)), body, token))

        def do_GET(self) -> None:
            self._any()

        def do_POST(self) -> None:
            self._any()

        def do_PUT(self) -> None:
            self._any()

        def do_PATCH(self) -> None:
            self._any()

        def do_DELETE(self) -> None:
            self._any()

        def do_OPTIONS(self) -> None:
            self._say(204, None)

        def _say(self, status: int, told: Any) -> None:
            content = b"" if told is None else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept")
            self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    forge.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
