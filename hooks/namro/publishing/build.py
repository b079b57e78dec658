"""Build aside, then swap: readers of `site/` see the old site or the new one, never a half.

A failed or interrupted build leaves the old site as it was; what an earlier interruption left behind is
cleared away at the next start. Two builds at once wait for each other.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from namro.library.library import Library
from namro.outputs.frame import supplier
from namro.outputs.job import Job, start
from namro.outputs.packets.shelf import Shelf
from namro.problems import UserError, reason
from namro.publishing import manifest
from namro.publishing.lock import only_one
from namro.publishing.modes import open_to_readers

_OLD, _LOCK = ".site-cu-", ".site.khoa"
ASIDE = ".site-moi-"
"""How folders begin that the next build clears away if one was left behind."""
_REFUSALS = frozenset({errno.EACCES, errno.EFBIG, errno.ENOSPC, errno.EROFS, errno.EDQUOT})
"""The disk or its owner says no."""
PREVIEW = "site-xem-thu"


def build(
    root: Path,
    say: Callable[[str], None] = lambda _: None,
    *,
    whole: Library | None = None,
    preview: bool = False,
    packets: Shelf | None = None,
) -> None:
    """Build into a folder aside and swap it in, with the printed packets of a shelf.

    `whole` are the project's records where the caller has read them. A preview goes to `site-xem-thu/` and leaves
    `site/` alone. Raises InvalidData or UserError; then `site/` is untouched.
    """
    waiting = "Một lệnh khác đang dựng trang; đang chờ lệnh đó xong…"
    with swapped_in(root, lambda: say(waiting), PREVIEW if preview else "site") as folder:
        build_into(root, folder, whole=whole, preview=preview, packets=packets)


@contextmanager
def swapped_in(root: Path, waiting: Callable[[], None], name: str = "site") -> Iterator[Path]:
    """A new folder that takes the place of `root`/`name` once what is done with it has succeeded; else that one stays."""
    with only_one(root / _LOCK, waiting):
        _clear_leftovers(root)
        with _aside(root) as folder:
            yield folder
            if name == PREVIEW:
                shutil.rmtree(root / PREVIEW, ignore_errors=True)
                folder.rename(root / PREVIEW)
            else:
                _swap(folder, root / name)


def build_into(
    root: Path,
    folder: Path,
    *,
    whole: Library | None = None,
    preview: bool = False,
    packets: Shelf | None = None,
) -> None:
    """Build strictly into an empty folder and list its files. Raises InvalidData or UserError."""
    missing = [name for name in ("mkdocs.yml", "docs", "hooks") if not (root / name).exists()]
    if missing:
        raise UserError(
            f"Trong “{root}” thiếu {', '.join(missing)}: lấy lại từ lịch sử git hoặc chép lại dự án."
        )
    supply(root, folder, start(root, whole, xem_thu=preview, packets=packets))
    manifest.write(folder)
    open_to_readers(folder)


def supply(root: Path, folder: Path, job: Job) -> None:
    """Have the supplier build a job into an empty folder. Raises UserError with what it refuses."""
    with _warnings() as told:
        try:
            supplier().build(root, folder, job)
        except SystemExit as refused:
            raise UserError("\n".join([*told, str(refused)]).strip()) from refused
        except OSError as error:
            if error.errno not in _REFUSALS:
                raise
            why = f"Không ghi được trang ({reason(error.errno)})."
            raise UserError(f"{why} Kiểm tra chỗ trống trên đĩa và quyền ghi vào thư mục dự án.") from error


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What the supplier warns of in the meantime, told to nobody else."""
    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(f"{record.levelname} - {record.getMessage()}")  # type: ignore[method-assign]
    root = logging.getLogger()
    kept, root.handlers = root.handlers, [handler]
    try:
        yield told
    finally:
        root.handlers = kept


@contextmanager
def _aside(root: Path) -> Iterator[Path]:
    """A new folder on the same disk, gone afterwards unless it was moved away."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=ASIDE, dir=root))
    except OSError as error:
        raise UserError(f"Không tạo được thư mục tạm trong “{root}” ({reason(error.errno)}).") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`: two renames, the old one kept until the new one stands."""
    old = site.with_name(f"{_OLD}{os.getpid()}")
    try:
        if site.exists():
            site.rename(old)
        try:
            new.rename(site)
        except OSError:
            if old.exists():
                old.rename(site)
            raise
    except OSError as error:
        message = f"Không thay được thư mục “{site}” ({reason(error.errno)}); trang cũ vẫn còn nguyên."
        raise UserError(f"{message} Đóng chương trình đang mở thư mục này rồi chạy lại.") from error
    shutil.rmtree(old, ignore_errors=True)


def _clear_leftovers(root: Path) -> None:
    """Remove what a killed build left; if it was killed between the two renames, put the old site back."""
    site = root / "site"
    for old in sorted(root.glob(f"{_OLD}*")):
        if site.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(site)
    for new in root.glob(f"{ASIDE}*"):
        shutil.rmtree(new, ignore_errors=True)
