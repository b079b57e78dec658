"""A PostgreSQL server of our own: a new cluster in a folder aside, reached by a socket there (no port is opened), as a user
that is not root, ended and removed with what it held."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.chromium import lacking

_USER = "namro"


@contextmanager
def server(*settings: str) -> Iterator[str]:
    """Its address as psql takes it, without the name of a database; `settings` such as 'work_mem=64MB'. Without PostgreSQL
    the test is skipped (in CI it fails)."""
    programs = _programs()
    owner = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="namro-pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if owner:
            shutil.chown(folder, owner, owner)
            folder.chmod(0o755)
        data = str(folder / "data")

        def call(program: str, *words: str) -> None:
            done = subprocess.run(
                [programs / program, *words],
                user=owner,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=False,
            )
            assert done.returncode == 0, (program, done.stderr)

        call("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # Nothing here must outlive the machine, so nothing waits for the disk.
        fast = ("listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off")
        words = " ".join(f"-c {one}" for one in (*fast, "synchronous_commit=off", *settings))
        call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", words, "start")
        try:
            yield f"host={folder} user={_USER}"
        finally:
            call("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def asked(address: str, statement: str) -> list[list[str]]:
    """The rows that a statement gives, as text; null is ''."""
    done = subprocess.run(
        [
            "psql",
            "-X",
            "-q",
            "-A",
            "-t",
            "-F",
            "\x1f",
            "-R",
            "\x1e",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            address,
            "-f",
            "-",
        ],
        input=statement,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.removesuffix("\n").removesuffix("\x1e")
    return [line.split("\x1f") for line in said.split("\x1e")] if said else []


def _programs() -> Path:
    """Where initdb and pg_ctl lie; Debian keeps them off the PATH."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = Path(found) if found else debian[-1] if debian else None
    if path is None or sys.platform == "win32" or shutil.which("psql") is None:
        lacking("không có PostgreSQL (initdb, psql)")
    return path.resolve().parent
