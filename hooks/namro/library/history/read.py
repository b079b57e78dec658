"""From a project's folder to its history. The edge: asks git, never the clock."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from namro.language.vietnamese import day_in_vietnam
from namro.library.history.changes import BAN_NONG, GIT_TU_CHOI, KHONG_GIT, Change, History, Viec
from namro.library.history.commits import Commit, FileChange, commits
from namro.library.history.git import ask, contents
from namro.library.history.pieces import Key, Piece, pieces
from namro.records.kinds import HAND_WRITTEN

PLACES = ("data", "docs")
_State = tuple[bool, tuple[str, ...]]
_HIDDEN: _State = (False, ())


def read(root: Path) -> History:
    """What git knows of the records below `root`; never raises for want of git."""
    return Follower(root).now()


class Follower:
    """The history of a project that is asked for again and again: commits are walked once, then only what was changed
    since is looked at."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._walked: tuple[bytes | None, _Walk | History] | None = None

    def now(self) -> History:
        """What git knows now; never raises for want of git."""
        head = ask(self._root, "rev-parse", "HEAD") if (self._root / ".git").exists() else None
        if self._walked is None or self._walked[0] != head:
            self._walked = (head, _walk(self._root))
        walk = self._walked[1]
        if isinstance(walk, History):
            return walk
        pages = frozenset(path.stem for path in (self._root / "docs").glob("*.md"))
        return walk.history(_changed_since(self._root), pages)


def _walk(root: Path) -> _Walk | History:
    """Every commit, or why nothing is known."""
    if not (root / ".git").exists() or ask(root, "--version") is None:
        return History(vi_sao=KHONG_GIT)
    shallow = ask(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return History(vi_sao=GIT_TU_CHOI)
    if shallow.strip() == b"true" or ask(root, "config", "--get-regexp", r"^remote\..*\.promisor$"):
        return History(vi_sao=BAN_NONG)
    line = commits(root, PLACES)
    if line is None:
        return History(vi_sao=GIT_TU_CHOI)
    texts = _texts(root, line)
    if texts is None:
        return History(vi_sao=BAN_NONG)
    walk = _Walk(texts)
    for commit in line:
        walk.take(commit)
    return walk


def _texts(root: Path, line: Iterable[Commit]) -> Mapping[tuple[str, str], Mapping[Key, Piece]] | None:
    """The records of every version of every file, by path and blob; None if a version is missing."""
    wanted = sorted({(file.after, file.blob) for commit in line for file in commit.files if file.after})
    wanted = [(path, blob) for path, blob in wanted if path.endswith((".yml", ".md"))]
    found = {}
    for (path, blob), content in zip(wanted, contents(root, [blob for _, blob in wanted]), strict=True):
        if content is None:
            return None
        found[path, blob] = pieces(path, content.decode("utf-8", "surrogateescape"))
    return found


def _changed_since(root: Path) -> frozenset[str]:
    """Paths of tracked files that differ from the last commit."""
    out = ask(root, "status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames", "--", *PLACES)
    listed = (out or b"").decode("utf-8", "surrogateescape").split("\0")
    return frozenset(entry[3:] for entry in listed if entry)


class _Walk:
    """Follows every record from commit to commit: where it stands, under which id, whether readers saw it."""

    def __init__(self, texts: Mapping[tuple[str, str], Mapping[Key, Piece]]) -> None:
        self._texts = texts
        self._files: dict[str, Mapping[Key, Piece]] = {}
        self._where: dict[Key, set[str]] = {}
        self._numbers = itertools.count()
        self._person: dict[Key, int] = {}
        """A number for each record, which it keeps when its id changes."""
        self._called: dict[int, Key] = {}
        """The id that each number has now."""
        self._days: dict[tuple[int, int], tuple[_State, _State, int]] = {}
        """(day, record) → (as it was before that day's first change, after the last one, seconds)."""

    def take(self, commit: Commit) -> None:
        """Apply one commit, and note what it changed for readers."""
        before: dict[int, _State] = {}
        noted: set[int] = set()
        for file in commit.files:
            for key in self._keys(file):
                number = self._number(key)
                before.setdefault(number, self._state(key))
                if not file.mechanical:
                    noted.add(number)
        for file in commit.files:
            self._rename(file)
        for file in commit.files:
            self._put(file.before, {})
        for file in commit.files:
            if file.after:
                self._put(file.after, self._texts.get((file.after, file.blob), {}))
        day = day_in_vietnam(commit.seconds).toordinal()
        for number in noted:
            after = self._state(self._called[number]) if number in self._called else _HIDDEN
            if after != before[number]:
                first = self._days.get((day, number), (before[number],))[0]
                self._days[day, number] = (first, after, commit.seconds)

    def history(self, changed: frozenset[str], hand_written: frozenset[str]) -> History:
        """All that was noted, newest day first; of one day in the order of kinds and ids."""
        found = []
        for (_, number), (first, after, seconds) in self._days.items():
            viec = _viec(first, after)
            if viec and number in self._called:
                found.append(Change(day_in_vietnam(seconds), self._called[number], viec, seconds))
        found.sort(key=lambda change: (-change.ngay.toordinal(), change.muc))
        editing = frozenset(key for path in changed for key in self._files.get(path, {}))
        pages = {
            ma: piece.title
            for held in self._files.values()
            for (kind, ma), piece in held.items()
            if kind == HAND_WRITTEN and ma in hand_written
        }
        return History(tuple(found), "", editing, MappingProxyType(pages))

    def _keys(self, file: FileChange) -> Iterable[Key]:
        """The records that a changed file held or holds."""
        return {**self._files.get(file.before, {}), **self._texts.get((file.after, file.blob), {})}

    def _number(self, key: Key) -> int:
        if key not in self._person:
            self._person[key] = next(self._numbers)
            self._called[self._person[key]] = key
        return self._person[key]

    def _state(self, key: Key) -> _State:
        held = [self._files[path][key] for path in sorted(self._where.get(key, ()))]
        said = [piece.shows for piece in held if piece.shows is not None]
        return (bool(said) and all(said), tuple(sorted(piece.words for piece in held)))

    def _put(self, path: str, held: Mapping[Key, Piece]) -> None:
        for key in self._files.pop(path, {}):
            self._where[key].discard(path)
        if held:
            self._files[path] = held
            for key in held:
                self._where.setdefault(key, set()).add(path)

    def _rename(self, file: FileChange) -> None:
        """A file of one record that moved carries the record's number to its new id."""
        old = list(self._files.get(file.before, {})) if file.after != file.before else []
        new = list(self._texts.get((file.after, file.blob), {}))
        if len(old) == len(new) == 1 and old[0] != new[0] and old[0] in self._person:
            number = self._person.pop(old[0])
            self._called.pop(self._person.get(new[0], -1), None)
            self._person[new[0]] = number
            self._called[number] = new[0]


def _viec(first: _State, after: _State) -> Viec | None:
    if first[0] and after[0]:
        return "sua" if first[1] != after[1] else None
    if first[0] != after[0]:
        return "moi" if after[0] else "rut"
    return None
