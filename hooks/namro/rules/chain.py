"""A chain runs from earlier links to later ones, and no link stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.chuoi import Chuoi


def chain(loaded: Loaded) -> Iterator[Problem]:
    """Doubled ids, arrows to nowhere, backwards or twice; and only where these are right, links without an arrow."""
    for entry in loaded.of("chuoi"):
        place: dict[str, int] = {}
        for position, link in enumerate(entry.record.mat_xich):
            place.setdefault(link.id, position)
        wrong = [*_doubled(entry, place), *_arrows(entry, place)]
        yield from wrong or _alone(entry)


def _doubled(entry: Entry, place: Mapping[str, int]) -> Iterator[Problem]:
    for position, link in enumerate(entry.record.mat_xich):
        if place[link.id] != position:
            yield entry.problem(
                ("mat_xich", position, "id"),
                "chuoi-trung-ma",
                f"Mã “{link.id}” đã dùng cho mắt xích khác.",
                "Mỗi mắt xích một mã riêng.",
            )


def _arrows(entry: Entry, place: Mapping[str, int]) -> Iterator[Problem]:
    record: Chuoi = entry.record
    seen: set[tuple[str, str]] = set()
    for position, arrow in enumerate(record.mui_ten):
        unknown = [(name, end) for name, end in (("tu", arrow.tu), ("den", arrow.den)) if end not in place]
        for name, end in unknown:
            yield entry.problem(
                ("mui_ten", position, name),
                "chuoi-khong-co-mat-xich",
                f"Chuỗi không có mắt xích “{end}”.",
                did_you_mean(end, place) or "Các mắt xích: " + ", ".join(place) + ".",
            )
        if unknown:
            continue
        if place[arrow.tu] >= place[arrow.den]:
            yield entry.problem(
                ("mui_ten", position, "den"),
                "chuoi-nguoc",
                f"Mũi tên đi ngược: “{arrow.den}” không đứng sau “{arrow.tu}” trong mat_xich.",
                "Xếp mắt xích đi trước lên trên, hoặc đổi tu và den cho nhau.",
            )
        elif (arrow.tu, arrow.den) in seen:
            yield entry.problem(
                ("mui_ten", position, "den"),
                "chuoi-hai-mui-ten",
                f"Đã có một mũi tên từ “{arrow.tu}” đến “{arrow.den}”.",
                "Gộp làm một, để mọi trích dẫn vào nguon của mũi tên ấy.",
            )
        seen.add((arrow.tu, arrow.den))


def _alone(entry: Entry) -> Iterator[Problem]:
    record: Chuoi = entry.record
    touched = {end for arrow in record.mui_ten for end in (arrow.tu, arrow.den)}
    for position, link in enumerate(record.mat_xich):
        if link.id not in touched:
            yield entry.problem(
                ("mat_xich", position, "id"),
                "chuoi-mat-xich-le",
                f"Không mũi tên nào đi từ hay đến mắt xích “{link.id}”.",
                "Thêm mũi tên có trích dẫn, hoặc bỏ mắt xích này.",
            )
