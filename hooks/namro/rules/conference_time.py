"""The time of a conference or an event names days only where its words do, and hours only on a day."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import squeeze
from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.hoi_nghi import ThoiGian
from namro.rules.deadline import corrections

_TIMES = {"hoi-nghi": ("thoi_gian", "kiem_tra_duong_truyen"), "su-kien": ("thoi_gian",)}


def conference_time(loaded: Loaded) -> Iterator[Problem]:
    """Days, hours and words of `thoi_gian` and `kiem_tra_duong_truyen` agree."""
    for kind, names in _TIMES.items():
        for entry, name in ((entry, name) for entry in loaded.of(kind) for name in names):
            time: ThoiGian | None = getattr(entry.record, name)
            for field, message, hint in _faults(time) if time else ():
                yield entry.problem((name, field), "thoi-gian", message, hint)


def _faults(time: ThoiGian) -> Iterator[tuple[str, str, str]]:
    for field, _, message, hint in corrections(time.da_sua, time.den_ngay):
        yield field, message, hint
    days = [day for day in (time.tu_ngay, time.den_ngay) if day]
    if time.do_chinh_xac == "khong-co-ngay":
        if days or time.bat_dau:
            yield (
                "do_chinh_xac",
                "Ghi là không có ngày mà lại ghi ngày hoặc giờ.",
                "Bỏ ngày, giờ; hoặc sửa độ chính xác.",
            )
    elif len(days) < 2:
        yield (
            "do_chinh_xac",
            "Thiếu tu_ngay hoặc den_ngay.",
            "Ghi cả hai; họp một ngày thì hai ngày như nhau.",
        )
    elif days[0] > days[1]:
        yield "tu_ngay", "Từ ngày đứng sau đến ngày.", "Xem lại hai ngày."
    if time.do_chinh_xac == "gio" and time.bat_dau is None:
        yield (
            "do_chinh_xac",
            "Ghi là chính xác đến giờ nhưng không có bat_dau.",
            "Thêm bat_dau, hoặc ghi do_chinh_xac: ngay.",
        )
    if days[:1] == days[1:] and time.bat_dau and time.ket_thuc and time.ket_thuc <= time.bat_dau:
        yield "ket_thuc", "Giờ kết thúc không sau giờ bắt đầu.", "Xem lại hai giờ."
    words = squeeze(time.nguyen_van)
    if not any(words in squeeze(cited.trich) for cited in time.nguon):
        yield (
            "nguyen_van",
            "Lời văn về thời gian không có trong đoạn trích nào.",
            "Chép đúng lời văn bản, và trích cả câu ấy.",
        )
