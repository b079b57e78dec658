"""From the folder `data/` to a Library, or to all problems at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from namro.files.kept import Kept
from namro.files.loaded import Entry, Loaded
from namro.files.read import add, read, without_collecting
from namro.library.library import Library
from namro.library.link import link
from namro.problems import InvalidData, Problem, gathered
from namro.records.kinds import BY_ID
from namro.rules import BY_RECORD, RULES, Rule
from namro.rules.approval import LAPSED

_LAPSED = {"trang_thai_bien_tap": "cho-duyet", "nguoi_duyet": None, "ngay_duyet": None, "dau_van_tay": None}
_LOOKED_UP = frozenset({"trang", "van-ban", "don-vi"})
"""Kinds that rules of single records look things up in."""


@dataclass(frozen=True)
class Further:
    """The text of one more record; messages call it `shown`."""

    kind: str
    ma: str
    text: str
    shown: str


def load(root: Path, *, reviewing: bool = False) -> Library:
    """Read, check and link everything below `root`/data. Raises InvalidData with all problems; to whoever is
    `reviewing`, a record that was changed after its approval is none: it awaits approval."""
    return Reader(root, reviewing=reviewing).load()


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


class Reader:
    """Reads a project again and again: what has not changed is neither read nor judged anew."""

    def __init__(self, root: Path, *, reviewing: bool) -> None:
        self._root, self._reviewing = root, reviewing
        self._kept = Kept()
        self._before: Loaded | None = None
        self._said: dict[Rule, tuple[Problem, ...]] = {}

    def load(self) -> Library:
        """The project as it stands now. Raises InvalidData with all problems."""
        with without_collecting():
            loaded = read(self._root, self._kept)
            problems = self._check(loaded)
            self._before = loaded
            if self._reviewing:
                lapsed = {problem.path for problem in problems if problem.code == LAPSED}
                problems = [problem for problem in problems if problem.code != LAPSED]
                entries = [_awaiting(one) if one.path in lapsed else one for one in loaded.entries]
                loaded = replace(loaded, entries=entries)
            if problems:
                raise InvalidData(gathered(problems))
            return link(loaded)

    def _check(self, loaded: Loaded) -> list[Problem]:
        """What `check` finds. Rules that judge each record by itself are asked only of those that changed."""
        changed = _changed(self._before, loaded) if self._before else None
        found = list(loaded.problems)
        for rule in RULES:
            if rule not in BY_RECORD:
                found += rule(loaded)
                continue
            if changed is None:
                self._said[rule] = tuple(rule(loaded))
            elif changed:
                seen = [one for one in loaded.entries if one.kind in _LOOKED_UP or one.path in changed]
                new = (one for one in rule(replace(loaded, entries=seen)) if one.path in changed)
                self._said[rule] = (*(one for one in self._said[rule] if one.path not in changed), *new)
            found += self._said[rule]
        return _mended_first(found)


def _changed(before: Loaded, now: Loaded) -> frozenset[str] | None:
    """The files whose records are others than before; None where something else changed, in which records are
    looked up."""
    same = (
        {ma: text.toan_van for ma, text in before.texts.items()}
        == {ma: t.toan_van for ma, t in now.texts.items()}
        and before.known["van-ban"] == now.known["van-ban"]
        and before.unreadable == now.unreadable
    )
    old, new = ({one.path: one for one in loaded.entries} for loaded in (before, now))
    changed = frozenset(
        path
        for path in old.keys() | new.keys()
        if path not in old or path not in new or old[path].record is not new[path].record
    )
    looked_up = any(
        one.kind in _LOOKED_UP for held in (old, new) for path, one in held.items() if path in changed
    )
    return changed if same and not looked_up else None


def _awaiting(entry: Entry) -> Entry:
    return replace(entry, record=entry.record.model_copy(update=_LAPSED))


def check(loaded: Loaded) -> list[Problem]:
    """Everything that reading and the rules find wrong, each cause once."""
    return gathered(found(loaded))


def found(loaded: Loaded) -> list[Problem]:
    """Everything that reading and the rules find wrong, every echo of a cause. A file with mistakes is mended first: that its approval
    has lapsed is told once nothing else is wrong with it."""
    return _mended_first([*loaded.problems, *(problem for rule in RULES for problem in rule(loaded))])


def _mended_first(problems: list[Problem]) -> list[Problem]:
    mistaken = {problem.path for problem in problems if problem.code != LAPSED}
    return [problem for problem in problems if problem.code != LAPSED or problem.path not in mistaken]
