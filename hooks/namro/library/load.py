"""From the folder `data/` to a Library, or to all problems at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from namro.files.loaded import Loaded
from namro.files.read import add, read, without_collecting
from namro.library.library import Library
from namro.library.link import link
from namro.problems import InvalidData, Problem
from namro.records.kinds import BY_ID
from namro.rules import RULES
from namro.rules.approval import LAPSED


@dataclass(frozen=True)
class Further:
    """The text of one more record; messages call it `shown`."""

    kind: str
    ma: str
    text: str
    shown: str


def load(root: Path) -> Library:
    """Read, check and link everything below `root`/data. Raises InvalidData with all problems."""
    return load_with(root)


def load_with(root: Path, *more: Further) -> Library:
    """The same with records that stand in no file of data/: they are checked as if they did."""
    with without_collecting():
        loaded = read(root)
        for one in more:
            add(BY_ID[one.kind], one.ma, one.text, one.shown, loaded)
        problems = check(loaded)
        if problems:
            raise InvalidData(problems)
        return link(loaded)


def check(loaded: Loaded) -> list[Problem]:
    """Everything that reading and the rules find wrong. A file with mistakes is mended first: that its approval
    has lapsed is told once nothing else is wrong with it."""
    problems = [*loaded.problems, *(problem for rule in RULES for problem in rule(loaded))]
    mistaken = {problem.path for problem in problems if problem.code != LAPSED}
    return [problem for problem in problems if problem.code != LAPSED or problem.path not in mistaken]
