"""Records that nobody wrote, to see how search holds when a site has grown: clauses of documents that do not
exist, drawn from the pairs of words of the real ones, so that they look alike and get in the way."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from namro.outputs.search.entry import Entry

_ASTRAY = 0.15
"""How often the next word is drawn from all words instead of from those that follow this one somewhere."""
_CLAUSES = 60


def grow(entries: Sequence[Entry], count: int, seed: int = 20260207) -> list[Entry]:
    """`count` synthetic clauses, in documents of sixty; the same every time for a seed."""
    chance = random.Random(seed)
    texts = [entry.text.split() for entry in entries if entry.kind in ("khoan", "hoi-dap", "nhiem-vu")]
    after: dict[str, list[str]] = defaultdict(list)
    every: list[str] = []
    for text in texts:
        every += text
        for word, following in pairwise(text):
            after[word].append(following)
    lengths = [len(text) for text in texts]
    made = []
    for number in range(count):
        said = [chance.choice(every)]
        for _ in range(chance.choice(lengths)):
            follows = after[said[-1]]
            said.append(chance.choice(follows if follows and chance.random() > _ASTRAY else every))
        document = f"van-ban-gia-{number // _CLAUSES}"
        made.append(
            Entry(
                "khoan",
                f"van-ban/{document}/#{number % _CLAUSES}",
                f"Điểm {number % _CLAUSES}",
                " ".join(said),
                source=f"Kế hoạch số {number // _CLAUSES + 1000}",
                title_weight=0.0,
            )
        )
    return made
