"""A way up and down, step by step, and where it comes down to a height: found without walking all of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_BLOCK = 64


class Falls:
    """Heights behind each step, and the least of every block of them."""

    def __init__(self, steps: Sequence[int]) -> None:
        self._heights = [0, *accumulate(steps)]
        self._least = [min(self._heights[at : at + _BLOCK]) for at in range(0, len(self._heights), _BLOCK)]

    def first(self, start: int, end: int, above: int) -> int:
        """The first step from `start` on, before `end`, that comes down `above` below its beginning; else `end`."""
        wanted = self._heights[start] - above
        at = start + 1
        while at <= end:
            if at % _BLOCK == 0 and self._least[at // _BLOCK] > wanted:
                at += _BLOCK
                continue
            if self._heights[at] <= wanted:
                return at - 1
            at += 1
        return end
