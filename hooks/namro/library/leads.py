"""Whether a link in prose may be made: what it leads to can be withheld while the words around it are shown."""

from __future__ import annotations

from namro.library.library import Library
from namro.records.addresses import document_of_tasks, find, split


def leads(library: Library, url: str) -> bool:
    """Whether an address (without a leading '/') leads somewhere: true for all that is no record's."""
    of_records = find(url) is not None or document_of_tasks(split(url)[0]) is not None
    return not of_records or library.co_dia_chi(url)
