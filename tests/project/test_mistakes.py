"""Mistakes of editors by kind: each is told, in few words, at its place; none passes in silence."""

from __future__ import annotations

import pytest

from support.careless import careless
from support.mistakes import Mistake, mistakes, report, verdict

ALL = (*mistakes(), *careless())


@pytest.mark.parametrize("number", range(len(ALL)), ids=lambda number: f"{number}-{ALL[number].kind}")
def test_it_is_told_and_does_not_flood(number: int) -> None:
    heard, told = verdict(ALL[number])
    assert heard == "clean", told


def test_there_are_many_and_the_table_counts_them() -> None:
    assert len(ALL) > 230
    table = report([(ALL[0], "clean"), (Mistake("khác", lambda _: None, ""), "silent")])
    assert table.endswith("| cộng | 2 | 1 | 0 | 1 |")
