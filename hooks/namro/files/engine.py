"""Where the parts of the engine lie that are no modules: inside an installed package, or around hooks/ in its source.

`outside` of `[tool.namro]` in pyproject.toml lists what the package brings along from outside of its own folder.
Nothing but the standard library is imported here: a builder of packages has no other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

NAME = "namro"
PACKAGE = Path(__file__).resolve().parents[1]
INSIDE = "engine"
"""The folder of an installed package that holds what was brought along."""
THEME = "overrides"
"""The frame templates and assets; a project's folder of this name is laid over that of the engine."""
LOCK, MANAGE = "requirements.txt", "manage.py"


def part(path: str) -> Path:
    """A part by its path in the source: 'overrides', 'requirements.txt'."""
    installed = PACKAGE / INSIDE
    return installed / path if installed.is_dir() else PACKAGE.parents[1] / path


@lru_cache(maxsize=1)
def source() -> Path | None:
    """The folder of the engine's source; None for an installed package."""
    return None if (PACKAGE / INSIDE).is_dir() else PACKAGE.parents[1]


def told(root: Path) -> Mapping[str, Any]:
    """The pyproject.toml of the source at `root`."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def version() -> str:
    """The version of the engine that runs."""
    root = source()
    return str(told(root)["project"]["version"]) if root else metadata.version(NAME)
