"""`namro import`: a plain official text to clauses with permanent ids under data/van-ban/."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from namro import importer, textfile
from namro.problems import InvalidData, UserError, reason
from namro.vietnamese import slug

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="đưa một văn bản thuần chữ vào data/van-ban/")
    parser.add_argument("tep", type=Path, metavar="TỆP", help="tệp .txt, UTF-8")
    parser.add_argument(
        "--id", required=True, dest="ma", metavar="MÃ", help="mã văn bản, ví dụ chi-thi-01-ct-tu-2025"
    )
    parser.add_argument("--ghi-de", action="store_true", help="ghi đè toàn văn đã có")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write toan-van.md and its lock, print the importer's report."""
    try:
        content = given.tep.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{given.tep}” ({reason(error.errno)}).") from error
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given.ma):
        raise UserError(
            f"Mã “{given.ma}” không dùng được: viết chữ thường không dấu, gạch nối, ví dụ {slug(given.ma)}."
        )
    text, problems = textfile.decode(content, str(given.tep))
    if text is None:
        raise InvalidData(problems)
    toan_van, made = importer.import_text(text)
    importer.write(toan_van, root / "data" / "van-ban" / given.ma, overwrite=given.ghi_de)
    print(importer.format_report(made, toan_van))
    return 0
