"""Only the site's own scripts run: no inline code, no handlers, no script addresses, no inline style."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from lxml import etree

from namro.problems import Problem
from namro.publishing.verify.built import HREFS, BuiltSite, Page
from namro.publishing.verify.texts import line_of

_DATA = frozenset({"application/json", "application/ld+json", "text/plain"})
_CODE = ("javascript:", "vbscript:", "data:text", "data:application", "data:image/svg")
_FORBIDDEN = frozenset({"iframe", "object", "embed", "applet", "base", "frame", "frameset", "portal"})
_MOVE = "Chuyển mã vào một tệp trong overrides/assets/js/."


def scripts(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Everything on a page that runs, or could."""
    for node in page.tree.iter(etree.Element):
        yield from _element(node, page, site)
        for name, value in node.attrib.items():
            if str(name).lower().startswith("on"):
                yield page.problem(
                    node, "kich-ban-su-kien", f"Thuộc tính {name} trong thẻ {node.tag}.", _MOVE
                )
            elif name in HREFS and _squeezed(str(value)).startswith(_CODE):
                yield page.problem(
                    node, "kich-ban-dia-chi", f"Địa chỉ chạy mã: “{str(value)[:60]}”.", "Bỏ địa chỉ này."
                )
        if node.get("style") is not None:
            hint = "Đặt kiểu theo lớp (class) trong overrides/assets/css/ hoặc overrides/assets/pages/."
            yield page.problem(node, "kieu-trong-the", f"Thuộc tính style trong thẻ {node.tag}.", hint)


def _element(node: Any, page: Page, site: BuiltSite) -> Iterator[Problem]:
    if node.tag in _FORBIDDEN or node.get("srcdoc") is not None:
        yield page.problem(node, "the-cam", f"Thẻ {node.tag} không dùng trong trang này.", "Bỏ thẻ này.")
    elif node.tag in ("script", "style") and (node.tag == "style" or node.get("src") is None):
        if node.tag == "script" and (node.get("type") or "").strip().lower() in _DATA:
            return
        text = node.text or ""
        if hashlib.sha256(text.encode()).hexdigest() not in site.allowed.inline:
            words = " ".join(text.split())[:50]
            what = "Kịch bản" if node.tag == "script" else "Kiểu"
            yield page.problem(node, "noi-tuyen", f"{what} viết thẳng trong trang: “{words}”.", _MOVE)
    elif node.tag == "script":
        url, _ = site.resolve(page.url, node.get("src"))
        if url is not None and not any(fnmatchcase(url, pattern) for pattern in site.allowed.scripts):
            hint = "Chỉ nạp kịch bản có trong hooks/verify.toml, mục [scripts]."
            yield page.problem(
                node, "kich-ban-la", f"Kịch bản “{url}” không có trong danh sách cho phép.", hint
            )


def pictures(site: BuiltSite) -> Iterator[Problem]:
    """SVG files with code in them."""
    for path in site.files:
        if not path.endswith(".svg"):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for node in etree.fromstring(site.read(path), parser).iter(etree.Element):
            name = etree.QName(node).localname
            codes = [k for k in node.attrib if etree.QName(k).localname.lower().startswith("on")]
            leads = any(_squeezed(str(v)).startswith(_CODE) for v in node.attrib.values())
            if name in ("script", "foreignObject", "handler", "iframe") or codes or leads:
                message = f"Hình SVG có mã chạy được (thẻ {name})."
                yield Problem(
                    path, line_of(node), 1, "", "kich-ban-hinh", message, "Xuất lại hình không kèm mã."
                )


def unused(site: BuiltSite) -> Iterator[Problem]:
    """Exceptions for inline code that no page has any more."""
    there = {digest for facts in site.facts.values() for digest in facts.inline}
    for digest in sorted(site.allowed.inline - there):
        message = f"Ngoại lệ {digest[:12]}… cho mã viết thẳng không còn cần."
        yield Problem("hooks/verify.toml", 1, 1, "", "ngoai-le-thua", message, "Xóa ngoại lệ này.")


def _squeezed(address: str) -> str:
    """As browsers read a scheme: control characters and white space inside it do not count."""
    return "".join(char for char in address.lower() if ord(char) > 32)
