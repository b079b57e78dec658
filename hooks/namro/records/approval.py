"""What exactly was approved: a short fingerprint of a record's content, kept in the record itself.

Twelve hexadecimal digits of SHA-256 over the fields as the site shows them: comments, order, quotes and fields
left at their default do not count, nor does the approval or the place in a list. It finds changes made by oversight, not forgers:
who may approve is settled where the repository is kept (CODEOWNERS, protected branches).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from namro.records.base import BienTap, MucDanhSach

LENGTH = 12
_NO_CONTENT = {*BienTap.model_fields, *MucDanhSach.model_fields} - {"id"}


def fingerprint(record: BienTap) -> str:
    """The fingerprint of a record's content."""
    content = record.model_dump(mode="json", exclude=_NO_CONTENT, exclude_defaults=True)
    text = json.dumps(_settled(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _settled(value: Any) -> Any:
    """White space that no reader sees is left out, as the canonical style does."""
    if isinstance(value, dict):
        return {name: _settled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, str):
        return "\n".join(line if line.strip() else "" for line in value.split("\n"))
    return value
