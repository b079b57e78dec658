"""Files that hold several records, as some kinds once did, to one file a record: no word and no address changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namro.editing.create import file_name
from namro.editing.emit import END, START, Remark, Remarks, emit
from namro.editing.remarks import remarks
from namro.files import yamlfile
from namro.files.loaded import Source
from namro.files.read import read_source
from namro.language.vietnamese import slug
from namro.problems import Problem, relative
from namro.records.kinds import Kind, document_of, records

_STEP = 10
"""Between two places in a list, so that a record finds room between them."""


@dataclass(frozen=True)
class Move:
    """What would be written, by path from the project's root, which old files go then, and what stands in the way."""

    written: Mapping[str, str]
    gone: tuple[str, ...]
    problems: tuple[Problem, ...]


def moves(root: Path) -> Move:
    """Every old file of the project taken apart. A record that already has its file with the same words stays."""
    written: dict[str, str] = {}
    gone: list[str] = []
    problems: list[Problem] = []
    for kind in records():
        for path in sorted(root.glob(kind.list_file)) if kind.list_file else ():
            source, told = read_source(path, root)
            problems += told
            if source is None:
                continue
            if not isinstance(source.document.value, list):
                message, hint = "Tệp này phải là một danh sách.", "Mỗi mục mở đầu bằng gạch và dấu cách."
                problems.append(
                    Problem(relative(path, root), 1, 1, "", "khong-phai-danh-sach", message, hint)
                )
                continue
            gone.append(source.path)
            problems += _taken_apart(kind, source, root, written)
    return Move(written, tuple(gone), tuple(problems))


def _taken_apart(kind: Kind, source: Source, root: Path, written: dict[str, str]) -> Iterator[Problem]:
    cha = document_of(source.path) if kind.files.count("*") > 1 else ""
    items: list[Any] = source.document.value
    named = [_named(kind, item) for item in items]
    comments = remarks(source.text, source.document)
    # The order of a list that grew is kept; what joins records that have their files already comes last.
    folder = (root / kind.file_of("x", cha)).parent
    in_order = named == sorted(named) or folder.is_dir() or kind.unnamed
    for position, (item, name) in enumerate(zip(items, named, strict=True)):
        if not name:
            message, hint = "Mục này chưa có mã.", "Ghi mã cho mục rồi chạy lại."
            yield _at(source, position, "thieu-ma", message, hint)
            continue
        if not kind.unnamed and name != slug(name):
            message, hint = f"Mã “{name}” không dùng làm tên tệp được.", f"Đổi thành “{slug(name)}”."
            yield _at(source, position, "ten-tep", message, hint)
            continue
        value = {key: one for key, one in item.items() if kind.unnamed or key != "id"}
        if not in_order:
            value["thu_tu"] = str((position + 1) * _STEP)
        text = emit(value, kind.model, _of_item(comments, position, len(items)))
        words = kind.words_of(item) if kind.unnamed else ""
        path = kind.file_of(
            file_name(words, lambda one: kind.file_of(one, cha) in written) if words else name, cha
        )
        if path in written:
            message, hint = f"Mã “{name}” đứng hai lần trong tệp này.", "Mỗi mục một mã riêng."
            yield _at(source, position, "trung-ma", message, hint)
        elif (root / path).exists():
            if not _same(root / path, root, value):
                message = f"Mục này khác với {path} đã có sẵn."
                hint = "Sửa tệp ấy cho đúng rồi xóa mục này khỏi tệp gộp (hoặc ngược lại), sau đó chạy lại."
                yield _at(source, position, "tep-da-co", message, hint)
        else:
            written[path] = text


def _named(kind: Kind, item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    return kind.name_in(item) if kind.unnamed else str(item.get("id") or "")


def _at(source: Source, position: int, code: str, message: str, hint: str) -> Problem:
    return Problem(source.path, *source.document.key_at((position,)), "", code, message, hint)


def _same(path: Path, root: Path, value: Mapping[str, Any]) -> bool:
    found, _ = read_source(path, root)
    there: Any = found.document.value if found else None
    return isinstance(there, dict) and _content(there) == _content(value)


def _content(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: one for name, one in value.items() if name != "thu_tu"}


def _of_item(comments: Remarks, position: int, count: int) -> Remarks:
    """The comments of one item of a list, as those of a file of its own."""
    found: dict[yamlfile.Path, Remark] = {}
    above: list[str] = []
    for path, remark in comments.items():
        if path in ((position,), (position, "id")) or (path == START and position == 0):
            above += [line for line in (*remark.above, remark.beside) if line]
        elif path == END and position == count - 1:
            found[END] = remark
        elif path[:1] == (position,):
            found[path[1:]] = remark
    return {START: Remark(tuple(above)), **found} if above else found
