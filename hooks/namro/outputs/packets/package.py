"""Files that are a zip of XML (Word, EPUB): templates in which every string is escaped, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNIX = 3


@lru_cache(maxsize=4)
def templates(folder: str) -> Environment:
    """The templates beside this module in `folder`: autoescaped, a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_only_xml,
    )  # fmt: skip


def _only_xml(value: Any) -> Any:
    """Text without the characters that XML has no way to write; they become U+FFFD."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _NOT_XML.sub("\ufffd", value)
    return value


def bundle(files: Mapping[str, bytes], as_of: date, stored: str = "") -> bytes:
    """A zip of the files in this order, dated as of a day; `stored` (EPUB's mimetype) is not compressed.

    Nothing of this machine or this moment is in it: the same files give the same bytes.
    """
    when = (max(as_of.year, 1980), as_of.month, as_of.day, 0, 0, 0)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, when)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return whole.getvalue()
