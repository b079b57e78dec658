"""A clause that a record names without quoting it exists: in a note, in a step of a study path."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from namro.loaded import Loaded
from namro.problems import Problem
from namro.vietnamese import did_you_mean
from namro.yamlfile import Path


def clause_reference(loaded: Loaded) -> Iterator[Problem]:
    """Unknown clauses of `khong-phai-nhiem-vu.yml` and of `diem_den`."""
    for entry in loaded.of("khong-phai-nhiem-vu"):
        yield from _unknown(loaded, entry.record.van_ban, entry.record.khoan, entry.problem, ("khoan",))
    for entry in loaded.of("lo-trinh"):
        for step, buoc in enumerate(entry.record.buoc):
            for place, den in enumerate(buoc.diem_den):
                if den.khoan is not None:
                    here = ("buoc", step, "diem_den", place, "khoan")
                    yield from _unknown(loaded, den.ma, den.khoan, entry.problem, here)


def _unknown(
    loaded: Loaded, van_ban: str, khoan: str, problem: Callable[[Path, str, str, str], Problem], loc: Path
) -> Iterator[Problem]:
    text = loaded.texts.get(van_ban)
    if text is not None and khoan not in text.toan_van.theo_ma:
        hint = did_you_mean(khoan, text.toan_van.theo_ma) or f"Xem mã khoản trong {text.path}."
        yield problem(loc, "khoan-khong-co", f"Văn bản “{van_ban}” không có khoản “{khoan}”.", hint)
