"""All tables, in the order in which they are offered."""

from __future__ import annotations

from namro.outputs.open_data.data import Data
from namro.outputs.open_data.tables import tasks, texts
from namro.outputs.open_data.tables.table import Table


def tables(data: Data) -> tuple[Table, ...]:
    """Each made once, for all forms."""
    made = (
        tasks.tasks,
        tasks.deadlines,
        tasks.bodies,
        texts.answers,
        texts.talks,
        texts.documents,
        texts.clauses,
    )
    return tuple(one(data) for one in made)
