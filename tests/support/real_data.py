"""The records of this checkout, read once a process: they are one immutable value, and reading them takes seconds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from conftest import ROOT
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages import render
from namro.outputs.pour import Output

A_DAY = date(2026, 8, 1)
"""The day of a test to which no other matters: pages of one day are made once."""


@cache
def real_data() -> Library:
    """Everything, drafts included."""
    return load(ROOT)


@cache
def real_published() -> Library:
    """What readers see."""
    return real_data().published()


@cache
def real_pages(as_of: date = A_DAY) -> Mapping[str, Output]:
    """The pages of the records by address, as they stand on a day."""
    return MappingProxyType({page.url: page for page in render(real_published(), Edition(as_of))})
