"""One at a time: a lock of the operating system on a file; the system lets go of it even when we are killed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from namro.problems import UserError, reason

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def only_one(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock at `path`; calls `waiting` once when another process holds it, then waits.

    The file stays: removing it would let a waiting process and a new one hold two different files.
    Raises UserError where the file cannot be written.
    """
    try:
        file = path.open("ab")
    except OSError as error:
        raise UserError(f"Không ghi được vào “{path.parent}” ({reason(error.errno)}).") from error
    with file:
        if not _try(file):
            waiting()
            while not _try(file):
                time.sleep(0.1)
        yield


def _try(file: BinaryIO) -> bool:
    """Take the lock; false if another process holds it."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
