"""Only approved records are in the files, and nothing of a text without a ground for publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.texts import texts
from namro.records.addresses import address, split, tasks_of
from namro.records.kinds import records

_HINT = (
    "Mục chưa duyệt thì duyệt (trang_thai_bien_tap: da-duyet), văn bản chưa có căn cứ công khai thì ghi cong_khai; "
    "hoặc tìm vì sao nó lọt vào trang; dựng lại."
)
_APART = frozenset({"nhiem-vu", "tap-in"})
"""Tasks are told by their place on the list of their document; recipes of packets are no words of the site."""
_LONG = 40
"""From how many characters on the words of a withheld clause are its own and no common phrase."""


@dataclass(frozen=True)
class _Hidden:
    """A record that must not show: its address, its anchor there, words that only it has."""

    url: str
    anchor: str
    words: str


def approved(site: BuiltSite) -> Iterator[Problem]:
    """Pages, anchors and words of records that are not published."""
    hidden = list(_hidden(site))
    for one in hidden:
        facts = site.facts.get(one.url)
        if facts is not None and (not one.anchor or one.anchor in facts.ids):
            path = f"{one.url}index.html"
            called = one.words or one.anchor or one.url
            yield Problem(path, 1, 1, "", "chua-duyet", f"Trang có mục chưa duyệt: “{called}”.", _HINT)
    words = {one.words for one in hidden if one.words}
    if not words:
        return
    for path in site.files:
        for line, text in texts(site, path):
            for found in sorted(one for one in words if one in text):
                yield Problem(
                    path, line, 1, "", "chua-duyet", f"Tệp có mục chưa duyệt: “{found[:80]}”.", _HINT
                )


def _hidden(site: BuiltSite) -> Iterator[_Hidden]:
    full, shown = site.library, site.shown
    for kind in records():
        if kind.ma in _APART or not kind.address:
            continue
        every, kept = full.of(kind), shown.of(kind)
        public = {shown.called(kind, ma) for ma in kept}
        for ma in every.keys() - kept.keys():
            if kind.on_a_list:  # by its place alone: others may well say the same words
                page, anchor = split(address(kind.ma, ma))
                yield _Hidden(page, anchor, "")
            else:
                words = full.called(kind, ma)
                yield _Hidden(address(kind.ma, ma), "", "" if words in public else words)
    for ma, topic in full.chu_de.items():
        if topic.tom_luoc and not shown.chu_de[ma].tom_luoc:
            yield _Hidden(address("chu-de", ma), "tom-luoc", "")
    kept_tasks = {task.id for tasks in shown.nhiem_vu.values() for task in tasks}
    names = {task.ten for tasks in shown.nhiem_vu.values() for task in tasks}
    for document, tasks in full.nhiem_vu.items():
        for task in tasks:
            if task.id not in kept_tasks:
                yield _Hidden(tasks_of(document), task.id, "" if task.ten in names else task.ten)
    public_words = {clause.chu for text in shown.toan_van.values() for clause in text.khoan}
    for document in full.toan_van.keys() - shown.toan_van.keys():
        for clause in full.toan_van[document].khoan:
            if len(clause.chu) >= _LONG and clause.chu not in public_words:
                yield _Hidden(address("van-ban", document), clause.ma, clause.chu)
