"""One thing to find: its words by weight, and what filters know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel

from namro.files.citations import citations
from namro.library.library import Library


@dataclass(frozen=True)
class Facets:
    """What the filters know: ids of documents, bodies, audiences, topics; years; states of documents."""

    van_ban: tuple[str, ...] = ()
    don_vi: tuple[str, ...] = ()
    doi_tuong: tuple[str, ...] = ()
    chu_de: tuple[str, ...] = ()
    nam: tuple[str, ...] = ()
    tinh_trang: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing to find. `title` is shown as the link, `text` is what is quoted from, `source` says where it
    stands; `more` are further words with their weight, found by but not shown. `weight` scales every hit. `names` are
    what one calls it: who asks for one of them gets it first, the more so the higher `named` (1 to 4). `near` are
    words that the texts do not say, for which a reader is led here. `unsaid` marks an answer that the texts do not say it."""

    kind: str
    url: str
    title: str
    text: str
    source: str = ""
    draft: bool = False
    more: tuple[tuple[float, str], ...] = ()
    title_weight: float = 2.0
    weight: float = 1.0
    names: tuple[str, ...] = ()
    named: int = 3
    near: tuple[str, ...] = ()
    unsaid: bool = False
    facets: Facets = field(default_factory=Facets)


@dataclass(frozen=True)
class HandWritten:
    """A page that is no record: address below the root, title, its text without markup, other names."""

    url: str
    title: str
    text: str
    names: tuple[str, ...] = ()


def facets_of(library: Library, cited: Iterable[str], **more: Iterable[str]) -> Facets:
    """The documents that a record cites, their years and states, and `more` ids by facet."""
    documents = tuple(dict.fromkeys(cited))
    known = [library.van_ban[ma] for ma in documents if ma in library.van_ban]
    years = {str(vb.ngay_ban_hanh.gia_tri.year) for vb in known if vb.ngay_ban_hanh.gia_tri}
    states = {vb.tinh_trang for vb in known}
    return Facets(
        van_ban=documents,
        nam=tuple(sorted(years)),
        tinh_trang=tuple(sorted(states)),
        **{name: tuple(dict.fromkeys(ids)) for name, ids in more.items()},
    )


def cited_by(record: BaseModel) -> list[str]:
    """Ids of the documents that a record cites, in its order."""
    return [cited.van_ban for _, cited in citations(record)]


def quoted_by(record: BaseModel) -> tuple[str, ...]:
    """The passages that a record quotes, each once."""
    return tuple(dict.fromkeys(cited.trich for _, cited in citations(record)))


def apart(weight: float, said: Iterable[str]) -> tuple[tuple[float, str], ...]:
    """Each of these as further words of its own: the last word of one and the first of the next are no neighbours."""
    return tuple((weight, one) for one in said)
