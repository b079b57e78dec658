"""How fast `namro check` reads: 10,000 question files, beside `yaml.safe_load` and libyaml's loader on the same files.

    PYTHONPATH=hooks python tests/bench/check.py [count]

Prints seconds (best of three, garbage collected before each) and the ratio to the named peers. The data are
copies of the real questions with their words changed, so that no two ask the same; every quotation is real.
"""

from __future__ import annotations

import gc
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from namro.cli import main

ROOT = Path(__file__).parents[2]
BUDGET = 6.0


def multiply(data: Path, count: int) -> list[Path]:
    """Fill `data`/hoi-dap with `count` files: the real answers under questions made of the documents' words."""
    folder = data / "hoi-dap"
    originals = sorted(folder.glob("*.yml"))
    answers = [path.read_text(encoding="utf-8").partition("\n")[2] for path in originals]
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(data.glob("van-ban/*/toan-van.md")))
    known = re.findall(r"[^\W\d_]+", words)
    chance = random.Random(7)
    made = list(originals)
    for number in range(count - len(originals)):
        asked = " ".join(chance.sample(known, 14))
        path = folder / f"cau-{number}.yml"
        path.write_text(f"cau_hoi: {asked}?\n{answers[number % len(answers)]}", encoding="utf-8")
        made.append(path)
    return made


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def run(count: int) -> int:
    """Print the figures; 1 if the check is over its budget."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        files = multiply(root / "data", count)
        check = best(lambda: main(["--root", folder, "check"]))
        slow = best(lambda: [yaml.safe_load(path.read_bytes()) for path in files])
        fast = best(lambda: [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in files])
    print(f"check                {check:6.2f} s for {len(files)} files (budget {BUDGET:.0f} s)")
    print(f"yaml.safe_load       {slow:6.2f} s, check takes {check / slow:.2f} of it")
    print(f"yaml.CSafeLoader     {fast:6.2f} s, check takes {check / fast:.2f} of it")
    return int(check > BUDGET)


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if sys.argv[1:] else 10_000))
