"""One pass of `git log`: the commits on the line of the main branch, oldest first, with the files of each.

A merge counts on its own day, with what it brought (its difference from its first parent): that is when readers
could see it. Commits that a machine made are told by `.git-blame-ignore-revs`, which git itself reads for
`git blame`, or by a line `Namro: máy móc` at the end of the message. What only such commits touched is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from namro.language.vietnamese import fold
from namro.library.history.git import ask

IGNORED = ".git-blame-ignore-revs"
"""Ids of commits to pass over, one a line; `#` starts a remark."""
_TRAILER = "may moc"
_START, _NEXT = "\x01", "\x02"
_FORMAT = "--format=%x01%H %P%x02%ct%x02%(trailers:key=Namro,valueonly,separator=%x2C)"
# --sparse keeps commits that touch nothing here, so that parents can be followed; a rename is one only if
# four fifths are the same, since two questions about one clause share half of their lines.
_LOG = (
    "log",
    "--topo-order",
    "--full-history",
    "--sparse",
    "--diff-merges=first-parent",
    "--raw",
    "-M80%",
    "-l1000",
    "--no-abbrev",
    "--no-show-signature",
    "--no-color",
    "--no-ext-diff",
    "--encoding=UTF-8",
    "-z",
    _FORMAT,
    "HEAD",
    "--",
)


@dataclass(frozen=True)
class FileChange:
    """One file that a commit changed: `before` is where it was ('' for a new file), `after` where it is now ('' for
    one that is gone), `blob` its content; `mechanical` if only machines had a hand in it."""

    before: str
    after: str
    blob: str
    mechanical: bool = False


@dataclass(frozen=True)
class Commit:
    """One commit: `seconds` is the committer's Unix time."""

    ma: str
    parents: tuple[str, ...]
    seconds: int
    mechanical: bool
    files: tuple[FileChange, ...]


def commits(root: Path, places: Sequence[str]) -> list[Commit] | None:
    """The main line of the history of the folders `places`, oldest first; None where git tells nothing."""
    out = ask(root, *_LOG, *places)
    if out is None:
        return None
    listed = root / IGNORED
    ignored = _ids(listed.read_text(encoding="utf-8", errors="replace")) if listed.is_file() else frozenset()
    return main_line(parse(out.decode("utf-8", "surrogateescape"), ignored))


def parse(out: str, ignored: frozenset[str] = frozenset()) -> Iterator[Commit]:
    """The commits in what `git log -z --raw` printed, newest first."""
    head: list[str] = []
    files: list[FileChange] = []
    tokens = iter(out.split("\0"))
    for token in tokens:
        word = token.lstrip("\n")
        if word.startswith(_START):
            if head:
                yield _commit(head, files, ignored)
            head, files = word[1:].split(_NEXT), []
        elif word.startswith(":"):
            _, _, _, blob, status = word.split(" ")
            old = next(tokens)
            new = next(tokens) if status[0] in "RC" else old
            files.append(FileChange("" if status[0] in "AC" else old, "" if status[0] == "D" else new, blob))
    if head:
        yield _commit(head, files, ignored)


def main_line(every: Iterable[Commit]) -> list[Commit]:
    """The commits that first parents lead to from the newest, oldest first, what machines did marked in each."""
    known = {commit.ma: commit for commit in every}
    line: list[Commit] = []
    at = next(iter(known), "")
    while at in known:
        line.append(known[at])
        at = known[at].parents[0] if known[at].parents else ""
    line.reverse()
    seen: set[str] = set()
    marked = []
    for commit in line:
        seen.add(commit.ma)
        brought = _reached(commit.parents[1:], known, seen)
        marked.append(_marked(commit, brought))
    return marked


def _reached(start: Iterable[str], known: Mapping[str, Commit], seen: set[str]) -> list[Commit]:
    """The commits that can be reached from `start` and were not seen before; they are seen now."""
    found, waiting = [], list(start)
    while waiting:
        ma = waiting.pop()
        if ma in known and ma not in seen:
            seen.add(ma)
            found.append(known[ma])
            waiting += known[ma].parents
    return found


def _marked(commit: Commit, brought: Sequence[Commit]) -> Commit:
    """The commit with its files marked: all of a mechanical one, else those that only such commits brought."""
    touched = {
        sort: {
            path for one in brought if one.mechanical == sort for file in one.files for path in _paths(file)
        }
        for sort in (True, False)
    }
    machines = touched[True] - touched[False]
    files = tuple(
        FileChange(file.before, file.after, file.blob, commit.mechanical or machines.issuperset(_paths(file)))
        for file in commit.files
    )
    return Commit(commit.ma, commit.parents, commit.seconds, commit.mechanical, files)


def _paths(file: FileChange) -> set[str]:
    return {file.before, file.after} - {""}


def _commit(head: list[str], files: list[FileChange], ignored: frozenset[str]) -> Commit:
    ids, seconds, trailers = head[0].split(), int(head[1]), head[2]
    mechanical = ids[0] in ignored or _TRAILER in (fold(one).strip() for one in trailers.split(","))
    return Commit(ids[0], tuple(ids[1:]), seconds, mechanical, tuple(files))


def _ids(text: str) -> frozenset[str]:
    return frozenset(line.partition("#")[0].strip() for line in text.splitlines()) - {""}
