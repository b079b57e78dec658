"""What was read once and stands unchanged: a preview reads again only what an editor has just saved.

Nothing is trusted but the bytes themselves: a file whose content is the same is the same file, whatever its date says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from namro.files.textfile import MAX_BYTES

_Made = TypeVar("_Made")


class Kept:
    """What was made of files and of values made of them, until they change."""

    def __init__(self) -> None:
        self._files: dict[Path, tuple[bytes, Any]] = {}
        self._values: dict[str, tuple[object, Any]] = {}

    def of_file(self, path: Path, make: Callable[[], _Made]) -> _Made:
        """What `make` makes of the file, made anew only where its bytes are others. One that cannot be read is not
        kept."""
        try:
            if path.stat().st_size > MAX_BYTES:
                return make()
            content = path.read_bytes()
        except OSError:
            return make()
        held = self._files.get(path)
        if held is None or held[0] != content:
            held = self._files[path] = (content, make())
        made: _Made = held[1]
        return made

    def of_value(self, name: str, value: object, make: Callable[[], _Made]) -> _Made:
        """What `make` makes of `value` under a name, made anew only for another value."""
        held = self._values.get(name)
        if held is None or held[0] is not value:
            held = self._values[name] = (value, make())
        made: _Made = held[1]
        return made
