"""Every id that a record points at exists, and is not the record itself."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from namro.files.loaded import Loaded
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.base import TrichDan
from namro.records.hoc_tap import DiemDen
from namro.records.kinds import BY_ID, records
from namro.records.walk import parts

_OTHER_FIELDS = {
    **dict.fromkeys(("pham_vi", "ve"), "van-ban"),
    **dict.fromkeys(("lien_quan", "cau_hoi_mau", "cau_tra_loi_chinh"), "hoi-dap"),
    **dict.fromkeys(
        ("co_quan", "to_chuc", "nguoi_trinh_bay", "chu_tri", "thuc_hien", "phoi_hop", "giam_sat"), "don-vi"
    ),
    **dict.fromkeys(("bao_cao_qua", "bao_cao_den", "cha"), "don-vi"),
}
_KIND_OF_FIELD = {kind.field: kind.ma for kind in records() if kind.address} | _OTHER_FIELDS
"""Fields that hold ids: those named like a kind, and those named after what the record is to the other."""
_PLACE = {kind.ma: kind.place for kind in records()} | {"nhiem-vu-van-ban": BY_ID["nhiem-vu"].place}


def kind_of(field: str) -> str | None:
    """The kind of record whose ids a field of this name holds."""
    return _KIND_OF_FIELD.get(field)


def reference(loaded: Loaded) -> Iterator[Problem]:
    """Dangling and self references."""
    for entry in loaded.entries:
        for loc, kind, ma in references(entry.record):
            if kind in loaded.unreadable:
                continue
            if not loaded.ids(kind):
                message, cause = f"Không còn mục nào ở {_PLACE[kind]}.", f"{kind} *"
                yield entry.problem(loc, "tham-chieu-treo", message, "Lấy lại từ lịch sử git.", cause)
            elif ma not in loaded.ids(kind):
                hint = (
                    did_you_mean(ma, loaded.ids(kind))
                    or f"Chọn một mã có trong {_PLACE[kind]}, hoặc thêm mục đó."
                )
                message, cause = (
                    f"Không có mã “{ma}” trong {_PLACE[kind]}.",
                    f"{kind.removeprefix('nhiem-vu-')} {ma}",
                )
                yield entry.problem(loc, "tham-chieu-treo", message, hint, cause)
            elif kind == entry.kind and ma == entry.ma:
                yield entry.problem(loc, "tu-tham-chieu", f"Mục “{ma}” trỏ về chính nó.", "Bỏ mã này.")


def references(record: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """(field, kind, id) of every reference, citations left to their own rule."""
    for loc, part in parts(record):
        if isinstance(part, DiemDen):
            yield (*loc, "ma"), part.loai if part.loai != "nhiem-vu" else "nhiem-vu-van-ban", part.ma
        elif not isinstance(part, TrichDan):
            for name in type(part).model_fields.keys() & _KIND_OF_FIELD.keys():
                value, kind = getattr(part, name), _KIND_OF_FIELD[name]
                if isinstance(value, str):
                    yield (*loc, name), kind, value
                elif isinstance(value, tuple):
                    yield from (
                        ((*loc, name, position), kind, ma)
                        for position, ma in enumerate(value)
                        if isinstance(ma, str)
                    )
