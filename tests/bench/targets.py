"""What answers a query of a file of queries: the addresses of the right hits.

A query names texts that must be found: `source`, a file of tests/sources, and a `snippet` that stands in the
right clause ("@…" means the document itself). Right is a hit that leads to that clause, or to a question, a task, a topic,
a term or a talk that cites it. A query with `pages` names the right addresses itself, "*" standing for any letters. Of the form
`absent` nothing is right: search must say that the texts say nothing of it; of the form `marked` every hit is that holds
the words with their marks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from namro.files.citations import citations, squeeze
from namro.library.library import Library
from namro.outputs.search.tables import fold_phrase
from namro.records.addresses import address, clause

ROOT = Path(__file__).resolve().parents[2]
OPEN_FORMS = ("absent", "marked")
"""Forms whose queries have no one right page."""
SOURCES = ROOT / "tests" / "sources"


@dataclass(frozen=True)
class Query:
    """One query, its form (full, none, typo …), the addresses below the root of its right hits; '*' in them is any text."""

    text: str
    form: str
    right: frozenset[str]

    def rank(self, urls: Sequence[str]) -> int:
        """The place of the first right one among hits, 0 if none is."""
        return next((at for at, url in enumerate(urls, 1) if url in self.right or self._fits(url)), 0)

    def _fits(self, url: str) -> bool:
        return any("*" in one and fnmatchcase(url, one) for one in self.right)


def read(path: Path, library: Library) -> list[Query]:
    """The queries of a file. Raises ValueError for one whose snippets stand nowhere."""
    documents = documents_of_sources(library)
    citing = _citing(library)
    made = []
    for raw in json.loads(path.read_text(encoding="utf-8")):
        right: set[str] = set(raw.get("pages", ()))
        for target in raw["targets"] if not right and raw["form"] not in OPEN_FORMS else ():
            right |= _right(library, documents.get(target["source"], ""), target["snippet"], citing)
        if not right and raw["form"] not in OPEN_FORMS:
            raise ValueError(f"{path.name}: không khoản nào có đoạn mà câu “{raw['query']}” phải tìm ra")
        made.append(Query(raw["query"], raw["form"], frozenset(right)))
    return made


def documents_of_sources(library: Library) -> dict[str, str]:
    """File name of each source → id of the document that was made from it: the one sharing most lines."""
    clauses = {
        ma: {squeeze(khoan.chu)[:40] for khoan in text.khoan if len(khoan.chu) > 40}
        for ma, text in library.toan_van.items()
    }
    made = {}
    for path in sorted(SOURCES.glob("*.txt")):
        text = squeeze(path.read_text(encoding="utf-8"))
        made[path.name] = max(clauses, key=lambda ma: (sum(start in text for start in clauses[ma]), ma))
    return made


def _right(
    library: Library, document: str, snippet: str, citing: Mapping[tuple[str, str], Sequence[str]]
) -> set[str]:
    held = [document] if document else list(library.toan_van)
    if snippet.startswith("@"):
        return {address("van-ban", ma) for ma in held if document}
    right: set[str] = set()
    for ma in held:
        clauses = library.toan_van[ma].khoan
        found = [k.ma for k in clauses if squeeze(snippet) in squeeze(k.nguyen_van)] or [
            k.ma for k in clauses if fold_phrase(snippet) in fold_phrase(k.nguyen_van)
        ]
        for khoan in found:
            right |= {clause(ma, khoan), *citing.get((ma, khoan), ())}
    return right


def _citing(library: Library) -> dict[tuple[str, str], list[str]]:
    """Clause → addresses of the questions, tasks, talks, topics and terms that cite it."""
    found: dict[tuple[str, str], list[str]] = {}

    def add(record: Any, url: str) -> None:
        for _, cited in citations(record):
            found.setdefault((cited.van_ban, cited.khoan), []).append(url)

    kinds: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("hoi-dap", library.hoi_dap),
        ("chuyen-de", library.chuyen_de),
        ("chu-de", library.chu_de),
        ("thuat-ngu", library.thuat_ngu),
    )
    for kind, records in kinds:
        for ma, record in records.items():
            add(record, address(kind, ma))
    for ma, tasks in library.nhiem_vu.items():
        for task in tasks:
            add(task, address("nhiem-vu", task.id, ma))
    return found
