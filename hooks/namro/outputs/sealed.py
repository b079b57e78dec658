"""Scripts and style sheets named with the hash of what this build made: a browser runs nothing else in their place.

Reads pages as our templates and the theme write them: every '<' and '>' of a text or an attribute is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

ENDINGS = (".js", ".mjs", ".css")
"""Files that a browser obeys."""
_ASKING = ("script ", "link ")
_FOLDER = "assets/"


def seal(content: bytes) -> str:
    """The hash of a file as `integrity` has it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def sealed(page: str, seals: Mapping[str, str]) -> str:
    """A page, or a part of one, whose elements say the hash of each file of `seals` (by path) that they ask for."""
    parts = page.split("<")
    for at, part in enumerate(parts):
        if part.startswith(_ASKING):
            tag, closed, behind = part.partition(">")
            if hash_ := seals.get(_asked(tag)):
                parts[at] = f'{tag} integrity="{hash_}"{closed}{behind}'
    return "<".join(parts)


def _asked(tag: str) -> str:
    """The file of ours that a tag asks for, by its path below the site; none where the tag says a hash already."""
    _, found, behind = tag.partition(_FOLDER)
    path, _, _ = behind.partition('"')
    return f"{found}{path}" if " integrity=" not in tag else ""
