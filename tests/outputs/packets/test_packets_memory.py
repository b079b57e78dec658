"""What a process that prints holds: not the records, and not the files before."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from conftest import ROOT
from namro.outputs.packets import press
from support.packets import real

HOOKS = str(ROOT / "hooks")
PRINT = """
import pickle, re, sys
from pathlib import Path
from namro.outputs.packets import pdf
packet = pickle.loads(sys.stdin.buffer.read())
def most():  # not getrusage: its maximum is inherited from whoever started this process
    return re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(most())
for size in (13.0, 12.5, 12.0, 11.5):  # what is remembered of one size is no use to the next
    pdf.a4(type(packet)(**{**vars(packet), "size": size}))
    print(most())
"""


def test_memory_does_not_grow_from_file_to_file() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINT],
        input=pickle.dumps(real("cho-can-bo-to-chuc")),
        capture_output=True,
        check=True,
        env=os.environ | press.ENVIRONMENT | {"PYTHONPATH": HOOKS},
    )
    start, first, *_, last = map(int, done.stdout.split())
    # Three more files, each kept, would take three times what the first took; freed memory in pieces, a quarter.
    assert last - first < first - start


def test_a_worker_does_not_import_the_records() -> None:
    told = "import sys, namro.outputs.packets.press, namro.outputs.packets.pdf, namro.__main__; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": HOOKS},
    )
    modules = set(done.stdout.split())
    assert (
        modules & {"namro.library.library", "namro.library.load", "namro.commands.cli", "pydantic"} == set()
    )
    assert "typst" in modules
