"""The imported text to `toan-van.md` and `khoan.lock`: both files or neither."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from namro.files.clauses import ToanVan, serialize
from namro.problems import UserError

TEXT, LOCK = "toan-van.md", "khoan.lock"


def lock(toan_van: ToanVan) -> str:
    """The ids in order, one a line."""
    return "".join(f"{clause.ma}\n" for clause in toan_van.khoan)


def write(toan_van: ToanVan, folder: Path, *, overwrite: bool = False) -> None:
    """Write both files into `folder`, which is made if missing.

    Raises UserError, with nothing changed, when the folder holds another text or the disk refuses.
    """
    wanted = {folder / TEXT: serialize(toan_van).encode(), folder / LOCK: lock(toan_van).encode()}
    try:
        present = {path: path.read_bytes() if path.exists() else None for path in wanted}
        for path, content in present.items():
            if content not in (None, wanted[path]) and not overwrite:
                raise UserError(
                    f"Tệp {path.name} trong {folder} đã có nội dung khác; mã khoản đã công bố không được đổi,"
                    " nên không ghi đè khi chưa được yêu cầu."
                )
        folder.mkdir(parents=True, exist_ok=True)
        _replace(wanted, present)
    except OSError as error:
        raise UserError(f"Không ghi được văn bản vào {folder} ({error.strerror or error}).") from error


def _replace(wanted: dict[Path, bytes], present: dict[Path, bytes | None]) -> None:
    temporary: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in wanted.items():
            temporary[path] = _temporary(path, content)
        for path, written in temporary.items():
            os.replace(written, path)  # noqa: PTH105 - one name for the one call that must not fail halfway
            done.append(path)
    except OSError:
        for path in done:
            _restore(path, present[path])
        raise
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def _temporary(path: Path, content: bytes) -> Path:
    """`content` in a new file beside `path`, safe on disk."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only the owner reads; these are published.
        written.chmod(0o644)
    except OSError:
        written.unlink(missing_ok=True)
        raise
    return written


def _restore(path: Path, content: bytes | None) -> None:
    """Put back what stood in `path`: written in place, for it is `os.replace` that has just failed."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
