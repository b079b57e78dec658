"""The page for who uses the data: its examples run, against the files served as a site would, and its links lead somewhere."""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from conftest import ROOT, SAMPLE
from namro.library.edition import Edition
from namro.library.history.changes import Change, History
from namro.library.load import load
from namro.outputs.feeds import records
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.make import files
from namro.outputs.open_data.public.items import ITEMS
from namro.outputs.pages import nhung
from namro.outputs.pages.context import Pages
from namro.outputs.pour import write_files
from namro.records.kinds import KINDS
from support.chromium import lacking

GUIDE = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
ELSEWHERE = "https://trang.example"
AS_OF = Edition(date(2026, 3, 3))
HISTORY = History((Change(AS_OF.ngay, ("hoi-dap", "bao-cao-khi-nao"), "sua", 1772500000),))


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
        shown = Pages(moved, AS_OF, HISTORY)
        write_files([*files(data_of(moved, AS_OF)), *records.files(shown), *nhung.files(shown)], folder)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()


def examples(language: str) -> list[str]:
    """The page's own examples, those in Vietnamese first, then those in English."""
    fenced = re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    english = re.findall(rf'<pre><code class="language-{language}">(.*?)</code></pre>', GUIDE, re.DOTALL)
    return [*fenced, *map(unescape, english)]


def run(*command: str, where: Path | None = None) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=where,
        env={**os.environ, "HOME": str(where or Path.home())},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_python_example_runs(served: str) -> None:
    clause = {ELSEWHERE: served, "ma-van-ban": "ke-hoach-mau", "ma-khoan": "II.2.b1"}
    known = re.compile("|".join(map(re.escape, clause)))
    told = [known.sub(lambda found: clause[found[0]], code) for code in examples("python")]
    said = [run(sys.executable, "-X", "utf8", "-c", code) for code in told]
    tasks, days, xml, news, card, questions = said
    assert "trong quý II/2026" in tasks
    assert "2026-06-30" in days
    assert "ke-hoach-mau 18 khoản" in xml
    assert news.startswith("2026-03-03 Chi ủy nộp báo cáo khi nào?")
    assert card.startswith(f'<iframe src="{served}/nhung/ke-hoach-mau/II.2.b1/"')
    assert f"Chi ủy nộp báo cáo khi nào? {served}/hoi-dap/bao-cao-khi-nao/" in questions


def test_every_shell_example_runs(served: str) -> None:
    if not (shutil.which("bash") and shutil.which("curl")):
        lacking("không có bash, curl")
    asking = [code for code in examples("sh") if "soffice" not in code]
    assert len(asking) == 2
    for code in asking:
        said = run("bash", "-euc", code.replace(ELSEWHERE, served))
        assert '"phien_ban":"v1"' in said
        assert "Trong quý II/2026" in said or "trong quý II/2026" in said


def test_a_spreadsheet_opens_the_tables_as_the_page_says(served: str, tmp_path: Path) -> None:
    """With every mark of Vietnamese, every comma and line inside a cell where it was."""
    if not (shutil.which("bash") and shutil.which("curl") and _has_calc()):
        lacking("không có bash, curl, LibreOffice Calc (gói libreoffice-calc-nogui)")
    opening = [code for code in examples("sh") if "soffice" in code]
    assert len(opening) == 2
    run("bash", "-euc", "\n".join(opening).replace(ELSEWHERE, served), where=tmp_path)
    for name in ("viec", "han"):
        whole = (tmp_path / f"{name}.csv").read_bytes()
        assert whole.startswith(codecs.BOM_UTF8)
        wanted = list(csv.reader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
        sheet = load_workbook(tmp_path / f"{name}.xlsx", read_only=True).worksheets[0]
        found = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        assert found == wanted, name


def _has_calc() -> bool:
    """Whether LibreOffice is here with its spreadsheets: some machines have its writer alone."""
    program = shutil.which("soffice")
    return program is not None and any(Path(program).resolve().parent.glob("libsclo.*"))


def _cell(value: object) -> str:
    """A cell as the table has it: what looks like a day or an hour is one to a spreadsheet."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return "" if value is None else str(value)


def test_it_leads_only_to_files_that_are_always_made() -> None:
    library = load(SAMPLE).published()
    made = {file.path for file in (*files(data_of(library, AS_OF)), *records.files(Pages(library, AS_OF)))}
    made.add("sitemap.xml")
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
