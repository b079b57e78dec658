"""`namro doctor`: whether this machine suits editing, and what to do where it does not."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from namro.language import legacy
from namro.problems import relative

if TYPE_CHECKING:
    from namro.commands import Commands

_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, what to do. `stops` when work cannot go on."""

    well: bool
    seen: str
    todo: str = ""
    stops: bool = False

    def __str__(self) -> str:
        sign = "tốt  " if self.well else "HỎNG " if self.stops else "nên  "
        return f"{sign} {self.seen}" + (f"\n      → {self.todo}" if not self.well else "")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="khám máy: Python, git, xuống dòng, tên tệp, bàn phím")
    parser.add_argument("--ban-phim", action="store_true", help="gõ thử một dòng để xem bàn phím gõ kiểu nào")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Print every finding; 1 when something stops the work."""
    findings = [*_python(root), *_git(root), *_files(root)]
    if given.ban_phim:
        try:
            findings.append(keyboard(input("Gõ câu “Tiếng Việt đẹp lắm” rồi nhấn Enter: ")))
        except EOFError:
            findings.append(Finding(False, "Chưa gõ gì để xem bàn phím.", "Chạy lại và gõ thử một dòng."))
    print("\n".join(map(str, findings)))
    todo = sum(not finding.well for finding in findings)
    print("\nMáy sẵn sàng." if not todo else f"\nCó {todo} việc nên làm, ghi sau dấu →.")
    return int(any(finding.stops and not finding.well for finding in findings))


def keyboard(typed: str) -> Finding:
    """How a typed line is encoded: composed letters are what everybody else types."""
    if old := legacy.in_text(typed):
        return Finding(
            False,
            f"Bàn phím gõ theo bảng mã cũ: {old.name}.",
            "Trong Unikey hoặc EVKey chọn bảng mã Unicode (dựng sẵn).",
        )
    if typed.isascii():
        return Finding(False, "Dòng vừa gõ không có dấu.", "Bật bộ gõ tiếng Việt rồi chạy lại.")
    if unicodedata.is_normalized("NFC", typed):
        return Finding(True, "Bàn phím gõ Unicode dựng sẵn.")
    return Finding(
        False,
        "Bàn phím gõ Unicode tổ hợp; máy tự đổi khi đọc tệp.",
        "Nên chọn bảng mã Unicode dựng sẵn để tìm chữ trong tệp được như mọi người.",
    )


def _python(root: Path) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    enough = sys.version_info >= (3, 11)
    yield Finding(enough, f"Python {version}.", "Cài Python 3.11 trở lên từ python.org.", stops=True)
    here = Path(sys.prefix).resolve() == (root / ".venv").resolve()
    yield Finding(
        here,
        "Chạy trong .venv của dự án." if here else f"Đang chạy bằng Python ngoài dự án ({sys.prefix}).",
        "Chạy bằng  python3 manage.py …  (Windows: py manage.py …): các gói được cài đúng phiên bản.",
    )
    yield Finding(
        os.access(root, os.W_OK), f"Ghi được vào {root}.", "Chép dự án vào thư mục của bạn.", stops=True
    )
    synced = any(name in part for part in root.parts for name in ("OneDrive", "Dropbox", "Google Drive"))
    yield Finding(
        not synced,
        "Dự án nằm trong thư mục tự đồng bộ." if synced else "Dự án không nằm trong thư mục tự đồng bộ.",
        "Chuyển ra ngoài, ví dụ C:\\namro: phần mềm đồng bộ hay giữ tệp khi đang dựng.",
    )


def _git(root: Path) -> Iterator[Finding]:
    git = shutil.which("git")
    if git is None:
        yield Finding(
            False,
            "Không thấy git.",
            "Cài từ git-scm.com; không có git vẫn sửa và dựng được, chỉ không gửi được.",
        )
        return

    def asked(*words: str) -> str:
        done = subprocess.run(  # noqa: S603 - fixed words
            [git, "-C", str(root), *words], capture_output=True, encoding="utf-8", check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    yield Finding(True, f"{asked('--version')}.")
    for key, name in (("user.name", '"Họ tên"'), ("user.email", "thu@co-quan.gov.vn")):
        value = asked("config", key)
        yield Finding(bool(value), f"git {key}: {value or 'chưa đặt'}.", f"git config --global {key} {name}")
    quoted = asked("config", "--type=bool", "core.quotepath") != "false"
    yield Finding(
        not quoted,
        "git hiện tên tệp có dấu bằng mã số." if quoted else "git hiện đúng tên tệp có dấu.",
        "git config --global core.quotepath false",
    )
    eol = asked("check-attr", "eol", "data/trang.yml").endswith(": lf")
    inside = asked("rev-parse", "--is-inside-work-tree") == "true"
    if inside:
        crlf = asked("config", "core.autocrlf") or "chưa đặt"
        yield Finding(
            eol,
            f"git giữ xuống dòng kiểu \\n (autocrlf: {crlf})."
            if eol
            else f"Thiếu .gitattributes (autocrlf: {crlf}).",
            "Lấy lại tệp .gitattributes từ lịch sử git.",
        )
        yield (
            Finding(True, "Lịch sử git đầy đủ.")
            if asked("rev-parse", "--is-shallow-repository") == "false"
            else Finding(False, "Bản sao git nông: không có ngày sửa của từng mục.", "git fetch --unshallow")
        )
    else:
        yield Finding(
            False, "Thư mục này không phải bản sao git.", "Lấy dự án bằng  git clone  để gửi sửa đổi được."
        )


def _files(root: Path) -> Iterator[Finding]:
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    returned = [relative(p, root) for p in files if p.suffix in (".yml", ".md") and b"\r" in p.read_bytes()]
    yield Finding(
        not returned,
        f"Xuống dòng kiểu Windows: {_some(returned)}."
        if returned
        else "Mọi tệp dữ liệu xuống dòng kiểu \\n.",
        "python3 manage.py format  (máy vẫn đọc được, nhưng so sánh sẽ rối).",
    )
    apart = [relative(p, root) for p in files if not unicodedata.is_normalized("NFC", relative(p, root))]
    yield Finding(
        not apart,
        f"Tên tệp có dấu tổ hợp: {_some(apart)}." if apart else "Tên tệp không có dấu tổ hợp.",
        "Đổi tên thành chữ thường không dấu, gạch nối.",
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" và {len(names) - _SHOWN} tệp nữa" if len(names) > _SHOWN else "")
