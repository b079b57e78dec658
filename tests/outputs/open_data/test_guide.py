"""The page for who uses the data: its examples run, against the files served as a site would, and its links lead somewhere."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.feeds import records
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.make import files
from namro.outputs.open_data.public.items import ITEMS
from namro.outputs.pages.context import Pages
from namro.outputs.pour import write_files
from namro.records.kinds import KINDS
from support.chromium import lacking

GUIDE = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
ELSEWHERE = "https://trang.example"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what was asked."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample's open data, which names that address itself."""
    folder = tmp_path_factory.mktemp("dữ liệu mở")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
        library = load(SAMPLE).published()
        here = library.trang.model_copy(update={"dia_chi_goc": f"{address}/"})
        moved = dataclasses.replace(library, trang=here)
        write_files(files(data_of(moved, Edition(date(2026, 3, 3)))), folder)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_python_example_runs(served: str) -> None:
    said = [
        run(sys.executable, "-X", "utf8", "-c", code.replace(ELSEWHERE, served))
        for code in examples("python")
    ]
    assert len(said) == 3
    assert "trong quý II/2026" in said[0]
    assert "2026-06-30" in said[1]
    assert "ke-hoach-mau 18 khoản" in said[2]


def test_every_shell_example_runs(served: str) -> None:
    if not (shutil.which("bash") and shutil.which("curl")):
        lacking("không có bash, curl")
    (code,) = examples("sh")
    said = run("bash", "-euc", code.replace(ELSEWHERE, served))
    assert '"phien_ban":"v1"' in said
    assert "Trong quý II/2026" in said or "trong quý II/2026" in said


def test_it_leads_only_to_files_that_are_always_made() -> None:
    library, as_of = load(SAMPLE).published(), Edition(date(2026, 3, 3))
    made = {file.path for file in (*files(data_of(library, as_of)), *records.files(Pages(library, as_of)))}
    led = {*re.findall(r"\]\(([^)#]+)\)", GUIDE), *re.findall(r'href="([^"]+)"', GUIDE)}
    wanted = {one.removeprefix("../") if one.startswith("../") else f"du-lieu/{one}" for one in led}
    assert wanted - made == set()
    assert {path for path in made if path.endswith(".csv")} <= wanted


def test_what_it_says_of_fields_is_so() -> None:
    names = {name for model in ITEMS.values() for name in model.model_fields} | {
        "ban",
        "tep",
        "tinh_den",
        "muc_do",
        "trich",
    }
    told = set(re.findall(r"`([a-z]+_[a-z_]+)`", GUIDE)) | set(
        re.findall(r"<code>([a-z]+_[a-z_]+)</code>", GUIDE)
    )
    assert told - names - {kind.field for kind in KINDS} == set()


def test_a_project_brings_the_page() -> None:
    """Every project's menu names it, so every project has it."""
    for menu in (ROOT / "mkdocs.yml", ROOT / "hooks/namro/editing/starter/khung/mkdocs.yml"):
        assert "du-lieu.md" in menu.read_text(encoding="utf-8")
