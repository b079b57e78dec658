"""What must hold in the files of a built site, however they were made: one check a file, all run, all problems told.

    built allowed       the files as they lie there; the exceptions, each with its reason
    drafted             what pages and counts should say of drafts
    withdrawn           which addresses go with what is withheld
    novel               what of a page the parser has not yet seen
    texts               the words in any kind of file: HTML, JSON, tables, PDF, Word
    reachable           what only the contract of a project asks (namro.publishing.contract)
    links weight canonical drafts resting quotations form linked scripts known    looked at page by page
    manifest modes third_party personal grounds approved vanished  looked at as a whole

A new check is a file, a line in one of the two lists, and a spoilt site in tests/publishing/test_verify.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from namro.library.library import Library
from namro.library.load import load
from namro.outputs.site import BUILD
from namro.problems import Problem, UserError, gathered
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.approved import approved
from namro.publishing.verify.built import BuiltSite, Page
from namro.publishing.verify.canonical import canonical
from namro.publishing.verify.drafts import drafts, drafts_in_data
from namro.publishing.verify.form import form
from namro.publishing.verify.grounds import grounds
from namro.publishing.verify.known import known, unsealed
from namro.publishing.verify.linked import linked
from namro.publishing.verify.links import links
from namro.publishing.verify.manifest import manifest
from namro.publishing.verify.modes import modes
from namro.publishing.verify.personal import personal
from namro.publishing.verify.quotations import quotations
from namro.publishing.verify.resting import alone, counts, resting
from namro.publishing.verify.scripts import pictures, scripts, unused
from namro.publishing.verify.third_party import third_party, third_party_in_files
from namro.publishing.verify.vanished import vanished
from namro.publishing.verify.weight import weight

PageCheck: TypeAlias = Callable[[Page, BuiltSite], Iterator[Problem]]
SiteCheck: TypeAlias = Callable[[BuiltSite], Iterator[Problem]]

PAGE_CHECKS: Sequence[PageCheck] = (
    links,
    third_party,
    scripts,
    unsealed,
    canonical,
    drafts,
    resting,
    counts,
    alone,
    quotations,
    grounds,
    form,
    linked,
    weight,
)
SITE_CHECKS: Sequence[SiteCheck] = (
    manifest,
    modes,
    third_party_in_files,
    pictures,
    known,
    unused,
    personal,
    approved,
    drafts_in_data,
)


def verify(
    root: Path, folder: Path, previous: Path | None = None, whole: Library | None = None
) -> list[Problem]:
    """Every problem of the site in `folder`, built from the project at `root`, sorted; those of one cause are one.

    `previous` is the folder of an earlier release, or its list of files; `whole` are the project's records where the
    caller has read them. Raises UserError when `folder` holds no
    site, InvalidData when the project's own data is broken.
    """
    if not (folder / "index.html").is_file():
        raise UserError(f"Trong “{folder}” không có trang nào đã dựng (thiếu index.html).")
    library = whole or load(root)
    site = BuiltSite(root, folder, library, library.published(), allowed(root))
    problems = [problem for page in site.pages() for check in PAGE_CHECKS for problem in check(page, site)]
    problems += [problem for check in SITE_CHECKS for problem in check(site)]
    if previous is not None:
        problems += vanished(site, previous)
    return gathered(problems)


def as_of(folder: Path) -> str:
    """The day as of which a built site speaks: '2026-11-22'."""
    return str(json.loads((folder / BUILD).read_text(encoding="utf-8"))["tinh_den"])
