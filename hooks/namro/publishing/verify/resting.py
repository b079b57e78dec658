"""Who lands on a page that rests on a draft sees it at once, and no count passes drafts off as issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from namro.library.draft import Rest
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page
from namro.records.addresses import address

_WORD = "dự thảo"
_TOLD = ("description", "og:description")
_COUNT = re.compile(r"(?<!\d)(\d++) (nhiệm vụ|việc|câu hỏi)\b")
_NUMBER = re.compile(r"(?<!\d)\d++")
_COUNTED = {"nhiem-vu": ("việc", "nhiệm vụ"), "hoi-dap": ("câu", "hỏi")}
"""By the first part of their addresses: what is counted, and how it is called."""
_HEADS = ("summary", "h2", "h3")
_SAME = {"việc": "nhiệm vụ"}
_BLOCKS = ("p", "li", "td", "th", "caption", "h1", "h2", "h3", "summary", "dd", "figcaption")


def resting(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """The bar that stays in view, and the word in what search engines and chats show of the page."""
    if site.resting.get(page.url, Rest.NONE) is Rest.NONE:
        return
    if not page.tree.find_class("nr-dai"):
        message = "Trang dựa vào bản dự thảo mà không có dải “Dự thảo” luôn thấy."
        yield page.problem(
            None, "thieu-dai-du-thao", message, "Đưa `rests` của namro.library.draft vào Pages.output."
        )
    for node in page.tree.iter("meta"):
        name = node.get("name") or node.get("property")
        if name in _TOLD and _WORD not in (node.get("content") or "").lower():
            message = f"Lời mô tả trang ({name}) không nói là dự thảo."
            yield page.problem(
                node, "mo-ta-du-thao", message, "Đưa `rests` của namro.library.draft vào Pages.output."
            )


def counts(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """A number of tasks or questions so high that drafts must be among them says so in the same block."""
    if site.resting.get(page.url) is Rest.WHOLE:
        return
    for node, words in _told(page):
        for number, noun in _COUNT.findall(words):
            if (
                int(number) > _issued(page.url, node, _SAME.get(noun, noun), site.issued)
                and _WORD not in words.lower()
            ):
                message = f"Số “{number} {noun}” gồm cả mục từ dự thảo mà không nói."
                yield page.problem(
                    node, "dem-ca-du-thao", message, "Dùng dem() hay phan_du_thao() trong mẫu trang."
                )


def alone(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """A number over a list of tasks or questions says so where all that it counts comes of drafts."""
    if site.resting.get(page.url) is Rest.WHOLE:
        return
    for node in page.tree.iter("details", "section"):
        head = next(node.iter(*_HEADS), None)
        words = " ".join(head.text_content().split()) if head is not None else ""
        if _WORD in words.lower() or not (numbers := set(_NUMBER.findall(words))):
            continue
        for kind, called in _COUNTED.items():
            listed = _listed(node, kind, page, site)
            named = any(noun in words.lower() for noun in called)
            if named and str(len(listed)) in numbers and set(listed) == {Rest.WHOLE}:
                message = f"“{words[:80]}”: số này toàn mục từ dự thảo mà không nói."
                yield page.problem(head, "dem-toan-du-thao", message, "Dùng phan_du_thao() trong mẫu trang.")


def _listed(node: Any, kind: str, page: Page, site: BuiltSite) -> list[Rest]:
    """How much of each thing of a kind in the lists below a node a draft says."""
    links = (next(item.iter("a"), None) for item in node.iter("li"))
    urls = [site.resolve(page.url, link.get("href") or "")[0] or "" for link in links if link is not None]
    return [site.resting[url] for url in urls if url in site.resting and url.startswith(f"{kind}/")]


def _told(page: Page) -> Iterator[tuple[Any, str]]:
    for node in page.tree.iter("meta"):
        if (node.get("name") or node.get("property")) in _TOLD:
            yield node, node.get("content") or ""
    for node in page.tree.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in node.iterdescendants()):
            yield node, " ".join(node.text_content().split())


def _issued(url: str, node: Any, noun: str, known: Mapping[tuple[str, str], int]) -> int:
    """How many of what the block may count rest on no draft: of the page's body or audience, else of the site."""
    around = node.xpath("ancestor-or-self::li[@id]")
    places = [address("don-vi", one.get("id")) for one in around] + [url]
    return next((known[noun, place] for place in places if (noun, place) in known), known[noun, ""])
