"""The ids that were given in one import: asking for the next free one takes the same time however many there are."""

from __future__ import annotations


class Ids:
    """What is taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def __contains__(self, ma: str) -> bool:
        return ma in self._taken

    def take(self, ma: str) -> None:
        """From now on `ma` is not free."""
        self._taken.add(ma)

    def free(self, ma: str, sign: str) -> str:
        """`ma`, or where that is taken the first free of `ma` + `sign` + 2, 3, …"""
        if ma not in self._taken:
            return ma
        stem = ma + sign
        count = self._next.get(stem, 2)
        while f"{stem}{count}" in self._taken:
            count += 1
        self._next[stem] = count
        return f"{stem}{count}"
