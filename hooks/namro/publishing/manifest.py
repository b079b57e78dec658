"""MANIFEST.sha256: every file of a built site with its hash, for `sha256sum -c`; the build's id comes from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from namro.problems import Problem

NAME = "MANIFEST.sha256"
_ID_LENGTH = 12
_HINT = "Dựng lại trang; đừng sửa tay tệp đã dựng."


def write(folder: Path) -> None:
    """List all files below `folder` but the list itself, sorted, in the format of sha256sum."""
    lines = (f"{digest(folder / path)}  {path}\n" for path in _files(folder))
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read(folder: Path) -> Mapping[str, str]:
    """Hash by path as the list of a site says; empty where there is no list."""
    if not (folder / NAME).is_file():
        return {}
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    return {path: known for known, _, path in (line.partition("  ") for line in lines)}


def build_id(folder: Path) -> str:
    """Twelve hex digits that name these very bytes; two builds have the same id only if they are the same."""
    return digest(folder / NAME)[:_ID_LENGTH]


def compare(folder: Path) -> Iterator[Problem]:
    """Files that are missing, changed or not listed."""
    listed, there = read(folder), set(_files(folder))
    if not listed:
        yield Problem(NAME, 1, 1, "", "danh-sach-thieu", "Thiếu danh sách các tệp đã dựng.", _HINT)
        return
    for line, (path, known) in enumerate(listed.items(), 1):
        if path not in there:
            yield Problem(NAME, line, 1, "", "danh-sach-mat", f"Mất tệp “{path}”.", _HINT)
        elif digest(folder / path) != known:
            yield Problem(NAME, line, 1, "", "danh-sach-khac", f"Tệp “{path}” đã bị đổi sau khi dựng.", _HINT)
    for path in sorted(there - set(listed)):
        yield Problem(NAME, 1, 1, "", "danh-sach-thua", f"Tệp “{path}” không có trong danh sách.", _HINT)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> list[str]:
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != NAME)
