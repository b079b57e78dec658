"""What publishing has made itself: only that may it move or delete, whatever else bears such a name.

A folder that it works in holds an empty file, the mark, before anything else; its work lies beside the mark. The mark
is the last to go, so that a kill at any moment leaves a folder that is empty or marked. A release is known by its name
and its list of files.
"""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from namro.problems import UserError
from namro.publishing import manifest

MARK, WORK = ".namro", "trang"
_RELEASE = re.compile(r"[0-9]{4,}-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{12}")


def new_folder(prefix: str, parent: Path) -> Path:
    """A new folder of ours, marked."""
    path = parent / f"{prefix}{secrets.token_hex(4)}"
    path.mkdir(mode=0o700)
    (path / MARK).touch()
    return path


def is_ours(path: Path) -> bool:
    """Whether a working folder is marked, or so new that it is empty."""
    if path.is_symlink() or not path.is_dir():
        return False
    return (path / MARK).is_file() or next(path.iterdir(), None) is None


def is_release_name(name: str) -> bool:
    """Whether a release could have this name."""
    return _RELEASE.fullmatch(name) is not None


def is_site(path: Path) -> bool:
    """Whether a folder holds the list of files that every site of ours has."""
    return not path.is_symlink() and (path / manifest.NAME).is_file()


def remove(path: Path) -> None:
    """Delete a working folder, its mark last."""
    for inside in path.iterdir():
        if inside.name == MARK:
            continue
        if inside.is_dir() and not inside.is_symlink():
            shutil.rmtree(inside, ignore_errors=True)
        else:
            inside.unlink(missing_ok=True)
    (path / MARK).unlink(missing_ok=True)
    path.rmdir()


def foreign(path: Path) -> UserError:
    """The refusal."""
    return UserError(
        f"“{path}” không phải do lệnh này tạo ra: đổi tên nó hoặc chọn thư mục khác. Chưa đụng vào gì."
    )
