"""Every statement keeps its ground: a record's page leads to each clause that the record cites, a list to one
at least of each of its records. (The list of bodies leads to where each document first names them instead.)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from namro.files.citations import citations
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_HINT = "Mẫu của trang này bỏ sót nguồn: thêm nguon_gon hoặc trich_dan."


def grounds(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Clauses that the page's record cites and the page does not lead to."""
    records, whole = _records(page.url, site)
    if not records:
        return
    led = {site.resolve(page.url, node.get("href") or "") for node in page.tree.iter("a")}
    for record in records:
        wanted = {(f"van-ban/{cited.van_ban}/", cited.khoan) for _, cited in citations(record)}
        if not whole and wanted & led:
            continue
        for document, clause in sorted(wanted - led):
            message = f"Trang thiếu nguồn: khoản “{clause}” của “{document}”."
            yield page.problem(None, "thieu-nguon", message, _HINT)


def _records(url: str, site: BuiltSite) -> tuple[tuple[BaseModel, ...], bool]:
    """The records that a page shows, and whether whole and not as lines of a list; none for other pages."""
    section, _, ma = url.strip("/").partition("/")
    shown = site.shown
    if section == "nhiem-vu" and ma:
        document, _, task = ma.partition("/")
        return tuple(one for one in shown.nhiem_vu.get(document, ()) if one.id == task), True
    kinds: Mapping[str, Mapping[str, BaseModel]] = {
        "van-ban": shown.van_ban, "hoi-nghi": shown.hoi_nghi, "chuyen-de": shown.chuyen_de,
        "hoi-dap": shown.hoi_dap, "lo-trinh": shown.lo_trinh, "chuyen-muc": shown.chuyen_muc,
    }  # fmt: skip
    lists: Mapping[str, Mapping[str, BaseModel]] = {
        "thuat-ngu": shown.thuat_ngu, "tai-lieu": shown.tai_lieu,
        "doi-chieu": shown.mau_thuan,
    }  # fmt: skip
    topic = ma.removeprefix("theo-chu-de/") if section == "hoi-dap" else ""
    if topic in shown.chu_de and topic != ma:
        return (shown.chu_de[topic],), True
    if section in kinds and ma in kinds[section]:
        return (kinds[section][ma],), True
    return (tuple(lists[section].values()) if section in lists and not ma else ()), False
