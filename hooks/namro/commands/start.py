"""`namro start DIR`: a small, complete project of one's own, from five questions."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.arguments import today
from namro.editing import approving, starter
from namro.editing.approving import Approver
from namro.editing.starter import LEVELS, Answers
from namro.files import seal
from namro.files.read import read
from namro.files.replace import replace
from namro.language.vietnamese import did_you_mean
from namro.library.load import check
from namro.problems import InvalidData, UserError, reason
from namro.publishing.carried import carried
from namro.records import colours
from namro.records.base import BienTap

if TYPE_CHECKING:
    from namro.commands import Commands

_DEFAULTS = {
    "chu_trang": "Cơ quan mẫu",
    "cap": "xã, phường, đặc khu",
    "dia_chi": "vi-du.example",
    "mau": "đỏ sơn",
}
_EDITORS = "nhóm biên soạn"
_ADDRESS = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/[\w.~-]+)*)/?")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("start", help="lập một trang mới trong một thư mục trống: hỏi năm điều")
    parser.add_argument("thu_muc", type=Path, metavar="THƯ_MỤC", help="thư mục mới của trang")
    parser.add_argument("--yes", action="store_true", help="không hỏi, lấy các câu trả lời có sẵn")
    parser.add_argument("--empty", action="store_true", help="không kèm văn bản mẫu")
    parser.add_argument("--ten", default="", metavar="TÊN", help="tên cơ quan, tổ chức có văn bản trên trang")
    parser.add_argument("--cap", default="", metavar="CẤP", help=f"cấp: {', '.join(LEVELS)}")
    parser.add_argument("--dia-chi", default="", metavar="TÊN_MIỀN", help="địa chỉ của trang trên mạng")
    parser.add_argument(
        "--mau", default="", metavar="MÀU", help=f"màu chính: {', '.join(colours.NAMED)}, hoặc mã như #1d4f91"
    )
    five = parser.add_mutually_exclusive_group()
    five.add_argument(
        "--nam-ro", dest="nam_ro", action="store_true", default=None, help="bày việc theo “5 rõ”"
    )
    five.add_argument("--khong-nam-ro", dest="nam_ro", action="store_false", help="không nói đến “5 rõ”")
    parser.set_defaults(run=run, anywhere=True)


def run(_: Path, given: argparse.Namespace, ask: Callable[[str], str] = input) -> int:
    """Write the project, whole or not at all."""
    target: Path = given.thu_muc.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserError(f"“{target}” đã có tệp bên trong. Chọn một thư mục mới hoặc còn trống.")
    answers = _answers(given, today(), ask if not given.yes and sys.stdin.isatty() else None)
    was_there = target.exists()
    try:
        _write(target, answers, sample=not given.empty)
    except BaseException as error:
        shutil.rmtree(target, ignore_errors=True)
        if was_there:
            target.mkdir()
        if isinstance(error, OSError):
            raise UserError(f"Không ghi được vào “{target}” ({reason(error.errno)}).") from error
        raise
    print(
        f"Đã lập “{answers.ten}” trong {target}.\n"
        f"Xem thử:  cd {given.thu_muc}  rồi  python3 manage.py serve  (lần đầu cài các gói, mất khoảng một phút).\n"
        "Các bước tiếp theo: BAT-DAU.md trong thư mục ấy (tiếng Anh: START.md)."
    )
    return 0


def _answers(given: argparse.Namespace, today: date, ask: Callable[[str], str] | None) -> Answers:
    def answer(name: str, question: str, told: Callable[[str], str]) -> str:
        """The option, else what is typed (asked again while it is wrong), else the default."""
        if getattr(given, "ten" if name == "chu_trang" else name):
            return told(getattr(given, "ten" if name == "chu_trang" else name))
        while ask:
            typed = ask(f"{question} [{_DEFAULTS[name]}]: ").strip()
            try:
                return told(typed or _DEFAULTS[name])
            except UserError as error:
                print(error)
        return told(_DEFAULTS[name])

    try:
        name = answer("chu_trang", "1/5 Tên cơ quan, tổ chức", lambda text: " ".join(text.split()))
        level = answer("cap", f"2/5 Cấp ({', '.join(LEVELS)})", _level)
        address = answer("dia_chi", "3/5 Tên miền của trang", _address)
        colour = answer("mau", f"4/5 Màu chính ({', '.join(colours.NAMED)}, hoặc mã #rrggbb)", _colour)
        five = given.nam_ro
        if five is None:
            five = not ask or ask("5/5 Bày việc theo “5 rõ”? (có/không) [có]: ").strip().lower() not in (
                "không",
                "khong",
                "k",
                "n",
                "no",
            )
    except EOFError as error:
        raise UserError("Chưa trả lời hết; không ghi tệp nào.") from error
    return Answers(name, LEVELS[level], address, colour, five, today)


def _level(text: str) -> str:
    folded = " ".join(text.lower().split())
    found = [
        name
        for name in LEVELS
        if folded and (name.startswith(folded) or folded in name.split(", ") or folded == LEVELS[name])
    ]
    if not found:
        raise UserError(
            f"Không có cấp “{text}”. {did_you_mean(folded, list(LEVELS))} Dùng được: {', '.join(LEVELS)}."
        )
    return found[0]


def _address(text: str) -> str:
    found = _ADDRESS.fullmatch(text.strip().lower())
    if not found:
        raise UserError(
            f"“{text}” không phải tên miền. Viết như vi-du.gov.vn, có thể thêm thư mục: vi-du.gov.vn/nghi-quyet"
        )
    return f"https://{found[1]}/"


def _colour(text: str) -> str:
    wanted = colours.NAMED.get(" ".join(text.lower().split()), text.strip().lower())
    if not wanted:
        return ""
    if not re.fullmatch(r"#[0-9a-f]{6}", wanted):
        raise UserError(
            f"Không biết màu “{text}”. Dùng được: {', '.join(colours.NAMED)}, hoặc mã như #1d4f91."
        )
    if complaint := colours.as_main(wanted):
        raise UserError(str(complaint))
    return wanted


def _write(target: Path, answers: Answers, *, sample: bool) -> None:
    """The files, the seals of the texts, the approval of the sample by those who started the project. Raises InvalidData."""
    for path, content in {**starter.files(answers, sample=sample), **carried()}.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    loaded = read(target)
    for text in loaded.texts.values():
        replace((target / text.path).with_name(seal.NAME), seal.of(text.toan_van).text)
    edited = [entry for entry in loaded.entries if isinstance(entry.record, BienTap)]
    states = approving.approved(edited, Approver(_EDITORS, answers.ngay.isoformat()))
    for path, signed in approving.rewritten(loaded, states).items():
        replace(target / path, signed)
    if problems := check(read(target)):
        raise InvalidData(problems)
