"""Which files of a project have changed: told by looking, so that it works on every disk and with every editor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from namro.problems import relative

DATA = "data"
FRAME = ("docs", "overrides", "mkdocs.yml")
"""What the frames and the hand-written pages are made of."""
_HISTORY = ".git/logs/HEAD"
_Sign = tuple[int, int, int]


def signs(root: Path) -> Mapping[str, _Sign]:
    """By path from the root: time of change, size and number of every file that the site is made of."""
    found: dict[str, _Sign] = {}
    for name in (DATA, *FRAME, _HISTORY):
        for path in _files(str(root / name)):
            try:
                told = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - asked of a thousand files ten times a second
            except OSError:
                continue
            found[relative(Path(path), root)] = (told.st_mtime_ns, told.st_size, told.st_ino)
    return found


def changed(before: Mapping[str, _Sign], now: Mapping[str, _Sign]) -> list[str]:
    """The files that are new, gone or others, sorted."""
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def of_frame(paths: Mapping[str, _Sign]) -> Mapping[str, _Sign]:
    """Of these the files of which frames are made."""
    return {path: sign for path, sign in paths.items() if path.partition("/")[0] in FRAME}


def _files(path: str) -> Iterator[str]:
    try:
        with os.scandir(path) as inside:
            for one in inside:
                if one.is_dir(follow_symlinks=False):
                    yield from _files(one.path)
                else:
                    yield one.path
    except NotADirectoryError:
        yield path
    except OSError:
        return
