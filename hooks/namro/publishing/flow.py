"""Build aside on the target's disk, verify the built files, swap, keep the newest earlier releases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.shelf import Shelf
from namro.problems import InvalidData, UserError
from namro.publishing import build as building
from namro.publishing import manifest, verify
from namro.publishing.lock import only_one
from namro.publishing.releases import LOCK, RELEASES, Releases, refused


@dataclass(frozen=True)
class Published:
    """What readers see now: the release, whether it is new, whether the swap was one step."""

    name: str
    new: bool
    atomic: bool


def publish(
    root: Path,
    target: Path,
    *,
    keep: int,
    links: bool = True,
    packets: Callable[[Library], Shelf] | None = None,
    say: Callable[[str], None],
) -> Published:
    """Build, with the packets that `packets` prints of the records, verify and show a new release.

    Raises InvalidData or UserError, with a note on what readers see: what they had.
    """
    releases = Releases(target, links)
    try:
        _refuse_sources(root, target)
        releases.make()
        with only_one(target / LOCK, lambda: say("Một lệnh khác đang phát hành vào thư mục này; đang chờ…")):
            releases.prepare()
            return _publish(root, releases, keep, packets, say)
    except OSError as error:
        raise _told(refused(error, target), releases) from error
    except (UserError, InvalidData) as error:
        raise _told(error, releases) from None


def _refuse_sources(root: Path, target: Path) -> None:
    """Releases do not go into what sites are made of, nor into the site of `build`, which goes with the next one."""
    held = ("data", "docs", "overrides", "hooks", "tests", ".git", "site", building.PREVIEW)
    if target == root or any(target.is_relative_to(root / name) for name in held):
        raise UserError(f"“{target}” là chỗ của dự án: chọn thư mục khác để phát hành, ngoài dự án.")


def _publish(
    root: Path,
    releases: Releases,
    keep: int,
    packets: Callable[[Library], Shelf] | None,
    say: Callable[[str], None],
) -> Published:
    before = releases.current()
    folder = releases.aside()
    try:
        say("Đang kiểm tra dữ liệu và dựng trang…")
        whole = load(root)
        building.build_into(root, folder, whole=whole, packets=packets(whole) if packets else None)
        if before and manifest.build_id(folder) == manifest.build_id(releases.folder / RELEASES / before):
            return Published(before, new=False, atomic=True)
        say("Đang soát các tệp đã dựng…")
        previous = releases.folder / RELEASES / before if before else None
        problems = verify.verify(root, folder, previous, whole)
        if problems:
            raise InvalidData(problems)
        name = releases.add(folder, verify.as_of(folder))
    finally:
        releases.drop(folder.parent)
    atomic = releases.switch(name)
    releases.prune(keep)
    return Published(name, new=True, atomic=atomic)


def roll_back(target: Path, *, links: bool = True, say: Callable[[str], None]) -> str:
    """Show readers the release before the current one; its name. Raises UserError when there is none."""
    releases = Releases(target, links)
    if not (target / RELEASES).is_dir():
        raise UserError(f"Trong “{target}” chưa có bản nào được phát hành.")
    try:
        with only_one(target / LOCK, lambda: say("Một lệnh khác đang phát hành vào thư mục này; đang chờ…")):
            releases.prepare()
            name = releases.previous()
            if name is None:
                raise UserError("Không có bản nào trước bản hiện hành để quay lại.")
            releases.switch(name)
            return name
    except OSError as error:
        raise _told(refused(error, target), releases) from error
    except UserError as error:
        raise _told(error, releases) from None


def _told(error: UserError | InvalidData, releases: Releases) -> UserError | InvalidData:
    """The error, with a note on what readers see meanwhile."""
    try:
        now = releases.current()
    except OSError:
        now = None
    meanwhile = f"Người đọc vẫn đang xem bản {now}, nguyên vẹn." if now else "Chưa có bản nào cho người đọc."
    error.add_note(f"Chưa phát hành. {meanwhile}")
    return error
