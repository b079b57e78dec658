"""Random edits that `check` accepts, built together: what it lets pass and the build or `verify` refuses.

Each step is told as it is done, so that a run which is stopped has said what it found. Packets are dear: they are made
once, of the edits whose pages are sound.

PYTHONPATH=hooks:tests python tests/bench/edits.py [seed] [edits]            on the sample
PYTHONPATH=hooks:tests python tests/bench/edits.py [seed] [edits] that       on this checkout's data, with the packets
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable
from namro.commands import cli
from namro.problems import InvalidData, UserError
from namro.publishing.contract import broken
from namro.rules.approval import LAPSED
from support.edits import Edit, applied, edit

TOGETHER = {SAMPLE: 1, ROOT: 10}
"""Edits that are checked at a time: reading all of the real data is dear."""


def _command(root: Path, *words: str) -> tuple[int, str]:
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = cli.main(["--root", str(root), *words])
    return code, said.getvalue()


def _refused(root: Path) -> set[str] | None:
    """The files in which `check` finds a mistake; that an approval has lapsed is none. None where it tells no file."""
    code, said = _command(root, "check", "--format", "json")
    if code == 0:
        return set()
    found = json.loads(said) if said else []
    errors = [one for one in found if one["severity"] == "error"]
    return {one["path"] for one in errors if one["code"] != LAPSED} if errors else None


def _tidy(root: Path, edits: list[Edit]) -> None:
    """In canonical style, as a commit is; who cannot be read says so in `check`."""
    names = {name for one in edits for name, there in one.files.items() if there is not None}
    data = [str(root / name) for name in names if name.startswith("data/") and name.endswith(".yml")]
    if data:
        _command(root, "format", *data)


class Trial:
    """A project of its own, of whose files we know how they were."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.clean = Path(tempfile.mkdtemp()) / "dự án"
        self.clean.mkdir()
        buildable(self.clean, source)
        self.root = self.clean.with_name("đã sửa")
        shutil.copytree(self.clean, self.root)

    def undo(self, edits: list[Edit]) -> None:
        for name in {name for one in edits for name in one.files}:
            if (self.clean / name).is_file():
                shutil.copyfile(self.clean / name, self.root / name)
            else:
                (self.root / name).unlink(missing_ok=True)

    def accepted(self, edits: list[Edit]) -> list[Edit]:
        """Those of the edits that `check` lets pass together; only they stay."""
        kept = list(edits)
        while kept:
            _tidy(self.root, kept)
            wrong = _refused(self.root)
            if wrong == set():
                return kept
            bad = [one for one in kept if wrong and wrong & one.files.keys()]
            bad = bad or kept[len(kept) // 2 :]
            self.undo(bad)
            kept = [one for one in kept if one not in bad]
        return []

    def fails(self, edits: list[Edit], quick: bool) -> str:
        """What is wrong with the site of just these edits; '' where nothing is."""
        again = self.clean.with_name("dựng lại")
        shutil.rmtree(again, ignore_errors=True)
        shutil.copytree(self.clean, again)
        applied(edits, again)
        _tidy(again, edits)
        _command(again, "approve", "--all")
        if _refused(again) != set():
            return ""
        folder = self.clean.with_name("trang")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            return "\n".join(map(str, broken(again, folder, lambda _: None, quick=quick)))
        except (InvalidData, UserError) as error:
            return str(error)
        except Exception as error:  # whatever stops it is what we look for
            return f"{type(error).__name__}: {error}"

    def culprits(self, edits: list[Edit], quick: bool) -> list[Edit]:
        """Who is to blame, found by halves and told at once."""
        began = time.monotonic()
        said = self.fails(edits, quick)
        _tell(f"{len(edits)} built in {time.monotonic() - began:.0f} s: {'broken' if said else 'sound'}")
        if not said:
            return []
        if len(edits) > 1:
            half = len(edits) // 2
            alone = [one for part in (edits[:half], edits[half:]) for one in self.culprits(part, quick)]
            if alone:
                return alone
        _tell("\n".join(["TO BLAME:", *(one.words for one in edits), said[:1_500]]))
        return edits


def _tell(words: str) -> None:
    print(words, flush=True)


def _accepted(trial: Trial, chance: random.Random, tries: int, together: int) -> list[Edit]:
    """What `check` lets pass of so many edits; only they stay in the project of the trial."""
    kept: list[Edit] = []
    touched: set[str] = set()
    for number in range(tries // together):
        some: list[Edit] = []
        while len(some) < together:
            one = edit(chance, trial.root)
            if one is not None and not touched & one.files.keys():
                some.append(one)
                touched |= one.files.keys()
        applied(some, trial.root)
        good = trial.accepted(some)
        kept += good
        touched -= {name for one in some if one not in good for name in one.files}
        if together > 1:
            _tell(f"{len(kept)} of {(number + 1) * together} edits accepted")
    return kept


def main(seed: str = "0", tries: str = "60", source: str = "") -> int:
    """Tell each edit that is to blame with what it broke; 1 if there is one."""
    os.environ["SOURCE_DATE_EPOCH"] = SAMPLE_EPOCH
    data = ROOT if source else SAMPLE
    trial = Trial(data)
    kept = _accepted(trial, random.Random(int(seed)), int(tries), TOGETHER[data])
    _tell(f"{len(kept)} of {tries} edits accepted")
    blame = trial.culprits(kept, quick=True)
    if source:
        blame += trial.culprits([one for one in kept if one not in blame], quick=False)
    shutil.rmtree(trial.clean.parent)
    _tell(f"{len(blame)} to blame." if blame else "All that was accepted builds, and the site is sound.")
    return int(bool(blame))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
