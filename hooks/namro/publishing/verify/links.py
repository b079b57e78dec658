"""Every link inside the site leads to something, every anchor to an element that is there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_OUTWARD = ("https", "mailto", "tel")


def links(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Dead links, dead anchors, and schemes that no page uses."""
    for node, name, address in page.addresses:
        url, anchor = site.resolve(page.url, address)
        if url is None:
            if urlsplit(address).scheme not in _OUTWARD and not address.startswith("data:image/"):
                hint = "Chỉ dùng đường trong trang, https, mailto hoặc tel."
                yield page.problem(node, "lien-ket-la", f"Đường “{address}” ({name}) không dùng được.", hint)
        elif not site.holds(url):
            hint = "Sửa đường dẫn, hoặc dựng lại tệp mà nó trỏ tới."
            yield page.problem(
                node, "lien-ket-hong", f"Đường “{address}” không trỏ tới trang hay tệp nào.", hint
            )
        elif anchor and not _anchored(site, url, anchor):
            hint = f"Trong trang “{url or '/'}” không có mã “{anchor}”: sửa lại mã hoặc thêm nó vào trang ấy."
            yield page.problem(node, "neo-hong", f"Đường “{address}” trỏ tới chỗ không có.", hint)


def _anchored(site: BuiltSite, url: str, anchor: str) -> bool:
    facts = site.facts.get(url) or site.facts.get(f"{url}/")
    return facts is None or anchor in facts.ids or anchor == "top" or ":~:" in anchor
