"""The editor's program, made by npm from a locked list and kept: `.cache/admin/<hash>/`.

`npm ci` refuses a package whose SHA-512 is not the one in package-lock.json; no script of a package is run.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from namro.problems import UserError

SOURCES = Path(__file__).parent / "npm"
_FILES = ("package.json", "package-lock.json", "bundle.mjs", "admin.js", "before.js", "xem.js", "vi.json")
_NO_NPM = (
    "Trình sửa cần Node.js và npm để lấy về một lần. Cài Node.js từ nodejs.org (Debian, Ubuntu: "
    "sudo apt install nodejs npm) rồi chạy lại. Không có trình sửa thì mọi việc khác vẫn làm được."
)


def bundle(cache: Path, say: Callable[[str], None]) -> Path:
    """The folder of the finished program below `cache`, made if it is not there. Raises UserError."""
    made = cache / _version()
    if made.is_dir():
        return made
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise UserError(_NO_NPM)
    say("Đang lấy trình sửa bằng npm (khoảng 30 MB, chỉ lần đầu)…")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="moi-", dir=cache) as aside:
        work = Path(aside)
        for name in _FILES:
            shutil.copy(SOURCES / name, work)
        quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--prefer-offline"]
        _run([npm, "ci", "--ignore-scripts", *quiet], work, "npm không lấy được trình sửa")
        _run([node, "bundle.mjs", "xong"], work, "Không đóng gói được trình sửa")
        if not made.exists():
            (work / "xong").rename(made)
    return made


def _version() -> str:
    """Names what goes in: another byte in it, another folder."""
    content = b"\0".join((SOURCES / name).read_bytes() for name in _FILES)
    return hashlib.sha256(content).hexdigest()[:16]


def _run(command: list[str], folder: Path, failed: str) -> None:
    done = subprocess.run(  # noqa: S603 - fixed words
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise UserError(
            f"{failed}:\n{done.stdout.strip()}\nKiểm tra mạng và kho gói đặt cho npm rồi chạy lại."
        )
