"""Build aside, then swap: readers of `site/` see the old site or the new one, never a half.

A failed or interrupted build leaves the old site as it was; what an earlier interruption left behind is
cleared away at the next start. Two builds at once wait for each other.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from namro.problems import UserError, reason
from namro.publishing import manifest
from namro.publishing.lock import only_one

_NEW, _OLD, _LOCK = ".site-moi-", ".site-cu-", ".site.khoa"
_REFUSED = re.compile(r"^(?:OSError|PermissionError): \[Errno (13|27|28|30|122)\]", re.MULTILINE)
"""EACCES, EFBIG, ENOSPC, EROFS, EDQUOT: the disk or its owner says no."""


PREVIEW = "site-xem-thu"
_PREVIEW_ON = {"NAMRO_XEM_THU": "1"}
"""What mkdocs.yml asks for a preview."""
PACKETS = "NAMRO_TAP_IN"
"""Where mkdocs.yml finds the folder of the printed packets; empty: none."""


def build(
    root: Path,
    say: Callable[[str], None] = lambda _: None,
    *,
    preview: bool = False,
    packets: Path | None = None,
) -> None:
    """Build into a folder aside and swap it in, with the printed packets of the folder `packets`.

    A preview goes to `site-xem-thu/` and leaves `site/` alone. Raises UserError; then `site/` is untouched.
    """
    with only_one(root / _LOCK, lambda: say("Một lệnh khác đang dựng trang; đang chờ lệnh đó xong…")):
        _clear_leftovers(root)
        with _aside(root) as folder:
            build_into(root, folder, preview=preview, packets=packets)
            if preview:
                shutil.rmtree(root / PREVIEW, ignore_errors=True)
                folder.chmod(0o755)
                folder.rename(root / PREVIEW)
            else:
                _swap(folder, root / "site")


def build_into(root: Path, folder: Path, *, preview: bool = False, packets: Path | None = None) -> None:
    """Run MkDocs, strictly, into an empty folder and list its files. Raises UserError."""
    missing = [name for name in ("mkdocs.yml", "docs", "overrides", "hooks") if not (root / name).exists()]
    if missing:
        raise UserError(
            f"Trong “{root}” thiếu {', '.join(missing)}: lấy lại từ lịch sử git hoặc chép lại dự án."
        )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    done = subprocess.run(  # noqa: S603 - fixed words
        [*command, "--site-dir", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=os.environ | {PACKETS: str(packets or "")} | (_PREVIEW_ON if preview else {}),
    )
    if done.returncode:
        raise UserError(_why(done.stdout))
    manifest.write(folder)


def _why(said: str) -> str:
    """What stopped MkDocs: the system's refusal in one sentence, else all that it said (a bug keeps its traceback)."""
    refusal = _REFUSED.search(said)
    if refusal:
        return f"Không ghi được trang ({reason(int(refusal[1]))}). Kiểm tra chỗ trống trên đĩa và quyền ghi vào thư mục dự án."
    return "\n".join(line for line in said.splitlines() if not line.startswith("INFO")).strip()


def serve(root: Path, arguments: list[str]) -> int:
    """MkDocs' own live server, watching data/, docs/ and overrides/."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(root / "mkdocs.yml"), *arguments]
    return subprocess.run(command, check=False, env=os.environ | _PREVIEW_ON).returncode  # noqa: S603 - the caller's own words


@contextmanager
def _aside(root: Path) -> Iterator[Path]:
    """A new folder on the same disk, gone afterwards unless it was moved away."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_NEW, dir=root))
    except OSError as error:
        raise UserError(f"Không tạo được thư mục tạm trong “{root}” ({reason(error.errno)}).") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`: two renames, the old one kept until the new one stands."""
    new.chmod(0o755)
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
    for new in root.glob(f"{_NEW}*"):
        shutil.rmtree(new, ignore_errors=True)
