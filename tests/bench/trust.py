"""One table of all trials of trust, a row as each is done: inputs tried, faults injected, reads during swaps, failures.

PYTHONPATH=hooks:tests python tests/bench/trust.py            as in CI
HYPOTHESIS_PROFILE=nightly INJECTION_ROUNDS=50 … trust.py     the long one
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRIALS = (
    ("xuất bản: giết, đĩa đầy, hai lệnh", "tests/publishing/test_publishing.py"),
    ("rút văn bản, rút câu trả lời", "tests/publishing/test_withdrawing.py"),
    ("thư mục, liên kết của người khác ở nơi phát hành", "tests/publishing/test_ownership.py"),
    ("quyền đọc của tệp", "tests/publishing/test_modes.py"),
    ("cấu hình trên máy chủ thật", "tests/publishing/test_servers.py"),
    ("liên kết, ống dẫn, mã trong docs/", "tests/files/test_strays.py"),
    ("bom trong tệp nhập", "tests/editing/test_bombs.py"),
    ("mẫu tìm chữ và chữ dài", "tests/project/test_linear.py"),
    ("trang bị làm hỏng phải báo", "tests/publishing/test_verify.py"),
    ("dữ liệu riêng tư", "tests/language/test_personal.py"),
    ("đầu vào ngẫu nhiên và khổng lồ", "tests/project/test_fuzz.py"),
    ("liên kết “Tập của tôi” ngẫu nhiên", "tests/browser/test_selection_fuzz.py"),
    ("chữ độc trong mọi trường", "tests/browser/test_injection.py"),
    ("cùng dữ liệu, cùng byte", "tests/outputs/test_reproducible.py"),
)


@dataclass(frozen=True)
class Row:
    """One kind of trial: tests run, inputs, faults and reads as the tests recorded them, tests failed, skipped."""

    name: str
    tests: int
    inputs: int
    faults: int
    reads: int
    failed: int
    skipped: int


def run(name: str, path: str) -> Row:
    """Run one file of tests and read its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "junit.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            path,
            f"--junitxml={report}",
            "-o",
            "junit_family=xunit1",
        ]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        cases = list(ET.parse(report).getroot().iter("testcase"))
    said = {"inputs": 0, "faults": 0, "reads": 0}
    for case in cases:
        for one in case.iter("property"):
            if one.get("name") in said:
                said[str(one.get("name"))] += int(one.get("value") or 0)
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Row(name, len(cases), said["inputs"] or len(cases), said["faults"], said["reads"], failed, skipped)


def main() -> int:
    """Print the table; 1 if anything failed."""
    only = sys.argv[1:]
    profile = os.environ.get("HYPOTHESIS_PROFILE", "ci")
    print(f"| phép thử ({profile}) | bài | đầu vào | lỗi gây ra | lượt đọc khi thay bản | hỏng | bỏ qua |")
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    failed = 0
    for name, path in TRIALS:
        if only and path not in only:
            continue
        row = run(name, path)
        failed += row.failed
        counts = (row.tests, row.inputs, row.faults, row.reads, row.failed, row.skipped)
        print(f"| {row.name} | {' | '.join(map(str, counts))} |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
