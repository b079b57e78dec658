"""Conferences: for each its timetable, attendance points, banner and materials."""

from __future__ import annotations

from itertools import groupby

from namro.library import draft
from namro.outputs.pages import linked_data
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import CALENDAR, address
from namro.records.hoi_nghi import HoiNghi


def render(pages: Pages) -> list[Output]:
    """A page for each; they are listed in the calendar."""
    return [_conference(pages, ma, conference) for ma, conference in pages.library.hoi_nghi.items()]


def _conference(pages: Pages, ma: str, conference: HoiNghi) -> Output:
    return pages.output(
        address("hoi-nghi", ma),
        "hoi_nghi.html",
        conference.ten_ngan,
        f"{conference.ten}: {conference.thoi_gian.nguyen_van}; chương trình, điểm cầu, tài liệu.",
        trail=[("Lịch", CALENDAR)],
        rests=draft.rest(pages.library, conference),
        things=[linked_data.conference(pages.library, ma, conference)],
        ma=ma,
        hoi_nghi=conference,
        buoi=[
            (buoi, list(lines))
            for buoi, lines in groupby(conference.chuong_trinh, key=lambda line: line.buoi)
        ],
    )
