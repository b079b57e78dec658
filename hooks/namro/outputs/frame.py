"""What is asked of whoever supplies the frames: the theme and the hand-written pages."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

from namro.outputs.job import Job


class Supplier(Protocol):
    """Who brings the theme and the hand-written pages. Another one is one new module."""

    def build(self, root: Path, folder: Path, job: Job) -> None:
        """Write the whole site of `job` into the empty `folder`; `job` is shown every finished page and asked to finish.

        Raises SystemExit when the supplier refuses a page or a link; what it said is in the log.
        """


SUPPLIER = "mkdocs_hooks"
"""Name of the module; it stands beside this package."""


def supplier() -> Supplier:
    """The supplier, loaded only when a site is built: other commands need not wait for it."""
    return cast(Supplier, importlib.import_module(SUPPLIER))
