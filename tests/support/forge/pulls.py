"""Proposals to merge a branch, as both forges keep them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from support.forge.repository import Repository

DAY = "2026-11-30T08:00:00Z"


@dataclass
class Pull:
    """One proposal."""

    number: int
    title: str
    branch: str
    base: str
    draft: bool = False
    state: Literal["open", "closed", "merged"] = "open"
    labels: list[str] = field(default_factory=list)


@dataclass
class Pulls:
    """All proposals of a repository."""

    repository: Repository
    every: list[Pull] = field(default_factory=list)

    def propose(self, title: str, branch: str, base: str, *, draft: bool = False) -> Pull | None:
        """A new one; None when there is nothing to merge, or one is open already."""
        repository = self.repository
        if repository.head(branch) in (None, repository.head(base)) or any(
            one.branch == branch and one.state == "open" for one in self.every
        ):
            return None
        self.every.append(Pull(len(self.every) + 1, title, branch, base, draft))
        return self.every[-1]

    def numbered(self, number: int) -> Pull:
        return self.every[number - 1]

    def merge(self, pull: Pull, message: str, author: tuple[str, str]) -> str | None:
        """The commit that merged it; None when it cannot be merged."""
        if pull.state != "open" or pull.draft:
            return None
        sha = self.repository.merge(pull.base, pull.branch, message, author)
        if sha:
            pull.state = "merged"
        return sha
