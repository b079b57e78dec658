"""The folder of finished packets with its list: what stands there, of what content it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from namro.files.replace import replace
from namro.outputs.pour import StaticFile

LIST = "danh-sach.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*+")
"""What packets are called; never a way out of the folder."""


@dataclass(frozen=True, order=True)
class Shelved:
    """One file: of which packet, in which format, how long; `key` is a hash of all that it was made of.

    `volume` of `volumes` is 1 of 1 for a packet in one file.
    """

    packet: str
    format: str
    volume: int
    volumes: int
    file: str
    pages: int
    size: int
    key: str
    title: str
    draft: bool


@dataclass(frozen=True)
class Shelf:
    """All files of a folder, sorted."""

    folder: Path
    files: tuple[Shelved, ...] = ()

    def of(self, packet: str, form: str) -> tuple[Shelved, ...]:
        """The file, or the volumes, of a packet in a format."""
        return tuple(one for one in self.files if (one.packet, one.format) == (packet, form))

    def static_files(self, place: str) -> Iterator[StaticFile]:
        """The files as the site holds them, below the address `place`."""
        for one in self.files:
            yield StaticFile(f"{place}{one.file}", (self.folder / one.file).read_bytes())

    def current(self, packet: str, form: str, key: str) -> bool:
        """Whether it is there, whole, and made of the content that `key` stands for."""
        found = self.of(packet, form)
        return bool(found) and len(found) == found[0].volumes and all(self._whole(one, key) for one in found)

    def _whole(self, one: Shelved, key: str) -> bool:
        path = self.folder / one.file
        return one.key == key and path.is_file() and path.stat().st_size == one.size


def read(folder: Path) -> Shelf:
    """The shelf at `folder`; an empty one where there is none or its list cannot be understood."""
    try:
        if folder.is_symlink() or not _is_file(folder / LIST):
            return Shelf(folder)
        told = [Shelved(**one) for one in json.loads((folder / LIST).read_text(encoding="utf-8"))]
        return Shelf(
            folder,
            tuple(sorted(one for one in told if _NAME.fullmatch(one.file) and _is_file(folder / one.file))),
        )
    except (OSError, ValueError, TypeError):
        return Shelf(folder)


def _is_file(path: Path) -> bool:
    """Whether it is a file that stands there itself: no link, which would bring another file into the site, and no pipe."""
    return not path.is_symlink() and path.is_file()


def write(shelf: Shelf) -> None:
    """The list, replaced whole."""
    told = json.dumps([asdict(one) for one in sorted(shelf.files)], ensure_ascii=False, indent=1)
    replace(shelf.folder / LIST, f"{told}\n")


def clear(old: Shelf, files: Iterable[Shelved]) -> None:
    """Delete what `old` lists and `files` does not."""
    for name in {one.file for one in old.files} - {one.file for one in files}:
        (old.folder / name).unlink(missing_ok=True)
