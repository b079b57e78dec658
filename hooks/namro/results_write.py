"""Entries of results to files of their own, and their lines to the ledger: all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from namro.editing.emit import emit
from namro.ledger import LEDGER, ledger_line
from namro.problems import UserError, reason
from namro.records.nhiem_vu import KetQua
from namro.results_plan import MucMoi


def yaml_text(result: KetQua) -> str:
    """The entry as its file holds it."""
    return emit(result.model_dump(mode="json", exclude_none=True), KetQua, False, {})


def write(root: Path, entries: Iterable[MucMoi]) -> None:
    """Add the entries. Raises UserError, with nothing added, where a file is there already or the disk refuses."""
    made: list[Path] = []
    by_folder: dict[Path, list[str]] = {}
    try:
        for entry in entries:
            path = root / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(yaml_text(entry.ket_qua))
            by_folder.setdefault(path.parent, []).append(ledger_line(entry.ten, entry.ket_qua))
        for folder, lines in by_folder.items():
            _record(folder / LEDGER, lines)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        name = Path(str(error.filename or "")).name
        why = "tệp đã có" if isinstance(error, FileExistsError) else reason(error.errno)
        raise UserError(f"Không ghi được {name} ({why}). Chưa thêm mục nào.") from error


def _record(ledger: Path, lines: list[str]) -> None:
    """The ledger with the lines in their places, replaced whole."""
    known = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    aside = ledger.with_name(f".{ledger.name}.moi")
    aside.write_text("\n".join([*sorted({*known, *lines}), ""]), encoding="utf-8", newline="\n")
    os.replace(aside, ledger)  # noqa: PTH105 - one name for the call that swaps
