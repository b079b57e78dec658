"""Hand-written pages of docs/: their names become addresses, they have a place in the menu, and what they lead to is
there. What is wrong inside a page: written_page.py."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from namro.files import engine, textfile, written_page
from namro.files.kept import Kept
from namro.files.settings import NOT_ON_SITE, Settings
from namro.files.strays import RESERVED
from namro.files.written_page import Link, WrittenPage
from namro.language.vietnamese import nearest, slug
from namro.problems import Problem, relative
from namro.records.addresses import LISTS, list_page, section_of

_OUTWARD = ("https", "mailto", "tel")
_OF_MACHINES = frozenset(("api", "nguon-tin", "assets", "404", "search", "sitemap"))
"""First parts of addresses at which the build puts files that are no pages."""


def pages(root: Path, settings: Settings, kept: Kept) -> tuple[list[WrittenPage], list[Problem]]:
    """The hand-written pages that come to the site, and all that is wrong with them before it is built."""
    docs, problems = root / "docs", list[Problem]()
    found: dict[str, WrittenPage] = {}
    for path in sorted(docs.rglob("*.md")):
        source = path.relative_to(docs).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(docs).parts)  # MkDocs passes these by
        text, unread = textfile.read(path, root)
        if hidden or section_of(source) in NOT_ON_SITE or settings.left_out(source):
            problems += (problem for problem in unread if problem.code == textfile.UNMERGED)
            continue
        problems += unread
        if text is not None:
            problems += named(path, root, found)
            problems += not_in_menu(path, root, settings)
            read = partial(written_page.read, text, relative(path, root), source, settings.extensions)
            page, wrong = kept.of_file(path, read)
            problems += wrong
            found[source] = page
    files = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    there = {name for name in files if not settings.left_out(name) and section_of(name) not in NOT_ON_SITE}
    for page in found.values():
        for link in page.links:
            problems += _leads(page, link, found, there)
    return list(found.values()), problems


def named(path: Path, root: Path, before: Mapping[str, WrittenPage]) -> Iterator[Problem]:
    """Names that are no addresses, or the addresses of others."""
    shown, source = relative(path, root), path.relative_to(root / "docs").as_posix()
    for part in (*source.split("/")[:-1], path.stem):
        if slug(part) != part or part in RESERVED:
            message = f"Tên “{part}” không làm địa chỉ được."
            end = ".md" if part == path.stem else "/"
            hint = f"Đổi tên thành “{'trang-' * (part in RESERVED)}{slug(part) or 'ten-trang'}{end}” (chữ thường không dấu, gạch nối)."
            yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, hint)
            return
    url = written_page.address_of(source)
    if section_of(url) in {section_of(one) for one in LISTS} | _OF_MACHINES:
        message = f"Địa chỉ “/{url}” là của trang do máy dựng."
        yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, "Đổi tên tệp hoặc thư mục.")
    other = next((page for page in before.values() if page.url == url), None)
    if other is not None:
        message = f"Địa chỉ “/{url}” đã là của {other.path}."
        yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, "Giữ một tệp, đổi tên hoặc xóa tệp kia.")


def not_in_menu(path: Path, root: Path, settings: Settings) -> Iterator[Problem]:
    """A page that the menu of mkdocs.yml does not name, nor the lists of pages that need no place there: the build
    stops at it."""
    page = path.relative_to(root / "docs").as_posix()
    if not settings.in_menu(page):
        message = "Trang này chưa có chỗ trong thực đơn nên chưa dựng được."
        hint = f"Thêm dòng “- Tên trang: {page}” vào phần nav của mkdocs.yml; không cần chỗ thì ghi tên tệp vào phần not_in_nav."
        yield Problem(relative(path, root), 1, 1, "", "ngoai-thuc-don", message, hint)


def _leads(
    page: WrittenPage, link: Link, written: Mapping[str, WrittenPage], there: Collection[str]
) -> Iterator[Problem]:
    """Where a link of a page does not lead."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        hint = "Viết lại địa chỉ, chép từ thanh địa chỉ của trình duyệt."
        yield page.problem(link.at, "dan-la", f"Đường “{link.address}” không phải địa chỉ.", hint)
        return
    if link.picture and (parts.scheme or parts.netloc):
        hint = "Chép hình vào docs/ và dẫn tới bản chép."
        yield page.problem(link.at, "dan-la", f"Hình lấy từ máy khác: “{link.address}”.", hint)
    elif parts.scheme and parts.scheme not in _OUTWARD:
        hint = "Chỉ dùng tên tệp trong docs/, https, mailto hoặc tel."
        yield page.problem(link.at, "dan-la", f"Đường “{link.address}” không dùng được.", hint)
    elif parts.scheme:
        return
    elif parts.netloc or parts.path.startswith("/"):
        hint = "Viết tên tệp kể từ trang này, ví dụ gioi-thieu.md hoặc hoi-dap/index.md."
        yield page.problem(link.at, "dan-la", f"Đường “{link.address}” không tính từ trang này.", hint)
    elif link.in_markdown or not parts.path:
        yield from _to_source(page, link, unquote(parts.path), unquote(parts.fragment), written, there)


def _to_source(
    page: WrittenPage,
    link: Link,
    path: str,
    anchor: str,
    written: Mapping[str, WrittenPage],
    there: Collection[str],
) -> Iterator[Problem]:
    source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path)) if path else page.source
    if source not in there and (list_page(source) is None or link.picture):
        near = nearest(source, there)
        hint = f"Có phải ý bạn là “{near}”?" if near else "Sửa đường dẫn, hoặc thêm tệp ấy."
        yield page.problem(link.at, "dan-khong-toi", f"“{path}” không có trong docs/.", hint)
    elif anchor and (source not in written or anchor not in written[source].ids):
        message = f"Trong “{source}” không có chỗ “#{anchor}”."
        hint = "Chép phần sau dấu # từ thanh địa chỉ khi bấm vào đề mục, hoặc bỏ phần ấy."
        yield page.problem(link.at, "dan-khong-toi", message, hint)


def of_engine(page: WrittenPage) -> frozenset[str]:
    """The addresses that the engine's own copy of a page leads to: files that only the build makes."""
    own = engine.part(f"docs/{page.source}")
    if not own.is_file():
        return frozenset()
    read, _ = written_page.read(own.read_text(encoding="utf-8"), page.path, page.source, ())
    return frozenset(link.address for link in read.links)
