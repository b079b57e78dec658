"""What a project carries of the engine and never edits: the engine as one file, the lock that pins it and its packages
by hash, the script that sets them up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from namro.files import engine
from namro.publishing.wheel import wheel

FOLDER = "may-dung"
"""The folder of a project that holds the engine."""
_AS_IT_IS = (engine.MANAGE, ".gitignore", ".gitattributes")


def carried() -> Mapping[str, bytes]:
    """Path below the project → content, for the engine that runs."""
    name, packed = wheel()
    return {
        f"{FOLDER}/{name}": packed,
        # First in the file: what follows a package's line belongs to that package.
        engine.LOCK: pinned(name, packed) + engine.part(engine.LOCK).read_bytes(),
        **{path: engine.part(path).read_bytes() for path in _AS_IT_IS},
    }


def pinned(name: str, packed: bytes) -> bytes:
    """The line of the lock for an engine."""
    return f"./{FOLDER}/{name} --hash=sha256:{hashlib.sha256(packed).hexdigest()}\n".encode()
