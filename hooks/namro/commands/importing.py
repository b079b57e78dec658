"""`namro import`: a plain official text to clauses with permanent ids under data/van-ban/; or a table of results."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from namro import importer, textfile
from namro.commands import results
from namro.problems import InvalidData, UserError, reason
from namro.vietnamese import slug

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import", help="đưa một văn bản thuần chữ vào data/van-ban/, hoặc một bảng kết quả"
    )
    parser.add_argument("tep", nargs="+", metavar="TỆP", help="tệp .txt, UTF-8; hoặc: ket-qua TỆP.csv")
    parser.add_argument("--id", dest="ma", metavar="MÃ", help="mã văn bản, ví dụ chi-thi-01-ct-tu-2025")
    parser.add_argument("--ghi", action="store_true", help="ket-qua: ghi thật, không chỉ xem sẽ đổi gì")
    parser.add_argument("--ghi-de", action="store_true", help="ghi đè toàn văn đã có")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write toan-van.md and its lock, print the importer's report."""
    if given.tep[0] == "ket-qua" and len(given.tep) == 2:
        return results.run_import(root, Path(given.tep[1]), write_it=given.ghi)
    if len(given.tep) > 1 or given.ma is None:
        raise UserError("Viết: import TỆP.txt --id MÃ, hoặc: import ket-qua TỆP.csv.")
    path = Path(given.tep[0])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{path}” ({reason(error.errno)}).") from error
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given.ma):
        raise UserError(
            f"Mã “{given.ma}” không dùng được: viết chữ thường không dấu, gạch nối, ví dụ {slug(given.ma)}."
        )
    text, problems = textfile.decode(content, str(path))
    if text is None:
        raise InvalidData(problems)
    toan_van, made = importer.import_text(text)
    importer.write(toan_van, root / "data" / "van-ban" / given.ma, overwrite=given.ghi_de)
    print(importer.format_report(made, toan_van))
    return 0
