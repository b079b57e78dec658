"""Notes of an official text: the marks in a clause's words that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from namro.files.clauses import Khoan
from namro.language.prose import Node


def with_marks(
    nodes: Sequence[Node], notes: Sequence[Khoan], made: Callable[[Khoan, str], Node]
) -> tuple[Node, ...]:
    """The nodes with each note's printed mark, e.g. '⁽¹⁾', replaced by what `made(note, mark)` returns."""
    found: list[Node] = []
    for node in nodes:
        if node.kind != "text":
            found.append(Node(node.kind, href=node.href, children=with_marks(node.children, notes, made)))
            continue
        rest = node.text
        for note in notes:
            mark = note.dau.replace("\\", "")
            before, hit, after = rest.partition(mark) if mark else (rest, "", "")
            if hit:
                found += [Node("text", text=before), made(note, mark.removeprefix("^"))]
                rest = after
        found.append(Node("text", text=rest))
    return tuple(found)
