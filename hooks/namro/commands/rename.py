"""`namro rename OLD NEW`: another id for a record, in every place that names it, with the redirect."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.arguments import record_named
from namro.editing.renaming import plan
from namro.files.read import read
from namro.files.replace import replace_all
from namro.language.vietnamese import slug
from namro.library.load import check
from namro.problems import InvalidData, UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("rename", help="đổi mã của một mục ở mọi nơi, kèm dòng chuyển hướng")
    parser.add_argument("cu", metavar="MÃ_CŨ")
    parser.add_argument("moi", metavar="MÃ_MỚI")
    parser.add_argument("--loai", default="", metavar="LOẠI", help="loại của mục, khi hai loại có cùng mã")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write all or nothing: what the renaming breaks is taken back. InvalidData when the data is wrong before."""
    if given.moi != slug(given.moi):
        raise UserError(f"Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: {slug(given.moi)}")
    loaded = read(root)
    if wrong := check(loaded):
        raise InvalidData(wrong)
    entry = record_named(loaded, given.cu, given.loai)
    pages = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in (root / "docs").rglob("*.md")
    }
    made = plan(loaded, pages, entry, given.moi)
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    before |= {root / path: text.encode() for path, text in pages.items()}
    try:
        for old, new in made.moved.items():
            (root / old).rename(root / new)
        replace_all({root / path: text for path, text in made.texts.items()})
        if wrong := check(read(root)):
            raise InvalidData(wrong)
    except (InvalidData, OSError):
        for old, new in made.moved.items():
            if (root / new).exists():
                (root / new).rename(root / old)
        replace_all({path: content for path, content in before.items() if _differs(path, content)})
        raise
    print(f"Đã đổi “{given.cu}” thành “{given.moi}” ở {len(made.texts)} tệp.")
    for old, new in made.moved.items():
        print(f"  {old} → {new}")
    for old, new in made.led.items():
        print(f"  Địa chỉ cũ {old} dẫn tới {new}")
    if made.renewed:
        print(f"  Lời không đổi nên {len(made.renewed)} mục đã duyệt vẫn là đã duyệt.")
    return 0


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content
