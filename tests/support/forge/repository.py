"""A bare repository: what a forge does to one, by git."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_WHO = {"GIT_COMMITTER_NAME": "Kho thử", "GIT_COMMITTER_EMAIL": "kho@example.invalid"}


class MovedOnError(Exception):
    """The branch is not where the caller believes."""


@dataclass(frozen=True)
class Entry:
    """A file or folder of a tree."""

    kind: str
    path: str
    sha: str
    size: int | None


@dataclass(frozen=True)
class Commit:
    """A commit."""

    sha: str
    name: str
    mail: str
    day: str
    message: str


@dataclass(frozen=True)
class Repository:
    """The repository in a folder."""

    path: Path

    @classmethod
    def of(cls, project: Path, path: Path, git: str) -> Repository:
        """A new one, whose branch main holds the files of a project."""
        subprocess.run([git, "init", "-q", "--bare", "-b", "main", path], check=True)
        made = cls(path)
        files = {
            file.relative_to(project).as_posix(): file.read_bytes()
            for file in sorted(project.rglob("*"))
            if file.is_file()
        }
        made.commit("main", None, files, "Bắt đầu", ("Người giữ kho", "kho@example.invalid"))
        return made

    def git(self, *words: str, given: bytes | None = None, **more: str) -> bytes:
        done = subprocess.run(
            ["git", "-C", str(self.path), *words],
            input=given,
            capture_output=True,
            env={**os.environ, **_WHO, **more},
            check=True,
        )
        return done.stdout

    def head(self, branch: str) -> str | None:
        return self._sha(f"refs/heads/{branch}")

    def _sha(self, name: str) -> str | None:
        done = subprocess.run(
            ["git", "-C", str(self.path), "rev-parse", "-q", "--verify", name],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() or None

    def tree(self, name: str) -> list[Entry]:
        """Everything below a commit, folders too."""
        found = []
        for line in self.git("ls-tree", "-r", "-t", "-l", "-z", name).decode().split("\0"):
            if line:
                told, path = line.split("\t")
                _, kind, sha, size = told.split()
                found.append(Entry(kind, path, sha, int(size) if size != "-" else None))
        return found

    def blob(self, branch: str, path: str) -> str | None:
        """The SHA of a file at a branch or commit."""
        return self._sha(f"{branch}:{path}")

    def content(self, sha: str) -> bytes:
        return self.git("cat-file", "blob", sha)

    def text(self, branch: str, path: str) -> str:
        return self.git("show", f"{branch}:{path}").decode()

    def history(self, name: str, path: str = "", most: int = 100) -> list[Commit]:
        form = "%H%x00%an%x00%ae%x00%aI%x00%B%x01"
        told = self.git("log", f"-{most}", f"--format={form}", name, *(("--", path) if path else ())).decode()
        return [Commit(*part.strip("\n").split("\0")) for part in told.split("\x01") if part.strip()]

    def commit(
        self,
        branch: str,
        parent: str | None,
        changes: dict[str, bytes | None],
        message: str,
        author: tuple[str, str],
    ) -> str:
        """A commit on a branch that stands at `parent`. Raises MovedOnError."""
        if self.head(branch) != parent:
            raise MovedOnError(branch)
        with tempfile.TemporaryDirectory() as aside:
            index = {"GIT_INDEX_FILE": str(Path(aside, "index"))}
            if parent:
                self.git("read-tree", parent, **index)
            lines = []
            for path, content in changes.items():
                if content is None:
                    lines.append(f"0 {'0' * 40}\t{path}")
                else:
                    sha = self.git("hash-object", "-w", "--stdin", given=content).decode().strip()
                    lines.append(f"100644 {sha}\t{path}")
            self.git(
                "update-index",
                "-z",
                "--index-info",
                given="".join(f"{line}\0" for line in lines).encode(),
                **index,
            )
            tree = self.git("write-tree", **index).decode().strip()
        return self._advance(branch, tree, [parent] if parent else [], message, author)

    def merge(self, into: str, branch: str, message: str, author: tuple[str, str]) -> str | None:
        """Merge a branch; None when git finds the same lines changed on both sides."""
        ours, theirs = self.head(into), self.head(branch)
        assert ours and theirs
        done = subprocess.run(
            ["git", "-C", str(self.path), "merge-tree", "--write-tree", ours, theirs],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return None
        return self._advance(into, done.stdout.split()[0], [ours, theirs], message, author)

    def _advance(
        self, branch: str, tree: str, parents: list[str], message: str, author: tuple[str, str]
    ) -> str:
        who = {"GIT_AUTHOR_NAME": author[0], "GIT_AUTHOR_EMAIL": author[1]}
        words = [word for parent in parents for word in ("-p", parent)]
        sha = self.git("commit-tree", tree, *words, "-F", "-", given=message.encode(), **who).decode().strip()
        self.put(branch, sha)
        return sha

    def put(self, branch: str, sha: str) -> None:
        self.git("update-ref", f"refs/heads/{branch}", sha)

    def drop(self, branch: str) -> None:
        self.git("update-ref", "-d", f"refs/heads/{branch}")
