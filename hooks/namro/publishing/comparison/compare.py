"""Two snapshots → what changed and why. A reason is what is known of a file, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from namro.publishing.comparison.inputs import CHUNG, Inputs, Muc
from namro.publishing.comparison.snapshot import Snapshot

Viec: TypeAlias = Literal["moi", "doi", "mat"]
ViSao: TypeAlias = Literal["chinh-muc", "dan-muc", "gom-muc", "chung", "khong-ro"]
Linking: TypeAlias = Callable[[Iterable[str], Mapping[str, str]], Mapping[str, tuple[str, ...]]]
"""(pages, addresses by name) → the names that each page links to."""
_INDEX = re.compile(r"^tim-kiem/[0-9a-f]{10}/")
_COPY = re.compile(r"^ngoai-tuyen/[^/]+\.zip$")


@dataclass(frozen=True)
class MucDoi:
    """A record that was added, changed or removed: 'kind/id', its files."""

    muc: str
    viec: Viec
    tep: tuple[str, ...]


@dataclass(frozen=True)
class TepDoi:
    """A file of the site that was added, changed or removed. Why, as far as known:

    chinh-muc   it is the page of a record that changed (`muc`)
    dan-muc     it leads to records that changed (`muc`)
    gom-muc     it gathers many records, and some changed
    chung       something changed on which any page may hang
    khong-ro    none of these
    """

    tep: str
    viec: Viec
    vi_sao: ViSao
    muc: tuple[str, ...] = ()


@dataclass(frozen=True)
class SoSanh:
    """Two builds: `truoc` and `nay` are their ids ('' for no earlier one); `chung` the groups of input that changed;
    `biet_vi_sao` is false where the inputs of one of them are not known."""

    truoc: str
    nay: str
    tep: tuple[TepDoi, ...]
    muc: tuple[MucDoi, ...]
    chung: tuple[str, ...]
    biet_vi_sao: bool


def compare(before: Snapshot, now: Snapshot, linking: Linking) -> SoSanh:
    """What changed from one build to the next; `linking` looks into the pages of the newer one."""
    changed = list(_different(_steady(before.tep), _steady(now.tep)))
    if before.vao is None or now.vao is None:
        files = tuple(TepDoi(path, viec, "khong-ro") for path, viec in changed)
        return SoSanh(before.ma, now.ma, files, (), (), False)
    records = changed_records(before.vao.muc, now.vao.muc)
    old, new = before.vao.chung, now.vao.chung
    common = tuple(name for name in CHUNG if name in old and name in new and old[name] != new[name])
    reasons = _Reasons(before.vao, now.vao, records, bool(common))
    leads = linking((path for path, viec in changed if viec != "mat"), reasons.addresses)
    files = tuple(reasons.of(path, viec, leads.get(path, ())) for path, viec in changed)
    return SoSanh(before.ma, now.ma, files, records, common, True)


def changed_records(before: Mapping[str, Muc], now: Mapping[str, Muc]) -> tuple[MucDoi, ...]:
    """The records that differ, sorted."""
    marks = ({key: one.dau for key, one in side.items()} for side in (before, now))
    return tuple(MucDoi(key, viec, (now.get(key) or before[key]).tep) for key, viec in _different(*marks))


def _steady(files: Mapping[str, str]) -> Mapping[str, str]:
    """The files by names that do not change with every build: the folder of the search index is named after its
    content, the offline copy after the day."""
    return {
        _INDEX.sub(r"tim-kiem/…/", _COPY.sub(r"ngoai-tuyen/….zip", path)): mark
        for path, mark in files.items()
    }


def _different(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, Viec]]:
    for name in sorted(before.keys() | now.keys()):
        if name not in before:
            yield name, "moi"
        elif name not in now:
            yield name, "mat"
        elif before[name] != now[name]:
            yield name, "doi"


class _Reasons:
    """What is known of the files of two builds whose records differ in `records`."""

    def __init__(self, before: Inputs, now: Inputs, records: Iterable[MucDoi], common: bool) -> None:
        every = {**before.muc, **now.muc}
        self.addresses = {one.muc: every[one.muc].url for one in records if every[one.muc].url}
        self._pages = {page(one.url): key for key, one in every.items() if "#" not in one.url}
        self._common = common

    def of(self, path: str, viec: Viec, leads: tuple[str, ...]) -> TepDoi:
        """One file with its reason."""
        own = self._pages.get(path)
        if own in self.addresses:
            return TepDoi(path, viec, "chinh-muc", (own,))
        if leads:
            return TepDoi(path, viec, "dan-muc", leads)
        if self.addresses and own is None and not path.startswith("assets/"):
            return TepDoi(path, viec, "gom-muc")
        return TepDoi(path, viec, "chung" if self._common else "khong-ro")


def page(url: str) -> str:
    """The file of an address: 'hoi-dap/x/' → 'hoi-dap/x/index.html'."""
    return f"{url}index.html"
