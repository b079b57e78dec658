"""Hand-written pages hold no private data, and what they lead to in HTML stands on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from namro.files.handwritten import of_engine
from namro.files.loaded import Loaded
from namro.files.written_page import Link, WrittenPage
from namro.language.personal import find
from namro.problems import Problem
from namro.records.addresses import LISTS
from namro.records.addresses import find as about
from namro.rules.private_data import HINT


def hand_written(loaded: Loaded) -> Iterator[Problem]:
    """Every word of every page; every address that MkDocs does not know, because it stands in HTML."""
    public = tuple(number for entry in loaded.of("trang") for number in entry.record.so_cong_khai)
    urls = {page.url for page in loaded.written} | set(LISTS)
    for page in loaded.written:
        for at, what in dict.fromkeys(
            (at, found.kind) for at, text in page.words for found in find(text, public)
        ):
            yield page.problem(at, "rieng-tu", f"Có thể là {what} của cá nhân.", HINT)
        own = of_engine(page) if any(_inside(link) for link in page.links) else frozenset()
        for link in page.links:
            if _inside(link) and link.address not in own and not _is_there(page, link, urls, loaded):
                hint = "Trang thì viết [chữ](ten-trang.md); mục của dữ liệu thì viết địa chỉ kể từ trang này, ví dụ ../hoi-dap/ma-cau-hoi/."
                message = f"Đường “{link.address}” không trỏ tới trang nào."
                yield page.problem(link.at, "dan-khong-toi", message, hint)


def _inside(link: Link) -> bool:
    """Whether an address stands in HTML and leads into the site."""
    parts = urlsplit(link.address) if not link.in_markdown and "[" not in link.address else None
    return parts is not None and not (parts.scheme or parts.netloc) and bool(parts.path)


def _is_there(page: WrittenPage, link: Link, urls: set[str], loaded: Loaded) -> bool:
    parts = urlsplit(link.address)
    if parts.path.startswith("/"):
        return True  # told of already
    path = posixpath.normpath(posixpath.join(page.url, unquote(parts.path)))
    url = "" if path == "." else f"{path}/" if parts.path.endswith(("/", "..")) else path
    if not parts.fragment and url in urls:
        return True
    where = about(url)
    if where is None or parts.fragment:
        return False
    state = (entry.record for entry in loaded.of(where.kind) if entry.ma == where.ma)
    return any(getattr(record, "trang_thai_bien_tap", "da-duyet") == "da-duyet" for record in state)
