"""Ids that the main branch shows and the work tree has no more: noticed before `publish` refuses them."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath
from typing import Any

from namro.files import ledger, yamlfile
from namro.files.loaded import Loaded
from namro.library.history.git import ask
from namro.problems import Problem
from namro.records.addresses import address, split
from namro.records.kinds import BY_ID, Kind, document_of, of_file

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master", "HEAD")
_BASE = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
"""Where the forges name the branch that a pull request goes to."""
_DROPPED = Path("hooks/verify.toml")
_REDIRECTS = BY_ID["chuyen-huong"]


def lost_ids(root: Path, loaded: Loaded) -> Iterator[Problem]:
    """Records with an address that were shown at the point where this work left the main branch, and are gone without
    a redirect; nothing where there is no git."""
    base = _base(root)
    named = (
        ask(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", "data")
        if base
        else None
    )
    before = set(
        (ask(root, "ls-tree", "-r", "-z", "--name-only", base, "data/") or b"")
        .decode("utf-8", "replace")
        .split("\0")
    )
    led = {split(entry.record.tu)[0] for entry in loaded.of("chuyen-huong")}
    dropped = (root / _DROPPED).read_text(encoding="utf-8") if (root / _DROPPED).is_file() else ""
    for path in filter(None, (named or b"").decode("utf-8", "replace").split("\0")):
        if PurePosixPath(path).name == ledger.LEDGER and not (root / path).exists():
            yield from _lost_ledger(
                path, (ask(root, "show", f"{base}:./{path}") or b"").decode("utf-8", "replace"), loaded
            )
        kind = of_file(path)
        if kind is None or not kind.address:
            continue
        text = (ask(root, "show", f"{base}:./{path}") or b"").decode("utf-8", "replace")
        if not _shown(kind, path, text):
            continue
        file = PurePosixPath(path)
        ma = file.parent.name if kind.ma == "van-ban" else file.stem
        cha = document_of(path) if kind.ma == "nhiem-vu" else ""
        old = address(kind.ma, ma, cha)
        told = split(old)[0] in led or f'"{old}"' in dropped
        if not (told or kind.ma in loaded.unreadable or ma in loaded.ids(kind.ma)):
            yield _problem(loaded, kind, path, ma, old, _likely(loaded, kind, before, text, cha))


def _lost_ledger(path: str, text: str, loaded: Loaded) -> Iterator[Problem]:
    """A task's results that went away with their ledger, and are in no other."""
    recorded = set(ledger.parse(text, path).digests)
    if recorded and not any(recorded <= other.digests.keys() for other in loaded.ledgers.values()):
        message = f"Cả thư mục kết quả này không còn ({len(recorded)} mục đã ghi)."
        hint = "Kết quả đã ghi là vĩnh viễn: lấy lại thư mục từ lịch sử git."
        yield Problem(path, 1, 1, "", "ket-qua-mat", message, hint)


def _base(root: Path) -> str:
    """The commit where the work left the main branch; '' where nobody knows."""
    asked = [f"origin/{os.environ[name]}" for name in _BASE if os.environ.get(name)]
    for branch in (*asked, *_MAIN):
        found = (ask(root, "merge-base", "HEAD", branch) or b"").decode("ascii", "replace").strip()
        if found:
            return found
    return ""


def _shown(kind: Kind, path: str, text: str) -> bool:
    """Whether readers saw the record of a file as it was."""
    document, _ = yamlfile.parse(text, path)
    value: Any = document.value if document else None
    return isinstance(value, dict) and (not kind.approved or value.get("trang_thai_bien_tap") == "da-duyet")


def _likely(loaded: Loaded, kind: Kind, before: Set[str], text: str, cha: str) -> str:
    """The address of the record that the lost one most likely became: the new file most like it."""
    there = {entry.path: entry.ma for entry in loaded.of(kind.ma) if entry.path not in before}
    best, most = "", 0.8
    for path, other in there.items():
        matcher = difflib.SequenceMatcher(None, text, loaded.sources[path].text, autojunk=False)
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and matcher.ratio() > most:
            best, most = other, matcher.ratio()
    return address(kind.ma, best, cha) if best else ""


def _problem(loaded: Loaded, kind: Kind, path: str, ma: str, old: str, new: str) -> Problem:
    message = f"{kind.ten} “{ma}” đã công bố ở {old} nay không còn."
    hint = (
        f"Xóa nhầm thì lấy lại từ git; rút hẳn thì dùng lệnh withdraw. Đổi mã thì ghi một tệp trong {_REDIRECTS.place}:\ntu: {old}\nden: {new or '…'}"
        if "#" not in old
        else f"Giữ mã “{ma}”, hoặc lấy lại mục này từ git."
    )
    return Problem(
        path, 1, 1, "", "mat-dia-chi", message, hint, cause=f"{kind.ma} {ma if loaded.ids(kind.ma) else '*'}"
    )
