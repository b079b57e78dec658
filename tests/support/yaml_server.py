"""The YAML language server that VS Code's extension runs, fetched by npm, spoken to over LSP."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from support.chromium import ROOT, lacking, say, succeeds

PACKAGE = "yaml-language-server@1.19.2"  # MIT; the version that redhat.vscode-yaml 1.19 carries
UNPACKED = ROOT / ".cache" / "yaml-language-server" / "1.19.2"
PROGRAM = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")


def server() -> list[str]:
    """The command that starts the server; the test is skipped (in CI it fails) where npm cannot fetch it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        lacking("không có node và npm để lấy yaml-language-server")
    if not (UNPACKED / PROGRAM).is_file():
        UNPACKED.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="moi-", dir=UNPACKED.parent) as aside:
            say(f"Đang tải {PACKAGE} bằng npm…")
            (Path(aside) / "package.json").write_text("{}", "utf-8")
            fetched = succeeds(
                [
                    npm,
                    "install",
                    PACKAGE,
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error",
                    "--prefer-offline",
                    "--fetch-retries=1",
                ],
                cwd=Path(aside),
            )
            if not fetched:
                lacking("npm không lấy được yaml-language-server")
            Path(aside, "whole").mkdir()
            (Path(aside) / "node_modules").rename(Path(aside, "whole", "node_modules"))
            if not UNPACKED.exists():
                Path(aside, "whole").rename(UNPACKED)
    return [node, str(UNPACKED / PROGRAM), "--stdio"]


class Client:
    """One conversation with the server over a workspace folder with VS Code's own settings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
        self.process = subprocess.Popen(
            server(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
        self.count = 0
        self.opened: set[str] = set()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        folder = {"uri": root.as_uri(), "name": "x"}
        self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            workspaceFolders=[folder],
            capabilities={
                "textDocument": {"publishDiagnostics": {}, "hover": {"contentFormat": ["plaintext"]}},
                "workspace": {"configuration": True},
            },
        )
        self.notify("initialized")
        self.notify("workspace/didChangeConfiguration", settings={})

    def open(self, path: str, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file (or `text` in its place) and return what the server finds wrong with it."""
        uri = (self.root / path).as_uri()
        words = text if text is not None else (self.root / path).read_text(encoding="utf-8")
        self.diagnostics.pop(uri, None)
        self.count += 1
        item = {"uri": uri, "languageId": "yaml", "version": self.count, "text": words}
        if uri in self.opened:
            self.notify("textDocument/didChange", textDocument=item, contentChanges=[{"text": words}])
        else:
            self.opened.add(uri)
            self.notify("textDocument/didOpen", textDocument=item)
        while uri not in self.diagnostics:
            self._receive()
        return self.diagnostics[uri]

    def at(self, method: str, path: str, line: int, character: int) -> Any:
        """Ask about a place of an open file."""
        place = {"line": line, "character": character}
        return self.request(method, textDocument={"uri": (self.root / path).as_uri()}, position=place)

    def request(self, method: str, **params: Any) -> Any:
        """The server's answer."""
        self.count += 1
        number = self.count
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def notify(self, method: str, **params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def close(self) -> None:
        self.process.kill()
        self.process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has stopped"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message.get("params") else []
            sections = [self._section(item.get("section", "")) for item in asked]
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": sections})
        return message

    def _section(self, name: str) -> Any:
        """Settings below "name.", nested as the protocol wants them."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{name}."):
                *groups, last = key.removeprefix(f"{name}.").split(".")
                here = found
                for group in groups:
                    here = here.setdefault(group, {})
                here[last] = value
        return found
