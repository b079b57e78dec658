"""What a draft says is badged as a draft wherever it shows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from namro.language.vietnamese import fold
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page
from namro.records.addresses import address, find, tasks_of

_BADGE = "nr-nhan--du-thao"
_PART = "nr-dai--phan"
"""On the line at the head of a page of which only a part rests on a draft."""
_BLOCKS = frozenset(
    {
        "a",
        "figure",
        "li",
        "p",
        "tr",
        "dd",
        "dt",
        "td",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "summary",
        "blockquote",
    }
)
_HINT = "Thêm nhãn “Dự thảo” ngay cạnh (macro du_thao() trong macros.html)."


def drafts(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """A link to a draft stands with the badge or the words “dự thảo” in the same block; a draft's own pages, and those
    that say nothing but what is in it, say so at their head, in a line that stays in view."""
    known = _drafts(site)
    own = _document(page.url)
    for draft in known:
        if (own == draft or page.url == tasks_of(draft)) and not page.tree.find_class(_BADGE):
            yield page.problem(
                None, "thieu-du-thao", f"Trang của bản dự thảo “{draft}” không có nhãn.", _HINT
            )
    if any(_has_badge(line) for line in page.tree.find_class("nr-dai") if _PART not in line.classes):
        return
    for node in page.tree.iter("a"):
        url, _ = site.resolve(page.url, node.get("href") or "")
        if url is None or url == page.url:
            continue
        led = _document(url)
        if led in known and led != own and not _badged(node):
            words = " ".join(node.text_content().split())[:60]
            message = f"Dẫn bản dự thảo ở “{words}” mà không có nhãn “Dự thảo” bên cạnh."
            yield page.problem(node, "thieu-du-thao", message, _HINT)


def drafts_in_data(site: BuiltSite) -> Iterator[Problem]:
    """Entries of JSON files and rows of tables that lead to a draft say that it is one."""
    known = _drafts(site)
    for path in site.files:
        if path.endswith(".json"):
            entries = list(_objects(json.loads(site.read(path))))
        elif path.endswith(".csv"):
            entries = [list(row) for row in csv.reader(io.StringIO(site.read(path).decode("utf-8-sig")))]
        else:
            continue
        for entry in entries:
            for draft in known:
                if _tells_of(entry, draft) and not _says_draft(entry, draft):
                    shown = json.dumps(entry, ensure_ascii=False)[:80]
                    message = f"Mục dẫn bản dự thảo mà không ghi là dự thảo: {shown}"
                    yield Problem(
                        path, 1, 1, "", "thieu-du-thao", message, "Ghi “Dự thảo” hoặc du-thao trong mục ấy."
                    )


def _document(url: str) -> str | None:
    """The document whose own page an address is, whole or a part; None for other pages."""
    where = find(url)
    return (where.cha or where.ma) if where and where.kind in ("van-ban", "khoan") else None


def _drafts(site: BuiltSite) -> list[str]:
    return [ma for ma in site.shown.van_ban if site.shown.is_draft(ma)]


def _badged(link: Any) -> bool:
    """Whether the block around the link, or the heading of its section, has the badge or the words."""
    if "nr-noi--du-thao" in link.get("class", "").split():
        return True  # the style sheet writes the word behind it
    for answer in link.xpath(
        "ancestor::*[contains(@class, 'nr-tra-loi') or contains(@class, 'nr-giai-dap')]"
    ):
        if _has_badge(answer):
            return True
    node = link
    while node is not None and node.tag not in ("article", "main", "body"):
        if node.tag in _BLOCKS and _has_badge(node):
            return True
        if node.tag == "section":
            heads = [child for child in node if child.tag in ("h1", "h2", "h3", "p", "header")][:2]
            if any(_has_badge(head) for head in heads):
                return True
        node = node.getparent()
    return False


def _has_badge(node: Any) -> bool:
    return bool(node.find_class(_BADGE)) or "du thao" in fold(node.text_content())


def _objects(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _tells_of(entry: Any, draft: str) -> bool:
    values = entry.values() if isinstance(entry, dict) else entry
    return any(isinstance(v, str) and (v == draft or address("van-ban", draft) in v) for v in values)


def _says_draft(entry: Any, draft: str) -> bool:
    text = fold(json.dumps(entry, ensure_ascii=False)).replace(draft, "")
    return "du thao" in text or "du-thao" in text or '"du_thao": true' in text
