"""Who may read a built site: everybody, whatever the umask of whoever built it. Windows knows no such rights."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

_FILE, _FOLDER = 0o644, 0o755


def open_to_readers(folder: Path) -> None:
    """Set the rights of a folder that this program has made, and of all that is in it."""
    for path in hidden(folder):
        path.chmod(_wanted(path))


def hidden(folder: Path) -> Iterator[Path]:
    """What others than its owner cannot read, the folder itself included."""
    if sys.platform == "win32":
        return
    for path in (folder, *sorted(folder.rglob("*"))):
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & _wanted(path) != _wanted(path):
            yield path


def _wanted(path: Path) -> int:
    return _FOLDER if path.is_dir() else _FILE
