"""Tables of official texts: every row a clause, merged cells as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from namro.outputs.open_data.documents.eids import Eids
from namro.outputs.open_data.documents.tree import Branch, flat
from namro.outputs.open_data.documents.words import Words
from namro.outputs.open_data.documents.xml import Element, block
from namro.outputs.pages.clause_table import grid


def table(
    parent: Element,
    rows: Sequence[Branch],
    prefix: str,
    words: Words,
    eids: Eids,
    below: Callable[[Element, Sequence[Branch], str], None],
) -> None:
    """The head and the rows; `below` writes what stands in a row (its notes) into the row's last cell."""
    made = block(parent, "table", eId=eids.next(prefix, "table"))
    inside = str(made.get("eId"))
    every = [one for one in flat(rows) if one.khoan.bang]
    lines = list(grid([one.khoan for one in every], every))
    for at, (branch, head, cells) in enumerate(lines):
        name = "th" if head else "td"
        row = block(made, "tr", eId=eids.next(inside, "tr"))
        if branch.khoan.ma not in words.eids:
            words.named(row, branch.khoan)
        for cell in cells:
            spans = {"colspan": cell.cot, "rowspan": cell.hang}
            told = {key: str(count) for key, count in spans.items() if count > 1}
            held = block(row, name, **told)
            for line in cell.dong:
                words.nodes(block(held, "p"), branch.khoan, line)
        if not cells:
            block(row, name)
        if at + 1 == len(lines) or lines[at + 1][0] is not branch:
            below(row[-1], [one for one in branch.trong if not one.khoan.bang], inside)
