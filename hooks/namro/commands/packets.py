"""`namro packets`: the printed packets into tap-in/, only those that changed."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from namro.library.edition import edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import look
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.make import make
from namro.outputs.packets.shelf import Shelf

if TYPE_CHECKING:
    from namro.commands import Commands

FOLDER = "tap-in"
_BAR = 24


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("packets", help="làm các tập in vào tap-in/, chỉ tập nào đổi")
    parser.add_argument(
        "ma", nargs="*", metavar="MÃ", help="mã tập in (tên tệp trong data/tap-in/); bỏ trống: tất cả"
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="SỐ", help="số việc làm cùng lúc (mặc định: số nhân)"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Make them and say what there is."""
    shelf = make_all(root, load(root), given.ma, given.jobs)
    pages = sum(one.pages for one in shelf.files)
    print(f"{len(shelf.files)} tệp, {pages} trang: {shelf.folder}")
    return 0


def make_all(root: Path, whole: Library, wanted: list[str], jobs: int = 0) -> Shelf:
    """Make the packets of the project's records below `root`/tap-in, with a line of progress."""
    library = whole.published()
    lacking = sorted({form.needs for form in FORMATS if not form.usable()})
    if lacking:
        print(f"Máy này chưa có gói {', '.join(lacking)}: bỏ qua các bản cần gói ấy.")
    workers = jobs if jobs > 0 else os.cpu_count() or 1
    shelf, made = make(
        library,
        edition(root, library),
        look.read(root, library.trang),
        root / FOLDER,
        wanted,
        workers,
        _progress,
    )
    print(f"Tập in: làm mới {made} tập, các tập khác không đổi." if made else "Tập in: không có gì đổi.")
    return shelf


def _progress(done: int, count: int, title: str) -> None:
    """One line that is drawn over on a terminal; a line a packet elsewhere."""
    if not sys.stdout.isatty():
        print(f"{done}/{count} {title}", flush=True)
        return
    full = _BAR * done // count
    line = f"[{'#' * full}{'.' * (_BAR - full)}] {done}/{count} {title}"[:100]
    print(f"\r{line:<100}", end="\n" if done == count else "", flush=True)
