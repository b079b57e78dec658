"""From the folder `data/` to records with positions: every file read once, and all that is wrong with them."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel

from namro.files import clauses, handwritten, ledger, messages, seal, settings, strays, textfile, yamlfile
from namro.files.kept import Kept
from namro.files.loaded import Entry, FullText, Loaded, Source
from namro.files.yamlfile import YamlDocument
from namro.language.vietnamese import slug
from namro.problems import InvalidData, Problem, UserError, relative
from namro.records.danh_muc import Trang
from namro.records.kinds import BY_ID, Kind, records
from namro.records.nhiem_vu import KetQua
from namro.records.van_ban import VanBan

_APART = frozenset({"trang", "van-ban", "nhiem-vu", ledger.FOLDER})
"""Kinds whose files hold more than their records: each is read in its own way."""
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


def read(root: Path, kept: Kept | None = None) -> Loaded:
    """Every file of `root`/data as records; `kept` holds what an earlier reading made of files. Raises UserError when the folder is not there, InvalidData when something
    in the project is no file to read, or holds several records: then nothing has been opened."""
    data = root / "data"
    if not data.is_dir():
        raise UserError(f"Không thấy thư mục dữ liệu “{data}”. Chạy lệnh trong thư mục của dự án.")
    for refused in (strays.no_files, strays.lists):
        if found := [*refused(root)]:
            raise InvalidData(found)
    loaded = Loaded(kept=kept or Kept())
    loaded.problems += strays.not_for_pages(root)
    menu, problems = settings.read(root)
    loaded.written, wrong = handwritten.pages(root, menu, loaded.kept)
    loaded.problems += [*problems, *wrong]
    loaded.problems += strays.unexpected(data, root, tuple(kind.folder for kind in records()))
    if (data / "trang.yml").is_file():
        _one(Trang, "trang", "trang", data / "trang.yml", root, loaded)
    else:
        message = "Thiếu tệp thông tin của trang."
        _of_file(loaded, "data/trang.yml", "thieu-tep", message, "Lấy lại tệp này từ lịch sử git.")
    for kind in records():
        if kind.ma not in _APART:
            _plain(kind, (root / kind.files).parent, root, loaded)
    for folder in _folders(data / "nhiem-vu", root, loaded):
        loaded.ids("nhiem-vu-van-ban").add(folder.name)
        _plain(BY_ID["nhiem-vu"], folder, root, loaded)
    for folder in _folders(data / ledger.FOLDER, root, loaded):
        _history(folder, root, loaded)
    for folder in sorted((data / "van-ban").glob("*")):
        if strays.left_copy(folder.name):
            loaded.problems.append(strays.of_copy(folder.name, relative(folder, root)))
        elif folder.is_dir():
            _document(folder, root, loaded)
        else:
            message = "Thư mục này chỉ chứa thư mục của từng văn bản."
            hint = "Đưa tệp vào thư mục của văn bản ấy, hoặc ra khỏi data/."
            _of_file(loaded, relative(folder, root), "tep-la", message, hint)
    return loaded


def _plain(kind: Kind, folder: Path, root: Path, loaded: Loaded) -> None:
    """The records of a folder, a file each, in the order in which they are told."""
    first = len(loaded.entries)
    for path in _records(folder, root, loaded):
        if kind.unnamed:
            _unnamed(kind, path, root, loaded)
        elif kind.ma == "nhiem-vu" and path.stem in loaded.ids(kind.ma):
            other = next((e.path for e in loaded.of(kind.ma) if e.ma == path.stem), "")
            message = f"Mã “{path.stem}” đã dùng cho nhiệm vụ khác{f' ({other})' if other else ''}."
            _of_file(
                loaded,
                relative(path, root),
                "trung-ma",
                message,
                "Đổi tên một tệp: mỗi nhiệm vụ một mã riêng.",
            )
        else:
            _one(kind.model, kind.ma, path.stem, path, root, loaded)
    told = loaded.entries[first:]
    told.sort(key=lambda entry: getattr(entry.record, "thu_tu", None) or sys.maxsize)
    loaded.entries[first:] = told


def _document(folder: Path, root: Path, loaded: Loaded) -> None:
    record = folder / "van-ban.yml"
    _check_name(folder.name, relative(folder, root), loaded)
    if not record.is_file():
        loaded.ids("van-ban").add(folder.name)
        loaded.unreadable.add(folder.name)
        message = "Thư mục văn bản này thiếu tệp van-ban.yml."
        hint = f"Chạy  python3 manage.py new van-ban --ma {folder.name}  hoặc thêm tệp theo mẫu của văn bản khác."
        _of_file(loaded, relative(record, root), "thieu-tep", message, hint)
        return
    _one(VanBan, "van-ban", folder.name, record, root, loaded)
    _full_text(folder, root, loaded)


def without_record(root: Path, loaded: Loaded) -> list[str]:
    """The documents whose text is there and whose record is not yet: they were just imported."""
    found = (
        folder for folder in sorted((root / "data" / "van-ban").glob("*")) if folder.name in loaded.unreadable
    )
    return [
        one.name for one in found if (one / "toan-van.md").is_file() and not (one / "van-ban.yml").exists()
    ]


def take_up(root: Path, loaded: Loaded, ma: str) -> None:
    """Read the text of a document `without_record`, whose record is about to be made: its id is free for that one."""
    folder = root / "data" / "van-ban" / ma
    missing = relative(folder / "van-ban.yml", root)
    loaded.problems = [problem for problem in loaded.problems if problem.path != missing]
    loaded.ids("van-ban").discard(ma)
    loaded.unreadable.discard(ma)
    _full_text(folder, root, loaded)


def _full_text(folder: Path, root: Path, loaded: Loaded) -> None:
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
    toan_van, problems = loaded.kept.of_file(path, lambda: _text(path, root))
    loaded.problems += problems
    if toan_van is None or problems:
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


def _text(path: Path, root: Path) -> tuple[clauses.ToanVan | None, list[Problem]]:
    text, problems = textfile.read(path, root, limit=clauses.MAX_BYTES)
    return (None, problems) if text is None else clauses.parse(text, relative(path, root))


def _history(folder: Path, root: Path, loaded: Loaded) -> None:
    """The results of the task that the folder is named after, and the ledger that holds them together."""
    recorded, problems = ledger.read(folder, root)
    loaded.problems += problems
    if recorded is not None:
        loaded.ledgers[folder.name] = recorded
    for path in _records(folder, root, loaded):
        _one(KetQua, ledger.FOLDER, f"{folder.name}/{path.stem}", path, root, loaded)


_FOLDERS = {
    ledger.FOLDER: (
        "Thư mục này chỉ chứa thư mục của từng nhiệm vụ.",
        "Đưa tệp vào thư mục mang mã của nhiệm vụ, ví dụ data/ket-qua/nop-bao-cao/.",
    ),
    "nhiem-vu": (
        "Thư mục này chỉ chứa thư mục của từng văn bản.",
        "Đưa tệp vào thư mục mang mã của văn bản giao nhiệm vụ, ví dụ data/nhiem-vu/ma-van-ban/.",
    ),
}


def _folders(above: Path, root: Path, loaded: Loaded) -> Iterator[Path]:
    """The folders of a kind whose records lie in one for each task or document."""
    for folder in sorted(above.glob("*")):
        if folder.is_dir():
            yield folder
        else:
            _of_file(loaded, relative(folder, root), "tep-la", *_FOLDERS[above.name])


def _records(folder: Path, root: Path, loaded: Loaded) -> Iterator[Path]:
    """The record files of a folder, sorted; what does not belong there is a problem."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name == ledger.LEDGER:
            continue
        shown = relative(path, root)
        if strays.left_copy(path.name) or strays.left_copy(path.stem):
            loaded.problems.append(strays.of_copy(path.name, shown))
            continue
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
        _add(kind.model, kind.ma, ma, document, shown, loaded)


