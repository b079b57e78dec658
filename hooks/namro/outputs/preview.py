"""The site as reviewers see it: what is not approved yet is shown too, each title saying so."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from namro.library.library import Library
from namro.outputs.pour import StaticFile
from namro.records.ban_dich import FIELD, translations
from namro.records.base import BienTap

MARKS: Mapping[str, str] = {"nhap": "[Nháp] ", "cho-duyet": "[Chờ duyệt] "}
ROBOTS = StaticFile("robots.txt", b"User-agent: *\nDisallow: /\n")
_TITLES = ("cau_hoi", "ten", "ten_ngan", "noi_dung")


def with_drafts(library: Library) -> Library:
    """The library as if everything were approved, unapproved records marked in their titles. What a text without
    a ground for publication holds stays withheld by `published`: a preview is handed around too."""
    # Pages sort and print by the day of approval; a draft has none and goes with the newest, as not approved.
    state = {
        "trang_thai_bien_tap": "da-duyet",
        "nguoi_duyet": "(chưa ai duyệt)",
        "ngay_duyet": library.ngay_duyet_moi_nhat or date.max,
    }
    shown: dict[str, Any] = {}
    for field in dataclasses.fields(library):
        value = getattr(library, field.name)
        if isinstance(value, Mapping):
            shown[field.name] = MappingProxyType({ma: _marked(item, state) for ma, item in value.items()})
    return dataclasses.replace(library, **shown)


def _marked(item: Any, state: Mapping[str, object]) -> Any:
    if isinstance(item, tuple):
        return tuple(_marked(part, state) for part in item)
    if isinstance(item, BaseModel) and (told := dict(translations(item))):
        shown = {language: _titled(one, state) for language, one in told.items()}
        item = item.model_copy(update={FIELD: getattr(item, FIELD).model_copy(update=shown)})
    return _titled(item, state) if isinstance(item, BienTap) else item


def _titled(item: BienTap, state: Mapping[str, object]) -> BienTap:
    if item.trang_thai_bien_tap == "da-duyet":
        return item
    title = next(name for name in _TITLES if hasattr(item, name))
    words = MARKS[item.trang_thai_bien_tap] + getattr(item, title)
    return item.model_copy(update={title: words, **state})
