"""The written interface read back from the disk and compared with the records themselves, not with what made it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from namro.files.citations import squeeze
from namro.library.library import Library
from namro.outputs.open_data.filling import API
from namro.records.kinds import KINDS, Kind, records


class BrokenData(Exception):
    """What was written is not what the records say."""


def read_back(folder: Path, library: Library) -> int:
    """How many items were compared. Raises BrokenData at the first that differs."""
    first = _read(folder, f"{API}index.json")
    told = {one["ma"]: one["so_muc"] for one in first["loai"]}
    _same("loai", list(told), [kind.ma for kind in KINDS])
    wanted = _records(library)
    compared = 0
    for kind in KINDS:
        listed = list(_listed(folder, kind))
        _same(kind.ma, len(listed), told[kind.ma])
        if kind.ma in wanted:
            _same(kind.ma, sorted(row["ma"] for row in listed), sorted(wanted[kind.ma]))
        for row, item in _items(folder, kind, listed):
            _same(
                row["api"], f"{item['van_ban']}#{item['ma']}" if kind.ma == "khoan" else item["ma"], row["ma"]
            )
            if kind.ma == "khoan":
                clause = library.toan_van[item["van_ban"]].theo_ma[item["ma"]]
                _same(row["api"], (item["dau"], item["markdown"]), (clause.dau, clause.noi_dung))
            for cited in _citations(item):
                words = library.toan_van[cited["van_ban"]].theo_ma[cited["khoan"]].nguyen_van
                _same(row["api"], squeeze(cited["trich"]) in squeeze(words), True)
            compared += 1
    return compared


def _records(library: Library) -> Mapping[str, list[str]]:
    """The ids that must be there, of the kinds whose items are the Library's records by id."""
    named = (kind for kind in records() if kind.address)
    clauses = [f"{ma}#{one.ma}" for ma, text in library.toan_van.items() for one in text.khoan]
    return {**{kind.ma: list(library.of(kind)) for kind in named}, "khoan": clauses}


def _listed(folder: Path, kind: Kind) -> Iterator[dict[str, Any]]:
    """The rows of a list, page by page, as a reader follows them."""
    number = 1
    while number:
        page = _read(folder, f"{API}{kind.ma}/trang/{number}.json")
        yield from page["muc"]
        number = number + 1 if page["sau"] else 0


def _items(
    folder: Path, kind: Kind, listed: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    held: tuple[str, Any] = ("", None)
    for row in listed:
        path, _, place = row["api"].partition("#/muc/")
        path = path[path.index(API) :]
        if held[0] != path:
            held = path, _read(folder, path)["muc"]
        yield row, held[1][int(place)] if place else held[1]


def _citations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "ten_khoan" in value:
            yield value
        for inner in value.values():
            yield from _citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _citations(inner)


def _read(folder: Path, path: str) -> Any:
    try:
        return json.loads((folder / path).read_bytes())
    except (OSError, ValueError) as error:
        raise BrokenData(f"{path}: {error}") from error


def _same(where: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise BrokenData(f"{where}: {str(found)[:200]} != {str(wanted)[:200]}")
