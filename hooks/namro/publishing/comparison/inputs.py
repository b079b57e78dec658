"""What a site is made of: each record with a fingerprint, and everything else in a few groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from namro.library.edition import last_commit
from namro.library.history.pieces import Key, Piece, pieces
from namro.records.addresses import HOME, address
from namro.records.kinds import HAND_WRITTEN, document_of

CHUNG: Mapping[str, str] = {
    "tinh-den": "ngày tính đến",
    "giao-dien": "giao diện (overrides/, mkdocs.yml)",
    "may-dung": "máy dựng (hooks/, requirements.txt)",
    "du-lieu-chung": "dữ liệu chung (data/trang.yml và các tệp không thuộc mục nào)",
    "chua-duyet": "mục chưa duyệt (không hiện trên trang)",
    "lich-su": "lịch sử git (ngày sửa của các mục)",
}
"""Groups of input on which any page may hang, as the report calls them."""


@dataclass(frozen=True)
class Muc:
    """One record: a fingerprint of its words and its approval, its files, its address ('' where it has none of its
    own, '#' in it where it stands on a list)."""

    dau: str
    tep: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Inputs:
    """Records by 'kind/id', and a fingerprint (or the value itself) for each group of CHUNG."""

    muc: Mapping[str, Muc]
    chung: Mapping[str, str]


def inputs(root: Path) -> Inputs:
    """What lies in the project now; drafts are only in a group, since no page is made of them."""
    held: dict[str, Mapping[Key, Piece]] = {}
    others = []
    for path in _files(root, ("data", "docs")):
        name = path.relative_to(root).as_posix()
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        found = pieces(name, text)
        if found:
            held[name] = found
        elif name.startswith("data/"):
            others.append(path)
    engine = [path for path in _files(root, ("hooks",)) if "__pycache__" not in path.parts]
    shown = _shown(held)
    return Inputs(
        shown,
        {
            "giao-dien": _digest(root, [*_files(root, ("overrides",)), root / "mkdocs.yml"]),
            "may-dung": _digest(root, [*engine, root / "requirements.txt"]),
            "du-lieu-chung": _digest(root, others),
            "chua-duyet": _hidden(held, shown),
            "lich-su": last_commit(root),
        },
    )


def shown_records(texts: Mapping[str, str]) -> Mapping[str, Muc]:
    """The records that readers may see, from the texts of their files by path."""
    return _shown({name: pieces(name, text) for name, text in texts.items()})


def _shown(held: Mapping[str, Mapping[Key, Piece]]) -> Mapping[str, Muc]:
    found: dict[Key, list[tuple[str, str]]] = {}
    shows: dict[Key, bool] = {}
    for name in sorted(held):
        for key, piece in held[name].items():
            found.setdefault(key, []).append((name, f"{piece.words}{piece.approval}"))
            if piece.shows is not None:
                shows[key] = shows.get(key, True) and piece.shows
    return {
        "/".join(key): Muc(
            hashlib.sha256("".join(sorted(mark for _, mark in marks)).encode()).hexdigest()[:16],
            tuple(name for name, _ in marks),
            _address(key, [name for name, _ in marks]),
        )
        for key, marks in sorted(found.items())
        if shows.get(key, False)
    }


def _hidden(held: Mapping[str, Mapping[Key, Piece]], shown: Mapping[str, Muc]) -> str:
    """A fingerprint of all records that readers do not see."""
    marks = [
        f"{'/'.join(key)} {piece.words} {piece.approval}"
        for name in sorted(held)
        for key, piece in held[name].items()
        if "/".join(key) not in shown
    ]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def _address(key: Key, files: Iterable[str]) -> str:
    kind, ma = key
    if kind == HAND_WRITTEN and ma == "index":
        return HOME
    document = next((document_of(name) for name in files if name.startswith("data/nhiem-vu/")), "")
    return address(kind, ma, document)


def _files(root: Path, folders: Iterable[str]) -> list[Path]:
    return sorted(path for folder in folders for path in (root / folder).rglob("*") if path.is_file())


def _digest(root: Path, paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        if path.is_file():
            whole.update(f"{path.relative_to(root).as_posix()}\0".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
