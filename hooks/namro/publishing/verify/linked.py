"""What pages tell search engines is data that can be read, and stands on no page that they are kept away from."""

from __future__ import annotations

import json
from collections.abc import Iterator

from namro.library.draft import Rest
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_KIND = "application/ld+json"
_CODE = "du-lieu-may-tim"
_HINT = "Chỉ đưa dữ liệu ấy qua `things` của Pages.output, rồi dựng lại trang."


def linked(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """JSON-LD that no program reads; any at all on a page that says noindex, or that a draft says whole."""
    found = [node for node in page.tree.iter("script") if (node.get("type") or "").lower() == _KIND]
    hidden = page.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    drafted = site.resting.get(page.url) is Rest.WHOLE
    for node in found:
        if hidden or drafted:
            what = "bản dự thảo" if drafted else "trang không để máy tìm kiếm đọc"
            yield page.problem(node, _CODE, f"Dữ liệu cho máy tìm kiếm đứng ở {what}.", _HINT)
            continue
        try:
            told = json.loads(node.text or "")
        except ValueError:
            yield page.problem(node, _CODE, "Dữ liệu cho máy tìm kiếm không đọc được.", _HINT)
            continue
        if not isinstance(told, dict) or told.get("@context") != "https://schema.org":
            message = "Dữ liệu cho máy tìm kiếm không theo từ vựng schema.org."
            yield page.problem(node, _CODE, message, _HINT)
