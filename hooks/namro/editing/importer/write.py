"""The imported text to `toan-van.md` and `khoan.lock`: both files or neither."""

from __future__ import annotations

from pathlib import Path

from namro.files import seal
from namro.files.clauses import ToanVan, serialize
from namro.files.replace import replace_all
from namro.problems import UserError

TEXT = "toan-van.md"


def write(toan_van: ToanVan, folder: Path, *, overwrite: bool = False) -> None:
    """Write both files into `folder`, which is made if missing.

    Raises UserError, with nothing changed, when the folder holds another text or the disk refuses.
    """
    wanted = {
        folder / TEXT: serialize(toan_van).encode(),
        folder / seal.NAME: seal.of(toan_van).text.encode(),
    }
    try:
        present = {path: path.read_bytes() if path.exists() else None for path in wanted}
        for path, content in present.items():
            if content not in (None, wanted[path]) and not overwrite:
                raise UserError(
                    f"Tệp {path.name} trong {folder} đã có nội dung khác; mã khoản đã công bố không được đổi,"
                    " nên không ghi đè khi chưa được yêu cầu."
                )
        replace_all(wanted)
    except OSError as error:
        raise UserError(f"Không ghi được văn bản vào {folder} ({error.strerror or error}).") from error