def _parsed(path: Path, root: Path, loaded: Loaded) -> YamlDocument | None:
    found, problems = loaded.kept.of_file(path, lambda: read_source(path, root))
    loaded.problems += problems
    if found is None:
        return None
    loaded.sources[found.path] = found
    return found.document


def _one(model: type[BaseModel], kind: str, ma: str, path: Path, root: Path, loaded: Loaded) -> None:
    loaded.ids(kind).add(ma)
    document = _parsed(path, root, loaded)
    if document is not None:
        _add(model, kind, ma, document, relative(path, root), loaded)


def _unnamed(kind: Kind, path: Path, root: Path, loaded: Loaded) -> None:
    """A record that is named by what it is about."""
    document = _parsed(path, root, loaded)
    ma = kind.name_in(document.value) if document and isinstance(document.value, dict) else ""
    if document is None or not ma:
        loaded.unreadable.add(kind.ma)
    if document is None:
        return
    if ma and ma in loaded.ids(kind.ma):
        key = kind.named_by[-1]
        other = next((e.path for e in loaded.of(kind.ma) if e.ma == ma), "")
        message = f"“{ma}” đã có mục khác nói tới{f' ({other})' if other else ''}."
        place = document.value_at((key,))
        hint = "Gộp hai tệp làm một rồi xóa tệp thừa."
        loaded.problems.append(Problem(relative(path, root), *place, key, "trung-ma", message, hint))
    loaded.ids(kind.ma).add(ma)
    _add(kind.model, kind.ma, ma, document, relative(path, root), loaded)


def _add(
    model: type[BaseModel],
    kind: str,
    ma: str,
    document: YamlDocument,
    path: str,
    loaded: Loaded,
) -> None:
    record, problems = loaded.kept.of_value(
        f"{kind} {path}", document, lambda: messages.validate(model, document, path, ma)
    )
    loaded.problems += problems
    if record is not None:
        loaded.entries.append(Entry(kind, ma, record, path, document))
