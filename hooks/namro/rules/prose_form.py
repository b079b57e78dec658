"""Answers use only what every output can show: paragraphs, lists, tables, emphasis, links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro import prose
from namro.loaded import Loaded
from namro.problems import Problem

_PAGES = {
    *("van-ban", "hoi-nghi", "chuyen-de", "hoi-dap", "nhiem-vu", "lo-trinh", "chuyen-muc", "chuoi"),
    *("dong-thoi-gian", "don-vi", "thuat-ngu", "tai-lieu", "doi-chieu", "gioi-thieu"),
}
_PROSE = {"hoi-dap": "tra_loi", "chuyen-de": "gioi_thieu"}
# Code, links, raw HTML, rules: prose without any of these signs cannot break the rule and need not be parsed.
_WORTH_A_LOOK = re.compile(r"[`~<\[\t]| {4}|([-_*])(?: *\1){2}")


def prose_form(loaded: Loaded) -> Iterator[Problem]:
    """Prose outside the allow-list."""
    for kind, name in _PROSE.items():
        for entry in loaded.of(kind):
            text = getattr(entry.record, name)
            if not _WORTH_A_LOOK.search(text):
                continue
            try:
                tree = prose.parse(text)
            except prose.ForbiddenProse as error:
                yield entry.problem(
                    (name,),
                    "van-xuoi",
                    f"Đoạn văn {error}.",
                    "Chỉ dùng đoạn văn, danh sách, bảng, **đậm**, *nghiêng* và liên kết.",
                )
                continue
            for href in prose.internal_links(tree):
                if not leads_somewhere(href, loaded):
                    yield entry.problem(
                        (name,),
                        "lien-ket-hong",
                        f"Liên kết “{href}” không dẫn tới trang nào.",
                        "Viết dạng /hoi-dap/ma-cau-hoi/ hoặc /van-ban/ma-van-ban/#khoan.",
                    )


def leads_somewhere(href: str, loaded: Loaded) -> bool:
    """Whether an address, written from the site's root with a leading '/', is one of the site's pages."""
    page, _, anchor = href.partition("#")
    match page.strip("/").split("/"):
        case ["van-ban", ma] if anchor:
            return ma in loaded.texts and anchor in loaded.texts[ma].toan_van.theo_ma
        case ["nhiem-vu", ma]:
            return ma in loaded.ids("nhiem-vu-van-ban") and (not anchor or anchor in loaded.ids("nhiem-vu"))
        case [kind, ma]:
            return not anchor and ma in loaded.ids(kind)
        case ["thuat-ngu" | "don-vi" | "tai-lieu" as kind] if anchor:
            return anchor in loaded.ids(kind)
        case [page]:
            return not anchor and page in _PAGES
    return False
