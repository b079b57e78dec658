"""A document or an answer taken out of the site without losing a word: what it needs to be seen goes, all else stays.

What was taken away is kept in `da-rut/`, at the path that the record's file has in `data/`, so that the same command
brings it back: two kinds may have the same id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from namro.editing.approving import rewritten
from namro.editing.emit import emit
from namro.editing.remarks import remarks
from namro.files.loaded import Entry, Loaded
from namro.library.library import Library
from namro.problems import UserError
from namro.records.base import BienTap
from namro.records.kinds import records
from namro.records.van_ban import VanBan

FOLDER = "da-rut"


@dataclass(frozen=True)
class Kept:
    """What stood in a file before, to be put back; `after` is the SHA-256 of what stands there since."""

    path: str
    before: str
    after: str


def shortened(loaded: Loaded, entry: Entry) -> str:
    """The new text of the record's file: a document without its ground for publication, an answer as a draft. Raises
    UserError for what is not on the site."""
    if isinstance(entry.record, VanBan):
        if entry.record.cong_khai is None:
            raise UserError(f"Văn bản “{entry.ma}” không có cong_khai nên đang không ở trên trang.")
        source = loaded.sources[entry.path]
        value = {name: item for name, item in source.document.value.items() if name != "cong_khai"}
        return emit(value, VanBan, remarks(source.text, source.document))
    if not isinstance(entry.record, BienTap):
        raise UserError("Chỉ rút được văn bản và mục có duyệt (câu hỏi, chuyên đề, nhiệm vụ…).")
    if entry.record.trang_thai_bien_tap != "da-duyet":
        raise UserError(f"Mục “{entry.ma}” chưa duyệt nên đang không ở trên trang.")
    return rewritten(loaded, [(entry, {"trang_thai_bien_tap": "nhap"})])[entry.path]


def gone(before: Library, after: Library) -> Mapping[str, list[str]]:
    """Ids by what readers call the kind: what is shown before and not after."""
    found: dict[str, list[str]] = {}
    for kind in records():
        if not kind.address and kind.ma != "tap-in":
            continue
        then, now = _shown(before, kind.field), _shown(after, kind.field)
        if lost := sorted(then - now):
            found[kind.muc] = lost
    return found


def _shown(library: Library, field: str) -> set[str]:
    given = getattr(library, field, {})
    if field == "nhiem_vu":
        return {task.id for tasks in given.values() for task in tasks}
    return set(given)


def note_of(path: str) -> str:
    """Where what is kept of a record's file lies."""
    return f"{FOLDER}/{PurePosixPath(path).relative_to('data').with_suffix('.json')}"


def notes(root: Path, ma: str, loai: str = "") -> list[Path]:
    """What is kept of the withdrawn records of that id, and of that kind where one is given."""
    there = sorted((root / FOLDER).rglob("*.json"))
    return [path for path in there if _is_of(path_of(path.read_text(encoding="utf-8")), ma, loai)]


def _is_of(path: str, ma: str, loai: str) -> bool:
    file = PurePosixPath(path)
    name = file.parent.name if file.stem == "van-ban" else file.stem
    return name == ma and loai in ("", file.parts[1])


def kept(path: str, before: str, after: str) -> Kept:
    """What to keep of a file that is about to change."""
    return Kept(path, before, _digest(after))


def written(one: Kept) -> str:
    """`one` as its file."""
    whole = {"path": one.path, "before": one.before, "after": one.after}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def restored(text: str, now: str) -> tuple[str, str]:
    """(path, text) to put back from a kept file. Raises UserError where the file has changed since."""
    whole = json.loads(text)
    if _digest(now) != whole["after"]:
        raise UserError(
            f"{whole['path']} đã sửa sau khi rút nên không tự đưa lại được: thêm lại cong_khai, hoặc duyệt lại bằng approve."
        )
    return whole["path"], whole["before"]


def path_of(text: str) -> str:
    """The file that a kept file is about."""
    return str(json.loads(text)["path"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
