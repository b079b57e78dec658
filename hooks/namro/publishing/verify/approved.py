"""Only approved records are in the files, and nothing of a text without a ground for publication.

A record that must not show is told by its address, and by words that nothing gives out which may show: what a shown
record, a shown text or a hand-written page says itself is theirs to say, however much a withheld text says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from namro.files.citations import citations, squeeze
from namro.library.library import Library
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.texts import texts
from namro.records.addresses import address, split, tasks_of
from namro.records.kinds import records
from namro.records.walk import words

_HINT = (
    "Mục chưa duyệt thì duyệt (trang_thai_bien_tap: da-duyet), văn bản chưa có căn cứ công khai thì ghi cong_khai; "
    "hoặc tìm vì sao nó lọt vào trang; dựng lại."
)
_APART = frozenset({"nhiem-vu", "tap-in"})
"""Tasks are told by their place on the list of their document; recipes of packets are no words of the site."""
_LONG = 40
"""From how many characters on the words of a withheld clause are its own and no common phrase."""
_NAME = 4
"""From how many words on a name is a record's own: "Kế hoạch năm" stands anywhere."""


@dataclass(frozen=True)
class _Hidden:
    """A record that must not show: its address, its anchor there, words that only it has."""

    url: str
    anchor: str
    words: str


def approved(site: BuiltSite) -> Iterator[Problem]:
    """Pages, anchors and words of records that are not published, and shown records that rest on withheld texts."""
    yield from _resting_on_withheld(site)
    hidden = list(_hidden(site))
    for one in hidden:
        facts = site.facts.get(one.url)
        if facts is not None and (not one.anchor or one.anchor in facts.ids):
            path = f"{one.url}index.html"
            called = one.words or one.anchor or one.url
            yield Problem(path, 1, 1, "", "chua-duyet", f"Trang có mục chưa duyệt: “{called}”.", _HINT)
    said = _said(site.shown, site.root)
    own = sorted({one.words for one in hidden if one.words and one.words not in said})
    yield from _led(site, {one.url for one in hidden if not one.anchor})
    if own:
        yield from _told(site, own)


def _led(site: BuiltSite, pages: set[str]) -> Iterator[Problem]:
    """Feeds, calendars, tables and the search index that lead to a page of a hidden record; pages are for `links`."""
    whole = {site.base + url for url in pages}
    for path in site.files if pages else ():
        if path.endswith(".html"):
            continue
        for line, text in texts(site, path):
            address = split(text.strip())[0]
            if address in pages or address in whole:
                message = f"Tệp dẫn tới trang của mục chưa duyệt: “{address}”."
                yield Problem(path, line, 1, "", "chua-duyet", message, _HINT)


def _told(site: BuiltSite, own: list[str]) -> Iterator[Problem]:
    """Where any of these words stand; the same text in another file (a menu, a clause) is read once."""
    known: dict[str, tuple[str, ...]] = {}
    for path in site.files:
        for line, text in texts(site, path):
            if text not in known:
                known[text] = tuple(one for one in own if one in text)
            for found in known[text]:
                message = f"Tệp có mục chưa duyệt: “{found[:80]}”."
                yield Problem(path, line, 1, "", "chua-duyet", message, _HINT)


def _resting_on_withheld(site: BuiltSite) -> Iterator[Problem]:
    withheld = site.library.toan_van.keys() - site.shown.toan_van.keys()
    for kind in records():
        for ma, record in site.shown.of(kind).items() if kind.address and not kind.kept else ():
            for _, cited in citations(record):
                if cited.van_ban in withheld:
                    message = f"Mục “{ma}” còn dẫn văn bản không công khai “{cited.van_ban}”."
                    yield Problem(kind.place, 1, 1, "", "chua-duyet", message, _HINT)


def _said(shown: Library, root: Path) -> str:
    """Everything that may be on the site: the words of shown records and texts, and of hand-written pages."""
    said = [shown.called(kind, ma) for kind in records() if kind.address for ma in shown.of(kind)]
    said += [
        one for kind in records() if kind.address for r in shown.of(kind).values() for _, one in words(r)
    ]
    said += [one for _, one in words(shown.trang)]
    said += [clause.nguyen_van for text in shown.toan_van.values() for clause in text.khoan]
    said += [page.read_text(encoding="utf-8") for page in sorted((root / "docs").glob("**/*.md"))]
    return "\n".join(map(squeeze, said))


def _hidden(site: BuiltSite) -> Iterator[_Hidden]:
    full, shown = site.library, site.shown
    for kind in records():
        if kind.ma in _APART or not kind.address:
            continue
        every, kept = full.of(kind), shown.of(kind)
        for ma in every.keys() - kept.keys():
            if kind.on_a_list:  # by its place alone: others may well say the same words
                page, anchor = split(address(kind.ma, ma))
                yield _Hidden(page, anchor, "")
            else:
                yield _Hidden(address(kind.ma, ma), "", _own(full.called(kind, ma)))
    for ma, topic in full.chu_de.items():
        if topic.tom_luoc and not shown.chu_de[ma].tom_luoc:
            yield _Hidden(address("chu-de", ma), "tom-luoc", "")
    kept_tasks = {task.id for tasks in shown.nhiem_vu.values() for task in tasks}
    for document, tasks in full.nhiem_vu.items():
        for task in tasks:
            if task.id not in kept_tasks:
                yield _Hidden(tasks_of(document), task.id, _own(task.ten))
                yield _Hidden(address("nhiem-vu", task.id, document), "", "")
    for document in full.toan_van.keys() - shown.toan_van.keys():
        for clause in full.toan_van[document].khoan:
            words = _bare(clause.chu)
            yield _Hidden(address("van-ban", document), clause.ma, words if len(words) >= _LONG else "")


def _bare(text: str) -> str:
    """As words stand inside a sentence: without the mark at their end."""
    return squeeze(text).rstrip(" .,;:")


def _own(name: str) -> str:
    """A name as words to look for; '' where it is too short to be anybody's own."""
    return _bare(name) if len(name.split()) >= _NAME else ""
