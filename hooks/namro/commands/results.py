"""`namro new ket-qua` and `namro import ket-qua`: results of tasks, added to their histories."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.arguments import today
from namro.editing.results_plan import FIELDS, DeXuat, KeHoach, MucMoi, plan
from namro.editing.results_write import write
from namro.files import csvfile, textfile
from namro.files.ledger import FOLDER, digest
from namro.files.read import read
from namro.language.vietnamese import day, nearest
from namro.problems import InvalidData, UserError, reason
from namro.records.labels import TRANG_THAI
from namro.records.nhiem_vu import KetQua

if TYPE_CHECKING:
    from namro.commands import Commands

_ASKED = {
    "nhiem_vu": "Mã nhiệm vụ (phần cuối địa chỉ trang nhiệm vụ)",
    "ngay": "Ngày có kết quả (ví dụ 28/12/2025)",
    "trang_thai": "Trạng thái (dang-thuc-hien, chua-hoan-thanh hoặc hoan-thanh)",
    "noi_dung": "Kết quả là gì",
    "bang_chung": "Bằng chứng: văn bản, số hiệu, địa chỉ",
}
_COLUMNS = ("nhiem_vu", *FIELDS)


def add_new(kinds: Commands) -> None:
    """Add `ket-qua` to the kinds that `new` knows."""
    parser = kinds.add_parser("ket-qua", help="ghi kết quả của một nhiệm vụ; thiếu gì thì hỏi")
    for name, question in _ASKED.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="…", help=question)
    parser.add_argument("--thay-cho", metavar="MỤC", help="tên mục cũ mà mục này đính chính")
    parser.add_argument("--nguoi-duyet", metavar="VAI_TRÒ", help="có thì mục được duyệt; không thì là nháp")
    parser.add_argument("--ngay-duyet", metavar="NGÀY")
    parser.set_defaults(run=run_new)


def run_new(root: Path, given: argparse.Namespace) -> int:
    """Ask for what is missing, write one entry, say what its task shows now."""
    values = {name: getattr(given, name) or "" for name in (*_ASKED, "thay_cho", "nguoi_duyet", "ngay_duyet")}
    for name, question in _ASKED.items():
        while not values[name]:
            values[name] = _ask(question, name)
    proposal = DeXuat(values.pop("nhiem_vu"), values, "new ket-qua", 1)
    made = plan(read(root), [proposal], today())
    if made.loi:
        raise UserError("\n".join(_without_place(problem) for problem in InvalidData(made.loi).problems))
    write(root, made.them)
    for entry in made.da_co:
        print(f"Mục này đã có: {entry.path}. Không đổi gì.")
    for entry in made.them:
        print(f"Đã ghi {entry.path}.")
        print(_published(entry))
    return 0


def run_import(root: Path, path: Path, *, write_it: bool) -> int:
    """Show what a table of results would change, task by task; write it only when asked."""
    loaded = read(root)
    made = plan(loaded, _rows(path), today())
    history: dict[str, list[KetQua]] = {}
    for entry in sorted(loaded.of(FOLDER), key=lambda entry: entry.ma):
        history.setdefault(entry.ma.partition("/")[0], []).append(entry.record)
    for line in _shown(made, history):
        print(line)
    if made.loi:
        print("Có lỗi nên không ghi mục nào.")
        raise InvalidData(made.loi)
    if not made.them:
        print("Không có gì mới để ghi.")
    elif write_it:
        write(root, made.them)
        print(f"Đã ghi {len(made.them)} mục.")
    else:
        print("Đây là chạy thử, chưa ghi gì. Đúng rồi thì chạy lại với --ghi.")
    return 0


def _ask(question: str, name: str) -> str:
    try:
        return input(f"{question}: ").strip()
    except EOFError:
        print()
        raise UserError(f"Thiếu --{name.replace('_', '-')}: {question}. Chưa ghi gì.") from None


def _without_place(problem: object) -> str:
    """The problem without the place, which for an option is the command itself."""
    return str(problem).removeprefix("new ket-qua:1:1: ")


def _published(entry: MucMoi) -> str:
    if entry.ket_qua.trang_thai_bien_tap == "nhap":
        return "Mục này là bản nháp, chưa lên trang. Trình duyệt, rồi duyệt bằng lệnh approve."
    return "Mục này lên trang ở lần dựng sau."


def _rows(path: Path) -> list[DeXuat]:
    """The rows of a CSV file with a head line; commas, semicolons or tabs, as spreadsheets save them."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{path}” ({reason(error.errno)}).") from error
    text, problems = textfile.decode(content, path.name)
    if text is None:
        raise InvalidData(problems)
    rows = csvfile.decode(text, path.name)
    _, head = next(rows, (0, []))
    columns = [name.strip() for name in head]
    _check_columns(columns, path)
    found = []
    for line, row in rows:
        if len(row) > len(columns):
            raise UserError(
                f"{path.name}:{line}: Dòng có {len(row)} ô mà bảng có {len(columns)} cột. "
                "Ô có dấu ngăn cột ở trong thì đặt trong dấu nháy kép."
            )
        if any(cell.strip() for cell in row):
            values = dict(zip(columns, row, strict=False))
            found.append(DeXuat(values.pop("nhiem_vu", "").strip(), values, path.name, line))
    return found


def _check_columns(columns: list[str], path: Path) -> None:
    unknown = [name for name in columns if name not in _COLUMNS]
    missing = [name for name in _ASKED if name not in columns]
    if unknown:
        meant = nearest(unknown[0], _COLUMNS)
        hint = f" Có phải ý bạn là “{meant}”?" if meant else ""
        raise UserError(
            f"{path.name}:1: Không có cột nào tên “{unknown[0]}”.{hint} Các cột: {', '.join(_COLUMNS)}."
        )
    if missing:
        raise UserError(f"{path.name}:1: Thiếu cột {', '.join(missing)}. Các cột: {', '.join(_COLUMNS)}.")


def _shown(made: KeHoach, history: Mapping[str, Sequence[KetQua]]) -> list[str]:
    """What would change, one task after another: what stands there, "+" what is added, "=" what is there already."""
    lines = []
    told = sorted([*made.them, *made.da_co], key=lambda entry: (entry.nhiem_vu.id, entry.ket_qua.ngay))
    for task, group in groupby(told, key=lambda entry: entry.nhiem_vu):
        entries = list(group)
        same = {digest(entry.ket_qua) for entry in entries}
        lines.append(f"{task.id}: {task.ten}")
        lines += [f"    {_line(old)}" for old in history.get(task.id, ()) if digest(old) not in same]
        for entry in entries:
            new = entry in made.them
            lines.append(f"  {'+' if new else '='} {_line(entry.ket_qua)}")
            if new:
                lines.append(f"      bằng chứng: {entry.ket_qua.bang_chung}")
    if told:
        tasks = len({entry.nhiem_vu.id for entry in made.them})
        same_count = f"{len(made.da_co)} mục đã có, giữ nguyên"
        lines += ["", f"Thêm {len(made.them)} mục vào {tasks} nhiệm vụ; {same_count}."]
    return lines


def _line(result: KetQua) -> str:
    draft = " (nháp)" if result.trang_thai_bien_tap == "nhap" else ""
    instead = f"; thay cho {result.thay_cho}" if result.thay_cho else ""
    return f"{day(result.ngay)}  {TRANG_THAI[result.trang_thai]}: {result.noi_dung}{draft}{instead}"
