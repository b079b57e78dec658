"""Nobody has approved or reported anything on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from namro.files.loaded import Loaded
from namro.language.vietnamese import day
from namro.problems import Problem
from namro.records.base import BienTap
from namro.rules.notes.own_prose import note


def dated_ahead(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Days of approval and of results after `today`, which the caller's clock knows: a note, for clocks go wrong."""
    for entry in loaded.entries:
        fields = (["ngay_duyet"] if isinstance(entry.record, BienTap) else []) + (
            ["ngay"] if entry.kind == "ket-qua" else []
        )
        for name in fields:
            told = getattr(entry.record, name)
            if told is not None and told > today:
                message = f"Ngày {day(told)} chưa đến (hôm nay là {day(today)})."
                yield note(entry, (name,), "ngay-chua-den", message, "Xem lại ngày, tháng, năm.")
