"""Answers use only what every output can show: paragraphs, lists, tables, emphasis, links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language import prose
from namro.problems import Problem
from namro.records.addresses import document_of_tasks, find, is_page, split
from namro.records.kinds import document_of, records
from namro.records.walk import prose_in

# Code, links, raw HTML, rules: prose without any of these signs cannot break the rule and need not be parsed.
_WORTH_A_LOOK = re.compile(r"[`~<\[\t]| {4}|([-_*])(?: *\1){2}")


def prose_form(loaded: Loaded) -> Iterator[Problem]:
    """Prose outside the allow-list."""
    for entry in (entry for kind in records() for entry in loaded.of(kind.ma)):
        for at, text in prose_in(entry.record):
            if not _WORTH_A_LOOK.search(text):
                continue
            try:
                tree = prose.parse(text)
            except prose.ForbiddenProse as error:
                yield entry.problem(
                    at,
                    "van-xuoi",
                    f"Đoạn văn {error}.",
                    "Chỉ dùng đoạn văn, danh sách, bảng, **đậm**, *nghiêng* và liên kết.",
                )
                continue
            for href in prose.internal_links(tree):
                if not leads_somewhere(href, loaded):
                    yield entry.problem(
                        at,
                        "lien-ket-hong",
                        f"Liên kết “{href}” không dẫn tới trang nào.",
                        "Viết dạng /hoi-dap/ma-cau-hoi/ hoặc /van-ban/ma-van-ban/#khoan.",
                        missing(href, loaded),
                    )


def leads_somewhere(href: str, loaded: Loaded) -> bool:
    """Whether an address, written from the site's root with a leading '/', is one of the site's pages or places."""
    url = href.removeprefix("/")
    page, place = split(url)
    where = find(url if place or url.endswith("/") else f"{url}/")
    if where is not None and where.kind == "khoan":
        return where.cha in loaded.texts and where.ma in loaded.texts[where.cha].toan_van.theo_ma
    if where is not None and where.kind == "nhiem-vu":
        return not where.neo and _is_task(where.cha, where.ma, loaded)
    if where is not None and where.ma in loaded.ids(where.kind):
        return not where.neo
    if place:
        return (document := document_of_tasks(page)) is not None and _is_task(document, place, loaded)
    return is_page(page, loaded.ids("nhiem-vu-van-ban"))


def missing(href: str, loaded: Loaded) -> str:
    """The record that an address fails to find, as the cause of a problem; '' where it is not the record that is missing."""
    where = find(href.removeprefix("/"))
    if where is None:
        return ""
    if where.cha and where.cha not in loaded.ids("van-ban"):
        return f"van-ban {where.cha}"
    return "" if where.ma in loaded.ids(where.kind) else f"{where.kind} {where.ma}"


def _is_task(van_ban: str, ma: str, loaded: Loaded) -> bool:
    """Whether the document has that task; of a task that could not be read nobody knows whose it is."""
    documents = {document_of(entry.path) for entry in loaded.of("nhiem-vu") if entry.ma == ma}
    return van_ban in documents if documents else ma in loaded.ids("nhiem-vu")
