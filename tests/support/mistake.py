"""One mistake that an editor makes on a copy of the sample: told cleanly, in a flood, or not at all?"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from conftest import SAMPLE, SMALLEST_SETTINGS
from namro.commands.cli import main

Verdict: TypeAlias = Literal["clean", "flood", "silent"]
FLOOD = 4
"""Messages; more than this of one mistake are a flood."""
Q, DRAFT = "data/hoi-dap/bao-cao-khi-nao.yml", "data/hoi-dap/ban-nhap.yml"
DOC, TALK = "data/van-ban/ke-hoach-mau", "data/chuyen-de/chuyen-de-1.yml"
SAID, CITED = "Báo cáo nộp về Đảng ủy mẫu.", "trich: nộp báo cáo về Đảng ủy mẫu trong quý II/2026"
UNDONE = "Chưa xong nên không được công bố."


@dataclass(frozen=True)
class Mistake:
    """One mistake: what is done to the project, the command that should tell it, words that it must say."""

    kind: str
    make: Callable[[Path], None]
    told: str
    command: tuple[str, ...] = ("check",)


def untouched(root: Path) -> None:
    """The mistake is in the command."""


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        file = root / path
        before = file.read_text(encoding="utf-8")
        assert old in before, f"{old!r} is not in {path}"
        file.write_text(before.replace(old, new, 1), encoding="utf-8")

    return make


def copy(old: str, new: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        if (root / old).is_dir():
            shutil.copytree(root / old, root / new)
        else:
            shutil.copy(root / old, root / new)

    return make


def write(path: str, content: str | bytes) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return make


def remove(path: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()

    return make


def rename(old: str, new: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / old).rename(root / new)

    return make


def said(new: str, told: str, kind: str) -> Mistake:
    """Other words in an answer."""
    return Mistake(kind, edit(DRAFT, UNDONE, new), told)


def quoted(new: str, told: str) -> Mistake:
    return Mistake("trích dẫn", edit(Q, CITED, f"trich: {new}"), told)


HEADS = "Câu hỏi;Trả lời;Đối tượng;Chủ đề;Văn bản;Khoản;Đoạn trích"
ROW = "Báo cáo nộp về đâu?;Về Đảng ủy mẫu.;Đảng viên;Báo cáo;Kế hoạch mẫu;II.2.b3;nộp báo cáo về Đảng ủy mẫu"


def table(content: str | bytes, told: str, name: str = "x.csv") -> Mistake:
    return Mistake("bảng Excel", write(name, content), told, ("import", "hoi-dap", name))


def result(told: str, *options: str) -> Mistake:
    given = ("--nhiem-vu", "nop-bao-cao", "--ngay", "2026-06-30", "--trang-thai", "hoan-thanh")
    more = ("--noi-dung", "Đã nộp báo cáo", "--bang-chung", "Báo cáo số 12-BC/CU")
    return Mistake("kết quả", untouched, told, ("new", "ket-qua", *given, *more, *options))


def verdict(mistake: Mistake) -> tuple[Verdict, str]:
    """What an editor hears of it, with the words."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "dự án"
        shutil.copytree(SAMPLE, root)
        (root / "mkdocs.yml").write_text(SMALLEST_SETTINGS, encoding="utf-8")
        mistake.make(root)
        heard = io.StringIO()
        words = [word.replace("{root}", str(root)) for word in mistake.command]
        words = [str(root / word) if (root / word).is_file() and "." in word else word for word in words]
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            main(["--root", str(root), *words])
    told = heard.getvalue()
    if mistake.told not in told:
        return "silent", told
    return ("flood" if told.count("    → ") > FLOOD else "clean"), told


def report(verdicts: list[tuple[Mistake, Verdict]]) -> str:
    """The table by kind."""
    kinds = dict.fromkeys(mistake.kind for mistake, _ in verdicts)
    lines = ["| loại lỗi | số lỗi | báo gọn | báo tràn | im lặng |", "|---|---:|---:|---:|---:|"]
    for kind in [*kinds, ""]:
        count = Counter(heard for mistake, heard in verdicts if kind in ("", mistake.kind))
        lines.append(
            f"| {kind or 'cộng'} | {count.total()} | {count['clean']} | {count['flood']} | {count['silent']} |"
        )
    return "\n".join(lines)
