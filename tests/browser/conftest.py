"""Shared by the browser tests: the finished site over HTTP, one real Chromium, a page that tolerates no fault."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)

PATIENCE = 30_000
"""Milliseconds after which a page hangs, however busy the machine is."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


STATES: list[tuple[int, Literal["light", "dark"]]] = [(360, "light"), (1280, "dark")]


@contextlib.contextmanager
def watched(context: BrowserContext, address: str) -> Iterator[list[str]]:
    """While the block runs, every console message, error, failed or foreign request of the context is noted."""
    faults: list[str] = []

    def said(message: ConsoleMessage) -> None:
        faults.append(f"console {message.type}: {message.text}")

    def raised(error: WebError) -> None:
        faults.append(f"error: {error.error}")

    def failed(asked: Request) -> None:
        if asked.failure != "net::ERR_ABORTED":  # what the page, or leaving it, called off itself
            faults.append(f"failed: {asked.url} ({asked.failure})")

    def answered(got: Response) -> None:
        if got.status >= 400:
            faults.append(f"{got.status}: {got.url}")

    def asked_for(asked: Request) -> None:
        if not asked.url.startswith(address):
            faults.append(f"foreign: {asked.url}")

    handlers = {
        "console": said,
        "weberror": raised,
        "requestfailed": failed,
        "response": answered,
        "request": asked_for,
    }
    for event, handler in handlers.items():
        context.on(event, handler)  # type: ignore[call-overload]
    try:
        yield faults
    finally:
        for event, handler in handlers.items():
            context.remove_listener(event, handler)


@pytest.fixture(params=STATES, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any console message, error, failed or foreign request."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    with watched(context, address) as faults:
        yield context.new_page()
        context.close()
    assert faults == []


@pytest.fixture(scope="module", params=STATES, ids=str)
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """One page that goes from address to address: for tests that only look. A new one costs more than what it opens."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    yield context.new_page()
    context.close()
