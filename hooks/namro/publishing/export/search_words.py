"""What a row of the database is found by: its words without marks with their places, and pairs of neighbours.

In Vietnamese one syllable says little and stands everywhere; two neighbours ('thu_hoach') say what is meant, so each pair
is a word of the index too. Written as PostgreSQL's tsvector: letters, digits and '_' only, whatever the text holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import Any

from namro.language.vietnamese import fold

_WORD = re.compile("[a-z0-9]+")
_MOST, _PLACES, _LONGEST = 16_383, 255, 60
"""The last place that a tsvector can tell, how many of a word, and how long a word may be: longer ones are no words."""
_NOT_SAID = frozenset(
    [
        "loai",
        "ma",
        "id",
        "dia_chi",
        "api",
        "muc_do",
        "do_chinh_xac",
        "trang_thai",
        "tinh_trang",
        "duyet",
        "duoc_nhac_o",
        "markdown",
        "tra_loi",
        "khoan",
        "nguon",
        "loai_khoan",
        "loai_viec",
        "loai_van_ban",
        "dau",
        "bang",
        "cha",
        "doi_sau",
        "toi",
        "tu",
        "den",
        "lien_quan",
        "ten_khoan",
        "ten_van_ban",
    ]
)
"""Fields of the public types that hold no words of their own, or the words of another field again."""


def vector(title: str, text: str, more: str) -> str:
    """The words of a title (weight A), a text (B), and of what is only quoted (D), as a tsvector is written. A pair has the
    weight of the best place where it stands."""
    found: dict[str, list[str]] = {}
    pairs: dict[str, str] = {}
    place = 0
    for weight, said in (("A", title), ("B", text), ("D", more)):
        words = [word for word in _WORD.findall(fold(said)) if len(word) <= _LONGEST]
        for word in words:
            place = min(place + 1, _MOST)
            found.setdefault(word, []).append(f"{place}{weight}")
        for one, two in pairwise(words):
            pairs.setdefault(f"{one}_{two}", weight)
        place = min(place + 1, _MOST)
    singles = (f"{word}:{','.join(places[:_PLACES])}" for word, places in found.items())
    return " ".join((*singles, *(f"{pair}:1{weight}" for pair, weight in pairs.items())))


def said_by(item: Mapping[str, Any]) -> str:
    """The words of an item apart from its title, in the order in which they stand."""
    if item["loai"] == "khoan":
        return str(item["chu"])
    inner = {name: value for name, value in item.items() if name != "ten"}
    return ". ".join(dict.fromkeys(_strings(inner)))


def quoted_by(item: Mapping[str, Any]) -> str:
    """What an item quotes from the texts, each passage once."""
    return ". ".join(dict.fromkeys(_quoted(item)))


def other_words(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What people say and what the texts write for it, both without marks, from a synonym or a term."""
    said: list[str] = []
    meant: list[str] = []
    if item["loai"] == "tu-dong-nghia":
        said, meant = item["tu"], item["la"]
    elif item["loai"] == "thuat-ngu" and item["day_du"]:
        said, meant = [item["ten"], *item["ten_khac"]], [item["day_du"]]
    for one, other in product(map(plain, said), map(plain, meant)):
        if one and other and one != other:
            yield one, other


def plain(words: str) -> str:
    """Small letters and digits without marks, a blank between words."""
    return " ".join(_WORD.findall(fold(words)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in _NOT_SAID:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _quoted(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("trich"), str):
            yield value["trich"]
        for inner in value.values():
            yield from _quoted(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quoted(inner)
