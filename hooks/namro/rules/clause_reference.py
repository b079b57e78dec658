"""A clause that a record names without quoting it exists: in a note, in a step of a study path, in a chain."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.hoc_tap import DiemDen
from namro.records.walk import parts


def clause_reference(loaded: Loaded) -> Iterator[Problem]:
    """Unknown clauses of `khong-phai-nhiem-vu/`, of `diem_den` and `noi_den`; clauses of what has none."""
    for entry in loaded.of("khong-phai-nhiem-vu"):
        yield from _unknown(loaded, entry, ("khoan",), entry.record.van_ban, entry.record.khoan)
    for entry in (*loaded.of("lo-trinh"), *loaded.of("chuoi")):
        for loc, den in parts(entry.record):
            if not isinstance(den, DiemDen) or den.khoan is None:
                continue
            here = (*loc, "khoan")
            if den.loai == "van-ban":
                yield from _unknown(loaded, entry, here, den.ma, den.khoan)
            else:
                hint = "Bỏ trường này, hoặc ghi loai: van-ban cùng mã của văn bản."
                yield entry.problem(here, "khoan-thua", "Chỉ văn bản mới có khoản để dẫn tới.", hint)


def _unknown(loaded: Loaded, entry: Entry, loc: Path, van_ban: str, khoan: str) -> Iterator[Problem]:
    text = loaded.texts.get(van_ban)
    if text is not None and khoan not in text.toan_van.theo_ma:
        hint = did_you_mean(khoan, text.toan_van.theo_ma) or f"Xem mã khoản trong {text.path}."
        yield entry.problem(loc, "khoan-khong-co", f"Văn bản “{van_ban}” không có khoản “{khoan}”.", hint)
