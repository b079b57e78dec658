"""One built page for the offline copy: addresses name files, scripts are classic, the page says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree, html

_ATTRIBUTES = ("href", "src", "action")
PACKET = "packet"
"""How the modules of the reader's own packet begin: without them its buttons stay hidden."""


@dataclass(frozen=True)
class Live:
    """Where the page stands on the live site (`base` and `url`), and what of the site is not in the copy."""

    base: str
    url: str
    left_out: tuple[str, ...]

    def address(self, value: str) -> str:
        """An address on this page: a file of the copy, or the live site's where the copy lacks it."""
        if any(name.strip("/") in value for name in self.left_out):
            whole = urljoin(self.base + self.url, value)
            if whole.startswith(self.base) and whole.removeprefix(self.base).startswith(self.left_out):
                return whole
        return file_address(value)


def offline(source: str, says: str, live: Live) -> bytes:
    """The page with relative addresses ending in file names, and the sentence `says` at the top of its content."""
    tree = html.document_fromstring(source)
    for node in tree.iter(etree.Element):
        for name in _ATTRIBUTES:
            value = node.get(name)
            if value is not None:
                node.set(name, live.address(value))
    for node in list(tree.iter("meta")):
        parent = node.getparent()
        if node.get("http-equiv") == "Content-Security-Policy" and parent is not None:
            parent.remove(node)  # over file:// 'self' is nobody
    for node in tree.iter("script", "link"):
        if (
            node.get("integrity") is not None
        ):  # over file:// nobody may compare it, and the scripts are others
            del node.attrib["integrity"]
    for node in list(tree.iter("script")):
        parent = node.getparent()
        if node.get("src", "").rpartition("/")[2].startswith(PACKET) and parent is not None:
            parent.remove(node)
        elif node.get("type") == "module":
            del node.attrib["type"]
            node.set("defer", "")
            node.set("src", f"{node.get('src', '').removesuffix('.js')}.file.js")
    place = next(tree.iter("main"), None)
    if place is not None:
        line = etree.Element("p", {"class": "nr-ngoai-tuyen", "role": "note"})
        line.text = says
        place.insert(0, line)
    return bytes(etree.tostring(tree, doctype="<!doctype html>", method="html", encoding="utf-8"))


@lru_cache(maxsize=4096)
def file_address(address: str) -> str:
    """'../hoi-dap/x/?a=b#c' → '../hoi-dap/x/index.html?a=b#c'; other sites' addresses and fragments stay."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or (not parts.path and not parts.query):
        return address
    path = parts.path
    if path.rpartition("/")[2] in (".", ".."):
        path += "/"
    if not path or path.endswith("/"):
        path += "index.html"
    return urlunsplit(("", "", path, parts.query, parts.fragment))
