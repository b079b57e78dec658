"""The page of five steps, done word by word, in an empty folder."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT, namro
from support import sharing

PAGES = ("docs/huong-dan/bat-dau.md", "START.md")
NAME = "trang-mau-son"
_STEP = re.compile(
    r"^(Tệp|Cuối tệp|File|At the end of file) `(\S+)`:\n\n```\w+\n(.*?)^```$"
    r"|^    python3 manage\.py ([^\n]+)$",
    re.MULTILINE | re.DOTALL,
)
_ADDED = ("Cuối tệp", "At the end of file")


@dataclass(frozen=True)
class Step:
    """A file to be saved ('>>x': to be appended to), or a command to be typed."""

    file: str
    text: str
    command: str


def steps(page: str) -> list[Step]:
    """What the page says to do, in its order."""
    return [
        Step(f"{'>>' if step[1] in _ADDED else ''}{step[2] or ''}", step[3] or "", step[4] or "")
        for step in _STEP.finditer((ROOT / page).read_text(encoding="utf-8"))
    ]


def published(factory: pytest.TempPathFactory) -> Path:
    """The folder in which the page was followed, once a run; nobody may change it."""
    return sharing.once(factory, "một giờ", _follow)


def _follow(folder: Path) -> None:
    (folder / "máy dựng").mkdir(parents=True)
    project = folder / NAME
    for step in steps(PAGES[0]):
        if step.file:
            file = project / step.file.removeprefix(">>")
            file.parent.mkdir(parents=True, exist_ok=True)
            before = file.read_text(encoding="utf-8") if step.file.startswith(">>") else ""
            file.write_text(before + step.text, encoding="utf-8", newline="\n")
            continue
        words = [
            str(folder / word[3:]) if word.startswith("../") else word for word in shlex.split(step.command)
        ]
        at = [str(project / word) if (project / word).exists() else word for word in words]
        done = namro(folder if words[0] == "start" else project, *at)
        assert done.returncode == 0, f"{step.command}\n{done.stdout}{done.stderr}"
