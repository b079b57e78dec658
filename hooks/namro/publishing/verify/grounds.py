"""Every statement keeps its ground: a record's page leads to each clause that the record cites, a list to one
at least of each of its records. (The list of bodies leads to where each document first names them instead.)"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from namro.files.citations import citations
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page
from namro.records.addresses import clause, find, listing, split
from namro.records.kinds import BY_ID, records

_DRAWN = frozenset({"chuoi", "su-kien"})
"""Kinds whose page shows each of them by its own links: a chain link by link, an event in the timeline."""
_HINT = "Mẫu của trang này bỏ sót nguồn: thêm nguon_gon hoặc trich_dan."


def grounds(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Clauses that the page's record cites and the page does not lead to."""
    records, whole = _records(page.url, site)
    if not records:
        return
    led = {site.resolve(page.url, node.get("href") or "") for node in page.tree.iter("a")}
    for record in records:
        wanted = {
            split(site.shown.shown_at(clause(cited.van_ban, cited.khoan))) for _, cited in citations(record)
        }
        if not whole and wanted & led:
            continue
        for document, missing in sorted(wanted - led):
            message = f"Trang thiếu nguồn: khoản “{missing}” của “{document}”."
            yield page.problem(None, "thieu-nguon", message, _HINT)


def _records(url: str, site: BuiltSite) -> tuple[tuple[BaseModel, ...], bool]:
    """The records that a page shows, and whether whole and not as lines of a list; none for other pages."""
    shown, where = site.shown, find(url)
    if where and where.phan:  # of a long text its first page tells what is known of it
        return (), True
    if where and (BY_ID[where.kind].whole or where.kind == "chu-de"):
        record = shown.of(BY_ID[where.kind]).get(where.ma)
        return ((record,) if record is not None else ()), True
    listed = next(
        (kind for kind in records() if kind.cited and kind.on_a_list and listing(kind.ma) == url), None
    )
    return (tuple(shown.of(listed).values()) if listed and listed.ma not in _DRAWN else ()), False
