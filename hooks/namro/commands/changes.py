"""`namro changes`: what the last build changed and why; what a range of commits changed; what is missing or old."""

from __future__ import annotations

import argparse
import dataclasses
import json
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namro.library.edition import edition
from namro.library.history.read import read as read_history
from namro.library.load import load
from namro.publishing.comparison import gaps, sentences, snapshot
from namro.publishing.comparison.commits import between
from namro.publishing.comparison.compare import SoSanh, compare
from namro.publishing.comparison.inputs import Inputs
from namro.publishing.comparison.leading import leading_to

if TYPE_CHECKING:
    from namro.commands import Commands

_VERSION = 1
"""Of the fields of `--json`; it grows when one of them changes its meaning or goes."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "changes", help="lần dựng vừa rồi, hoặc một khoảng commit, đã đổi gì và vì sao"
    )
    parser.add_argument("khoang", nargs="?", metavar="A..B", help="khoảng commit, ví dụ HEAD~5..HEAD")
    parser.add_argument("--khoan-trong", action="store_true", help="các khoản chưa có câu hỏi nào")
    parser.add_argument("--cu-hon", type=_months, metavar="N", help="các mục N tháng nay không ai sửa")
    parser.add_argument("--json", action="store_true", help="in JSON cho máy đọc")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Print the reports that were asked for; without any, the one of the last build."""
    told: dict[str, Any] = dict.fromkeys(("lan_dung", "khoang_commit", "khoan_trong", "muc_cu"))
    lines: list[str] = []
    if given.khoang:
        told["khoang_commit"] = range_found = between(root, given.khoang)
        lines += sentences.of_commits(range_found)
    if given.khoan_trong or given.cu_hon:
        library = load(root).published()
        if given.khoan_trong:
            told["khoan_trong"] = free = gaps.unasked(library)
            lines += sentences.of_unasked(free)
        if given.cu_hon:
            history, as_of = read_history(root), edition(root, library)
            told["muc_cu"] = old = gaps.older(library, history, as_of.ngay, given.cu_hon)
            lines += sentences.of_older(old, given.cu_hon, as_of.words, history.vi_sao)
    if not lines:
        told["lan_dung"] = found = _last_build(root)
        lines = sentences.whole(found) if found else [sentences.FIRST]
    if given.json:
        plain = {name: _plain(value) for name, value in told.items()}
        print(json.dumps({"phien_ban": _VERSION, **plain}, ensure_ascii=False, indent=1, default=_day))
    else:
        print("\n".join(lines))
    return 0


def after_build(root: Path, before: snapshot.Snapshot | None, made_of: Inputs) -> list[str]:
    """Note the site that was just built for this command; the short report of what it changed."""
    now = snapshot.of_build(root, made_of)
    if now is None:
        return []
    snapshot.keep(root, before, now)
    if before is None:
        return [sentences.FIRST]
    return sentences.short(compare(before, now, partial(leading_to, root / "site")))


def _last_build(root: Path) -> SoSanh | None:
    before, now = snapshot.last_two(root)
    if before is None or now is None:
        return None
    return compare(before, now, partial(leading_to, root / "site"))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [dataclasses.asdict(one) for one in value]
    return dataclasses.asdict(value) if value is not None else None


def _day(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _months(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 600):
        raise argparse.ArgumentTypeError(f"“{text}” không phải số tháng (1 đến 600)")
    return int(text)
