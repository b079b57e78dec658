"""Every kind of page is valid HTML, says the Nu checker."""

from __future__ import annotations

from pathlib import Path

from browser.test_pages import PAGES, real
from support.nu import errors


def test_every_kind_of_page_is_valid(site: Path) -> None:
    urls = sorted({real(url, site).partition("?")[0] for url in PAGES} | _all_kinds(site))
    paths = [f"{url}index.html" if url.endswith("/") or not url else url for url in urls]
    assert len(paths) > 80
    assert errors(site, paths) == []


def _all_kinds(site: Path) -> set[str]:
    """What differs most from record to record: every conference, talk, path and document."""
    folders = (
        "hoi-nghi",
        "chuyen-de",
        "lo-trinh",
        "van-ban",
        "danh-cho",
        "chuyen-muc",
        "ban-tin",
        "doc-nhanh",
        "ap-phich",
        "tu-xem",
        "tu-kiem-tra",
        "cuoc-hop",
        "lich",
    )
    return {
        f"{path.parent.relative_to(site).as_posix()}/"
        for name in folders
        for path in (site / name).glob("*/index.html")
    }


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="vi"><title>a</title><ul><p>b</p></ul>', encoding="utf-8"
    )
    (told,) = errors(tmp_path, ["a.html"])
    assert told.startswith("a.html:1: Element “p” not allowed as child of element “ul”")
