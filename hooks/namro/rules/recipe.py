"""Each part of a packet's recipe chooses what its kind can show, and what it names can be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.kinds import records
from namro.records.tap_in import PhanTapIn

_ALSO: Mapping[str, tuple[str, ...]] = {
    "chuyen-de": ("hoi_nghi",),
    "hoi-dap": ("chu_de", "doi_tuong"),
    "nhiem-vu": ("van_ban", "don_vi"),
}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    **{
        kind.ma: (kind.field, *_ALSO.get(kind.ma, ()))
        for kind in records()
        if kind.printed and not kind.on_a_list
    },
    "tu-kiem-tra": ("hoi_dap", *_ALSO["hoi-dap"]),
    "so-sanh": ("van_ban",),
}
"""For each kind the fields of which at least one must choose something."""
_MAY: Mapping[str, tuple[str, ...]] = {
    "van-ban": ("khoan",),
    "tu-kiem-tra": ("so_cau",),
    "thuat-ngu": ("thuat_ngu",),
    "ma-tran": ("van_ban",),
    "ghi-chep": ("so_dong",),
}
_COMMON = ("loai", "tieu_de")
_TWO = 2


def recipe(loaded: Loaded) -> Iterator[Problem]:
    """Fields that a part lacks or cannot use, documents without text, clauses that are not there."""
    for entry in loaded.of("tap-in"):
        for number, part in enumerate(entry.record.phan):
            here: Path = ("phan", number)
            yield from _fields(entry, part, here, bodies_given=entry.record.moi_don_vi)
            if part.loai in ("van-ban", "so-sanh"):
                yield from _texts(loaded, entry, part, here)


def _fields(entry: Entry, part: PhanTapIn, here: Path, bodies_given: bool) -> Iterator[Problem]:
    needs, may = _NEEDS.get(part.loai, ()), _MAY.get(part.loai, ())
    given = [name for name in PhanTapIn.model_fields if name not in _COMMON and getattr(part, name)]
    for name in given:
        if name not in (*needs, *may):
            usable = ", ".join((*needs, *may))
            yield entry.problem(
                (*here, name),
                "phan-thua-truong",
                f"Phần loại “{part.loai}” không dùng trường này.",
                f"Bỏ đi; loại này dùng: {usable}.",
            )
    if needs and not any(name in given for name in needs) and not (part.loai == "nhiem-vu" and bodies_given):
        yield entry.problem(
            (*here, "loai"),
            "phan-thieu-truong",
            f"Phần loại “{part.loai}” chưa chọn gì để in.",
            f"Thêm một trong các trường: {', '.join(needs)}.",
        )
    if part.loai == "so-sanh" and len(part.van_ban) != _TWO and part.van_ban:
        message = f"So sánh cần hai văn bản, bản cũ trước, bản mới sau; đang có {len(part.van_ban)}."
        yield entry.problem((*here, "van_ban"), "phan-so-sanh", message, "Ghi van_ban: [bản cũ, bản mới].")
    if part.khoan and len(part.van_ban) > 1:
        yield entry.problem(
            (*here, "khoan"),
            "phan-nhieu-van-ban",
            "Chọn khoản thì chỉ nêu một văn bản.",
            "Tách thành nhiều phần, mỗi phần một văn bản.",
        )


def _texts(loaded: Loaded, entry: Entry, part: PhanTapIn, here: Path) -> Iterator[Problem]:
    only_named = {document.ma for document in loaded.of("van-ban") if not document.record.toan_van}
    for number, ma in enumerate(part.van_ban):
        if ma in only_named:
            yield entry.problem(
                (*here, "van_ban", number),
                "phan-khong-toan-van",
                f"Văn bản “{ma}” không có toàn văn để in.",
                "Chọn văn bản có tệp toan-van.md.",
            )
    if len(part.van_ban) != 1 or part.van_ban[0] not in loaded.texts:
        return
    full = loaded.texts[part.van_ban[0]]
    for number, khoan in enumerate(part.khoan):
        if khoan not in full.toan_van.theo_ma:
            yield entry.problem(
                (*here, "khoan", number),
                "khoan-khong-co",
                f"Văn bản “{full.van_ban}” không có khoản “{khoan}”.",
                did_you_mean(khoan, full.toan_van.theo_ma) or f"Xem mã khoản trong {full.path}.",
            )
