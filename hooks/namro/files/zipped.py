"""The one writer of zips (Word, EPUB, the offline copy): the same files give the same bytes, whatever machine and moment."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

EARLIEST = date(1980, 1, 1)
"""The first day that a zip can name: for files that stand for no day."""
_UNIX = 3


def zipped(files: Mapping[str, bytes], as_of: date = EARLIEST, stored: str = "") -> bytes:
    """A zip of the files in this order, dated as of a day; `stored` (EPUB's mimetype) is not compressed."""
    when = (max(as_of.year, EARLIEST.year), as_of.month, as_of.day, 0, 0, 0)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, when)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return whole.getvalue()
