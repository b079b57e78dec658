"""The words in a file of the site, whatever its kind, each with the line where they stand (1 where lines mean nothing)."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lxml import etree, html
from pypdf import PdfReader

from namro.language.joins import NO_BREAK
from namro.outputs.open_data.tables import parquet
from namro.outputs.unbroken import HELD, LINE

if TYPE_CHECKING:
    from namro.publishing.verify.built import BuiltSite

_SPOKEN = ("title", "alt", "aria-label", "content", "value", "placeholder", "href", "summary", "label")
_BLOCKS = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "blockquote",
        "title",
        "summary",
        "option",
        "caption",
        "label",
        "button",
        "a",
    }
)


def texts(site: BuiltSite, path: str) -> Iterator[tuple[int, str]]:
    """(line, text) of everything that a reader or a program reads in the file."""
    yield from texts_of(path, site.read(path))


def texts_of(path: str, content: bytes) -> Iterator[tuple[int, str]]:
    """The same for the content of a file named `path`; spaces that hold words together are ordinary ones here."""
    yield from ((line, text.replace(NO_BREAK, " ")) for line, text in _texts(path, content))


def _texts(path: str, content: bytes) -> Iterator[tuple[int, str]]:
    kind = PurePosixPath(path.removesuffix(".gz")).suffix.lstrip(".")
    if kind == "html":
        yield from _page(content)
    elif kind in ("json", "webmanifest", "map"):
        for text in strings(json.loads(content)):
            yield 1, text
    elif kind == "pdf":
        yield from _pdf(content)
    elif kind == "sqlite":
        yield from _database(content)
    elif kind == "parquet":
        yield from ((1, text) for text in parquet.words(content))
    elif kind in ("docx", "pptx", "epub", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".xhtml", ".html", ".opf", ".ncx", ".rels")):
                    yield from ((1, text) for text in _xml(archive.read(name)))
    elif kind == "apkg":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _database(archive.read("collection.anki2"))
    elif kind in ("xml", "svg", "atom"):
        yield from ((1, text) for text in _xml(content))
    elif kind == "ics":  # a UID looks like an address of mail and is none
        lines = enumerate(content.decode("utf-8-sig", "replace").replace("\r\n ", "").splitlines(), 1)
        yield from ((number, line) for number, line in lines if not line.startswith("UID:"))
    elif kind in ("csv", "txt", "js", "mjs", "md", "yml"):
        yield from enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1)


def strings(value: Any) -> Iterator[str]:
    """Every string anywhere in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def _of_json(text: str) -> Iterator[str]:
    """The words of data inside a page; of what is no data the whole."""
    try:
        yield from strings(json.loads(text))
    except ValueError:
        yield text


def _page(content: bytes) -> Iterator[tuple[int, str]]:
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_tags(tree, HELD, LINE)
    for node in _elements(tree):
        line = line_of(node)
        if node.tag == "script" and "json" in (node.get("type") or ""):
            yield from ((line, text) for text in _of_json(node.text or ""))
        if node.tag in _BLOCKS:
            yield line, " ".join(node.text_content().split())
        elif node.tag not in ("html", "body", "script", "style"):
            yield line, " ".join("".join([node.text or "", *(child.tail or "" for child in node)]).split())
        for name, value in node.attrib.items():
            if name in _SPOKEN or str(name).startswith("data-"):
                yield line, str(value)


def line_of(node: Any) -> int:
    """The line of an element in its file, 1 where it is unknown."""
    return int(node.sourceline or 1)


def _elements(tree: Any) -> Iterator[Any]:
    yield from tree.iter(etree.Element)


def _xml(content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    tree = etree.fromstring(content, parser)
    for node in tree.iter(etree.Element) if tree is not None else ():
        if etree.QName(node).localname in (
            "p",
            "t",
            "summary",
            "content",
            "title",
            "li",
            "td",
            "Description",
        ):
            yield " ".join("".join(str(part) for part in node.itertext()).split())
        yield from (str(value) for value in node.attrib.values())
        yield (node.text or "").strip()


def _database(content: bytes) -> Iterator[tuple[int, str]]:
    """The words of every row; the tables of a full-text index hold only what stands in others."""
    with sqlite3.connect(":memory:") as base:
        base.deserialize(content)
        found = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'tim%'")
        for (name,) in found.fetchall():
            for row in base.execute(" ".join(("SELECT * FROM", f'"{name}"'))):
                yield from ((1, value) for value in row if isinstance(value, str))


def _pdf(content: bytes) -> Iterator[tuple[int, str]]:
    reader = PdfReader(io.BytesIO(content))
    for value in (reader.metadata or {}).values():
        yield 1, str(value)
    for number, page in enumerate(reader.pages, 1):
        yield number, page.extract_text()
