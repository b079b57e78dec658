"""What was read from the folder `data/`: records with their positions, full texts, problems; what rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from namro.files import messages, yamlfile
from namro.files.clauses import ToanVan
from namro.files.kept import Kept
from namro.files.ledger import Ledger
from namro.files.seal import Seal
from namro.files.written_page import WrittenPage
from namro.files.yamlfile import YamlDocument
from namro.problems import Problem
from namro.records.cach_goi import CHUNG, Goi


@dataclass(frozen=True)
class Entry:
    """One valid record with the file that holds it."""

    kind: str
    ma: str
    record: Any
    path: str
    document: YamlDocument

    def problem(self, loc: yamlfile.Path, code: str, message: str, hint: str, cause: str = "") -> Problem:
        """A problem at the field `loc` of this record."""
        line, column = self.document.value_at(loc)
        return Problem(
            self.path, line, column, messages.label(type(self.record), loc), code, message, hint, cause=cause
        )


@dataclass(frozen=True)
class FullText:
    """One document's clauses with the path of their file, and its seal (None without one)."""

    van_ban: str
    path: str
    toan_van: ToanVan
    seal: Seal | None


@dataclass(frozen=True)
class Source:
    """One readable YAML file: its decoded text and what that says."""

    path: str
    text: str
    document: YamlDocument


@dataclass
class Loaded:
    """What could be read. `known` holds the ids of broken records too, and `unreadable` the kinds and the
    full texts that could not be read whole, so that one mistake is not told again wherever it is pointed at. `kept` is
    what was read before, for whoever reads again and again.
    """

    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, FullText] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    written: list[WrittenPage] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)

    def of(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind."""
        return (entry for entry in self.entries if entry.kind == kind)

    @property
    def goi(self) -> Goi:
        """What the site calls things; the engine's own names while its record cannot be read."""
        return next((entry.record.goi for entry in self.of("trang")), CHUNG)

    def ids(self, kind: str) -> set[str]:
        """All ids of a kind, of valid and of broken records."""
        return self.known.setdefault(kind, set())
