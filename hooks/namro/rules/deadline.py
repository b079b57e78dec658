"""A deadline keeps the document's words, and its fields say what these words can mean: no less, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from namro.files.citations import squeeze
from namro.files.loaded import Loaded
from namro.language.deadline_words import ThoiHan, read_deadline
from namro.language.vietnamese import day
from namro.problems import Problem
from namro.records.base import LanSua
from namro.records.nhiem_vu import RoTienDo

_Fault: TypeAlias = tuple[str, str, str, str]
"""Field, code, message, hint."""
_FIELDS = ("do_chinh_xac", "som_nhat", "muon_nhat", "gio")


def deadline(loaded: Loaded) -> Iterator[Problem]:
    """Words stand in a quotation; precision, days, hour and "trước" are what they mean."""
    for entry in loaded.of("nhiem-vu"):
        for field, code, message, hint in _faults(entry.record.tien_do):
            yield entry.problem(("tien_do", field), f"tien-do-{code}", message, hint)


def _faults(value: RoTienDo) -> Iterator[_Fault]:
    if value.nguyen_van is None:
        for field in _FIELDS:
            if getattr(value, field) is not None:
                hint = "Thêm nguyen_van: lời văn bản về thời hạn; văn bản không nêu thì bỏ trường này."
                yield field, "thieu-loi", "Ghi thời hạn mà thiếu lời văn bản.", hint
        return
    words = squeeze(value.nguyen_van)
    if not any(words in squeeze(cited.trich) for cited in value.nguon):
        hint = "Chép đúng lời văn bản, và trích cả câu chứa lời ấy trong tien_do: nguon."
        yield (
            "nguyen_van",
            "nguyen-van",
            "Lời văn về thời hạn không có trong đoạn trích nào của tiến độ.",
            hint,
        )
        return
    meant = read_deadline(words, value.muon_nhat.year if value.muon_nhat else None)
    if meant is None and value.muon_nhat and re.search(r"\d", words):
        if not value.ly_do:
            hint = "Nói cách hiểu lời văn trong ly_do; lời văn không nêu ngày thì bỏ som_nhat, muon_nhat."
            yield "muon_nhat", "khong-doc-duoc", f"Máy không đọc ra ngày từ lời “{words}”.", hint
        return
    if meant is None or meant.latest is None:
        yield from _dateless(value, "khac" if meant is None else meant.precision)
    else:
        yield from _dated(value, meant, meant.latest)
    yield from corrections(value.da_sua, value.muon_nhat)


def corrections(given: Sequence[LanSua], now: date | None) -> Iterator[_Fault]:
    """The history of a corrected date: oldest first, and the last correction did change the date."""
    if given and given[-1].muon_nhat_cu == now:
        hint = "muon_nhat_cu là ngày đứng ở đó trước lần sửa; không sửa ngày thì bỏ mục này."
        yield "da_sua", "sua-khong-doi", "Lần sửa cuối ghi ngày cũ trùng với ngày đang có.", hint
    if list(given) != sorted(given, key=lambda change: change.ngay):
        yield "da_sua", "sua-thu-tu", "Các lần sửa không theo thứ tự ngày.", "Lần sửa mới nhất đứng cuối."


def _dateless(value: RoTienDo, precision: str) -> Iterator[_Fault]:
    if value.do_chinh_xac != precision:
        hint = f"Viết do_chinh_xac: {precision}."
        yield "do_chinh_xac", "do-chinh-xac", f"Lời “{value.nguyen_van}” không nêu ngày tháng.", hint
    for field in ("som_nhat", "muon_nhat", "gio"):
        if getattr(value, field) is not None:
            hint = "Bỏ trường này; không suy đoán hạn mà văn bản không nêu."
            yield field, "thua-ngay", f"Lời “{value.nguyen_van}” không nêu ngày tháng mà lại ghi ngày.", hint


def _dated(value: RoTienDo, meant: ThoiHan, latest: date) -> Iterator[_Fault]:
    said = f"Lời “{value.nguyen_van}”"
    if value.do_chinh_xac != meant.precision:
        hint = f"Viết do_chinh_xac: {meant.precision}."
        yield "do_chinh_xac", "do-chinh-xac", f"{said} không chính xác đến mức đã ghi.", hint
    if value.muon_nhat != latest:
        hint = f"Viết muon_nhat: {latest.isoformat()} ({day(latest)})."
        yield "muon_nhat", "muon-nhat", f"{said} chỉ một ngày muộn nhất khác.", hint
    yield from _earliest(value, meant, latest, said)
    if value.gio != meant.hour:
        hint = f'Viết gio: "{meant.hour:%H:%M}".' if meant.hour else "Bỏ gio."
        told = (
            "không nêu giờ" if meant.hour is None else "nêu giờ khác" if value.gio else "nêu giờ mà chưa ghi"
        )
        yield "gio", "gio", f"{said} {told}.", hint
    if value.truoc != meant.exclusive:
        told = (
            "là trước thời điểm ấy, không kể chính nó"
            if meant.exclusive
            else "không phải “trước” một thời điểm"
        )
        hint = "Thêm truoc: co." if meant.exclusive else "Bỏ truoc."
        yield "truoc", "truoc", f"{said} {told}.", hint


def _earliest(value: RoTienDo, meant: ThoiHan, latest: date, said: str) -> Iterator[_Fault]:
    """The earliest day may be later than the words alone say, if a reason tells what narrows it."""
    given, expected = value.som_nhat, meant.earliest
    if given == expected:
        return
    if given and value.ly_do and (expected or date.min) < given <= latest:
        return
    if expected is None:
        hint = "Bỏ som_nhat, hoặc nói trong ly_do điều gì trong văn bản cho biết ngày ấy."
        yield "som_nhat", "som-nhat", f"{said} không nêu ngày bắt đầu.", hint
    else:
        hint = f"Viết som_nhat: {expected.isoformat()} ({day(expected)})."
        message = (
            f"{said} có thể chỉ từ ngày khác." if given else f"{said} cho biết ngày sớm nhất mà chưa ghi."
        )
        yield "som_nhat", "som-nhat", message, hint
