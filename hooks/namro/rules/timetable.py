"""A conference's timetable runs forward, and every talk stands in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import clock
from namro.problems import Problem


def timetable(loaded: Loaded) -> Iterator[Problem]:
    """Hours in order, talks of this conference only, each exactly once."""
    conferences = {entry.ma for entry in loaded.of("hoi-nghi")}
    talks = {entry.ma: entry for entry in loaded.of("chuyen-de")}
    given: Counter[str] = Counter()
    for entry in loaded.of("hoi-nghi"):
        yield from hours_forward(entry)
        for position, line in enumerate(entry.record.chuong_trinh):
            if line.chuyen_de in talks:
                given[line.chuyen_de] += 1
                if talks[line.chuyen_de].record.hoi_nghi != entry.ma:
                    yield entry.problem(
                        ("chuong_trinh", position, "chuyen_de"),
                        "chuyen-de-hoi-nghi-khac",
                        f"Chuyên đề “{line.chuyen_de}” thuộc hội nghị khác.",
                        "Sửa hoi_nghi trong tệp chuyên đề hoặc mã ở đây.",
                    )
    for ma, entry in talks.items():
        if given[ma] != 1 and entry.record.hoi_nghi in conferences:
            times = "chưa có" if not given[ma] else f"đứng {given[ma]} lần"
            yield entry.problem(
                ("hoi_nghi",),
                "chuyen-de-chuong-trinh",
                f"Chuyên đề này {times} trong chương trình của hội nghị.",
                "Mỗi chuyên đề đứng đúng một lần trong chuong_trinh.",
            )


def hours_forward(entry: Entry) -> Iterator[Problem]:
    """The hours of `chuong_trinh` run forward; each day that a line names begins anew."""
    previous = None
    for position, line in enumerate(entry.record.chuong_trinh):
        here = ("chuong_trinh", position)
        if getattr(line, "ngay", None):
            previous = None
        if line.bat_dau and line.ket_thuc and line.bat_dau >= line.ket_thuc:
            yield entry.problem(
                (*here, "ket_thuc"),
                "gio-nguoc",
                "Giờ kết thúc không sau giờ bắt đầu.",
                "Xem lại hai giờ.",
            )
        if previous and line.bat_dau and line.bat_dau < previous:
            yield entry.problem(
                (*here, "bat_dau"),
                "gio-chong",
                f"Mục này bắt đầu trước khi mục trên kết thúc ({clock(previous)}).",
                "Xếp các mục theo thứ tự giờ.",
            )
        previous = line.ket_thuc or line.bat_dau or previous
