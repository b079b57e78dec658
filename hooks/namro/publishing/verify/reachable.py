"""Who cannot see, or uses keys alone, gets through each page: what the markup alone can show of that (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_HINT = "Sửa mẫu hoặc bài viết: người dùng trình đọc màn hình không biết chỗ này là gì."
_FILLED = "ancestor::*[@hidden or self::template or contains(concat(' ', @class, ' '), ' nr-js ')]"
"""What scripts fill with words before they show it."""
_NAMED = ("aria-label", "aria-labelledby", "title")


def reachable(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """A language and a title, one first heading and none that skips a step, names for pictures, fields, links and
    buttons, a way past the menu, one main part."""
    tree = page.tree.getroot() if hasattr(page.tree, "getroot") else page.tree
    if tree.get("lang") != "vi":
        yield page.problem(tree, "tiep-can", "Trang không ghi ngôn ngữ (lang).", _HINT)
    if not "".join(tree.xpath("//title//text()")).strip():
        yield page.problem(tree, "tiep-can", "Trang không có tên (title).", _HINT)
    if len(tree.xpath("//main")) != 1:
        yield page.problem(tree, "tiep-can", "Trang phải có đúng một phần chính (main).", _HINT)
    yield from _headings(page, tree)
    for node in tree.xpath("//img[not(@alt)] | //iframe[not(@title)]"):
        yield page.problem(node, "tiep-can", "Hình không có lời thay (alt).", _HINT)
    for node in tree.xpath("//a[@href] | //button"):
        if not (_is_named(node) or node.xpath(_FILLED)):
            yield page.problem(node, "tiep-can", "Liên kết hay nút không có chữ nào.", _HINT)
    for node in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        if not (_is_named(node) or _label(node, tree)):
            yield page.problem(node, "tiep-can", "Ô nhập không có nhãn.", _HINT)


def _headings(page: Page, tree: Any) -> Iterator[Problem]:
    found = tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    first = [node for node in found if node.tag == "h1"]
    if len(first) != 1:
        yield page.problem(
            tree, "tiep-can", f"Trang có {len(first)} tiêu đề lớn (h1), phải có đúng một.", _HINT
        )
    before = 1
    for node in found:
        level = int(node.tag[1])
        if level > before + 1:
            yield page.problem(node, "tiep-can", f"Tiêu đề nhảy từ h{before} xuống h{level}.", _HINT)
        before = level


def _is_named(node: Any) -> bool:
    if "".join(node.itertext()).strip() or any((node.get(name) or "").strip() for name in _NAMED):
        return True
    return bool(node.xpath(".//img[string-length(normalize-space(@alt)) > 0] | .//*[local-name()='title']"))


def _label(node: Any, tree: Any) -> bool:
    inside = node.xpath("ancestor::label")
    return bool(inside or (node.get("id") and tree.xpath("//label[@for=$ma]", ma=node.get("id"))))
