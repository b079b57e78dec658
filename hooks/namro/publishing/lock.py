"""One at a time: a lock of the operating system on a file; the system lets go of it even when we are killed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import or_
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
        file = os.fdopen(_plain_file(path), "ab")
    except OSError as error:
        raise UserError(f"Không ghi được vào “{path.parent}” ({reason(error.errno)}).") from error
    with file:
        if not _try(file):
            waiting()
            while not _try(file):
                time.sleep(0.1)
        yield


def _plain_file(path: Path) -> int:
    """Open no link, which would lead to another's file, and wait for nobody at the other end of a pipe."""
    others = ("O_APPEND", "O_CREAT", "O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
    return os.open(path, reduce(or_, (getattr(os, name, 0) for name in others), os.O_WRONLY), 0o666)


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
