"""Asking git: fixed words, no locks, no network, nothing of the caller's own git surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path


def ask(root: Path, *words: str) -> bytes | None:
    """What git prints about the repository whose work tree starts at `root`; None where there is no git, no
    repository, or git says no (another user's folder, a broken repository, a version that lacks an option)."""
    done = _run(root, words)
    return done.stdout if done is not None and done.returncode == 0 else None


def contents(root: Path, blobs: Iterable[str]) -> Iterator[bytes | None]:
    """The content of each blob in the order asked, None for one that is not there; one process for all."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    done = _run(root, ("cat-file", "--batch"), asked)
    out = done.stdout if done is not None else b""
    at = 0
    for _ in range(asked.count(b"\n")):
        end = out.find(b"\n", at)
        head = out[at:end].split() if end >= 0 else []
        if len(head) != 3:
            at = end + 1 if end >= 0 else at
            yield None
            continue
        size = int(head[2])
        yield out[end + 1 : end + 1 + size]
        at = end + size + 2


def _run(root: Path, words: Iterable[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return None
    # Inside a hook of git these name another index or repository; a partial clone must not go and fetch.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603 - fixed words
        [git, "-C", str(root), *words],
        input=given,
        capture_output=True,
        check=False,
        env=surroundings | quiet,
    )
