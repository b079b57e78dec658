"""No address that an earlier release gave out is gone without a page that sends on, unless its record was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from namro.outputs.pages import PACKETS
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, files, pages, url_of
from namro.publishing.verify.withdrawn import withdrawn
from namro.records.kinds import records

_NOT_ADDRESSES = (
    "assets/*",
    "tim-kiem/*/*",
    "ngoai-tuyen/*.zip",
    "api/*/*/*",
    "du-lieu/*/*",
    "nguon-tin/*/*",
    "nhung/*/oembed.json",
)
"""Named by their content or their day: nobody keeps such an address, each page leads to what it needs; or files about one
record, which go when its page goes."""
_SEARCH_ENTRIES = (
    "tim-kiem/*/k*.json"  # rows that begin with the address of an entry (namro.outputs.search.files)
)
_KINDS = (".html", ".pdf", ".docx", ".epub", ".json", ".csv", ".ics", ".xml", ".atom", ".zip")
_OLD = "https://ban-truoc.invalid/"
_HINT = "Giữ địa chỉ cũ: thêm trang chuyển hướng, hoặc lấy lại mã cũ; bỏ hẳn thì ghi vào hooks/verify.toml, mục [[dropped]]."
_PACKETS_HINT = (
    "Chạy lại lệnh publish (hoặc build) kèm --packets để bản này cũng có tập in. Muốn thôi đăng tập in thì ghi từng tệp "
    "vào hooks/verify.toml, mục [[dropped]]."
)


def vanished(site: BuiltSite, previous: Path) -> Iterator[Problem]:
    """Addresses of `previous` (a release's folder, or its MANIFEST.sha256) that answer no more."""
    given = {url: anchors for url, anchors in _given_out(previous).items() if url not in site.allowed.dropped}
    packets = {url for url in given if _is_packet(url)}
    if packets and not any(map(_is_packet, site.files)):
        # Built without them: one thing to do, not an address lost a file.
        message = f"Bản trước có {len(packets)} tệp tập in, bản này không có tệp nào."
        yield Problem(f"{PACKETS}/index.html", 1, 1, "", "mat-tap-in", message, _PACKETS_HINT)
        given = {url: anchors for url, anchors in given.items() if url not in packets}
    missing = [*_missing(site, given)]
    if missing and _withholds(site):
        gone = withdrawn(site)
        missing = [(url, anchor) for url, anchor in missing if not gone(url, anchor)]
    for url, anchor in missing:
        message = f"Địa chỉ “{url}{anchor and '#'}{anchor}” của bản trước không còn."
        yield Problem(_path(url), 1, 1, "", "mat-dia-chi", message, _HINT)


def lost(site: BuiltSite, previous: Path) -> Iterator[str]:
    """The addresses of `previous` that answer no more and that nobody let go."""
    given = _given_out(previous).items()
    held = {url: anchors for url, anchors in given if url not in site.allowed.dropped}
    yield from (f"{url}{anchor and '#'}{anchor}" for url, anchor in _missing(site, held))


def _missing(site: BuiltSite, given: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """(address, '') of pages and files that answer no more, (address, anchor) of places."""
    for url, anchors in given.items():
        if not site.holds(url):
            yield url, ""
            continue
        target: str | None = url
        facts = site.facts.get(url)
        if facts and facts.sends_to is not None:
            target, _ = site.resolve(url, facts.sends_to)
            facts = site.facts.get(target or "")
        for anchor in sorted(anchors):
            if facts and anchor not in facts.ids and f"{url}#{anchor}" not in site.allowed.dropped:
                yield url, anchor


def _withholds(site: BuiltSite) -> bool:
    """Whether any record or text of the data is not shown."""
    every = (kind for kind in records() if kind.address)
    return site.library.toan_van.keys() != site.shown.toan_van.keys() or any(
        site.library.of(kind).keys() != site.shown.of(kind).keys() for kind in every
    )


def _is_packet(path: str) -> bool:
    """Whether it is a file of a printed packet, by its path below the site."""
    return path.startswith(f"{PACKETS}/") and not path.endswith(("/", ".html"))


def _path(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url


def _given_out(previous: Path) -> Mapping[str, set[str]]:
    """Addresses with the anchors that the release itself led to: by links on its pages and in its search."""
    if previous.is_file():
        lines = previous.read_text(encoding="utf-8").splitlines()
        paths = tuple(line.partition("  ")[2] for line in lines)
    else:
        paths = files(previous)
    kept = [path for path in paths if path.endswith(_KINDS) and not _matches(path, *_NOT_ADDRESSES)]
    found: dict[str, set[str]] = {url_of(path): set() for path in kept}
    if previous.is_dir():
        for page in pages(previous, paths):
            for node in page.tree.iter("a"):
                _note(found, page.url, node.get("href") or "")
        for path in paths:
            if _matches(path, _SEARCH_ENTRIES):
                for address, *_ in json.loads((previous / path).read_bytes()):
                    _note(found, "", address)
    return found


def _matches(path: str, *patterns: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _note(found: dict[str, set[str]], page: str, address: str) -> None:
    whole = urlsplit(urljoin(f"{_OLD}{page}", address))
    url, anchor = unquote(whole.path).removeprefix("/"), unquote(whole.fragment)
    if f"//{whole.netloc}/" in _OLD and anchor and not anchor.startswith("__") and url in found:
        found[url].add(anchor)
