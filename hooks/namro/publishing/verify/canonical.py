"""Every page says its one true address, its language, its title and its description."""

from __future__ import annotations

from collections.abc import Iterator

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_HINT = "Sửa khung của trang trong overrides/."


def canonical(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """The canonical link is the page's own address (of a page that sends on: where it leads)."""
    if page.tree.get("lang") != "vi":
        yield page.problem(page.tree, "ngon-ngu", 'Trang không ghi ngôn ngữ (lang="vi").', _HINT)
    if not "".join(page.tree.xpath("//head/title/text()")).strip():
        yield page.problem(None, "thieu-tieu-de", "Trang không có tiêu đề.", _HINT)
    if page.url == "404.html":
        return
    target = page.stub_target()
    wanted = site.base + page.url
    if target is not None:
        url, _ = site.resolve(page.url, target)
        if url is None or not site.holds(url):
            yield page.problem(
                None, "chuyen-huong-hong", f"Trang chuyển tới “{target}” là chỗ không có.", _HINT
            )
            return
        wanted = site.base + url
    found = page.tree.xpath("//link[@rel='canonical']")
    if [node.get("href") for node in found] != [wanted]:
        said = ", ".join(f"“{node.get('href')}”" for node in found) or "không ghi gì"
        message = f"Địa chỉ chính thức phải là “{wanted}”, trang ghi: {said}."
        yield page.problem(found[0] if found else None, "dia-chi-chinh-thuc", message, _HINT)
