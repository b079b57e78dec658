"""A part in a task goes to the body that the quoted words name, not to one whose name is only a piece of that name, or
that the closing words of a list make another level's ("Mặt trận Tổ quốc và các tổ chức … thành phố")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namro.files.citations import citations, squeeze
from namro.files.loaded import Entry, Loaded
from namro.files.naming import LanNeu, TenGoi
from namro.problems import Problem
from namro.rules.reference import references


def body_named(loaded: Loaded) -> Iterator[Problem]:
    """Bodies that a task's quotations print in longer names of others only."""
    names = TenGoi({entry.ma: entry.record for entry in loaded.of("don-vi")})
    clauses = {
        (ma, khoan.ma): squeeze(khoan.nguyen_van)
        for ma, text in loaded.texts.items()
        for khoan in text.toan_van.khoan
    }
    found: dict[tuple[str, str], tuple[LanNeu, ...]] = {}
    for entry in loaded.of("nhiem-vu"):
        for _, cited in citations(entry.record):
            key = (cited.van_ban, cited.khoan)
            if key in clauses and key not in found:
                found[key] = names.trong(clauses[key])
        for place, kind, body in references(entry.record.nguoi):
            longer = _only_inside(entry, body, clauses, found) if kind == "don-vi" else ""
            if longer:
                yield entry.problem(
                    ("nguoi", *place),
                    "don-vi-khac",
                    f"Đoạn trích không nêu riêng “{body}”; tên ấy chỉ là một phần của “{longer}”.",
                    "Ghi đơn vị mang cả tên dài ấy, hoặc trích thêm chỗ văn bản nêu riêng đơn vị này.",
                )


def _only_inside(
    entry: Entry,
    body: str,
    clauses: Mapping[tuple[str, str], str],
    found: Mapping[tuple[str, str], tuple[LanNeu, ...]],
) -> str:
    """The longer name where the task's quotations name `body` in no other way; '' where they do, or not at all."""
    namings = [
        one
        for _, cited in citations(entry.record)
        for one in found.get((cited.van_ban, cited.khoan), ())
        if one.don_vi == body and one.cham(clauses[cited.van_ban, cited.khoan], cited.trich)
    ]
    return namings[0].trong if namings and all(one.trong for one in namings) else ""
