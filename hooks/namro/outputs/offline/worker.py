"""The script that keeps a reader's pages for when there is no network (worker.js), with what it must know of a release."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from namro.outputs.offline.copy import FOLDER
from namro.outputs.offline.scripts import needed
from namro.outputs.pour import StaticFile
from namro.records.addresses import EMBEDS

PATH = "sw.js"
"""At the root: a worker is in charge of its own folder."""
_KNOWN = ("RELEASE", "AS_OF", "PARTS", "PAGES")
_SOURCE = Path(__file__).with_name("worker.js")


def worker(site: Path, as_of: str) -> StaticFile:
    """The script for the site built below `site`, whose pages all stand there already; `as_of` is '22/11/2026'."""
    parts = {path: _integrity(site, path) for path in sorted(_parts(site))}
    cards = site / EMBEDS
    kept = (path for path in site.rglob("*.html") if not path.is_relative_to(cards))
    pages = "".join(sorted({_digest(path).hex()[:8] for path in kept}))
    release = hashlib.sha256(json.dumps([parts, pages, as_of]).encode()).hexdigest()[:16]
    known = zip(_KNOWN, (release, as_of, parts, pages), strict=True)
    lines = [f"const {name} = {json.dumps(value)};\n" for name, value in known]
    return StaticFile(PATH, "".join((*lines, _SOURCE.read_text(encoding="utf-8"))).encode())


def is_ours(text: str) -> bool:
    """Whether a script is this one, of whatever release: what it must know are values, and nothing else runs."""
    source = _SOURCE.read_text(encoding="utf-8")
    told = text.removesuffix(source)
    return told != text and all(map(_is_value, told.splitlines()))


def _is_value(line: str) -> bool:
    name, _, value = line.removeprefix("const ").removesuffix(";").partition(" = ")
    try:
        json.loads(value)
    except ValueError:
        return False
    return line == f"const {name} = {value};" and name in _KNOWN


def _parts(site: Path) -> Iterator[str]:
    """The help page, and what it needs: its pictures, its scripts with all that they import; the style sheets of every
    page."""
    yield FOLDER
    yield from (sheet.relative_to(site).as_posix() for sheet in sorted((site / "assets").rglob("*.css")))
    modules = {path.name: path.read_text(encoding="utf-8") for path in (site / "assets/js").glob("*.js")}
    tree = html.document_fromstring((site / FOLDER / "index.html").read_bytes())
    scripts = [node.get("src", "") for node in tree.iter("script")]
    links = [node.get("href", "") for node in tree.iter("link") if node.get("rel") == "icon"]
    for path in (urljoin(f"/{FOLDER}", address).removeprefix("/") for address in (*scripts, *links)):
        folder, _, name = path.rpartition("/")
        if path.endswith(".js"):
            yield from (f"{folder}/{module}" for module in needed(name, modules))
        else:
            yield path


def _integrity(site: Path, path: str) -> str:
    file = site / path / "index.html" if path.endswith("/") else site / path
    return f"sha256-{base64.b64encode(_digest(file)).decode()}"


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
