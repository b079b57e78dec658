"""The files of a built site as they lie on the disk: pages parsed, addresses, what each page offers to others."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from namro.files.clauses import NEXT_ROW
from namro.library.draft import Rest
from namro.library.library import Library
from namro.outputs import look
from namro.outputs.assets import scripts_and_styles
from namro.outputs.sealed import seal
from namro.problems import Problem
from namro.publishing.verify.allowed import Allowed
from namro.publishing.verify.drafted import issued, pages_resting
from namro.publishing.verify.novel import Sound

HREFS = (
    "href",
    "src",
    "srcset",
    "imagesrcset",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "manifest",
    "ping",
    "longdesc",
    "{http://www.w3.org/1999/xlink}href",
    "xlink:href",
)
"""Attributes that hold addresses."""
_SIGNS = dict.fromkeys(map(ord, "^|<"))


@dataclass(frozen=True)
class Page:
    """One HTML file: `url` is its address below the site ('' is the home page)."""

    url: str
    path: str
    tree: Any
    """lxml's document."""

    def problem(self, node: Any, code: str, message: str, hint: str) -> Problem:
        """A problem at the line of an element (None: at the top)."""
        line = (node.sourceline if node is not None else None) or 1
        return Problem(self.path, line, 1, "", code, message, hint)

    @cached_property
    def addresses(self) -> tuple[tuple[Any, str, str], ...]:
        """(element, attribute, address) of everything that points somewhere; several checks ask."""
        return tuple(self._addresses())

    def _addresses(self) -> Iterator[tuple[Any, str, str]]:
        for node in self.tree.iter(html.etree.Element):
            for name, value in node.items():
                if name not in HREFS:
                    continue
                if name.endswith("srcset"):
                    for part in value.split(","):
                        yield node, name, (part.split() or [""])[0]
                else:
                    yield node, name, value.strip()

    def stub_target(self) -> str | None:
        """Where a page that only sends on leads to, None for any other page."""
        for node in self.tree.iter("meta"):
            if (node.get("http-equiv") or "").lower() == "refresh":
                return (node.get("content") or "").partition("=")[2].strip(" '\"")
        return None


@dataclass(frozen=True)
class Facts:
    """What a page offers to the others: its ids, the words of each clause on it, where it sends on, its code."""

    ids: frozenset[str]
    clauses: Mapping[str, str]
    sends_to: str | None
    inline: frozenset[str]
    """SHA-256 (hex) of every inline script and style."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site with what may be in it: `library` is all of the data, `shown` what may be published."""

    root: Path
    folder: Path
    library: Library
    shown: Library
    allowed: Allowed

    @cached_property
    def resting(self) -> Mapping[str, Rest]:
        """How much a draft says of each page about one record, by address."""
        return pages_resting(self.shown)

    @cached_property
    def issued(self) -> Mapping[tuple[str, str], int]:
        """By noun and page ('': all of the site): how many records rest on no draft."""
        return issued(self.shown)

    @cached_property
    def sound(self) -> Sound:
        """The shapes of elements that are known to be right."""
        return Sound()

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Paths of all files, sorted, with forward slashes."""
        return files(self.folder)

    @cached_property
    def listed(self) -> frozenset[str]:
        """The same, to ask for one."""
        return frozenset(self.files)

    @cached_property
    def seals(self) -> Mapping[str, str]:
        """The hash of each script and style sheet that a build of this project makes, by path."""
        made = scripts_and_styles(self.root, look.read(self.root, self.library.trang))
        return {path: seal(content) for path, content in made.items()}

    @property
    def base(self) -> str:
        """The address that the site is known by; ends with '/'."""
        return self.library.trang.dia_chi_goc

    def pages(self) -> Iterator[Page]:
        """Every HTML file, parsed anew, in order of paths."""
        return pages(self.folder, self.files)

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """By address."""
        return {page.url: _facts(page) for page in self.pages()}

    def read(self, path: str) -> bytes:
        """The content of a file; a .gz file unpacked."""
        content = (self.folder / path).read_bytes()
        return gzip.decompress(content) if path.endswith(".gz") else content

    def resolve(self, page: str, address: str) -> tuple[str | None, str]:
        """(address below the site, fragment) of a link on `page`; None for the address outside the site."""
        depth = page.count("/")
        same_everywhere = address.startswith("../" * depth)
        return _resolved(self.base, "x/" * depth if same_everywhere else page, address)

    def holds(self, url: str) -> bool:
        """Whether something answers at this address below the site."""
        return url in self.facts or url in self.listed or f"{url}/" in self.facts


@lru_cache(maxsize=20_000)
def _resolved(base: str, page: str, address: str) -> tuple[str | None, str]:
    """The same; remembered, because every page leads to the doors and most lists to the same records."""
    whole = urljoin(base + page, address)
    if not whole.startswith(base):
        return None, ""
    target = urlsplit(whole[len(base) :])
    return unquote(target.path), unquote(target.fragment)


def files(folder: Path) -> tuple[str, ...]:
    """Paths of all files below a folder, sorted, with forward slashes."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def pages(folder: Path, paths: tuple[str, ...]) -> Iterator[Page]:
    """The HTML files among `paths`, parsed."""
    for path in paths:
        if path.endswith(".html"):
            tree = html.document_fromstring(
                (folder / path).read_bytes() or b" ", parser=html.HTMLParser(encoding="utf-8")
            )
            yield Page(url_of(path), path, tree)


def url_of(path: str) -> str:
    """The address of a file below the site: 'hoi-dap/index.html' → 'hoi-dap/'."""
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


def _facts(page: Page) -> Facts:
    ids = frozenset(str(one) for one in page.tree.xpath("//@id | //a/@name"))
    inline = {
        hashlib.sha256((node.text or "").encode()).hexdigest()
        for node in page.tree.iter("script", "style")
        if node.tag == "style" or node.get("src") is None
    }
    return Facts(ids, dict(_clauses(page)), page.stub_target(), frozenset(inline))


def _clauses(page: Page) -> Iterator[tuple[str, str]]:
    for block in page.tree.find_class("nr-khoan"):
        words = block.find_class("nr-chu")
        if block.get("id") and words:
            yield str(block.get("id")), bare(_row(block) if block.tag == "tr" else words[0].text_content())


def _row(block: Any) -> str:
    """The words of a row of a table, or of all rows of its head, which are one clause, parted as in the record."""
    around = block.getparent()
    rows = around.iter("tr") if around.tag == "thead" else [block]
    return NEXT_ROW.join("".join(map(_words, row.find_class("nr-chu"))) for row in rows)


def _words(cell: Any) -> str:
    """The words of a cell, the address of its row left out."""
    return "".join(cell.xpath(".//text()[not(ancestor::a[contains(@class, 'nr-neo')])]"))


def bare(text: str) -> str:
    """Words as compared between pages: without white space, signs of notes, and the signs that part the cells of a
    row or stand for merged ones."""
    return "".join(text.split()).translate(_SIGNS)
