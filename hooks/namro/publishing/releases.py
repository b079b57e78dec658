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
from dataclasses import dataclass
from pathlib import Path

from namro.problems import UserError, reason
from namro.publishing import manifest
from namro.publishing.modes import open_to_readers
from namro.publishing.own import WORK, foreign, is_ours, is_release_name, is_site, new_folder, remove

CURRENT, RELEASES, LOCK = "hien-hanh", "releases", ".namro.khoa"
_NEW, _DOOMED, _LINK, _COPY, _OLD = _PREFIXES = (".moi-", ".bo-", ".hien-hanh-", ".chep-", ".cu-")


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
        return sorted(
            (path.name for path in found if is_release_name(path.name) and is_site(path)), key=_number
        )

    def current(self) -> str | None:
        """The name of the release that readers see, None before the first."""
        here = self.current_path
        if here.is_symlink():
            place, name = here.readlink().parts[-2:] if len(here.readlink().parts) == 2 else ("", "")
            return name if place == RELEASES and name in self.all() else None
        if not here.is_dir():
            return None
        served = manifest.digest(here / manifest.NAME) if (here / manifest.NAME).is_file() else ""
        for name in reversed(self.all()):
            if manifest.digest(self.folder / RELEASES / name / manifest.NAME) == served:
                return name
        return None

    def make(self) -> None:
        """The folders; what somebody else made keeps its rights. Raises UserError where something else is in the way."""
        if not (
            self.folder / LOCK
        ).exists():  # else others may be at work here: `prepare` looks once it is our turn
            self._refuse_foreign()
        for folder in (self.folder, self.folder / RELEASES):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                open_to_readers(folder)

    def _refuse_foreign(self) -> None:
        """Look first, touch nothing: what bears one of our names is ours, or nothing is done here."""
        for place in (self.folder, self.folder / RELEASES):
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise foreign(place)
            for path in sorted(place.glob(".*")) if place.is_dir() else ():
                if path.name.startswith(_PREFIXES) and not self._is_leftover(path):
                    raise foreign(path)
        here = self.current_path
        if here.is_symlink():
            led = here.readlink().parts
            if len(led) != 2 or led[0] != RELEASES or not is_release_name(led[1]):
                raise foreign(here)
        elif here.exists() and self.current() is None:
            raise foreign(here)

    def _is_leftover(self, path: Path) -> bool:
        doomed = path.name.removeprefix(_DOOMED)
        if doomed != path.name:
            return not path.is_symlink() and path.is_dir() and is_release_name(doomed)
        return is_ours(path) or (path.name.startswith(_OLD) and is_site(path))

    def prepare(self) -> None:
        """Clear what a killed run left; put back a copy that was lost between two renames."""
        self._refuse_foreign()
        here = self.current_path
        for old in sorted(self.folder.glob(f"{_OLD}*")):
            lost = old / WORK if is_ours(old) else old
            if not here.exists() and is_site(lost):
                lost.rename(here)
        for left in (*self.folder.glob(".*"), *(self.folder / RELEASES).glob(".*")):
            if left.name.startswith(_PREFIXES):
                self.drop(left)

    def drop(self, folder: Path) -> None:
        """Delete a working folder of ours, or what a killed run left."""
        if is_ours(folder):
            remove(folder)
        elif folder.exists():
            shutil.rmtree(folder, ignore_errors=True)

    def aside(self) -> Path:
        """A new empty folder beside the releases, on the same disk; `drop` its parent when done."""
        made = new_folder(_NEW, self.folder / RELEASES) / WORK
        made.mkdir()
        return made

    def add(self, built: Path, as_of: str) -> str:
        """Make a release of a finished folder; its bytes are on the disk before it gets its name."""
        _settle(built)
        numbers = [_number(name) for name in self.all()]
        name = f"{max(numbers, default=0) + 1:04d}-{as_of}-{manifest.build_id(built)}"
        built.rename(self.folder / RELEASES / name)
        remove(built.parent)
        return name

    def switch(self, name: str) -> bool:
        """Show readers the release `name`; whether that was one step (a link) and not two (a copy)."""
        here = self.current_path
        if self.links and (here.is_symlink() or not here.exists()):
            link = new_folder(_LINK, self.folder) / CURRENT
            try:
                link.symlink_to(Path(RELEASES) / name, target_is_directory=True)
            except (OSError, NotImplementedError):
                if here.is_symlink():
                    raise
            else:
                link.replace(here)
                return True
            finally:
                remove(link.parent)
        self._switch_copy(name)
        return False

    def _switch_copy(self, name: str) -> None:
        here = self.current_path
        copy, old = new_folder(_COPY, self.folder), new_folder(_OLD, self.folder)
        try:
            shutil.copytree(self.folder / RELEASES / name, copy / WORK)
            _settle(copy / WORK)
            if here.is_symlink():
                here.unlink()
            elif here.exists():
                here.rename(old / WORK)
            try:
                (copy / WORK).rename(here)
            except OSError:
                if (old / WORK).exists():
                    (old / WORK).rename(here)
                raise
        finally:
            remove(copy)
            remove(old)

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


def _settle(folder: Path) -> None:
    """Wait until the disk holds every file, so that a power cut after the rename cannot leave empty ones."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
