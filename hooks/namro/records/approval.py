"""What exactly was approved: a short fingerprint of a record's content, kept in the record itself.

Twelve hexadecimal digits of SHA-256 over the fields as the site shows them: comments, order, quotes and fields
left at their default do not count, nor does the approval, the place in a list, or a translation, which is approved by
itself: six digits of its Vietnamese original, six of its own words. It finds changes made by oversight, not forgers:
who may approve is settled where the repository is kept (CODEOWNERS, protected branches).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel

from namro.records.ban_dich import FIELD, BanDich, translated_fields
from namro.records.base import BienTap, MucDanhSach

LENGTH = 12
_HALF = LENGTH // 2
_NO_CONTENT = {*BienTap.model_fields, *MucDanhSach.model_fields, FIELD} - {"id"}


def fingerprint(record: BienTap) -> str:
    """The fingerprint of a record's content."""
    return _hash(record.model_dump(mode="json", exclude=_NO_CONTENT, exclude_defaults=True))[:LENGTH]


def fingerprint_of_translation(record: BaseModel, translation: BanDich) -> str:
    """The fingerprint of a translation: of the words of `record` that it translates, then of its own."""
    names = set(translated_fields(translation))
    original = _words(record.model_dump(mode="json", include=names, exclude_defaults=True))
    own = translation.model_dump(mode="json", include=names, exclude_defaults=True)
    return _hash(original)[:_HALF] + _hash(own)[:_HALF]


def original_changed(record: BaseModel, translation: BanDich) -> bool:
    """Whether the Vietnamese words are no longer those that an approved translation translates."""
    now, then = fingerprint_of_translation(record, translation), translation.dau_van_tay or ""
    return now[:_HALF] != then[:_HALF]


def _hash(content: Any) -> str:
    text = json.dumps(_settled(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _words(value: Any) -> Any:
    """What is translated of a field: its words without the quotations that bear them."""
    if isinstance(value, dict):
        return {name: _words(item) for name, item in value.items() if name != "nguon"}
    return [_words(item) for item in value] if isinstance(value, list) else value


def _settled(value: Any) -> Any:
    """White space that no reader sees is left out, as the canonical style does."""
    if isinstance(value, dict):
        return {name: _settled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, str):
        return "\n".join(line if line.strip() else "" for line in value.split("\n"))
    return value
