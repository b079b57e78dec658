"""Which feeds of records there are besides that of all changes: answers, documents, days and deadlines, bulletins; the
answers on each topic, the tasks of each body. An entry is a record, dated by its last change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from namro.language import prose
from namro.library.events import events
from namro.library.history.changes import History
from namro.library.history.pieces import Key
from namro.library.library import Library
from namro.library.sections import absent
from namro.library.tasks import SoViec
from namro.outputs.pages.context import Pages
from namro.records.addresses import CALENDAR, HOME, address, find, listing
from namro.records.addresses import feed as feed_at

_ENTRIES = 30
_WORDS = 300
"""Characters of an answer that a feed quotes."""


@dataclass(frozen=True)
class Entry:
    """A record: `ma` is the name that it keeps, `url` where it is read, both below the site; `seconds` the Unix time of its
    last change."""

    ma: str
    url: str
    ten: str
    chu: str
    seconds: int


@dataclass(frozen=True)
class Feed:
    """`path` is its place below the site without the ending, `url` the page that it is about, newest entries first."""

    path: str
    ten: str
    url: str
    muc: tuple[Entry, ...]


def feeds(pages: Pages) -> Iterator[Feed]:
    """All of them. Those of answers, documents and deadlines are on every site, empty where nothing is known."""
    made = _Entries(pages)
    library, site, gone = pages.library, pages.library.trang.ten, absent(pages.library)

    def feed(path: str, ten: str, url: str, entries: Iterable[Entry]) -> Feed:
        newest = sorted(entries, key=lambda one: (-one.seconds, one.ma))[:_ENTRIES]
        return Feed(path, f"{site}: {ten}", HOME if url in gone else url, tuple(newest))

    yield feed(feed_at("hoi-dap"), "hỏi đáp", listing("hoi-dap"), made.answers(library.hoi_dap))
    yield feed(feed_at("van-ban"), "văn bản", listing("van-ban"), made.documents())
    yield feed(feed_at("han"), "ngày và hạn", CALENDAR, made.deadlines())
    if library.ban_tin:
        yield feed(feed_at("ban-tin"), "bản tin", listing("ban-tin"), made.bulletins())
    for ma in sorted(library.chu_de_co_trang):
        about = [one for one, question in library.hoi_dap.items() if ma in question.chu_de]
        yield feed(feed_at("chu-de", ma), library.chu_de[ma].ten, address("chu-de", ma), made.answers(about))
    for ma, tasks in SoViec(library).theo_don_vi.items():
        ids = [task.nhiem_vu.id for task in tasks]
        yield feed(feed_at("don-vi", ma), library.don_vi[ma].ten, address("don-vi", ma), made.tasks(ids))


@dataclass(frozen=True)
class _Entries:
    """Records as entries; one whose last change is not known is none."""

    pages: Pages

    @property
    def library(self) -> Library:
        return self.pages.library

    @cached_property
    def _changed(self) -> dict[Key, int]:
        return _last(self.pages.history)

    def answers(self, ids: Iterable[str]) -> Iterator[Entry]:
        return self._of("hoi-dap", ids, self._answer)

    def documents(self) -> Iterator[Entry]:
        return self._of("van-ban", self.library.van_ban, lambda ma: self.library.van_ban[ma].trich_yeu)

    def bulletins(self) -> Iterator[Entry]:
        return self._of("ban-tin", self.library.ban_tin, lambda ma: _start(self.library.ban_tin[ma].loi_doc))

    def tasks(self, ids: Iterable[str]) -> Iterator[Entry]:
        return self._of("nhiem-vu", ids, self._due)

    def deadlines(self) -> Iterator[Entry]:
        for event in events(self.library):
            where = find(event.url)
            changed = self._changed.get((where.kind, where.ma)) if where else None
            if changed is not None:
                name = _named(event.ten, event.du_thao)
                yield Entry(
                    f"{event.url}#{event.ma}", event.url, f"{name}: {event.loi}", event.nguyen_van, changed
                )

    def _of(self, kind: str, ids: Iterable[str], words: Callable[[str], str]) -> Iterator[Entry]:
        for ma in ids:
            changed = self._changed.get((kind, ma))
            if changed is not None:
                place = self.pages.named[kind, ma]
                yield Entry(place.url, place.url, _named(place.ten, place.du_thao), words(ma), changed)

    def _answer(self, ma: str) -> str:
        question = self.library.hoi_dap[ma]
        return question.cau_chot or _start(question.tra_loi)

    def _due(self, ma: str) -> str:
        return self.library.nhiem_vu_theo_ma[ma][1].tien_do.nguyen_van or "Văn bản chưa nêu thời hạn."


def _last(history: History) -> dict[Key, int]:
    """The Unix time of each record's last change; what is being edited has none."""
    changes = (
        one for one in reversed(history.changes) if one.viec != "rut" and one.muc not in history.dang_sua
    )
    return {change.muc: change.seconds for change in changes}


def _named(ten: str, du_thao: bool) -> str:
    return f"{ten} (Dự thảo)" if du_thao else ten


def _start(markdown: str) -> str:
    """The beginning of a text, cut between words."""
    words = " ".join(prose.plain(prose.parse(markdown)).split())
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0]} …"
