"""The one atomic writer: a file is there whole or not at all, and safe on disk before it stands in the old one's place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace(path: Path, content: str | bytes) -> None:
    """Put `content` (text: UTF-8, '\\n' line ends) in the place of the file at once; folders are made if missing."""
    replace_all({path: content})


def replace_all(wanted: Mapping[Path, str | bytes]) -> None:
    """The same for several files: all of them or none. Raises OSError, with every file as it was."""
    before = (
        {path: path.read_bytes() if path.exists() else None for path in wanted} if len(wanted) > 1 else {}
    )
    aside: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in wanted.items():
            aside[path] = _aside(path, content.encode() if isinstance(content, str) else content)
        for path, written in aside.items():
            os.replace(written, path)  # noqa: PTH105 - one name for the one call that must not fail halfway
            done.append(path)
    except BaseException:
        for path in done:
            _restore(path, before.get(path))
        raise
    finally:
        for written in aside.values():
            written.unlink(missing_ok=True)


def _aside(path: Path, content: bytes) -> Path:
    """`content` in a new file beside `path`, safe on disk, with the rights of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".namro-", suffix=".tmp", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only the owner reads; these are published.
        written.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _restore(path: Path, content: bytes | None) -> None:
    """Put back what stood in `path`: written in place, for it is `os.replace` that has just failed."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
