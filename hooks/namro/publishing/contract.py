"""The contract that every project keeps, whatever its data: what `namro test` holds it to.

Each term is a name for people and a function that finds what breaks it; all are looked at, then all that is wrong is
told. The engine's own tests are about the engine; these are about a site.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from namro.library.edition import edition
from namro.library.library import Library
from namro.library.load import load
from namro.library.sections import absent
from namro.outputs import look
from namro.outputs.packets.make import make
from namro.problems import InvalidData, Problem, UserError
from namro.publishing import verify
from namro.publishing.build import build_into
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.reachable import reachable


@dataclass(frozen=True)
class Built:
    """A project, its records, and the folder into which its site was built for the contract."""

    root: Path
    library: Library
    site: Path

    @property
    def parsed(self) -> BuiltSite:
        """The built files, to be asked page by page."""
        return BuiltSite(self.root, self.site, self.library, self.library.published(), allowed(self.root))


Term: TypeAlias = Callable[[Built], Iterator[Problem]]


def sound(built: Built) -> Iterator[Problem]:
    """What `namro verify` finds: links, quotations, weight, private data, foreign code, drafts that are not marked."""
    yield from verify.verify(built.root, built.site, whole=built.library)


def open_to_all(built: Built) -> Iterator[Problem]:
    """Each page can be read without seeing it and used with keys alone, as far as its markup shows."""
    site = built.parsed
    for page in site.pages():
        if page.tree.xpath("//main"):  # what only leads on to another page is no page to read
            yield from reachable(page, site)


def nothing_empty(built: Built) -> Iterator[Problem]:
    """No section without records stands in the site."""
    for url in sorted(absent(built.library.published())):
        page = url.partition("#")[0]
        if page == url and (built.site / page / "index.html").is_file():
            yield Problem(f"{page}index.html", 1, 1, "", "muc-trong", "Mục này không có gì mà vẫn có trang.")


def anywhere(built: Built) -> Iterator[Problem]:
    """The site may stand in any folder of a host: no page asks for an address from the host's root."""
    site = built.parsed
    for page in site.pages():
        if page.path == "404.html":  # a host serves it at any depth
            continue
        for node, _, address in page.addresses:
            if address.startswith("/") and not address.startswith("//"):
                message = f"Đường “{address}” bắt đầu từ gốc máy chủ."
                yield page.problem(
                    node, "duong-goc", message, "Viết đường tương đối, để trang đặt ở thư mục nào cũng chạy."
                )


def printed(built: Built) -> Iterator[Problem]:
    """Every packet can be made on this machine."""
    shown = built.library.published()
    with tempfile.TemporaryDirectory() as folder:
        try:
            make(
                shown,
                edition(built.root, shown),
                look.read(built.root, shown.trang),
                Path(folder),
                [],
                1,
                lambda *_: None,
            )
        except UserError as error:
            yield Problem("data/tap-in", 1, 1, "", "tap-in", str(error))


CONTRACT: Sequence[tuple[str, Term]] = (
    ("trang dựng được, liên kết, trích dẫn, sức nặng, dữ liệu riêng tư", sound),
    ("khả năng tiếp cận của từng trang", open_to_all),
    ("không có mục trống", nothing_empty),
    ("đặt ở thư mục nào của máy chủ cũng được", anywhere),
    ("tập in làm được", printed),
)


def broken(root: Path, folder: Path, say: Callable[[str], None], *, quick: bool = False) -> list[Problem]:
    """Build the project at `root` into `folder` and hold it to the contract; what breaks it, sorted. `quick` makes no
    packets. Raises InvalidData where there is nothing to build."""
    library = load(root)
    build_into(root, folder, whole=library)
    built = Built(root, library, folder)
    found: list[Problem] = []
    for name, term in CONTRACT:
        if quick and term is printed:
            continue
        try:
            broke = [*term(built)]
        except InvalidData as error:
            broke = [*error.problems]
        say(f"{'HỎNG' if broke else 'tốt '}  {name}")
        found += broke
    return sorted(set(found))
