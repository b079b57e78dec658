"""The Nu HTML checker, the W3C's own, fetched by npm: a Java program that reads files and asks no network."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from support.chromium import ROOT, lacking, say, succeeds
from support.java import SHORT_LIVED

PACKAGE = "vnu-jar@26.9.27"  # MIT
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
JAR = ROOT / ".cache" / "vnu" / "26.9.27" / "vnu.jar"


_SAID_TWICE = re.compile(
    r"The “role” attribute must not be used on an? “(tr|td|th|thead|tbody)” element which has a “table”"
)
"""Roles that the elements have by themselves: told again where a style sheet lays the rows out anew, since some browsers
take a table whose cells are not laid out as such for none."""


def errors(folder: Path, paths: Sequence[str]) -> list[str]:
    """What the checker finds wrong in files below `folder`, one line each."""
    done = subprocess.run(
        [*_checker(), "--errors-only", "--format", "json", *paths],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    told = json.loads(done.stderr)["messages"]
    return [
        f"{one.get('url', '').rpartition(folder.as_posix() + '/')[2]}:{one.get('lastLine')}: {one['message']}"
        for one in told
        if not _SAID_TWICE.match(one["message"])
    ]


def _checker() -> list[str]:
    """The command; the test is skipped (in CI it fails) where there is no Java or npm cannot fetch the package."""
    java, npm = shutil.which("java"), shutil.which("npm")
    if java is None or npm is None:
        lacking("không có java và npm để chạy bộ soát HTML Nu")
    if not JAR.is_file():
        JAR.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="moi-", dir=JAR.parent) as aside:
            say(f"Đang tải {PACKAGE} bằng npm (khoảng 30 MB)…")
            patience = ["--loglevel=error", "--prefer-offline", "--fetch-retries=1"]
            if not succeeds([npm, "pack", PACKAGE, *patience], cwd=Path(aside)):
                lacking("npm không lấy được bộ soát HTML Nu")
            (packed,) = Path(aside).glob("*.tgz")
            shutil.unpack_archive(packed, aside, filter="data")
            jar = Path(aside) / "package/build/dist/vnu.jar"
            assert hashlib.sha256(jar.read_bytes()).hexdigest() == SHA256
            jar.replace(JAR)
    return [java, *SHORT_LIVED, "-Xss4m", "-jar", str(JAR)]
