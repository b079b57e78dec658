"""Which built pages lead to a record: seen in the finished HTML, so that whatever made the link counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from namro.records.addresses import split

_BASE = "https://trang.invalid/"


def leading_to(
    folder: Path, paths: Iterable[str], addresses: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """For each page of `paths` (files below `folder`) the names, of those in `addresses` (name → address below the
    site's root), that it links to; pages without any are left out."""
    from lxml import html  # noqa: PLC0415 - commands that compare nothing need not wait for the parser

    by_place: dict[tuple[str, str], list[str]] = {}
    for name, address in addresses.items():
        page, anchor = split(address)
        if page or anchor:
            by_place.setdefault((page, anchor), []).append(name)
    # The last part of an address must stand in the page's bytes: most pages need no parsing.
    signs = {(anchor or page.rstrip("/").rpartition("/")[2]).encode() for page, anchor in by_place}
    found = {}
    for path in paths:
        file = folder / path
        if not path.endswith(".html") or not file.is_file():
            continue
        content = file.read_bytes()
        if not any(sign in content for sign in signs):
            continue
        base = _BASE + path.removesuffix("index.html")
        names: dict[str, None] = {}
        for link in html.document_fromstring(content).iter("a"):
            target = urlsplit(urljoin(base, link.get("href") or ""))
            if not urljoin(base, link.get("href") or "").startswith(_BASE):
                continue
            page = target.path.lstrip("/")
            for place in {(page, target.fragment), (page, "")}:
                names |= dict.fromkeys(by_place.get(place, ()))
        if names:
            found[path] = tuple(sorted(names))
    return found
