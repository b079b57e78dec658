"""One built page for the offline copy: addresses name files, scripts are classic, the page says what it is."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from lxml import etree, html

_ATTRIBUTES = ("href", "src", "action")


def offline(source: str, says: str) -> bytes:
    """The page with relative addresses ending in file names, and the sentence `says` at the top of its content."""
    tree = html.document_fromstring(source)
    for node in tree.iter(etree.Element):
        for name in _ATTRIBUTES:
            value = node.get(name)
            if value is not None:
                node.set(name, file_address(value))
    for node in list(tree.iter("meta")):
        parent = node.getparent()
        if node.get("http-equiv") == "Content-Security-Policy" and parent is not None:
            parent.remove(node)  # over file:// 'self' is nobody
    for node in tree.iter("script"):
        if node.get("type") == "module":
            del node.attrib["type"]
            node.set("defer", "")
            node.set("src", f"{node.get('src', '').removesuffix('.js')}.file.js")
    place = next(tree.iter("main"), None)
    if place is not None:
        line = etree.Element("p", {"class": "nr-ngoai-tuyen", "role": "note"})
        line.text = says
        place.insert(0, line)
    return bytes(etree.tostring(tree, doctype="<!doctype html>", method="html", encoding="utf-8"))


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
