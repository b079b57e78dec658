"""mkdocs.yml before MkDocs reads it: unknown settings, a menu that leads nowhere, told at their lines.

Of the settings themselves only the menu and the two lists of names are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from namro.files import messages, textfile, yamlfile
from namro.files.engine import THEME, part
from namro.files.yamlfile import YamlDocument
from namro.language.vietnamese import nearest
from namro.problems import Problem
from namro.records.addresses import list_page
from namro.records.cai_dat import CaiDat

NAME = "mkdocs.yml"
NOT_ON_SITE = ("decisions", "mau", "hinh")
"""Folders of docs/ that are for people who work here: settings leave them out of the site."""
_LINE = re.compile(r"[a-z0-9*][a-z0-9*_./-]*")
_DEEPEST = 3


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says of pages: the menu with the lines of its items, names left out of it, names left out of
    the site."""

    menu: Mapping[str, int] = field(default_factory=dict)
    not_in_nav: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    has_menu: bool = False

    def in_menu(self, page: str) -> bool:
        """Whether a page of docs/ has its place, or needs none."""
        return (
            not self.has_menu or page in self.menu or _matches(page, self.not_in_nav) or self.left_out(page)
        )

    def left_out(self, page: str) -> bool:
        """Whether a file of docs/ does not come to the site; MkDocs keeps the folder `templates` to itself."""
        return page.startswith("templates/") or _matches(page, self.excluded)


def read(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings of a project, with what is wrong with them; a project without the file has none."""
    path = root / NAME
    if not path.is_file():
        return Settings(), []
    text, problems = textfile.read(path, root)
    if text is None:
        return Settings(), problems
    document, problems = yamlfile.parse(text, NAME)
    if document is None:
        return Settings(), problems
    found, problems = messages.validate(CaiDat, document, NAME)
    if found is None:
        return Settings(), problems  # of a menu that is none no page is told to lack its place
    kept = of(document)
    if not all((root / name).is_dir() for name in ("docs", "hooks")):
        return kept, problems  # that a folder is gone is told by whoever needs it, once
    return kept, [*problems, *_wrong(root, document, kept)]


def of(document: YamlDocument) -> Settings:
    """What a document says of pages."""
    value = document.value
    return Settings(
        {page: document.value_at(at)[0] for at, _, page in _items(value.get("nav"), ("nav",))},
        _lines(value.get("not_in_nav")),
        _lines(value.get("exclude_docs")),
        tuple(value.get("markdown_extensions", ())),
        "nav" in value,
    )


def _wrong(root: Path, document: YamlDocument, kept: Settings) -> Iterator[Problem]:
    """What the types do not show."""

    def problem(at: yamlfile.Path, code: str, message: str, hint: str) -> Problem:
        return Problem(NAME, *document.value_at(at), messages.label(CaiDat, at[:1]), code, message, hint)

    value = document.value
    yield from _of_menu(root, value["nav"], kept, problem)
    for number, name in enumerate(value["hooks"]):
        if not (root / name).is_file():
            hint = "Sửa đường dẫn; tệp này có sẵn khi tạo dự án, lấy lại từ lịch sử git."
            yield problem(("hooks", number), "cai-dat-tep", f"Không có tệp “{name}”.", hint)
    icon = value["theme"].get("favicon")
    if icon and not any((place / icon).is_file() for place in (root / THEME, root / "docs", part(THEME))):
        hint = "Sửa đường dẫn, hoặc đặt hình vào overrides/assets/."
        yield problem(("theme", "favicon"), "cai-dat-tep", f"Không có hình “{icon}”.", hint)
    for name in ("not_in_nav", "exclude_docs"):
        for line in _lines(value.get(name)):
            if not _LINE.fullmatch(line):
                hint = "Mỗi dòng một tên: thu-muc/ hoặc ten-trang.md."
                yield problem(
                    (name,), "cai-dat-ten", f"Dòng “{line}” không phải tên trang hay thư mục.", hint
                )
    shown = [
        name for name in NOT_ON_SITE if (root / "docs" / name).is_dir() and not kept.left_out(f"{name}/x")
    ]
    if shown:
        message = f"Trong docs/ có thư mục của người làm, không lên trang: {', '.join(shown)}."
        hint = f"Thêm vào exclude_docs, mỗi dòng một tên: {', '.join(f'{name}/' for name in shown)}"
        yield problem(("exclude_docs",), "cai-dat-ten", message, hint)


def _of_menu(root: Path, menu: object, kept: Settings, problem: Callable[..., Problem]) -> Iterator[Problem]:
    pages = sorted(path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md"))
    seen: set[str] = set()
    for at, title, page in _items(menu, ("nav",)):
        if not isinstance(page, str) or len(at) > 2 * _DEEPEST:
            hint = "Viết mỗi trang một dòng: - Tên trang: ten-trang.md"
            yield problem(at, "thuc-don-dang", "Mục này của thực đơn không phải một trang.", hint)
        elif page in seen:
            yield problem(at, "thuc-don-hai-lan", f"“{page}” đã có trong thực đơn.", "Xóa một dòng.")
        elif page in pages and kept.left_out(page):
            hint = "Bỏ dòng ấy trong exclude_docs, hoặc xóa mục này."
            yield problem(at, "thuc-don-khong-toi", f"“{page}” không lên trang vì exclude_docs.", hint)
        elif list_page(page) is None and page not in pages:
            near = nearest(page, pages)
            hint = f"Có phải ý bạn là “{near}”?" if near else "Sửa tên, thêm trang ấy, hoặc xóa dòng này."
            yield problem(at, "thuc-don-khong-toi", f"“{page}” không có trong docs/.", hint)
        elif not title.strip() or re.search(r"[<>&]", title):
            yield problem(
                at, "thuc-don-ten", "Tên trong thực đơn không nhận thẻ và các dấu < > &.", "Viết bằng chữ."
            )
        seen.add(str(page))


def _items(held: object, at: yamlfile.Path, title: str = "x") -> Iterator[tuple[yamlfile.Path, str, Any]]:
    """(place, title, page) of each item of a menu; whatever stands where a page should is handed on."""
    if not isinstance(held, list):
        yield at, title, held
        return
    if not held:
        yield at, title, None
    for number, item in enumerate(held):
        here = (*at, number)
        if isinstance(item, dict) and len(item) == 1:
            (name, inside), *_ = item.items()
            yield from _items(inside, (*here, name), name)
        else:
            yield here, "x", item


def _lines(value: object) -> tuple[str, ...]:
    lines = value.splitlines() if isinstance(value, str) else ()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _matches(page: str, patterns: tuple[str, ...]) -> bool:
    """As git ignores files: a folder with all in it; a name without a folder anywhere."""
    for pattern in patterns:
        name = pattern.strip("/")
        parts = page.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts))]
        within = above if pattern.endswith("/") else [*above, page]
        if any(fnmatchcase(one if "/" in name else one.rpartition("/")[2], name) for one in within):
            return True
    return False
