"""Every quotation on a page stands word for word in the clause it names, as that clause stands on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from namro.library.parts import on_page
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page, bare
from namro.records.addresses import find

_QUOTING = ("title", "data-xt-chu")
_HINT = "Sửa đoạn trích hoặc mã khoản trong dữ liệu rồi dựng lại."


def quotations(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """The clauses of a document's own page against the record; quoting figures, and links to clauses that carry
    the words they stand for."""
    yield from _clauses(page, site)
    for figure in page.tree.find_class("nr-trich"):
        links = figure.xpath(".//figcaption//a[@href]")
        quotes = figure.xpath(".//blockquote")
        if not links or not quotes:
            yield page.problem(figure, "trich-thieu-nguon", "Đoạn trích không ghi nguồn.", _HINT)
            continue
        yield from _check(page, site, links[0], quotes[0].text_content())
    for name in _QUOTING:
        for link in page.tree.xpath(f"//a[starts-with(@{name}, '“')]"):
            yield from _check(page, site, link, link.get(name))


def _clauses(page: Page, site: BuiltSite) -> Iterator[Problem]:
    where = find(page.url)
    ma = (where.cha or where.ma) if where and where.kind == "van-ban" else ""
    text = site.shown.toan_van.get(ma)
    for clause in on_page(text, site.shown.trong_phan.get(ma), where.phan) if where and text else ():
        if site.facts[page.url].clauses.get(clause.ma) != bare(clause.nguyen_van):
            message = f"Khoản “{clause.ma}” trên trang không đúng từng chữ với toàn văn."
            yield page.problem(None, "khoan-khac", message, _HINT)


def _check(page: Page, site: BuiltSite, link: Any, quoted: str) -> Iterator[Problem]:
    url, clause = site.resolve(page.url, link.get("href"))
    there = site.facts[url].clauses.get(clause) if url is not None and url in site.facts else None
    wanted = bare(quoted)
    if there is None:
        message = f"Đoạn trích dẫn tới “{link.get('href')}”, chỗ ấy không phải một khoản."
        yield page.problem(link, "trich-khong-khoan", message, _HINT)
    elif wanted not in there and wanted.removeprefix("“").removesuffix("”") not in there:
        message = f"Khoản “{clause}” của “{url}” không có nguyên văn: {' '.join(quoted.split())[:80]}"
        yield page.problem(link, "trich-sai", message, _HINT)
