"""A headless Firefox over its own remote protocol (Marionette: JSON frames over TCP), for the few things that a second
engine must show. Playwright only drives a Firefox that it has built itself."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support.chromium import lacking

_PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("extensions.systemAddon.update.enabled", false);
"""
_PATIENCE = 120


class Firefox:
    """One open window."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._number = 0
        self._read()  # the greeting
        self._ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})

    def open(self, url: str, width: int) -> None:
        """Load a page in a window of that width."""
        self._ask("WebDriver:SetWindowRect", {"width": width, "height": 800})
        self._ask("WebDriver:Navigate", {"url": url})

    def ask(self, script: str, *arguments: object) -> Any:
        """What a function body returns; a promise is waited for."""
        wrapped = f"const done = arguments[arguments.length - 1]; (async (...given) => {{ {script} }})(...arguments).then(done);"
        told = self._ask("WebDriver:ExecuteAsyncScript", {"script": wrapped, "args": list(arguments)})
        return told["value"]

    def type(self, selector: str, text: str) -> None:
        """Type into the element as a reader would."""
        found = self._ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        (name,) = found["value"].values()
        self._ask("WebDriver:ElementClick", {"id": name})
        self._ask("WebDriver:ElementSendKeys", {"id": name, "text": text})

    def _ask(self, command: str, parameters: dict[str, object]) -> Any:
        self._number += 1
        frame = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(str(len(frame)).encode() + b":" + frame)
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._more(1)
        return json.loads(self._more(int(size[:-1])))

    def _more(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            piece = self._socket.recv(count - len(got))
            assert piece, "Firefox has gone"
            got += piece
        return got


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Firefox with a fresh profile in an empty folder; the test is skipped where there is none (a failure in CI)."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        lacking("không có Firefox")
    (profile / "user.js").write_text(_PREFERENCES, encoding="utf-8")
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        env=os.environ | {"HOME": str(profile), "MOZ_HEADLESS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        told = profile / "MarionetteActivePort"
        deadline = time.monotonic() + _PATIENCE
        while not (told.exists() and told.read_text().strip()):
            assert process.poll() is None and time.monotonic() < deadline, "Firefox did not start"
            time.sleep(0.1)
        yield Firefox(int(told.read_text()))
    finally:
        process.kill()
        process.wait()
