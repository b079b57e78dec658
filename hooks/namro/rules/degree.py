"""A degree of knowledge agrees with what is given: quoted has a quotation, inferred a reason, not stated nothing."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.base import CoMucDo
from namro.records.walk import parts

_OWN = set(CoMucDo.model_fields)


def degree(loaded: Loaded) -> Iterator[Problem]:
    """Every value with a `muc_do`, wherever it stands in a record."""
    for entry in loaded.entries:
        for loc, value in parts(entry.record):
            if not isinstance(value, CoMucDo):
                continue
            here = (*loc, "muc_do")
            content = [n for n in value.model_fields_set - _OWN if getattr(value, n) not in (None, ())]
            if value.muc_do == "trich-dan" and not value.nguon:
                yield entry.problem(
                    here,
                    "muc-do-thieu-nguon",
                    "Ghi là trích dẫn nhưng không có nguồn.",
                    "Thêm nguon: với van_ban, khoan, trich; hoặc ghi muc_do: chua-neu.",
                )
            elif value.muc_do == "suy-ra" and value.ly_do is None:
                yield entry.problem(
                    here,
                    "muc-do-thieu-ly-do",
                    "Ghi là suy ra nhưng không nói suy ra từ đâu.",
                    "Thêm ly_do: suy ra từ điều gì.",
                )
            if value.muc_do in ("chua-neu", "khong-ap-dung") and content:
                fields = ", ".join(sorted(content))
                yield entry.problem(
                    here,
                    "muc-do-thua",
                    f"Ghi là {value.muc_do} nhưng lại có nội dung ({fields}).",
                    "Bỏ các trường đó, hoặc ghi muc_do: trich-dan kèm nguồn.",
                )
            elif value.muc_do in ("trich-dan", "suy-ra") and not content:
                yield entry.problem(
                    here,
                    "muc-do-thieu-noi-dung",
                    f"Ghi là {value.muc_do} nhưng không có nội dung nào.",
                    "Thêm nội dung, hoặc ghi muc_do: chua-neu.",
                )
