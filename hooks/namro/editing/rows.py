"""Rows of a table to question records: codes or names, a row marked as going on for a further citation, exact words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from namro.editing import spreadsheets
from namro.editing.create import Draft, stage
from namro.editing.quoting import exact
from namro.editing.spreadsheets import Row
from namro.files.loaded import Loaded
from namro.language.vietnamese import fold, slug
from namro.library.load import check
from namro.problems import UserError

MORE = "(tiếp)"
"""What stands in the column of questions of a row with a further citation for the question above."""
_GOES_ON = frozenset({"tiep", "tiep theo", "nt", "nhu tren", '"', "''", "”", "〃", "↑"})
_OF_A_CITATION = ("van_ban", "khoan", "trich")
Codes = Mapping[str, Mapping[str, str]]


@dataclass
class Asked:
    """One question of the table: the row it began at, its fields, then what became of it."""

    row: str
    values: dict[str, Any] = field(default_factory=dict)
    draft: Draft | None = None
    wrong: list[str] = field(default_factory=list)


def codes(loaded: Loaded) -> Codes:
    """What may stand in a cell: ids and names by kind."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in ("doi-tuong", "chu-de", "van-ban")}
    for kind, names in found.items():
        for entry in loaded.of(kind):
            names[entry.ma] = entry.record.ten_ngan if kind == "van-ban" else entry.record.ten
    found["van-ban"] = {ma: name for ma, name in found["van-ban"].items() if ma in loaded.texts}
    return found


def questions(rows: Sequence[Row], loaded: Loaded) -> list[Asked]:
    """Every question with what is wrong in it; all are checked among the records and among each other at once."""
    known = codes(loaded)
    found: list[Asked] = []
    for row in rows:
        goes_on = _goes_on(row)
        if not goes_on:
            found.append(Asked(row.name, {"nguon": []}))
        elif not found:
            found.append(
                Asked(
                    row.name, {"nguon": []}, wrong=["Dòng này ghi là tiếp mà bên trên không có câu hỏi nào."]
                )
            )
        if "cau_hoi" not in row.cells:
            found[-1].wrong.append(
                "Dòng này không có câu hỏi. Ghi câu hỏi; nếu là trích dẫn thêm cho câu bên trên thì ghi "
                f"{MORE} ở cột câu hỏi."
            )
        elif goes_on and (extra := [name for name in row.cells if name not in ("cau_hoi", *_OF_A_CITATION)]):
            titles = ", ".join(f"“{title}”" for name, title in spreadsheets.titles().items() if name in extra)
            found[-1].wrong.append(
                f"{row.name}: dòng ghi {MORE} chỉ thêm trích dẫn (văn bản, khoản, đoạn trích), mà cột {titles} có chữ."
            )
        _add(found[-1], row, known, loaded)
    for asked in found:
        try:
            asked.draft = stage(
                loaded, "hoi-dap", {name: value for name, value in asked.values.items() if value}
            )
        except UserError as error:
            asked.wrong.append(str(error))
            continue
        asked.wrong += [_told(problem) for problem in asked.draft.problems]
    by_path: dict[str, list[str]] = {}
    for problem in check(loaded):
        by_path.setdefault(problem.path, []).append(_told(problem))
    for asked in found:
        if asked.draft:
            asked.wrong += by_path.get(asked.draft.path, [])
    return found


def _add(asked: Asked, row: Row, known: Codes, loaded: Loaded) -> None:
    cells = row.cells
    for name in ("cau_hoi", "cau_chot", "tra_loi"):
        if name in cells and not _goes_on(row):
            asked.values[name] = cells[name] if name == "tra_loi" else " ".join(cells[name].split())
    for name, kind in (("doi_tuong", "doi-tuong"), ("chu_de", "chu-de")):
        parts = [part.strip() for part in re.split(r"[,;\n]", cells.get(name, "")) if part.strip()]
        if parts and not _goes_on(row):
            asked.values[name] = [_code(part, known[kind]) for part in parts]
    if "van_ban_chua_neu" in cells:
        said = fold(cells["van_ban_chua_neu"]).strip()
        asked.values["van_ban_chua_neu"] = "co" if said in ("co", "x", "1", "true") else "khong"
    if any(name in cells for name in ("van_ban", "khoan", "trich")):
        document = _code(cells.get("van_ban", ""), known["van-ban"])
        text = loaded.texts.get(document)
        clause = text.toan_van.theo_ma.get(cells.get("khoan", "")) if text else None
        words = exact(cells.get("trich", ""), clause) if clause else None
        cited = {"van_ban": document, "khoan": cells.get("khoan"), "trich": words or cells.get("trich")}
        asked.values["nguon"].append({name: value for name, value in cited.items() if value})


def _goes_on(row: Row) -> bool:
    """Whether a row is marked as a further citation for the question above."""
    return fold(row.cells.get("cau_hoi", "").strip()).strip("() .") in _GOES_ON


def _code(typed: str, names: Mapping[str, str]) -> str:
    """The id that a cell means: the id itself, or a name without regard to marks; else one that the check refuses."""
    folded = fold(" ".join(typed.split()))
    return (
        typed
        if typed in names
        else next((ma for ma, name in names.items() if fold(name) == folded), slug(typed))
    )


def _told(problem: Any) -> str:
    return f"{problem.field + ': ' if problem.field else ''}{problem.message} {problem.hint}".strip()
