"""The whole built site as one zip that opens from a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from namro.files.zipped import zipped
from namro.language.vietnamese import day, slug
from namro.outputs.offline.rewrite import PACKET, Live, offline
from namro.outputs.offline.scripts import bundle
from namro.outputs.pour import StaticFile
from namro.records.addresses import EMBEDS, FEEDS

FOLDER = "ngoai-tuyen/"
_SCRIPTS = "assets/js/"
_LEFT_OUT = (
    "assets/the/",
    FOLDER,
    "tap-in/",
    "404.html",
    "sitemap.xml",
    "MANIFEST.sha256",
    "api/",
    "du-lieu/",
    FEEDS,
    EMBEDS,
)
"""Of no use, or too large; a reader's own packet is fetched page by page, which browsers refuse over file://."""
_CLASSIC = ("scheme.js",)
_START = "MO-TRANG.html"
_NAME = 40


def name_of(as_of: date, site: str) -> str:
    """'ten-trang-2026-11-22.zip': the copy says of what and of when it is before it is opened."""
    return f"{slug(site)[:_NAME].strip('-') or 'trang'}-{as_of.isoformat()}.zip"


def pack(site: Path, twins: Iterable[StaticFile], as_of: date, called: str, address: str) -> StaticFile:
    """The zip of the built site below `site`, which is `called` so; `twins` are the search index as scripts, `address`
    the live site."""
    says = f"Bản ngoại tuyến, tính đến ngày {day(as_of)}. Bản mới nhất: {address}"
    entries = dict(_entries(site, says, address))
    entries |= {file.path: file.content for file in twins}
    entries[_START] = entries["index.html"]
    root = name_of(as_of, called).removesuffix(".zip")
    packed = zipped({f"{root}/{path}": entries[path] for path in sorted(entries)}, as_of)
    return StaticFile(f"{FOLDER}{name_of(as_of, called)}", packed)


def _entries(site: Path, says: str, address: str) -> Iterator[tuple[str, bytes]]:
    """(path, content) of everything that belongs into the copy."""
    modules: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_LEFT_OUT) or name.endswith((".gz", ".json")):
            continue
        if name.startswith(f"{_SCRIPTS}{PACKET}"):
            continue
        if name.startswith(_SCRIPTS) and path.name not in _CLASSIC:
            modules[path.name] = path.read_text(encoding="utf-8")
        elif name.endswith(".html"):
            live = Live(address, name.removesuffix("index.html"), _LEFT_OUT)
            yield name, offline(path.read_text(encoding="utf-8"), says, live)
        else:
            yield name, path.read_bytes()
    yield from _scripts(modules)


def _scripts(modules: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for name in modules:
        yield f"{_SCRIPTS}{name.removesuffix('.js')}.file.js", bundle(name, modules).encode()
