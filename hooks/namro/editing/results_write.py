"""Entries of results to files of their own, and their lines to the ledger: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from namro.editing.emit import emit
from namro.editing.results_plan import MucMoi
from namro.files.ledger import LEDGER, ledger_line
from namro.files.replace import replace
from namro.problems import UserError, reason
from namro.records.nhiem_vu import KetQua


def yaml_text(result: KetQua) -> str:
    """The entry as its file holds it."""
    return emit(result.model_dump(mode="json", exclude_none=True), KetQua, {})


def write(root: Path, entries: Iterable[MucMoi]) -> None:
    """Add the entries. Raises UserError, with nothing added, where a file is there already or the disk refuses."""
    made: list[Path] = []
    by_folder: dict[Path, list[str]] = {}
    ledgers: dict[Path, str | None] = {}
    try:
        for entry in entries:
            path = root / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(yaml_text(entry.ket_qua))
            by_folder.setdefault(path.parent, []).append(ledger_line(entry.ten, entry.ket_qua))
        for folder, lines in by_folder.items():
            ledger = folder / LEDGER
            before = ledger.read_text(encoding="utf-8") if ledger.exists() else None
            known = before.splitlines() if before else []
            replace(ledger, "\n".join([*sorted({*known, *lines}), ""]))
            ledgers[ledger] = before
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        for ledger, before in ledgers.items():
            if before is None:
                ledger.unlink()
            else:
                replace(ledger, before)
        name = Path(str(error.filename2 or error.filename or root / "data")).name
        why = "tệp đã có" if isinstance(error, FileExistsError) else reason(error.errno)
        raise UserError(f"Không ghi được {name} ({why}). Chưa thêm mục nào.") from error
