"""No two questions ask the same thing in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.loaded import Entry, Loaded
from namro.problems import Problem
from namro.vietnamese import fold


def same_question(loaded: Loaded) -> Iterator[Problem]:
    """Questions equal but for marks, case and punctuation."""
    first: dict[str, Entry] = {}
    for entry in loaded.of("hoi-dap"):
        key = " ".join(re.findall(r"\w+", fold(entry.record.cau_hoi)))
        other = first.setdefault(key, entry)
        if other is not entry:
            yield entry.problem(
                ("cau_hoi",),
                "trung-cau-hoi",
                f"Câu hỏi này đã có ở {other.path}.",
                "Bổ sung vào câu đã có, hoặc hỏi điều khác.",
            )
