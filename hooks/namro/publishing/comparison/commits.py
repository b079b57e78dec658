"""Two commits: which records differ between them, and which pages of the built site lead to those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from namro.library.history.git import ask, contents
from namro.problems import UserError
from namro.publishing import manifest
from namro.publishing.comparison.compare import MucDoi, changed_records, page
from namro.publishing.comparison.inputs import Muc, shown_records
from namro.publishing.comparison.leading import leading_to
from namro.records.addresses import split


@dataclass(frozen=True)
class KhoangCommit:
    """From commit `tu` to `den` (full ids): records that differ, other files of data/ and docs/ that differ; by
    record its own page and the pages that lead to it. `ban_dung` is the id of the build whose pages were looked at,
    '' where none is there: then no page is known."""

    tu: str
    den: str
    muc: tuple[MucDoi, ...]
    tep_khac: tuple[str, ...]
    trang: Mapping[str, tuple[str, ...]]
    ban_dung: str


def between(root: Path, words: str) -> KhoangCommit:
    """`words` is 'A..B' (B may be left out: HEAD). Raises UserError where git does not know them."""
    first, _, last = words.partition("..")
    start, end = _commit(root, first), _commit(root, last or "HEAD")
    before, after = _tree(root, start), _tree(root, end)
    differing = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    old, new = (shown_records(_texts(root, tree)) for tree in (before, after))
    records = changed_records(old, new)
    told = {path for one in (*old.values(), *new.values()) for path in one.tep}
    every = {**old, **new}
    changed = {one.muc: every[one.muc] for one in records}
    pages, build = _pages(root / "site", changed)
    return KhoangCommit(
        start, end, records, tuple(path for path in differing if path not in told), pages, build
    )


def _pages(site: Path, changed: Mapping[str, Muc]) -> tuple[Mapping[str, tuple[str, ...]], str]:
    listed = manifest.read(site)
    if not listed:
        return {}, ""
    found: dict[str, list[str]] = {key: [] for key in changed}
    for key, one in changed.items():
        own = page(split(one.url)[0])
        if one.url and own in listed:
            found[key].append(own)
    leads = leading_to(site, sorted(listed), {key: one.url for key, one in changed.items()})
    for path, keys in leads.items():
        for key in keys:
            if path not in found[key]:
                found[key].append(path)
    return {key: tuple(paths) for key, paths in found.items()}, manifest.build_id(site)


def _commit(root: Path, name: str) -> str:
    found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not name or not found:
        raise UserError(
            f"Git không biết “{name}” là commit nào trong “{root}”. Viết dạng A..B, ví dụ HEAD~5..HEAD."
        )
    return found.decode("ascii").strip()


def _tree(root: Path, commit: str) -> Mapping[str, str]:
    """Blob by path of the files below data/ and docs/."""
    out = ask(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", "data", "docs") or b""
    entries = (entry.partition("\t") for entry in out.decode("utf-8", "surrogateescape").split("\0") if entry)
    return {path: head.split()[2] for head, _, path in entries}


def _texts(root: Path, wanted: Mapping[str, str]) -> Mapping[str, str]:
    found = {}
    for path, content in zip(wanted, contents(root, wanted.values()), strict=True):
        if content is None:
            raise UserError(
                f"Bản sao git này thiếu nội dung của “{path}”; lấy đủ bằng: git fetch --unshallow"
            )
        found[path] = content.decode("utf-8", "surrogateescape")
    return found
