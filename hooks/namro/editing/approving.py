"""States of a record: `nhap` (being written) → `cho-duyet` (handed in) → `da-duyet` (approved, with fingerprint)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namro.editing.emit import emit
from namro.editing.remarks import remarks
from namro.files.loaded import Entry, Loaded
from namro.records.approval import fingerprint, fingerprint_of_translation
from namro.records.ban_dich import FIELD, BanDich, translations
from namro.records.base import BienTap
from namro.records.kinds import of_file
from namro.rules.approval import LAPSED
from namro.rules.translation import CODES as OF_TRANSLATIONS

_APPROVAL = ("nguoi_duyet", "ngay_duyet", "dau_van_tay")
CODES = ("duyet-thieu", "duyet-thua", "duyet-thieu-dau", "duyet-ten-rieng", LAPSED, *OF_TRANSLATIONS)
"""Problems that an approval itself puts right."""


@dataclass(frozen=True)
class Approver:
    """A role and the day (year-month-day); empty parts keep what a record has."""

    role: str
    day: str


def handed_in(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """Drafts and changed approvals become `cho-duyet`."""
    for entry in entries:
        if entry.record.trang_thai_bien_tap == "nhap" or is_changed(entry):
            yield entry, {"trang_thai_bien_tap": "cho-duyet"}


def approved(entries: Iterable[Entry], approver: Approver) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """What was handed in, and what changed since its approval, becomes `da-duyet`."""
    for entry in entries:
        if entry.record.trang_thai_bien_tap == "cho-duyet" or is_changed(entry):
            yield entry, _signed(entry, approver)


def renewed(entries: Iterable[Entry], approver: Approver) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """What says `da-duyet` gets the fingerprint of today's content; approver and day stay unless given."""
    for entry in entries:
        if entry.record.trang_thai_bien_tap == "da-duyet":
            yield entry, _signed(entry, approver)


def translated(
    loaded: Loaded, entries: Iterable[Entry], language: str, approver: Approver | None
) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """The translation of that language becomes `da-duyet`, or `cho-duyet` without an approver, where it is not what was
    reviewed last; nothing else of the record changes."""
    for entry in entries:
        for code, one in translations(entry.record):
            if code == language and _is_due(entry, one, approver):
                written = loaded.sources[entry.path].document.value
                state = _reviewed(entry, one, approver) if approver else {"trang_thai_bien_tap": "cho-duyet"}
                told = {name: item for name, item in written[FIELD][code].items() if name not in _APPROVAL}
                kept = {name: written[name] for name in _APPROVAL if name in written}
                yield entry, {**kept, FIELD: {**written[FIELD], code: {**told, **state}}}


def _is_due(entry: Entry, one: BanDich, approver: Approver | None) -> bool:
    if one.trang_thai_bien_tap == "da-duyet":
        return one.dau_van_tay != fingerprint_of_translation(entry.record, one)
    return approver is not None or one.trang_thai_bien_tap == "nhap"


def _reviewed(entry: Entry, one: BanDich, approver: Approver) -> Mapping[str, Any]:
    return {
        "trang_thai_bien_tap": "da-duyet",
        "nguoi_duyet": approver.role,
        "ngay_duyet": approver.day,
        "dau_van_tay": fingerprint_of_translation(entry.record, one),
    }


def is_changed(entry: Entry) -> bool:
    """Approved once, and not this content."""
    record: BienTap = entry.record
    return record.trang_thai_bien_tap == "da-duyet" and record.dau_van_tay != fingerprint(record)


def rewritten(loaded: Loaded, changes: Iterable[tuple[Entry, Mapping[str, Any]]]) -> dict[str, str]:
    """The new text of each file, in canonical style with its comments."""
    found: dict[str, str] = {}
    for entry, state in changes:
        source, place = loaded.sources[entry.path], of_file(entry.path)
        assert place is not None  # entries come from places
        value = {name: item for name, item in source.document.value.items() if name not in _APPROVAL} | dict(
            state
        )
        text = emit(value, place.model, remarks(source.text, source.document))
        if text != source.text:
            found[entry.path] = text
    return found


def _signed(entry: Entry, approver: Approver) -> Mapping[str, Any]:
    record: BienTap = entry.record
    return {
        "trang_thai_bien_tap": "da-duyet",
        "nguoi_duyet": approver.role or record.nguoi_duyet,
        "ngay_duyet": approver.day or (record.ngay_duyet.isoformat() if record.ngay_duyet else None),
        "dau_van_tay": fingerprint(record),
    }
