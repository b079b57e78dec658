"""How fast `namro check` is: 10,000 question files, beside PyYAML's two safe loaders on the same files.

    PYTHONPATH=hooks python tests/bench/check.py [count]

Prints seconds (best of three, garbage collected before each) and the ratio to the named peers, which only parse.
The files are real answers under questions of random words, so that no two ask the same; every quotation is real.
"""

from __future__ import annotations

import contextlib
import gc
import io
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from namro.commands.cli import main

ROOT = Path(__file__).parents[2]
BUDGET = 6.0
_MARKS = re.compile(r"\{[^}]*\}|<[^>]*>")
"""What stands in a text for us, not for readers."""
_TRANSLATED = re.compile(r"^ban_dich:\n(?:(?: .*)?\n)+", re.MULTILINE)
"""What a translation says is stale under another question."""
_FIGURES = re.compile(r"[\w/-]*\d[\w/-]*")
"""What an answer's first sentence may take over from its question."""


def multiply(data: Path, count: int) -> list[Path]:
    """Fill `data`/hoi-dap with `count` files: the real answers under questions made of the documents' words."""
    folder = data / "hoi-dap"
    originals = sorted(folder.glob("*.yml"))
    asked_of = [path.read_text(encoding="utf-8").partition("\n") for path in originals]
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(data.glob("van-ban/*/toan-van.md")))
    known = re.findall(r"[^\W\d_]+", _MARKS.sub("", words))
    chance = random.Random(7)
    made = list(originals)
    for number in range(count - len(originals)):
        question, _, answer = asked_of[number % len(asked_of)]
        answer = _TRANSLATED.sub("", answer)
        asked = " ".join((*chance.sample(known, 14), *_FIGURES.findall(question)))
        path = folder / f"cau-{number}.yml"
        path.write_text(f"cau_hoi: {asked}?\n{answer}", encoding="utf-8")
        made.append(path)
    return made


def best(work: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """(seconds by the clock, seconds of processor) of the fastest run."""
    taken = []
    for _ in range(times):
        gc.collect()
        clock, processor = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - clock, time.process_time() - processor))
    return min(taken)


def run(count: int) -> int:
    """Print the figures; 1 if the check is over its budget."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        main(["--root", folder, "format"])
        files = multiply(root / "data", count)
        assert main(["--root", folder, "approve", "--all"]) == main(["--root", folder, "check"]) == 0
        clock, check = best(lambda: main(["--root", folder, "check"]))
        _, fast = best(lambda: [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in files])
        _, slow = best(lambda: [yaml.safe_load(path.read_bytes()) for path in files[::10]], times=1)
    print(f"check              {clock:6.2f} s by the clock, {check:6.2f} s of processor, {len(files)} files")
    print(f"yaml.CSafeLoader   {fast:6.2f} s of processor; check takes {check / fast:.2f} times that")
    print(
        f"yaml.safe_load     {slow * 10:6.2f} s (a tenth measured); check takes {check / slow / 10:.2f} times that"
    )
    return int(clock > BUDGET)


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if sys.argv[1:] else 10_000))
