"""One built page for the offline copy: addresses name files, scripts are classic, the page says what it is.

Reads pages as our templates and the theme write them: every '<' and '>' of a text or an attribute is escaped, and values
stand between double quotes. Reading each of them as a tree took an eighth of a build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree

PACKET = "packet"
"""How the modules of the reader's own packet begin: without them its buttons stay hidden."""
_LEFT_OUT = re.compile(
    rf'<meta(?=[^<>]*\shttp-equiv="Content-Security-Policy")[^<>]*>|<script(?=[^<>]*/{PACKET})[^<>]*><{"/"}script>'
)
"""The policy, for over file:// 'self' is nobody; the scripts of the reader's own packet."""
_LOADING = re.compile(r"<(?:script|link)\s[^<>]*>")
_MAIN = re.compile(r"<main\b[^<>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src|action)=")([^"]*)')
_SEAL = re.compile(r'\sintegrity="[^"]*"')
_MODULE = re.compile(r'(\ssrc="[^"]*)\.js')


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
    page = _ADDRESS.sub(lambda found: f"{found[1]}{_named(found, live)}", source)
    page = _LOADING.sub(_loading, _LEFT_OUT.sub("", page))
    return _MAIN.sub(lambda found: f"{found[0]}{_line(says)}", page, count=1).encode()


def _named(found: re.Match[str], live: Live) -> str:
    """The value of an attribute, as it stands in a page; what only looks like one in a text stays as it is."""
    page, start, value = found.string, found.start(), found[2]
    if page.rfind(">", 0, start) > page.rfind("<", 0, start):
        return value
    return escape(live.address(unescape(value))) if "&" in value else live.address(value)


def _loading(found: re.Match[str]) -> str:
    """A tag that loads a file, without the hash: over file:// nobody may compare it, and the scripts are others; a module
    is the script that it became."""
    tag = _SEAL.sub("", found[0])
    return (
        _MODULE.sub(r'\1.file.js" defer="', tag.replace(' type="module"', ""))
        if ' type="module"' in tag
        else tag
    )


@lru_cache(maxsize=1)
def _line(says: str) -> str:
    line = etree.Element("p", {"class": "nr-ngoai-tuyen", "role": "note"})
    line.text = says
    return etree.tostring(line, method="html", encoding="unicode")


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
