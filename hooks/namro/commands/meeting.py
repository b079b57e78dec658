"""`namro meeting`: all papers of a meeting, from a record, from a file, from options, or from several of them.

What is made stays on this machine: a record that is given by options or by a file outside data/ is not published.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namro.editing.emit import emit
from namro.editing.shape import shape
from namro.files import csvfile, yamlfile
from namro.files.replace import replace
from namro.language.vietnamese import slug
from namro.library.edition import edition
from namro.library.load import Further, load_with
from namro.outputs import look
from namro.outputs.packets.make import make
from namro.problems import InvalidData, UserError, reason
from namro.records.annotations import declared
from namro.records.cuoc_hop import CuocHop

if TYPE_CHECKING:
    from namro.commands import Commands

FOLDER = "giay-to-hop"
_SHOWN = "giấy tờ họp"
_NAMELESS = "cuoc-hop"


def register(commands: Commands) -> None:
    """Add the command; every plain field of a meeting is an option."""
    parser = commands.add_parser("meeting", help="làm giấy tờ cho một buổi họp: giấy mời, biên bản, phông…")
    parser.add_argument(
        "tu",
        nargs="?",
        default="",
        metavar="MÃ|TỆP",
        help="mã trong data/cuoc-hop/, hoặc tệp .yml ở nơi khác",
    )
    parser.add_argument(
        "--into", type=Path, metavar="THƯ_MỤC", help=f"nơi ghi (mặc định: {FOLDER}/, không đưa lên trang)"
    )
    parser.add_argument(
        "--units", type=Path, metavar="TỆP", help="bảng đơn vị được mời, CSV hai cột: tên đơn vị, số người"
    )
    for name in _plain():
        field = CuocHop.model_fields[name]
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            dest=f"truong_{name}",
            action="append",
            metavar="…",
            help=f"{field.title}{' (viết nhiều lần được)' if declared(CuocHop, name).many else ''}",
        )
    parser.set_defaults(run=run)


def _plain() -> Iterator[str]:
    """The fields without fields of their own."""
    return (name for name, style in shape(CuocHop).fields.items() if style.model is None)


def run(root: Path, given: argparse.Namespace) -> int:
    """Make them and say where they lie."""
    ma, value = _base(root, given.tu)
    for name in _plain():
        said = getattr(given, f"truong_{name}")
        if said:
            value[name] = said if declared(CuocHop, name).many else said[-1]
    if given.units:
        value["don_vi_moi"] = list(_units(given.units))
    text = emit(value, CuocHop, remarks={})
    ma = ma or slug(str(value.get("ten", "")))[:60].strip("-") or _NAMELESS
    library = load_with(root, Further("cuoc-hop", ma, text, _SHOWN)).published()
    folder = (given.into or root / FOLDER) / ma
    folder.mkdir(parents=True, exist_ok=True)
    colours = look.read(root, library.trang)
    workers = os.cpu_count() or 1
    shelf, _ = make(library, edition(root, library), colours, folder, [ma], workers, _progress)
    replace(folder / "cuoc-hop.yml", text)
    for one in shelf.files:
        pages = f", {one.pages} trang" if one.pages else ""
        print(f"{one.file}{pages}")
    print(f"Xong {len(shelf.files)} tệp: {folder}")
    print(f"Sửa cuoc-hop.yml ở đó rồi chạy lại: python3 manage.py meeting {folder / 'cuoc-hop.yml'}")
    return 0


def _base(root: Path, source: str) -> tuple[str, dict[str, Any]]:
    """The id and the fields that the command begins with; a file may begin with those of a record of data/ (`theo`, as
    the page writes it). Raises UserError, InvalidData."""
    if not source:
        return "", {}
    named = root / "data" / "cuoc-hop" / f"{source}.yml"
    path = named if named.is_file() else Path(source)
    document, problems = yamlfile.parse(_text(path), str(path))
    if document is None:
        raise InvalidData(problems)
    if not isinstance(document.value, dict):
        raise UserError(f"{source}: tệp này không phải một cuộc họp. Mỗi trường một dòng, như “ten: …”.")
    value = dict(document.value)
    ma = slug(path.parent.name if path.name == "cuoc-hop.yml" else path.stem)
    base = None if path == named else value.pop("theo", None)
    if base is None:
        return ma, value
    if not (root / "data" / "cuoc-hop" / f"{base}.yml").is_file():
        raise UserError(f"{source}: không có bộ giấy “{base}” trong data/cuoc-hop/.")
    return str(base), _base(root, str(base))[1] | value


def _text(path: Path) -> str:
    """Raises UserError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"Không đọc được {path}: {reason(error.errno)}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: không phải UTF-8. Lưu lại tệp ở dạng UTF-8.") from error


def _units(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of bodies, without its head. Raises UserError."""
    for line, row in csvfile.decode(_text(path), str(path)):
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) >= 2 and cells[1].isdigit():
            yield {"ten": cells[0], "so_nguoi": cells[1]}
        elif cells and line > 1:
            raise UserError(f"{path}:{line}: mỗi dòng gồm tên đơn vị và số người, ví dụ: Chi bộ khu phố 1;12")


def _progress(done: int, count: int, title: str) -> None:
    print(f"{done}/{count} {title}", flush=True)
