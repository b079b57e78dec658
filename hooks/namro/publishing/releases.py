"""The folder that readers are served from: whole releases side by side, one of them current.

    DIR/hien-hanh                         what the web server serves: a link to the current release
    DIR/releases/0007-2026-11-22-3f2a…    number, the day as of which it speaks, the id of its bytes

A release appears by one rename and becomes current by one replacement of the link, so a kill at any moment
leaves readers one whole site. Nothing else is remembered: what is in the folder is the state. Where links cannot
be made, `hien-hanh` is a copy of the release, changed by two renames; readers miss it between the two.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from namro.problems import UserError, reason
from namro.publishing import manifest
from namro.publishing.modes import open_to_readers

CURRENT, RELEASES, LOCK = "hien-hanh", "releases", ".namro.khoa"
_NEW, _DOOMED, _LINK, _COPY, _OLD = ".moi-", ".bo-", ".hien-hanh-", ".chep-", ".cu-"


@dataclass(frozen=True)
class Releases:
    """The releases below one folder. Only the holder of the folder's lock may change them."""

    folder: Path
    links: bool = True
    """Whether to try links; without them `hien-hanh` is a copy."""

    @property
    def current_path(self) -> Path:
        """What the web server serves."""
        return self.folder / CURRENT

    def all(self) -> list[str]:
        """Names of the whole releases, oldest first."""
        found = (self.folder / RELEASES).glob("[0-9]*-*")
        return sorted((path.name for path in found if path.is_dir()), key=_number)

    def current(self) -> str | None:
        """The name of the release that readers see, None before the first."""
        here = self.current_path
        if here.is_symlink():
            name = here.readlink().name
            return name if name in self.all() else None
        if not here.is_dir():
            return None
        served = manifest.digest(here / manifest.NAME) if (here / manifest.NAME).is_file() else ""
        for name in reversed(self.all()):
            if manifest.digest(self.folder / RELEASES / name / manifest.NAME) == served:
                return name
        return None

    def make(self) -> None:
        """The folders; what somebody else made keeps its rights."""
        for folder in (self.folder, self.folder / RELEASES):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                open_to_readers(folder)

    def prepare(self) -> None:
        """Clear what a killed run left; put back a copy that was lost between two renames."""
        here = self.current_path
        for old in sorted(self.folder.glob(f"{_OLD}*")):
            if not here.exists():
                old.rename(here)
        for left in (*self.folder.glob(".*"), *(self.folder / RELEASES).glob(".*")):
            if left.name.startswith((_NEW, _DOOMED, _LINK, _COPY, _OLD)):
                _remove(left)
        if here.is_dir() and not here.is_symlink() and self.current() is None:
            raise UserError(f"“{here}” không phải do lệnh này tạo ra: đổi tên nó hoặc chọn thư mục khác.")

    def aside(self) -> Path:
        """A new empty folder beside the releases, on the same disk."""
        return Path(tempfile.mkdtemp(prefix=_NEW, dir=self.folder / RELEASES))

    def add(self, built: Path, as_of: str) -> str:
        """Make a release of a finished folder; its bytes are on the disk before it gets its name."""
        _settle(built)
        numbers = [_number(name) for name in self.all()]
        name = f"{max(numbers, default=0) + 1:04d}-{as_of}-{manifest.build_id(built)}"
        built.rename(self.folder / RELEASES / name)
        return name

    def switch(self, name: str) -> bool:
        """Show readers the release `name`; whether that was one step (a link) and not two (a copy)."""
        here = self.current_path
        if self.links and (here.is_symlink() or not here.exists()):
            link = Path(tempfile.mkdtemp(prefix=_LINK, dir=self.folder)) / CURRENT
            try:
                link.symlink_to(Path(RELEASES) / name, target_is_directory=True)
            except (OSError, NotImplementedError):
                if here.is_symlink():
                    raise
            else:
                link.replace(here)
                return True
            finally:
                shutil.rmtree(link.parent, ignore_errors=True)
        self._switch_copy(name)
        return False

    def _switch_copy(self, name: str) -> None:
        here = self.current_path
        copy = Path(tempfile.mkdtemp(prefix=_COPY, dir=self.folder))
        shutil.copytree(self.folder / RELEASES / name, copy, dirs_exist_ok=True)
        _settle(copy)
        old = self.folder / f"{_OLD}{os.getpid()}"
        if here.is_symlink():
            here.unlink()
        elif here.exists():
            here.rename(old)
        try:
            copy.rename(here)
        except OSError:
            if old.exists():
                old.rename(here)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def previous(self) -> str | None:
        """The release before the current one, None if there is none."""
        names, now = self.all(), self.current()
        before = names[: names.index(now)] if now in names else names
        return before[-1] if before else None

    def prune(self, keep: int) -> None:
        """Leave the current release and the `keep` newest others. A doomed one loses its name first."""
        now = self.current()
        others = [name for name in self.all() if name != now]
        for name in others[: max(0, len(others) - keep)]:
            doomed = self.folder / RELEASES / f"{_DOOMED}{name}"
            (self.folder / RELEASES / name).rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)


def refused(error: OSError, folder: Path) -> UserError:
    """The system's refusal while writing below `folder`, as a sentence."""
    return UserError(f"Không ghi được vào “{folder}” ({reason(error.errno)}).")


def _number(name: str) -> int:
    digits = name.split("-", maxsplit=1)[0]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Wait until the disk holds every file, so that a power cut after the rename cannot leave empty ones."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
