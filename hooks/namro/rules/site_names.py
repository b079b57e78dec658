"""Kinds of documents, levels and parts are those that the engine knows or that this site has named; none is named twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.annotations import declared
from namro.records.base import TheoTrang
from namro.records.cach_goi import CHUNG, CachGoi
from namro.records.walk import parts

_LISTS = ("loai_van_ban", "cap", "vai_tro", "muc")
_KINDS = ("trang", "van-ban", "don-vi", "nhiem-vu")
"""The kinds of records in which such a value stands (a test holds this to the classes)."""


def site_names(loaded: Loaded) -> Iterator[Problem]:
    """Values that are in no list, and names given twice."""
    site = next(loaded.of("trang"), None)
    known = site.record.goi if site else CHUNG
    for entry in (one for kind in _KINDS for one in loaded.of(kind)):
        for loc, name, value in _named(entry.record):
            choices = known.of(name)
            if value not in choices:
                hint = f"{did_you_mean(value, choices)} Giá trị dùng được: {', '.join(choices)}."
                yield entry.problem(
                    loc,
                    "ten-goi-la",
                    f"Không nhận giá trị “{value}”.",
                    f"{hint.strip()} Muốn thêm thì ghi ở data/trang.yml, mục cach_goi, {name}.",
                )
    if site and site.record.cach_goi:
        yield from _twice(site, site.record.cach_goi)


def _twice(site: Entry, own: CachGoi) -> Iterator[Problem]:
    for name in _LISTS:
        given = [one.ma for one in getattr(own, name)]
        again = {ma for ma, count in Counter(given).items() if count > 1}
        for position, ma in enumerate(given):
            if ma in again and given.index(ma) != position:
                loc: Path = ("cach_goi", name, position, "ma")
                yield site.problem(loc, "trung-ma", f"“{ma}” đã có tên ở trên.", "Xóa một trong hai.")


def _named(record: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """(field, list, value) of every value that is taken from a list of the site."""
    for loc, part in parts(record):
        for field, name in _fields(type(part)):
            value = getattr(part, field)
            if value is not None:
                yield (*loc, field), name, value


def _fields(model: type[BaseModel]) -> list[tuple[str, str]]:
    return [
        (field, said.named) for field in model.model_fields if (said := declared(model, field)).has(TheoTrang)
    ]
