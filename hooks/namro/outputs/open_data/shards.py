"""How lists and long texts are cut into files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_One = TypeVar("_One")
SHARD = 500
"""Items in one file."""


def shards_of(count: int) -> int:
    """How many files hold that many items: one at least, so that every kind has a first page."""
    return max(1, -(-count // SHARD))


def place_of(number: int) -> str:
    """The file and the place in it (a JSON Pointer) of the item with that number, from 0: '2.json#/muc/7'."""
    shard, place = divmod(number, SHARD)
    return f"{shard + 1}.json#/muc/{place}"


def shards(every: Sequence[_One]) -> Iterator[tuple[int, Sequence[_One]]]:
    """(number from 1, the items) of each file."""
    for number in range(1, shards_of(len(every)) + 1):
        yield number, every[(number - 1) * SHARD : number * SHARD]
