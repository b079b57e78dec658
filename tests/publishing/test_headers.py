"""The server settings: what they say, and that the servers themselves accept them where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT
from namro.commands.cli import main
from namro.outputs.policy import policy
from namro.publishing.headers import WRITERS, headers, snippet


def test_the_policy_allows_nothing_but_the_sites_own_files() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(meta=False).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    for word in ("unsafe", "http", "*", "blob"):
        assert word not in policy(meta=False)
    assert "frame-ancestors" not in policy(meta=True)


@pytest.mark.parametrize("server", WRITERS)
def test_every_snippet_has_every_header_and_hsts_as_a_note(server: str) -> None:
    text = snippet(server)
    for name, value in headers().items():
        assert f"{name}" in text
        assert value in text
    (line,) = [line for line in text.splitlines() if "Strict-Transport-Security" in line]
    assert line.strip().startswith("#")


def test_the_command_prints_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT), "headers", "--for", "caddy"]) == 0
    assert capsys.readouterr().out == snippet("caddy")


def run(*command: str) -> None:
    program = shutil.which(command[0])
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no {command[0]} here")
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nginx_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "nginx.conf"
    path.write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; server {{ listen 127.0.0.1:18081;\n"
        f"{snippet('nginx')}}} }}\n",
        encoding="utf-8",
    )
    run("nginx", "-t", "-q", "-c", str(path))


def test_apache_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "apache.conf"
    path.write_text(
        f"ServerName x\nPidFile {tmp_path}/pid\nErrorLog {tmp_path}/log\nListen 127.0.0.1:18082\n"
        "LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\n"
        "LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so\n"
        f"LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so\n{snippet('apache')}",
        encoding="utf-8",
    )
    run("apache2", "-t", "-f", str(path))


def test_caddy_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "Caddyfile"
    body = "\n".join(f"\t{line}" for line in snippet("caddy").splitlines())
    path.write_text(
        f"http://127.0.0.1:18083 {{\n\troot * {tmp_path}\n\tfile_server\n{body}\n}}\n", encoding="utf-8"
    )
    run("caddy", "validate", "--adapter", "caddyfile", "--config", str(path))
