"""From the folder `data/` to records with positions, then to a Library, or to all problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from namro import clauses, messages, textfile, yamlfile
from namro.library import Library
from namro.loaded import Entry, FullText, Loaded
from namro.problems import InvalidData, Problem, UserError, relative
from namro.records.danh_muc import ChuDe, DoiTuong, DonVi, MauThuan, TaiLieu, ThuatNgu, Trang
from namro.records.hoc_tap import ChuyenMuc, LoTrinh
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import ChuyenDe, HoiNghi
from namro.records.nhiem_vu import KhongPhaiNhiemVu, NhiemVu
from namro.records.tap_in import TapIn
from namro.records.van_ban import VanBan
from namro.rules import RULES
from namro.vietnamese import did_you_mean, slug
from namro.yamlfile import YamlDocument

_Model = TypeVar("_Model", bound=BaseModel)

ONE_A_FILE: Mapping[str, type[BaseModel]] = {
    "hoi-nghi": HoiNghi,
    "chuyen-de": ChuyenDe,
    "hoi-dap": HoiDap,
    "lo-trinh": LoTrinh,
    "chuyen-muc": ChuyenMuc,
    "tap-in": TapIn,
}
LISTS: Mapping[str, type[BaseModel]] = {
    "don-vi": DonVi,
    "doi-tuong": DoiTuong,
    "chu-de": ChuDe,
    "thuat-ngu": ThuatNgu,
    "tai-lieu": TaiLieu,
    "mau-thuan": MauThuan,
    "khong-phai-nhiem-vu": KhongPhaiNhiemVu,
}
PLACES = ("trang.yml", *(f"{name}.yml" for name in LISTS), *ONE_A_FILE, "van-ban", "nhiem-vu")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load(root: Path) -> Library:
    """Read, check and link everything below `root`/data. Raises InvalidData with all problems."""
    loaded = read(root)
    problems = [*loaded.problems, *(problem for rule in RULES for problem in rule(loaded))]
    if problems:
        raise InvalidData(problems)
    return _library(loaded)


def read(root: Path) -> Loaded:
    """Every file of `root`/data as records. Raises UserError when the folder is not there."""
    data = root / "data"
    if not data.is_dir():
        raise UserError(f"Không thấy thư mục dữ liệu “{data}”. Chạy lệnh trong thư mục của dự án.")
    loaded = Loaded()
    _unexpected(data, root, loaded)
    if (data / "trang.yml").is_file():
        _one(Trang, "trang", "trang", data / "trang.yml", root, loaded)
    else:
        loaded.problems.append(
            Problem(
                "data/trang.yml",
                1,
                1,
                "",
                "thieu-tep",
                "Thiếu tệp thông tin của trang.",
                "Lấy lại tệp này từ lịch sử git.",
            )
        )
    for name, model in LISTS.items():
        if (data / f"{name}.yml").is_file():
            _many(model, name, data / f"{name}.yml", root, loaded)
    for name, model in ONE_A_FILE.items():
        for path in _records(data / name, root, loaded):
            _one(model, name, path.stem, path, root, loaded)
    for path in _records(data / "nhiem-vu", root, loaded):
        loaded.ids("nhiem-vu-van-ban").add(path.stem)
        _many(NhiemVu, "nhiem-vu", path, root, loaded)
    for folder in sorted(p for p in (data / "van-ban").glob("*") if p.is_dir()):
        _document(folder, root, loaded)
    return loaded


def _document(folder: Path, root: Path, loaded: Loaded) -> None:
    record = folder / "van-ban.yml"
    _check_name(folder.name, relative(folder, root), loaded)
    if not record.is_file():
        loaded.ids("van-ban").add(folder.name)
        loaded.problems.append(
            Problem(
                relative(record, root),
                1,
                1,
                "",
                "thieu-tep",
                "Thư mục văn bản này thiếu tệp van-ban.yml.",
                "Thêm tệp van-ban.yml theo mẫu của văn bản khác.",
            )
        )
        return
    _one(VanBan, "van-ban", folder.name, record, root, loaded)
    path = folder / "toan-van.md"
    if not path.is_file():
        return
    text, problems = textfile.read(path, root)
    loaded.problems += problems
    if text is None:
        loaded.unreadable.add(folder.name)
        return
    toan_van, problems = clauses.parse(text, relative(path, root))
    loaded.problems += problems
    if problems:
        loaded.unreadable.add(folder.name)
        return
    lock_path = folder / "khoan.lock"
    lock = None
    if lock_path.is_file():
        locked, problems = textfile.read(lock_path, root)
        loaded.problems += problems
        if locked is None:
            loaded.unreadable.add(folder.name)
            return
        lock = tuple(locked.split())
    loaded.texts[folder.name] = FullText(folder.name, relative(path, root), toan_van, lock)


def _records(folder: Path, root: Path, loaded: Loaded) -> Iterator[Path]:
    """The record files of a folder, sorted; what does not belong there is a problem."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        shown = relative(path, root)
        if path.is_dir() or path.suffix != ".yml":
            hint = f"Đổi tên thành {slug(path.stem)}.yml, hoặc đưa tệp ra khỏi thư mục này."
            loaded.problems.append(
                Problem(shown, 1, 1, "", "tep-la", "Thư mục này chỉ chứa các tệp .yml.", hint)
            )
            continue
        _check_name(path.stem, shown, loaded)
        yield path


