"""Which packets there are: a recipe each, and for a form one for each body that has tasks."""

from __future__ import annotations

from dataclasses import dataclass

from namro.library.library import Library
from namro.records.tap_in import TapIn


@dataclass(frozen=True)
class Recipe:
    """A recipe with its id; made from a form for each body, it carries the body."""

    id: str
    tap_in: TapIn
    don_vi: str | None = None


def recipes(library: Library) -> list[Recipe]:
    """All packets of a (published) library, in the order of their ids; forms are filled in for each body."""
    found: list[Recipe] = []
    for ma, tap_in in library.tap_in.items():
        if tap_in.moi_don_vi:
            found += [Recipe(f"{ma}-{body}", tap_in, body) for body in _bodies_with_tasks(library)]
        else:
            found.append(Recipe(ma, tap_in))
    return found


def _bodies_with_tasks(library: Library) -> list[str]:
    """Ids of the bodies that have a part in a task, in the order of the list of bodies."""
    busy = {ma for tasks in library.nhiem_vu.values() for task in tasks for ma in task.nguoi.don_vi}
    return [ma for ma in library.don_vi if ma in busy]
