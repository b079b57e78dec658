"""Only approved records are in the files, and nothing of a text without a ground for publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namro.library.addresses import address
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.texts import texts

_HINT = (
    "Mục chưa duyệt thì duyệt (trang_thai_bien_tap: da-duyet), văn bản chưa có căn cứ công khai thì ghi cong_khai; "
    "hoặc tìm vì sao nó lọt vào trang; dựng lại."
)
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
    kinds: tuple[tuple[str, Mapping[str, Any], Mapping[str, Any], str], ...] = (
        ("hoi-dap", full.hoi_dap, shown.hoi_dap, "cau_hoi"),
        ("chuyen-de", full.chuyen_de, shown.chuyen_de, "ten"),
        ("hoi-nghi", full.hoi_nghi, shown.hoi_nghi, "ten"),
        ("lo-trinh", full.lo_trinh, shown.lo_trinh, "ten"),
        ("chuyen-muc", full.chuyen_muc, shown.chuyen_muc, "ten"),
        ("van-ban", full.van_ban, shown.van_ban, "ten_ngan"),
    )
    for section, every, kept, title in kinds:
        public = {getattr(record, title) for record in kept.values()}
        for ma in every.keys() - kept.keys():
            words = getattr(every[ma], title)
            yield _Hidden(f"{section}/{ma}/", "", "" if words in public else words)
    lists: tuple[tuple[str, Mapping[str, Any], Mapping[str, Any]], ...] = (
        ("chuoi", full.chuoi, shown.chuoi),
        ("thuat-ngu", full.thuat_ngu, shown.thuat_ngu),
        ("tai-lieu", full.tai_lieu, shown.tai_lieu),
        ("doi-chieu", full.mau_thuan, shown.mau_thuan),
        ("dong-thoi-gian", full.su_kien, shown.su_kien),
    )
    for section, every, kept in lists:  # by their place alone: others may well say the same words
        for ma in every.keys() - kept.keys():
            yield _Hidden(f"{section}/", ma, "")
    for ma, topic in full.chu_de.items():
        if topic.tom_luoc and not shown.chu_de[ma].tom_luoc:
            yield _Hidden(address("chu-de", ma), "tom-luoc", "")
    kept_tasks = {task.id for tasks in shown.nhiem_vu.values() for task in tasks}
    names = {task.ten for tasks in shown.nhiem_vu.values() for task in tasks}
    for document, tasks in full.nhiem_vu.items():
        for task in tasks:
            if task.id not in kept_tasks:
                yield _Hidden(f"nhiem-vu/{document}/", task.id, "" if task.ten in names else task.ten)
    public_words = {clause.chu for text in shown.toan_van.values() for clause in text.khoan}
    for document in full.toan_van.keys() - shown.toan_van.keys():
        for clause in full.toan_van[document].khoan:
            if len(clause.chu) >= _LONG and clause.chu not in public_words:
                yield _Hidden(f"van-ban/{document}/", clause.ma, clause.chu)
