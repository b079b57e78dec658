"""From the folder `data/` to records with positions: every file read once, and all that is wrong with them."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from namro.files import clauses, ledger, messages, seal, strays, textfile, yamlfile
from namro.files.loaded import Entry, FullText, Loaded, Source
from namro.files.yamlfile import YamlDocument
from namro.language.vietnamese import slug
from namro.problems import InvalidData, Problem, UserError, relative
from namro.records.danh_muc import Trang
from namro.records.kinds import Kind, records
from namro.records.nhiem_vu import KetQua, NhiemVu
from namro.records.van_ban import VanBan

_APART = frozenset({"trang", "van-ban", "nhiem-vu", ledger.FOLDER})
"""Kinds whose files hold more than their records: each is read in its own way."""
_DOUBLED = {
    "id": ("id", "Mã", "Mỗi mục một mã riêng."),
    "tu": ("tu", "Địa chỉ cũ", "Mỗi địa chỉ cũ chỉ dẫn tới một nơi."),
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Reading makes hundreds of thousands of values without a cycle, and keeps them: looking for rubbish among
    them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read(root: Path) -> Loaded:
    """Every file of `root`/data as records. Raises UserError when the folder is not there, InvalidData when something
    in the project is no file to read: then nothing has been opened."""
    data = root / "data"
    if not data.is_dir():
        raise UserError(f"Không thấy thư mục dữ liệu “{data}”. Chạy lệnh trong thư mục của dự án.")
    if not_to_open := [*strays.no_files(root)]:
        raise InvalidData(not_to_open)
    loaded = Loaded()
    loaded.problems += strays.not_for_pages(root)
    loaded.problems += strays.unexpected(data, root, tuple(kind.folder for kind in records()))
    if (data / "trang.yml").is_file():
        _one(Trang, "trang", "trang", data / "trang.yml", root, loaded)
    else:
        message = "Thiếu tệp thông tin của trang."
        _of_file(loaded, "data/trang.yml", "thieu-tep", message, "Lấy lại tệp này từ lịch sử git.")
    for kind in records():
        if kind.ma not in _APART:
            _plain(kind, root, loaded)
    for path in _records(data / "nhiem-vu", root, loaded):
        loaded.ids("nhiem-vu-van-ban").add(path.stem)
        _many(NhiemVu, "nhiem-vu", path, root, loaded)
    for folder in sorted((data / ledger.FOLDER).glob("*")):
        _history(folder, root, loaded)
    for folder in sorted(p for p in (data / "van-ban").glob("*") if p.is_dir()):
        _document(folder, root, loaded)
    return loaded


def _plain(kind: Kind, root: Path, loaded: Loaded) -> None:
    """The records of a kind that is one list, or a file a record."""
    if not kind.many:
        for path in _records((root / kind.files).parent, root, loaded):
            _one(kind.model, kind.ma, path.stem, path, root, loaded)
    elif (root / kind.files).is_file():
        _many(kind.model, kind.ma, root / kind.files, root, loaded)


def _document(folder: Path, root: Path, loaded: Loaded) -> None:
    record = folder / "van-ban.yml"
    _check_name(folder.name, relative(folder, root), loaded)
    if not record.is_file():
        loaded.ids("van-ban").add(folder.name)
        loaded.unreadable.add(folder.name)
        message = "Thư mục văn bản này thiếu tệp van-ban.yml."
        hint = "Thêm tệp van-ban.yml theo mẫu của văn bản khác."
        _of_file(loaded, relative(record, root), "thieu-tep", message, hint)
        return
    _one(VanBan, "van-ban", folder.name, record, root, loaded)
    path = folder / "toan-van.md"
    if not path.is_file():
        if (folder / seal.NAME).is_file():
            loaded.unreadable.add(folder.name)
            message = "Không còn toàn văn mà vẫn còn tệp khóa mã khoản khoan.lock."
            hint = (
                "Lấy lại tệp này từ lịch sử git; bỏ hẳn toàn văn thì xóa cả khoan.lock, ghi toan_van: khong."
            )
            _of_file(loaded, relative(path, root), "thieu-tep", message, hint)
        return
    text, problems = textfile.read(path, root, limit=clauses.MAX_BYTES)
    loaded.problems += problems
    if text is None:
        loaded.unreadable.add(folder.name)
        return
    toan_van, problems = clauses.parse(text, relative(path, root))
    loaded.problems += problems
    if problems:
        loaded.unreadable.add(folder.name)
        return
    lock_path = folder / seal.NAME
    sealed = None
    if lock_path.is_file():
        locked, problems = textfile.read(lock_path, root, limit=clauses.MAX_BYTES)
        loaded.problems += problems
        if locked is None:
            loaded.unreadable.add(folder.name)
            return
        sealed = seal.parse(locked)
    loaded.texts[folder.name] = FullText(folder.name, relative(path, root), toan_van, sealed)


def _history(folder: Path, root: Path, loaded: Loaded) -> None:
    """The results of the task that the folder is named after, and the ledger that holds them together."""
    if not folder.is_dir():
        hint = "Đưa tệp vào thư mục mang mã của nhiệm vụ, ví dụ data/ket-qua/nop-bao-cao/."
        message = "Thư mục này chỉ chứa thư mục của từng nhiệm vụ."
        loaded.problems.append(Problem(relative(folder, root), 1, 1, "", "tep-la", message, hint))
        return
    recorded, problems = ledger.read(folder, root)
    loaded.problems += problems
    if recorded is not None:
        loaded.ledgers[folder.name] = recorded
    for path in _records(folder, root, loaded):
        _one(KetQua, ledger.FOLDER, f"{folder.name}/{path.stem}", path, root, loaded)


def _records(folder: Path, root: Path, loaded: Loaded) -> Iterator[Path]:
    """The record files of a folder, sorted; what does not belong there is a problem."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name == ledger.LEDGER:
            continue
        shown = relative(path, root)
        if path.is_dir() or path.suffix != ".yml":
            loaded.problems.append(strays.wrong_kind(path, shown))
            continue
        _check_name(path.stem, shown, loaded)
        yield path


