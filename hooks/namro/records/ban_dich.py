"""Translations of a record's own words. Each is reviewed by itself: by whom, when, of which Vietnamese words.

A translation class has the fields of the record that it translates, by the same names; `CacBanDich` holds one a
language. Only the Vietnamese words count, so a translation never changes what was approved of the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, Field

from namro.records.base import BienTap, Record

MaNgonNgu: TypeAlias = Literal["km", "zh", "en"]
"""The languages of which there may be translations, by their codes (BCP 47)."""
FIELD = "ban_dich"
"""The field that holds the translations of a record."""


class BanDich(BienTap):
    """Words in another language, with the state of their review."""


_Words = TypeVar("_Words", bound=BanDich)
_Model = TypeVar("_Model", bound=BaseModel)


class CacBanDich(Record, Generic[_Words]):
    """The translations of a record, by the code of the language: a field for each of `MaNgonNgu`."""

    km: _Words | None = Field(None, title="tiếng Khmer")
    zh: _Words | None = Field(None, title="tiếng Hoa")
    en: _Words | None = Field(None, title="tiếng Anh")


def translations(record: BaseModel) -> Iterator[tuple[str, BanDich]]:
    """(language, translation) of a record, in the order of the languages; nothing for a record without any."""
    every = getattr(record, FIELD, None)
    if isinstance(every, CacBanDich):
        for language in type(every).model_fields:
            one = getattr(every, language)
            if isinstance(one, BanDich):
                yield language, one


def translated_fields(translation: BanDich) -> tuple[str, ...]:
    """The fields that a translation shares with its record, in order."""
    return tuple(name for name in type(translation).model_fields if name not in BienTap.model_fields)


def approved_only(record: _Model) -> _Model:
    """The record with those translations alone that somebody has reviewed."""
    found = dict(translations(record))
    if all(one.trang_thai_bien_tap == "da-duyet" for one in found.values()):
        return record
    every = getattr(record, FIELD)
    kept = {
        language: one if one.trang_thai_bien_tap == "da-duyet" else None for language, one in found.items()
    }
    return record.model_copy(update={FIELD: every.model_copy(update=kept)})