def _check_name(name: str, shown: str, loaded: Loaded) -> None:
    if not _ID.fullmatch(name):
        loaded.problems.append(
            Problem(
                shown,
                1,
                1,
                "tên tệp",
                "ten-tep",
                f"Tên “{name}” không dùng làm mã được.",
                f"Đổi tên thành “{slug(name)}” (chữ thường không dấu, gạch nối).",
            )
        )


def _unexpected(data: Path, root: Path, loaded: Loaded) -> None:
    for path in sorted(data.iterdir()):
        if path.name not in PLACES:
            hint = did_you_mean(path.name, PLACES) or "Trong data/ chỉ có: " + ", ".join(PLACES) + "."
            loaded.problems.append(
                Problem(relative(path, root), 1, 1, "", "tep-la", f"Không biết “{path.name}” là gì.", hint)
            )


def _parsed(path: Path, root: Path, loaded: Loaded) -> YamlDocument | None:
    text, problems = textfile.read(path, root)
    loaded.problems += problems
    if text is None:
        return None
    document, problems = yamlfile.parse(text, relative(path, root))
    loaded.problems += problems
    return document


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
        if ma in loaded.ids(kind):
            line, column = document.value_at((position, "id"))
            loaded.problems.append(
                Problem(
                    relative(path, root),
                    line,
                    column,
                    "id",
                    "trung-ma",
                    f"Mã “{ma}” đã dùng cho mục khác.",
                    "Mỗi mục một mã riêng.",
                )
            )
        loaded.ids(kind).add(ma)
        _add(model, kind, ma, document, relative(path, root), (position,), loaded)


def _item_id(model: type[BaseModel], item: Any) -> str:
    """The id of a list's item; what has none is known by the clause it is about."""
    if not isinstance(item, dict):
        return ""
    return str(item.get("id")) if "id" in model.model_fields else f"{item.get('van_ban')}#{item.get('khoan')}"


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


def _library(loaded: Loaded) -> Library:
    def records(kind: str) -> Mapping[str, Any]:
        return MappingProxyType({entry.ma: entry.record for entry in loaded.of(kind)})

    tasks: dict[str, list[NhiemVu]] = {}
    for entry in loaded.of("nhiem-vu"):
        tasks.setdefault(Path(entry.path).stem, []).append(entry.record)
    return Library(
        trang=records("trang")["trang"],
        van_ban=records("van-ban"),
        toan_van=MappingProxyType({ma: text.toan_van for ma, text in loaded.texts.items()}),
        hoi_nghi=records("hoi-nghi"),
        chuyen_de=records("chuyen-de"),
        hoi_dap=records("hoi-dap"),
        nhiem_vu=MappingProxyType({ma: tuple(found) for ma, found in tasks.items()}),
        lo_trinh=records("lo-trinh"),
        chuyen_muc=records("chuyen-muc"),
        tap_in=records("tap-in"),
        don_vi=records("don-vi"),
        doi_tuong=records("doi-tuong"),
        chu_de=records("chu-de"),
        thuat_ngu=records("thuat-ngu"),
        tai_lieu=records("tai-lieu"),
        mau_thuan=records("mau-thuan"),
        khong_phai_nhiem_vu=tuple(entry.record for entry in loaded.of("khong-phai-nhiem-vu")),
    )
