"""From the folder `data/` to a Library, or to all problems at once."""

from __future__ import annotations

from pathlib import Path

from namro.files.loaded import Loaded
from namro.files.read import read, without_collecting
from namro.library.library import Library
from namro.library.link import link
from namro.problems import InvalidData, Problem, gathered
from namro.rules import RULES
from namro.rules.approval import LAPSED


def load(root: Path) -> Library:
    """Read, check and link everything below `root`/data. Raises InvalidData with all problems."""
    with without_collecting():
        loaded = read(root)
        problems = check(loaded)
        if problems:
            raise InvalidData(problems)
        return link(loaded)


def check(loaded: Loaded) -> list[Problem]:
    """Everything that reading and the rules find wrong, each cause once."""
    return gathered(found(loaded))


def found(loaded: Loaded) -> list[Problem]:
    """Everything that reading and the rules find wrong, every echo of a cause. A file with mistakes is mended first: that its approval
    has lapsed is told once nothing else is wrong with it."""
    problems = [*loaded.problems, *(problem for rule in RULES for problem in rule(loaded))]
    mistaken = {problem.path for problem in problems if problem.code != LAPSED}
    return [problem for problem in problems if problem.code != LAPSED or problem.path not in mistaken]
