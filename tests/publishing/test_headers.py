"""The server settings: what they say. What the servers make of them: test_servers.py."""

from __future__ import annotations

import pytest

from conftest import ROOT
from namro.commands.cli import main
from namro.outputs.policy import card_policy, policy
from namro.publishing.headers import IMMUTABLE, WRITERS, base_of, card_headers, headers, snippet


def test_the_policy_allows_nothing_but_the_sites_own_files() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(meta=False).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    for word in ("unsafe", "http", "*", "blob"):
        assert word not in policy(meta=False)
    assert "frame-ancestors" not in policy(meta=True)


def test_what_others_may_frame_runs_and_asks_for_nothing() -> None:
    rules = dict(rule.split(" ", 1) for rule in card_policy(meta=False).split("; "))
    assert rules["frame-ancestors"] == "*"
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert rules.keys() == {"default-src", "style-src", "form-action", "base-uri", "frame-ancestors"}
    assert card_policy(meta=True) == card_policy(meta=False).removesuffix("; frame-ancestors *")
    assert card_headers().keys() == headers().keys() - {"X-Frame-Options"}


@pytest.mark.parametrize("server", WRITERS)
def test_every_snippet_has_every_header_and_hsts_as_a_note(server: str) -> None:
    text = snippet(server)
    for name, value in headers().items():
        # Where a host keeps its own cache, all that is said of it is what never changes.
        said = IMMUTABLE if (server, name) == ("_headers", "Cache-Control") else value
        assert name in text
        assert said in text
    (line,) = [line for line in text.splitlines() if "Strict-Transport-Security" in line]
    assert line.strip().startswith("#")


def test_the_command_prints_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT), "headers", "--for", "caddy"]) == 0
    assert capsys.readouterr().out == snippet("caddy", "/")


@pytest.mark.parametrize("server", WRITERS)
def test_a_site_below_a_path_has_that_path_in_its_settings(server: str) -> None:
    base = base_of("https://a.vn/tai-lieu/")
    assert f"{base}404.html" in snippet(server, base) or server in ("caddy", "_headers")
    assert f"{base}tim-kiem/" in snippet(server, base)
