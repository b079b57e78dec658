"""What a project carries of the engine and never edits: the engine as one file, the lock that pins it and its packages
by hash, the script that sets them up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from namro.files import engine
from namro.publishing.wheel import wheel

FOLDER = "may-dung"
"""The folder of a project that holds the engine."""
_AS_IT_IS = (engine.MANAGE, ".gitignore", ".gitattributes")


def carried() -> Mapping[str, bytes]:
    """Path below the project → content, for the engine that runs."""
    name, packed = wheel()
    pinned = f"./{FOLDER}/{name} --hash=sha256:{hashlib.sha256(packed).hexdigest()}\n"
    return {
        f"{FOLDER}/{name}": packed,
        # First in the file: what follows a package's line belongs to that package.
        engine.LOCK: pinned.encode() + engine.part(engine.LOCK).read_bytes(),
        **{path: engine.part(path).read_bytes() for path in _AS_IT_IS},
    }


def is_started(root: Path) -> bool:
    """Whether the project at `root` carries its engine, and is not the engine's own source."""
    return any((root / FOLDER).glob("*.whl"))
