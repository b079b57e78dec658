"""Asterisks of a source: pairs stay Markdown emphasis, a literal one is escaped, half a pair is dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from namro.language.prose import plain_inline

_RUN = re.compile(r"\*+")
_LITERAL = re.compile(r"(?<=\()\*+(?=\))")
_LONGEST = 3
_MARKS = frozenset("*\\_")


@dataclass(frozen=True, slots=True)
class Emphasised:
    """Text in which all emphasis is balanced. `dropped` marks were half a pair; `lone` single stars kept literal."""

    text: str
    dropped: int = 0
    lone: int = 0


def balance(text: str) -> Emphasised:
    """Settle every asterisk of one clause. Backslashes and underscores are always literal."""
    if _MARKS.isdisjoint(text):
        return Emphasised(text)
    literal = {match.start() for match in _LITERAL.finditer(text)}
    runs = [match for match in _RUN.finditer(text) if match.start() not in literal]
    paired = _pairs(text, runs)
    dropped = {run.start() for run in runs if run.start() not in paired and len(run.group()) > 1}
    lone = sum(run.start() not in paired and run.start() not in dropped for run in runs)
    kept = _render(text, paired, dropped)
    # Marks that pair here yet not by the rules of Markdown would show as stars: the words matter, so they go.
    if plain_inline(" ".join(kept.split("\n"))) != _words(text, paired | dropped):
        return Emphasised(_render(text, set(), paired | dropped), len(dropped) + len(paired), lone)
    return Emphasised(kept, len(dropped), lone)


def _pairs(text: str, runs: list[re.Match[str]]) -> set[int]:
    """Where the runs begin that open or close a pair of equal length."""
    found: set[int] = set()
    opened: list[re.Match[str]] = []
    for run in runs:
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if before.strip() and opened and len(opened[-1].group()) == len(run.group()):
            found |= {opened.pop().start(), run.start()}
        elif after.strip() and len(run.group()) <= _LONGEST:
            opened.append(run)
    return found


def _render(text: str, paired: set[int], dropped: set[int]) -> str:
    def settle(match: re.Match[str]) -> str:
        marks = match.group()
        if match.start() in dropped:
            return ""
        return marks if match.start() in paired else re.sub(r"(.)", r"\\\1", marks)

    return re.sub(r"\*+|[\\_]", settle, text)


def _words(text: str, marks: set[int]) -> str:
    bare = _RUN.sub(lambda run: "" if run.start() in marks else run.group(), text)
    return " ".join(bare.split())
