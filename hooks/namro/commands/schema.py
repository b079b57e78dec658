"""`namro schema`: JSON Schema and snippets for the editor program, made from the record classes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namro.editing.schema import of_place, snippet
from namro.files.read import read
from namro.files.replace import replace
from namro.records.cach_goi import CHUNG, Goi
from namro.records.kinds import records

if TYPE_CHECKING:
    from namro.commands import Commands

FOLDER = ".vscode"
_SETTINGS = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.trimTrailingWhitespace": True,
    "editor.unicodeHighlight.allowedLocales": {"vi": True},
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"},
    "yaml.format.enable": False,
    "yaml.validate": True,
    "yaml.schemaStore.enable": False,
}


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="ghi lược đồ và mẫu gõ nhanh cho VS Code vào .vscode/")
    parser.add_argument(
        "--check", action="store_true", help="chỉ nói tệp nào đã cũ, không ghi; mã thoát 1 nếu có"
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write what differs."""
    stale = []
    for path, text in files(_names(root)).items():
        target = root / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            stale.append(path)
            if not given.check:
                replace(target, text)
    if not stale:
        print("Lược đồ khớp với các lớp bản ghi.")
        return 0
    print(
        ("Đã cũ, chạy  python3 manage.py schema:" if given.check else "Đã ghi:")
        + "".join(f"\n  {path}" for path in stale)
    )
    return int(given.check)


def _names(root: Path) -> Goi:
    """What the site at `root` calls its kinds and levels, as far as its settings can be read."""
    site = next(read(root).of("trang"), None) if (root / "data").is_dir() else None
    return site.record.goi if site else CHUNG


def files(names: Goi = CHUNG) -> Mapping[str, str]:
    """Every generated file by its path from the project's root, for a site with these names."""
    globs = {f"./{FOLDER}/schemas/{place.ma}.json": place.files for place in records()}
    made = {f"{FOLDER}/schemas/{place.ma}.json": _json(of_place(place, names)) for place in records()}
    made[f"{FOLDER}/settings.json"] = _json({**_SETTINGS, "yaml.schemas": globs})
    made[f"{FOLDER}/namro.code-snippets"] = _json(
        {f"namro {place.ma}": snippet(place, names) for place in records() if place.ma != "trang"}
    )
    return made


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
