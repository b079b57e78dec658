"""Pages stay light enough for a cheap phone on a bad network."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page


def weight(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Bytes after gzip: the page, and the page with the styles, scripts and pictures that it loads at first."""
    own = _packed(site.folder / page.path)
    if own > site.allowed.page_weight:
        message = f"Trang nặng {own // 1024} KB sau khi nén, quá {site.allowed.page_weight // 1024} KB."
        yield page.problem(None, "qua-nang", message, "Chia trang này thành nhiều trang.")
    loaded = {site.resolve(page.url, address)[0] for address in _loaded(page)}
    whole = own + sum(_packed(site.folder / path) for path in loaded if path in site.listed)
    if whole > site.allowed.whole_weight:
        message = f"Mở trang lần đầu phải tải {whole // 1024} KB, quá {site.allowed.whole_weight // 1024} KB."
        yield page.problem(None, "qua-nang", message, "Bớt kịch bản, kiểu hoặc hình của trang.")


def _loaded(page: Page) -> Iterator[str]:
    for node, name, address in page.addresses:
        rel = (node.get("rel") or "").lower()
        if node.tag == "link":
            if "stylesheet" in rel or "preload" in rel:
                yield address
        elif node.tag in ("script", "img", "source") and name == "src" and node.get("loading") != "lazy":
            yield address


@lru_cache(maxsize=512)
def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
