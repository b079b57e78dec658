"""No file of the site asks another server for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page
from namro.publishing.verify.texts import line_of, strings

_NOT_FETCHED = frozenset({"canonical", "alternate", "license", "author", "me", "help", "next", "prev", "up"})
_ADDRESS = re.compile(r"(?:https?|wss?|ftp):\\?/\\?/[^\s\"'`<>)\\]+|[\"'`]//[\w-]+\.[^\s\"'`<>)\\]+")
_HINT = "Chép tệp ấy vào trang (overrides/assets/) và trỏ tới bản chép, hoặc bỏ đi."


def third_party(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Attributes, style sheets and redirects of a page that make the browser ask elsewhere."""
    for node, name, address in page.addresses:
        if node.tag in ("a", "area") and name == "href":
            continue
        relations = set((node.get("rel") or "").lower().split())
        if node.tag == "link" and relations and relations <= _NOT_FETCHED:
            continue
        if site.resolve(page.url, address)[0] is None and not address.startswith("data:"):
            yield page.problem(node, "ben-thu-ba", f"Trang gọi “{address}” ({node.tag}).", _HINT)
    for node in page.tree.iter("style"):
        for address in _in_sheet(node.text or ""):
            yield page.problem(node, "ben-thu-ba", f"Kiểu trong trang gọi “{address}”.", _HINT)
    for node in page.tree.xpath("//*[@style]"):
        for address in _in_css(tinycss2.parse_component_value_list(node.get("style"))):
            yield page.problem(node, "ben-thu-ba", f"Thuộc tính style gọi “{address}”.", _HINT)
    for node in page.tree.iter("script"):
        if node.get("src") is None and "json" not in (node.get("type") or ""):
            for _, address in _in_script(node.text or "", site):
                yield page.problem(node, "ben-thu-ba", f"Mã trong trang có địa chỉ “{address}”.", _HINT)


def third_party_in_files(site: BuiltSite) -> Iterator[Problem]:
    """The same for style sheets, scripts, pictures in SVG, XML and the manifest of the app."""
    for path in site.files:
        kind = PurePosixPath(path).suffix.lstrip(".")
        if kind == "css":
            found = [(1, one) for one in _in_sheet(_text(site, path))]
        elif kind in ("js", "mjs"):
            found = list(_in_script(_text(site, path), site))
        elif kind in ("svg", "xml", "atom"):
            found = list(_in_xml(site.read(path), fetched=kind == "svg"))
        elif kind == "webmanifest":
            found = [(1, one) for one in strings(json.loads(site.read(path))) if _foreign(one)]
        else:
            continue
        for line, address in found:
            if not address.startswith(site.base):
                yield Problem(path, line, 1, "", "ben-thu-ba", f"Tệp có địa chỉ “{address}”.", _HINT)


def _text(site: BuiltSite, path: str) -> str:
    return site.read(path).decode("utf-8", "replace")


def _foreign(address: str) -> bool:
    return re.match(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE) is not None


@lru_cache(maxsize=64)
def _in_sheet(text: str) -> tuple[str, ...]:
    return tuple(_in_css(tinycss2.parse_stylesheet(text)))


def _in_css(nodes: Any) -> Iterator[str]:
    """Foreign addresses in url(…), in @import and in image-set(…)."""
    for node in nodes or ():
        if (node.type == "url" and _foreign(node.value)) or (node.type == "string" and _foreign(node.value)):
            yield node.value
        for inner in ("prelude", "content", "value", "arguments"):
            value = getattr(node, inner, None)
            if isinstance(value, list):
                yield from _in_css(value)


def _in_script(text: str, site: BuiltSite) -> Iterator[tuple[int, str]]:
    for match in _ADDRESS.finditer(text):
        address = match.group().replace("\\/", "/").lstrip("\"'`")
        if not address.startswith(site.allowed.script_addresses):
            yield text.count("\n", 0, match.start()) + 1, address


def _in_xml(content: bytes, *, fetched: bool) -> Iterator[tuple[int, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        if isinstance(node, etree._ProcessingInstruction):
            if "//" in (node.text or ""):
                yield line_of(node), str(node.text)
        elif fetched and isinstance(node.tag, str) and etree.QName(node).localname != "a":
            for name, value in node.attrib.items():
                css = tinycss2.parse_component_value_list(str(value))
                addresses = (
                    [str(value)] if str(name).endswith("href") and _foreign(str(value)) else _in_css(css)
                )
                yield from ((line_of(node), one) for one in addresses)
