"""What share of a build is the search index, on 10,000 questions.

    PYTHONPATH=hooks:tests python -m bench.build [count]

The data are those of tests/bench/check.py; the build is the real one in this process, its parts timed where MkDocs'
hooks call them. Prints seconds of processor and the share of each part.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.check import multiply
from namro.commands.cli import main
from namro.outputs import site

ROOT = Path(__file__).parents[2]
PARTS = {
    "search_files": "chỉ mục tìm kiếm",
    "render": "các trang của dữ liệu",
    "offline_copy": "bản đọc khi không có mạng",
}


def run(count: int) -> None:
    """Build once and print the figures."""
    spent: dict[str, float] = {}

    def timed(name: str) -> Callable[..., Any]:
        part = getattr(site, name)

        def call(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return part(*arguments)
            finally:
                spent[name] = time.process_time() - start

        return call

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        os.environ.update(SOURCE_DATE_EPOCH="1795300000", NO_MKDOCS_2_WARNING="1")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.ExitStack() as stack:
            main(["--root", folder, "format"])
            multiply(root / "data", count)
            main(["--root", folder, "approve", "--all"])
            for name in PARTS:
                stack.enter_context(patch.object(site, name, timed(name)))
            start = time.process_time()
            build(load_config(str(root / "mkdocs.yml"), strict=True))
        whole = time.process_time() - start
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
    print(f"cả lần dựng  {whole:8.1f} s bộ xử lý, {pages} trang")
    for name, label in PARTS.items():
        print(f"{label:26} {spent[name]:8.1f} s, {spent[name] / whole:.0%}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if sys.argv[1:] else 10_000)
