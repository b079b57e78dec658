"""What goes with a withdrawal: the addresses that the same records would have if none of them were withheld.

An address that an earlier release gave out may be gone for this reason alone, without a page that sends on. They are
taken from the pages as they would be rendered, so that lists, months and packets that only the withdrawn filled count;
what the records that are shown should have is not gone for this reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from lxml import html

from namro.library.edition import edition
from namro.library.library import Library
from namro.outputs.packets.recipes import recipes
from namro.outputs.pages import PACKETS
from namro.outputs.preview import with_drafts
from namro.outputs.site import Site, render
from namro.publishing.verify.built import BuiltSite, url_of
from namro.records.van_ban import CongKhai

Gone = Callable[[str, str], bool]
"""Whether an address (and a place on it, or '') is gone because a record was withdrawn."""


def withdrawn(site: BuiltSite) -> Gone:
    """The judge of a site's records; it says no to everything where nothing is withheld."""
    whole = _unveiled(site.library)
    as_of = edition(site.root, site.shown)
    made, now = render(whole, as_of), render(site.shown, as_of)
    bodies, there = _bodies(made), _bodies(now)
    files = {url_of(file.path) for file in made.files} - {url_of(file.path) for file in now.files}
    kept = {recipe.id for recipe in recipes(site.shown)}
    packets = {recipe.id for recipe in recipes(whole)} - kept

    def gone(url: str, anchor: str) -> bool:
        if anchor:
            return anchor in _ids(bodies.get(url, "")) - _ids(there.get(url, ""))
        return url in bodies.keys() - there.keys() or url in files or _is_of(url, packets, kept)

    return gone


def _bodies(made: Site) -> dict[str, str]:
    return {output.url: str(output.body) for output in made.pages}


def _is_of(path: str, packets: set[str], kept: set[str]) -> bool:
    """Whether it is a file of one of the packets, by its name."""
    name = path.removeprefix(f"{PACKETS}/")
    if name == path:
        return False
    longest = max((ma for ma in packets | kept if name.startswith((f"{ma}-", f"{ma}."))), key=len, default="")
    return longest in packets


def _ids(body: str) -> frozenset[str]:
    if not body:
        return frozenset()
    tree: Any = html.document_fromstring(body)
    return frozenset(str(one) for one in tree.xpath("//@id | //a/@name"))


def _unveiled(library: Library) -> Library:
    """The library as if everything were approved and every text had a ground for publication."""
    whole = with_drafts(library)
    ground = CongKhai(can_cu="-")
    documents = {
        ma: document.model_copy(update={"cong_khai": document.cong_khai or ground})
        for ma, document in library.van_ban.items()
    }
    return replace(whole, van_ban=MappingProxyType(documents)).published()
