"""`namro publish --to DIR`: a new release for readers, or the old one untouched."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands import packets
from namro.problems import UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("publish", help="dựng, soát rồi đưa bản mới cho người đọc")
    parser.add_argument(
        "--to",
        required=True,
        type=Path,
        metavar="THƯ_MỤC",
        help="nơi chứa các bản; máy chủ đọc THƯ_MỤC/hien-hanh",
    )
    parser.add_argument("--giu", type=_count, default=3, metavar="N", help="số bản cũ giữ lại (mặc định 3)")
    parser.add_argument("--rollback", action="store_true", help="quay lại bản ngay trước, không dựng gì")
    parser.add_argument(
        "--khong-lien-ket",
        action="store_true",
        help="chép thay cho liên kết, khi máy chủ không theo liên kết",
    )
    parser.add_argument("--packets", action="store_true", help="làm cả các tập in và đưa vào bản mới")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """One release forward or back; UserError says what readers still have."""
    from namro.publishing import flow  # noqa: PLC0415 - brings the parsers; other commands need not wait for them

    target, links = _real(given.to), not given.khong_lien_ket
    if given.rollback:
        print(f"Đã quay lại bản {flow.roll_back(target, links=links, say=_say)}.")
        return 0
    printed = (lambda whole: packets.make_all(root, whole, [])) if given.packets else None
    made = flow.publish(root, target, keep=given.giu, links=links, packets=printed, say=_say)
    if not made.new:
        print(f"Bản {made.name} đã là bản này từng byte; không có gì để thay.")
    else:
        way = "" if made.atomic else " Máy này không dùng liên kết nên đã thay bằng hai lần đổi tên."
        print(f"Xong: người đọc đang xem bản {made.name} ở {target / 'hien-hanh'}.{way}")
    return 0


def _real(path: Path) -> Path:
    """The folder itself, whatever links lead to it. Raises UserError where they lead round in a circle."""
    try:
        found = path.resolve()
        found.exists()
    except (OSError, RuntimeError) as error:
        raise UserError(f"“{path}” là liên kết dẫn vòng về chính nó: chọn thư mục thật.") from error
    if found.is_symlink() or (found.exists() and not found.is_dir()):
        raise UserError(f"“{path}” không phải thư mục: chọn thư mục khác.")
    return found


def _say(text: str) -> None:
    print(text, flush=True)


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}” không phải số bản")
    return int(text)
