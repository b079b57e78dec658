"""Hand-written pages of docs/: their names become addresses, they have a title, and what they lead to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from namro.language.vietnamese import nearest, slug
from namro.problems import Problem, relative

_TO_FILE = re.compile(
    r"\]\((?![a-z]+:|/)([^()\s#?]+\.(?:md|png|jpe?g|gif|webp|svg|pdf|docx|xlsx|odt|ods|csv))(?:#[^()\s]*)?(?: [^()]*)?\)"
)
_TITLE = re.compile(r"^(?:# \S|title: *\S)", re.M)
_OF_RECORDS = "index.md"
"""Lists of records are made by the build, and led to by this name."""
_PARTS_OF_SETTINGS = re.compile(r"[\s'\",\[\]{}]+")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def not_in_menu(path: Path, root: Path, settings: str) -> Iterator[Problem]:
    """A page that the menu of mkdocs.yml does not name, nor the lists of pages that need no place there: the build
    stops at it. `settings` is that file's text."""
    page = path.relative_to(root / "docs")
    named = set(_PARTS_OF_SETTINGS.split(settings))
    if "nav:" not in named or page.as_posix() in named:
        return
    folders = {f"{folder.as_posix()}/" for folder in page.parents}
    if not any(one in folders or fnmatchcase(page.as_posix(), one) for one in named if one):
        message = "Trang này chưa có chỗ trong thực đơn nên chưa dựng được."
        hint = f"Thêm dòng “- Tên trang: {page.as_posix()}” vào phần nav của mkdocs.yml; không cần chỗ thì ghi tên tệp vào phần not_in_nav."
        yield Problem(relative(path, root), 1, 1, "", "ngoai-thuc-don", message, hint)


def problems(path: Path, root: Path, text: str) -> Iterator[Problem]:
    """What is wrong with a page, before the site is built."""
    shown = relative(path, root)
    if slug(path.stem) != path.stem:
        message = f"Tên “{path.stem}” không làm địa chỉ được."
        hint = f"Đổi tên thành “{slug(path.stem) or 'ten-trang'}.md” (chữ thường không dấu, gạch nối)."
        yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, hint)
    if not _TITLE.search(text):
        message = "Trang này không có tên."
        yield Problem(shown, 1, 1, "", "trang-khong-ten", message, "Thêm dòng đầu: # Tên trang")
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            inside = not inside
        for found in () if inside else _TO_FILE.finditer(line):
            there = path.parent / found[1]
            if there.exists() or there.name == _OF_RECORDS:
                continue
            near = nearest(
                there.name, [one.name for one in there.parent.glob("*")] if there.parent.is_dir() else []
            )
            message = f"“{found[1]}” không có trong docs/."
            hint = f"Có phải ý bạn là “{near}”?" if near else "Sửa đường dẫn, hoặc thêm tệp ấy."
            yield Problem(shown, number, found.start(1) + 1, "", "dan-khong-toi", message, hint)
