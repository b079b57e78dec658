"""The exceptions of `verify`: those of the engine, over which a project lays its own file hooks/verify.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from namro.files import engine
from namro.problems import UserError, reason

PATH = "hooks/verify.toml"
"""Where the exceptions stand, below the project."""


@dataclass(frozen=True)
class Allowed:
    """What is let through; sizes in bytes after gzip."""

    read: frozenset[str]
    unread: frozenset[str]
    named: tuple[str, ...]
    scripts: tuple[str, ...]
    inline: frozenset[str]
    script_addresses: tuple[str, ...]
    dropped: frozenset[str]
    page_weight: int
    whole_weight: int

    def is_named(self, path: str) -> bool:
        """Whether the file is let through by its path, unread."""
        return any(fnmatch(path, pattern) for pattern in self.named)


def allowed(root: Path) -> Allowed:
    """The exceptions of the project at `root`. Raises UserError when they cannot be read or lack a reason."""
    try:
        data = _laid(_read(engine.part(PATH)), _read(root / PATH) if (root / PATH).is_file() else {})
    except OSError as error:
        raise UserError(f"Không đọc được {PATH} ({reason(error.errno)}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{PATH} sai cú pháp TOML: {error}.") from error
    for entry in (*data.get("inline", ()), *data.get("dropped", ())):
        if not entry.get("reason"):
            raise UserError(f"{PATH}: ngoại lệ {entry} không ghi lý do (reason).")
    return Allowed(
        read=frozenset(data["files"]["read"]),
        unread=frozenset(data["files"]["unread"]),
        named=tuple(data["files"]["named"]),
        scripts=tuple(data["scripts"]["paths"]),
        inline=frozenset(entry["sha256"] for entry in data.get("inline", ())),
        script_addresses=tuple(data["addresses_in_scripts"]["prefixes"]),
        dropped=frozenset(
            address
            for entry in data.get("dropped", ())
            for address in (entry["addresses"] if "addresses" in entry else [entry["address"]])
        ),
        page_weight=data["weight"]["page"] * 1024,
        whole_weight=data["weight"]["whole"] * 1024,
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _laid(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Two files as one: of a table the upper one changes what it names, of anything else the whole."""
    return under | {
        name: {**under.get(name, {}), **value} if isinstance(value, dict) else value
        for name, value in over.items()
    }
