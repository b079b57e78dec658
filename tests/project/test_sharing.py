"""A run on several cores: dear things made once, every test run once, and the closing lines as on one core."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from conftest import ROOT
from support import sharing

CONFTEST = """
import pytest
from support import sharing
def pytest_xdist_make_scheduler(config, log):
    return sharing.scheduler(config, log)
def make(folder):
    with open({log!r}, "a") as log:
        log.write("made\\n")
    folder.mkdir()
    {then}
@pytest.fixture(scope="session")
def dear(tmp_path_factory):
    return sharing.once(tmp_path_factory, "của quý", make)
"""


def run(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest on a small folder of tests, or with `folder` the root on those of this project."""
    paths = os.pathsep.join((str(ROOT / "hooks"), str(ROOT / "tests")))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CI"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env=inherited | {"PYTHONPATH": paths, "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "bài thử"
    folder.mkdir()
    for number in range(4):
        (folder / f"test_{number}.py").write_text(
            "def test_one(dear):\n    assert dear.is_dir()\n\ndef test_two(dear):\n    pass\n", "utf-8"
        )
    return folder


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_is_dear_is_made_once_a_run(small: Path, workers: str) -> None:
    log = small / "log"
    (small / "conftest.py").write_text(CONFTEST.format(log=str(log), then="pass"), "utf-8")
    done = run(small, "-q", "-n", workers, "--dist", "loadfile", f"--basetemp={small / 'tạm'}")
    assert (done.returncode, "8 passed" in done.stdout) == (0, True), done.stdout + done.stderr
    assert log.read_text("utf-8") == "made\n"


def test_what_cannot_be_made_is_tried_once_and_fails_every_test(small: Path) -> None:
    log = small / "log"
    (small / "conftest.py").write_text(
        CONFTEST.format(log=str(log), then="raise OSError('đĩa đầy')"), "utf-8"
    )
    done = run(small, "-q", "-n", "2", "--dist", "loadfile", f"--basetemp={small / 'tạm'}")
    assert done.returncode == 1
    assert "8 errors" in done.stdout, done.stdout
    assert "của quý: đĩa đầy" in done.stdout or "OSError: đĩa đầy" in done.stdout
    assert log.read_text("utf-8") == "made\n"


PAGE = "def test_plain(): pass\ndef test_page():\n    from support.chromium import browser_path\n    browser_path()\n"


@pytest.mark.skipif(sys.platform != "linux", reason="máy khác cài trình duyệt ngoài PATH")
@pytest.mark.parametrize(("ci", "code", "line"), [("", 0, "Bỏ qua 1 bài"), ("true", 1, "1 failed, 1 passed")])
def test_missing_browsers_are_told_once_by_many_workers(
    tmp_path: Path, ci: str, code: int, line: str
) -> None:
    (tmp_path / "support").mkdir()
    for name in ("__init__.py", "chromium.py"):  # there, no browser has been fetched
        (tmp_path / "support" / name).write_bytes((ROOT / "tests/support" / name).read_bytes())
    (tmp_path / "conftest.py").write_text("from support.chromium import pytest_terminal_summary\n", "utf-8")
    (tmp_path / "test_page.py").write_text(PAGE, "utf-8")
    nothing = str(tmp_path / "empty")
    done = run(tmp_path, "-q", "-n", "2", CI=ci, CHROMIUM="", PATH=nothing, PYTHONPATH=str(tmp_path))
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout.count(line) == 1
    assert "không tìm thấy Chromium" in done.stdout


def test_every_test_runs_once_and_is_told_by_its_own_name(tmp_path: Path) -> None:
    names = ("tests/files/test_naming.py", "tests/language/test_prose.py", "tests/files/test_csvfile.py")
    reports = []
    for workers in ("0", "2"):
        report = tmp_path / f"{workers}.xml"
        done = run(ROOT, "-n", workers, "--dist", "loadfile", f"--junitxml={report}", *names)
        assert done.returncode == 0, done.stdout + done.stderr
        cases = ET.parse(report).getroot().iter("testcase")
        reports.append(sorted((one.get("classname"), one.get("name")) for one in cases))
    assert reports[0] == reports[1]
    assert len(set(reports[0])) == len(reports[0]) > 20


def test_blessing_is_done_by_one_process() -> None:
    done = run(ROOT, "-n", "auto", "--dist", "loadfile", "--bless", "tests/files/test_naming.py")
    assert done.returncode == 0
    assert not re.search(r"\d+ workers?|\[gw\d", done.stdout), done.stdout


def test_quick_leaves_out_browsers_packets_random_inputs_and_what_asks_for_the_site() -> None:
    slow = ("browser/test_weight.py", "outputs/packets/test_packets_memory.py", "project/test_fuzz.py")
    names = [f"tests/{name}" for name in (*slow, "outputs/test_tokens.py", "rules/test_broken.py")]
    collected = [
        {line for line in run(ROOT, *options, "--collect-only", *names).stdout.splitlines() if "::" in line}
        for options in (("--quick",), ("-m", "slow"), ())
    ]
    quick, left_out, everything = collected
    assert quick | left_out == everything and not quick & left_out
    assert {line.partition("::")[0] for line in quick} == set(names[-2:])
    assert {line.partition("::")[0] for line in left_out} == set(names[:-1])
    assert any("test_packets_are_made_again" in line for line in left_out)


def test_a_file_goes_whole_to_one_worker_and_a_spread_one_by_function_and_part() -> None:
    whole = {sharing.share(f"tests/files/test_naming.py::test_{n}[{n}]") for n in range(9)}
    assert whole == {"tests/files/test_naming.py"}
    spread = [sharing.share(f"tests/{sharing.SPREAD[0]}::test_{n % 2}[case {n}]") for n in range(60)]
    assert len(set(spread)) == 2 * sharing.PARTS
    assert max(map(spread.count, spread)) < 20


def test_every_place_that_is_called_slow_exists() -> None:
    for place in (*sharing.SLOW, *sharing.SPREAD):
        name, _, test = place.partition("::")
        path = ROOT / "tests" / name
        assert path.is_dir() or f"def {test}" in path.read_text(encoding="utf-8"), place
