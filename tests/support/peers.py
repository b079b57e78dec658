"""Programs of others, in Python, that read what we publish: in an environment of their own, made from a lock of their own
(`requirements-peers.txt`), since they bring more packages than everything else that we have."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from support.chromium import ROOT, lacking, say, succeeds

LOCK = ROOT / "requirements-peers.txt"


def run(module: str, *words: str | Path, cwd: Path, code: int = 0) -> str:
    """What `python -m module …` prints; it must end with `code`."""
    return _run(["-m", module, *words], cwd, code)


def script(text: str, *words: str | Path, cwd: Path) -> str:
    """What a script prints."""
    return _run(["-c", text, *words], cwd, 0)


def _run(words: Sequence[str | Path], cwd: Path, code: int) -> str:
    done = subprocess.run(
        [python(), "-P", "-X", "utf8", *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@cache
def python() -> Path:
    """The Python of that environment, made where it is not yet there. Where it cannot be made the test is skipped (in CI it
    fails)."""
    build = str(sysconfig.get_config_var("EXT_SUFFIX"))
    folder = ROOT / ".cache" / "peers" / hashlib.sha256(LOCK.read_bytes() + build.encode()).hexdigest()[:16]
    program = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="moi-", dir=folder.parent) as aside:
            made = Path(aside) / "env"
            venv.EnvBuilder(with_pip=False, symlinks=sys.platform != "win32").create(made)
            say("Đang cài Frictionless, Datasette, DuckDB để đọc thử dữ liệu mở (khoảng 60 MB)…")
            if not any(succeeds(command, cwd=ROOT) for command in _installers(made / program)):
                lacking("không cài được các chương trình đọc thử dữ liệu mở")
            made.rename(folder)
    return folder / program


def _installers(python: Path) -> Sequence[list[str]]:
    """Exact hashes, ready-made wheels only; what the lock does not name is not there (`manage.py` does the same for ours)."""
    hashed = ["--no-deps", "--require-hashes", "-r", str(LOCK)]
    uv = shutil.which("uv")
    with_uv = [[uv, "pip", "install", "-q", "--python", str(python), "--no-build", *hashed]] if uv else []
    base = getattr(sys, "_base_executable", sys.executable)
    pip = [base, "-P", "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install", "-q"]
    return [*with_uv, [*pip, "--no-compile", "--only-binary", ":all:", *hashed]]
