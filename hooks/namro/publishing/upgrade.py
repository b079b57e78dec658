"""A project brought to another engine: what it carries of the engine is replaced, its data are put into today's form.

Whatever a person wrote stays. A project that was a copy of the whole source loses that copy; a file of the frame that
was changed there is laid aside, not thrown away.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from namro.editing import starter
from namro.files import engine
from namro.problems import UserError
from namro.publishing.carried import FOLDER, carried, pinned

ASIDE = "overrides.cu"
"""Where files of the frame go that differ from the engine's."""
_HOOKS_BEFORE, _HOOKS = "hooks/mkdocs_hooks.py", "hooks/trang.py"
Migration: TypeAlias = Callable[[str], str]
RENAMED: Mapping[str, str] = {"dang_bo": "chu_trang"}
"""Fields of data/trang.yml that were called otherwise."""


@dataclass(frozen=True)
class Plan:
    """What an upgrade does: files written (path → content), removed, and moved aside (from → to)."""

    written: Mapping[str, bytes]
    removed: tuple[str, ...] = ()
    aside: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each thing that it does."""
        return (
            *(f"ghi   {path}" for path in sorted(self.written)),
            *(f"xóa   {path}" for path in self.removed),
            *(f"cất   {path} → {there}" for path, there in sorted(self.aside.items())),
        )


def to_wheel(root: Path, wheel: Path) -> Plan:
    """To the engine in a file; the data follow once that engine runs. Raises UserError when it is none."""
    try:
        packed = wheel.read_bytes()
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            inside = {
                name: archive.read(f"{engine.NAME}/{engine.INSIDE}/{name}")
                for name in (engine.LOCK, engine.MANAGE)
            }
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise UserError(f"“{wheel}” không phải tệp máy dựng (namro-….whl) đọc được.") from error
    there = f"{FOLDER}/{wheel.name}"
    inside[engine.LOCK] = pinned(wheel.name, packed) + inside[engine.LOCK]
    return _only_changed(root, Plan({**inside, there: packed}, _other_engines(root, there)))


def to_running(root: Path) -> Plan:
    """To the engine that runs, data included."""
    written: dict[str, bytes] = dict(_migrated(root))
    if engine.source() == root.resolve():  # the engine's own source carries nothing
        return _only_changed(root, Plan(written))
    brought = carried()
    written |= brought
    there = next(path for path in brought if path.endswith(".whl"))
    removed, aside = [*_other_engines(root, there)], {}
    if (root / "hooks" / engine.NAME).is_dir():
        written |= _own_hooks(root)
        removed += [f"hooks/{engine.NAME}", _HOOKS_BEFORE]
        for path, same in _of_the_frame(root):
            if same:
                removed.append(path)
            else:
                aside[path] = f"{ASIDE}/{path.partition('/')[2]}"
    return _only_changed(root, Plan(written, tuple(removed), aside))


def _only_changed(root: Path, plan: Plan) -> Plan:
    new = {path: content for path, content in plan.written.items() if _digest(root / path) != _sum(content)}
    return Plan(new, plan.removed, plan.aside)


def _migrated(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of data/ in today's form."""
    site = root / "data/trang.yml"
    if not site.is_file():
        return
    text = before = site.read_text(encoding="utf-8")
    for old, new in RENAMED.items():
        text = re.sub(rf"^{old}(?=:)", new, text, flags=re.MULTILINE)
    if text != before:
        yield "data/trang.yml", text.encode()


def _own_hooks(root: Path) -> Mapping[str, bytes]:
    """The few lines that call the engine, and a menu file that names them."""
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8").replace(_HOOKS_BEFORE, _HOOKS)
    return {_HOOKS: starter.frame_file(_HOOKS), "mkdocs.yml": menu.encode()}


def _of_the_frame(root: Path) -> Iterator[tuple[str, bool]]:
    """The files in overrides/ that the engine has, too, and whether they are the same."""
    theme = engine.part(engine.THEME)
    for path in sorted((root / engine.THEME).rglob("*")):
        below = path.relative_to(root / engine.THEME)
        if path.is_file() and (theme / below).is_file():
            yield f"{engine.THEME}/{below.as_posix()}", path.read_bytes() == (theme / below).read_bytes()


def _other_engines(root: Path, there: str) -> tuple[str, ...]:
    found = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.whl"))
    return tuple(path for path in found if path != there)


def _digest(path: Path) -> str:
    return _sum(path.read_bytes()) if path.is_file() else ""


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