def _check_name(name: str, shown: str, loaded: Loaded) -> None:
    if not _ID.fullmatch(name):
        message = f"Tên “{name}” không dùng làm mã được."
        hint = f"Đổi tên thành “{slug(name)}” (chữ thường không dấu, gạch nối)."
        loaded.problems.append(Problem(shown, 1, 1, "tên tệp", "ten-tep", message, hint))


def _of_file(loaded: Loaded, shown: str, code: str, message: str, hint: str) -> None:
    loaded.problems.append(Problem(shown, 1, 1, "", code, message, hint))


def read_source(path: Path, root: Path) -> tuple[Source | None, list[Problem]]:
    """One YAML file, or what makes it unreadable."""
    text, problems = textfile.read(path, root)
    if text is None:
        return None, problems
    shown = relative(path, root)
    document, problems = yamlfile.parse(text, shown)
    return (Source(shown, text, document) if document else None), problems


def add(kind: Kind, ma: str, text: str, shown: str, loaded: Loaded) -> None:
    """One more record, of a text that stands in no file of data/ and that messages call `shown`; it takes the place of
    one with its id."""
    loaded.entries = [entry for entry in loaded.entries if (entry.kind, entry.ma) != (kind.ma, ma)]
    loaded.ids(kind.ma).add(ma)
    document, problems = yamlfile.parse(text, shown)
    loaded.problems += problems
    if document is not None:
        _add(kind.model, kind.ma, ma, document, shown, (), loaded)


def _parsed(path: Path, root: Path, loaded: Loaded) -> YamlDocument | None:
    found, problems = read_source(path, root)
    loaded.problems += problems
    if found is None:
        return None
    loaded.sources[found.path] = found
    return found.document


def _one(model: type[BaseModel], kind: str, ma: str, path: Path, root: Path, loaded: Loaded) -> None:
    loaded.ids(kind).add(ma)
    document = _parsed(path, root, loaded)
    if document is not None:
        _add(model, kind, ma, document, relative(path, root), (), loaded)


def _many(model: type[BaseModel], kind: str, path: Path, root: Path, loaded: Loaded) -> None:
    document = _parsed(path, root, loaded)
    if document is None or not isinstance(document.value, list):
        loaded.unreadable.add(kind)
    if document is None:
        return
    if not isinstance(document.value, list):
        loaded.problems.append(
            Problem(
                relative(path, root),
                1,
                1,
                "",
                "khong-phai-danh-sach",
                "Tệp này phải là một danh sách.",
                "Mỗi mục mở đầu bằng “- id: …”.",
            )
        )
        return
    for position, item in enumerate(document.value):
        ma = _item_id(model, item)
        if not ma or ma in loaded.ids(kind):
            loaded.unreadable.add(
                kind
            )  # which ids there are is not known: no reference to them can be judged
        if ma and ma in loaded.ids(kind):
            key, called, hint = _DOUBLED["tu" if "tu" in model.model_fields else "id"]
            line, column = document.value_at((position, key))
            other = next((e for e in loaded.entries if e.kind == kind and e.ma == ma), None)
            there = f" ({other.path}:{other.document.key_at(other.at)[0]})" if other else ""
            message = f"{called} “{ma}” đã dùng cho mục khác{there}."
            loaded.problems.append(
                Problem(relative(path, root), line, column, key, "trung-ma", message, hint)
            )
        loaded.ids(kind).add(ma)
        _add(model, kind, ma, document, relative(path, root), (position,), loaded)


def _item_id(model: type[BaseModel], item: Any) -> str:
    """The id of a list's item; what has none is known by the clause or the address it is about. '' if not given."""
    names = next(
        names for names in (("tu",), ("id",), ("van_ban", "khoan")) if names[0] in model.model_fields
    )
    given = [item.get(name) for name in names] if isinstance(item, dict) else [None]
    return "#".join(map(str, given)) if all(given) else ""


def _add(
    model: type[BaseModel],
    kind: str,
    ma: str,
    document: YamlDocument,
    path: str,
    at: yamlfile.Path,
    loaded: Loaded,
) -> None:
    record, problems = messages.validate(model, document, path, at)
    loaded.problems += problems
    if record is not None:
        loaded.entries.append(Entry(kind, ma, record, path, document, at))
