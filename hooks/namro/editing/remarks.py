"""The comments of a YAML file, each at the key or item it belongs to.

A comment on its own line belongs to what follows, one behind a value to that value. What stands inside a
value is no comment: the spans of all values come from libyaml.
"""

from __future__ import annotations

import bisect
import re

from namro.editing.emit import END, START, Remark, Remarks
from namro.files.yamlfile import Path, YamlDocument, spans

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")


def remarks(text: str, document: YamlDocument) -> Remarks:
    """All comments by path; `START` and `END` hold those before and after all fields."""
    if "#" not in text:
        return {}
    inside = spans(text)
    starts = [start for start, _ in inside]
    keys = sorted(
        ((line - 1, column - 1), len(path), path)
        for path in document.keys
        for line, column in [document.key_at(path)]
    )
    lines_above: dict[Path, list[str]] = {}
    beside: dict[Path, str] = {}
    for match in _COMMENT.finditer(text):
        span = bisect.bisect_right(starts, match.start()) - 1
        if span >= 0 and match.start() < inside[span][1]:
            continue
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        words = match.group().rstrip()
        on_line = [(where, path) for (at, where), _, path in keys if at == line and where < column]
        if on_line:  # the innermost of what opens the line: the field of "- field: [item] # comment"
            opener = [path for where, path in on_line if where == on_line[0][0]][-1]
            beside[opener] = f"{beside[opener]} {words}" if opener in beside else words
            continue
        after = next((path for (at, _), _, path in keys if at > line), END)
        if not keys or line < keys[0][0][0]:
            after = START
        lines_above.setdefault(after, []).append(words)
    paths = dict.fromkeys([*lines_above, *beside])
    return {path: Remark(tuple(lines_above.get(path, ())), beside.get(path, "")) for path in paths}
