"""Files that are a zip of XML (Word, EPUB): templates in which every string is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write."""


@lru_cache(maxsize=4)
def templates(folder: str) -> Environment:
    """The templates beside this module in `folder`: autoescaped, a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_only_xml,
    )


def _only_xml(value: Any) -> Any:
    """Text without the characters that XML has no way to write; they become U+FFFD."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return NOT_XML.sub("\ufffd", value)
    return value
