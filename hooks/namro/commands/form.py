"""`namro form`: a table of questions for people who work without git; `import hoi-dap` reads it back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.editing import rows, spreadsheets
from namro.files import textfile
from namro.files.read import read
from namro.files.replace import replace
from namro.problems import InvalidData, UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "form", help="bảng câu hỏi để điền bằng Excel, có ô chọn sẵn; import hoi-dap đọc lại"
    )
    parser.add_argument(
        "tep", type=Path, nargs="?", default=Path("cau-hoi.xlsx"), metavar="TỆP", help="mặc định cau-hoi.xlsx"
    )
    parser.add_argument(
        "--cau-hoi",
        type=Path,
        metavar="TỆP_CHỮ",
        help="các câu cần trả lời, mỗi dòng một câu: bảng ghi sẵn để người khác điền",
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write the table, never over another file."""
    if given.tep.exists():
        raise UserError(f"“{given.tep}” đã có; đặt tên khác.")
    asked = _asked(given.cau_hoi) if given.cau_hoi else []
    replace(given.tep, spreadsheets.template(given.tep, rows.codes(read(root)), asked))
    told = f" với {len(asked)} câu cần trả lời" if asked else ""
    print(f"Đã tạo bảng {given.tep}{told}. Điền xong thì nhập: python3 manage.py import hoi-dap {given.tep}")
    return 0


def _asked(path: Path) -> list[str]:
    text, problems = textfile.read(path.resolve(), path.resolve().parent)
    if text is None:
        raise InvalidData(problems)
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
