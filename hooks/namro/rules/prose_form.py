"""Answers use only what every output can show: paragraphs, lists, tables, emphasis, links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import PurePosixPath

from namro.files.loaded import Loaded
from namro.language import prose
from namro.problems import Problem
from namro.records.walk import Loc

_PAGES = frozenset({
    *("van-ban", "hoi-nghi", "chuyen-de", "hoi-dap", "nhiem-vu", "lo-trinh", "chuyen-muc", "danh-cho", "don-vi"),
    *("nhiem-vu/ma-tran", "nhiem-vu/so-lieu", "nhiem-vu/nguyen-tac", "nhiem-vu/theo-van-ban", "nhiem-vu/theo-don-vi"),
    *("chuoi", "dong-thoi-gian", "lich", "cap-nhat", "thuat-ngu", "tai-lieu", "doi-chieu", "chi-muc", "tim-kiem"),
    *("tap-in", "tap-in/cua-toi", "ngoai-tuyen", "gioi-thieu", "huong-dan", "rieng-tu", "tro-nang"),
})  # fmt: skip
"""Pages of the site that are not about one record."""
_OWN_PAGE = {
    **{kind: kind for kind in ("van-ban", "hoi-nghi", "chuyen-de", "hoi-dap", "lo-trinh", "chuyen-muc", "don-vi")},
    "danh-cho": "doi-tuong", "nhiem-vu": "nhiem-vu-van-ban",
}  # fmt: skip
_ON_A_LIST = {
    **{kind: kind for kind in ("thuat-ngu", "don-vi", "tai-lieu", "chuoi")}, "doi-chieu": "mau-thuan",
}  # fmt: skip
"""Kinds of records with a page for each, and with a place on a page, by the first part of the address."""
_PROSE: Mapping[str, Loc] = {
    "hoi-dap": ("tra_loi",), "chuyen-de": ("gioi_thieu",), "chu-de": ("tom_luoc", "noi_dung"),
}  # fmt: skip
"""Where prose stands in a record; what is on the way to it may be missing."""
# Code, links, raw HTML, rules: prose without any of these signs cannot break the rule and need not be parsed.
_WORTH_A_LOOK = re.compile(r"[`~<\[\t]| {4}|([-_*])(?: *\1){2}")


def prose_form(loaded: Loaded) -> Iterator[Problem]:
    """Prose outside the allow-list."""
    for kind, at in _PROSE.items():
        for entry in loaded.of(kind):
            text = reduce(lambda part, name: getattr(part, str(name), None), at, entry.record)
            if text is None or not _WORTH_A_LOOK.search(text):
                continue
            try:
                tree = prose.parse(text)
            except prose.ForbiddenProse as error:
                yield entry.problem(
                    at,
                    "van-xuoi",
                    f"Đoạn văn {error}.",
                    "Chỉ dùng đoạn văn, danh sách, bảng, **đậm**, *nghiêng* và liên kết.",
                )
                continue
            for href in prose.internal_links(tree):
                if not leads_somewhere(href, loaded):
                    yield entry.problem(
                        at,
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
        case ["nhiem-vu", ma] if anchor:
            return _is_task(ma, anchor, loaded)
        case ["nhiem-vu", ma, task]:
            return not anchor and _is_task(ma, task, loaded)
        case [kind] if anchor:
            return kind in _ON_A_LIST and anchor in loaded.ids(_ON_A_LIST[kind])
        case [kind, ma] if kind in _OWN_PAGE and ma in loaded.ids(_OWN_PAGE[kind]):
            return not anchor
    return not anchor and page.strip("/") in _PAGES


def _is_task(van_ban: str, ma: str, loaded: Loaded) -> bool:
    """Whether the document has that task; of a task that could not be read nobody knows whose it is."""
    documents = {PurePosixPath(entry.path).stem for entry in loaded.of("nhiem-vu") if entry.ma == ma}
    return van_ban in documents if documents else ma in loaded.ids("nhiem-vu")
