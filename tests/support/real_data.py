"""The records of this checkout, read once a process: they are one immutable value, and reading them takes seconds."""

from __future__ import annotations

from functools import cache

from conftest import ROOT
from namro.library.library import Library
from namro.library.load import load


@cache
def real_data() -> Library:
    """Everything, drafts included."""
    return load(ROOT)


@cache
def real_published() -> Library:
    """What readers see."""
    return real_data().published()
