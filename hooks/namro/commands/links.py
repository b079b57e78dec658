"""`namro links`: whether what a built site links to elsewhere is still there."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.library.load import load

if TYPE_CHECKING:
    from namro.commands import Commands

_SHOWN = 3


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "links", help="hỏi từng liên kết ra ngoài của trang đã dựng còn mở được không (cần mạng)"
    )
    parser.add_argument(
        "thu_muc", nargs="?", type=Path, metavar="THƯ_MỤC", help="thư mục của trang đã dựng (mặc định: site)"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """1 when a link is dead; what only could not be asked is told and breaks nothing."""
    from namro.publishing import outside  # noqa: PLC0415 - brings the parsers; other commands need not wait for them

    found = outside.leading_out(given.thu_muc or root / "site", load(root).trang.dia_chi_goc)
    answers = outside.asked(tuple(found))
    for answer in answers:
        if said := answer.dead or answer.unclear:
            pages = found[answer.address]
            more = f" và {len(pages) - _SHOWN} trang nữa" if len(pages) > _SHOWN else ""
            state = "HỎNG  " if answer.dead else "chưa rõ"
            print(f"{state}  {answer.address}\n         {said}; ở {', '.join(pages[:_SHOWN])}{more}")
    dead = sum(bool(answer.dead) for answer in answers)
    unclear = sum(bool(answer.unclear) for answer in answers)
    print(f"Đã hỏi {len(answers)} liên kết ra ngoài: {dead} hỏng, {unclear} chưa rõ.")
    return 1 if dead else 0
