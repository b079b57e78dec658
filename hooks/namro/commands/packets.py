"""`namro packets`: the printed packets into tap-in/, only those that changed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from namro.language.vietnamese import slug
from namro.library.edition import edition
from namro.library.library import Library
from namro.library.load import Further, load, load_with
from namro.outputs import look
from namro.outputs.packets.formats import FORMATS
from namro.outputs.packets.make import make
from namro.outputs.packets.shelf import Shelf
from namro.problems import UserError

if TYPE_CHECKING:
    from namro.commands import Commands

FOLDER, OWN = "tap-in", "tap-rieng"
_BAR = 24


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "packets", help="làm các tập in, áp phích, bản trình chiếu vào tap-in/, chỉ tập nào đổi"
    )
    parser.add_argument(
        "ma",
        nargs="*",
        metavar="MÃ",
        help="mã tập in, áp phích, chuyên đề, văn bản (tên tệp, thư mục trong data/); bỏ trống: tất cả",
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="SỐ", help="số việc làm cùng lúc (mặc định: số nhân)"
    )
    parser.add_argument(
        "--recipe",
        type=Path,
        metavar="TỆP",
        help=f"chỉ làm tập theo tệp công thức .yml (tải ở trang “Tập của tôi”), vào {OWN}/, không đưa lên trang",
    )
    parser.add_argument("--no-cover", action="store_true", help="với --recipe: không bìa")
    parser.add_argument("--no-contents", action="store_true", help="với --recipe: không mục lục")
    parser.add_argument("--no-notes", action="store_true", help="với --recipe: không tờ kẻ dòng để ghi chép")
    parser.add_argument(
        "--one-side", action="store_true", help="với --recipe: in một mặt, lề rộng luôn bên trái"
    )
    parser.add_argument(
        "--price", type=int, default=0, metavar="ĐỒNG", help="giá một trang in, để tính tiền một bản"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Make them and say what there is."""
    shelf = _own(root, given) if given.recipe else make_all(root, load(root), given.ma, given.jobs)
    pages = sum(one.pages for one in shelf.files)
    print(f"{len(shelf.files)} tệp, {pages} trang: {shelf.folder}")
    if given.price or given.recipe:
        for line in _paper(shelf, given.price, one_side=given.one_side):
            print(line)
    return 0


def _own(root: Path, given: argparse.Namespace) -> Shelf:
    """The packet of a recipe that stands in no file of data/. Raises InvalidData, UserError."""
    try:
        text = given.recipe.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Không đọc được {given.recipe}: tệp không có, hoặc không phải UTF-8.") from error
    ma = slug(given.recipe.stem) or "tap-cua-toi"
    library = load_with(root, Further("tap-in", ma, text, str(given.recipe))).published()
    recipe = library.tap_in.get(ma)
    if recipe is None:
        raise UserError(f"{given.recipe}: mọi thứ tập này chọn đều không có trên trang.")
    changed: dict[str, object] = {
        "bia": recipe.bia and not given.no_cover,
        "muc_luc": recipe.muc_luc and not given.no_contents,
    }
    kept = tuple(part for part in recipe.phan if not (given.no_notes and part.loai == "ghi-chep"))
    changed |= {"mot_mat": recipe.mot_mat or given.one_side, "phan": kept or recipe.phan}
    only = replace(library, tap_in={ma: recipe.model_copy(update=changed)}, cuoc_hop={})
    folder = root / OWN
    folder.mkdir(exist_ok=True)
    workers = given.jobs or os.cpu_count() or 1
    shelf, _ = make(
        only, edition(root, library), look.read(root, library.trang), folder, [ma], workers, _progress
    )
    return shelf


def _paper(shelf: Shelf, price: int, *, one_side: bool) -> Iterator[str]:
    """Sheets of one copy of each file that has pages, and what it costs."""
    for one in shelf.files:
        if one.pages:
            sheets = one.pages if one_side else -(-one.pages // 2)
            side = "in một mặt" if one_side else "in hai mặt"
            cost = f"; {one.pages * price:_} đồng một bản".replace("_", ".") if price else ""
            yield f"{one.file}: {one.pages} trang, {sheets} tờ {side}{cost}"


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
