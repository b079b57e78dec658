"""What mkdocs.yml and the heads of hand-written pages may set: what the build reads, and nothing else.

These stand outside of data/, are written by hand all the same, and are told of in the words of all records.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from namro.records.base import Chu, Record

_NO_WORDS = re.compile(r"[-+.\d][\w.:+-]*|~|(?i:true|false|yes|no|on|off|null)")
"""What YAML takes for a number, a day, a yes or a no."""
_MARKUP = re.compile(r"[<>&]")


def _words(value: Any) -> Any:
    if isinstance(value, str) and _NO_WORDS.fullmatch(value.strip()):
        raise PydanticCustomError("khong_phai_loi", "words")
    if isinstance(value, str) and _MARKUP.search(value):
        raise PydanticCustomError("loi_co_the", "plain words")
    return value


Loi: TypeAlias = Annotated[Chu, BeforeValidator(_words)]
"""Words as they are shown: no markup."""
_Muc: TypeAlias = Literal["warn", "info", "ignore"]
PhanThem: TypeAlias = Literal[
    "tables", "toc", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists", "attr_list", "md_in_html"
]


class GiaoDienMkDocs(Record):
    """The theme, which only lends its frame."""

    name: Literal["material"] = Field(title="tên giao diện")
    custom_dir: Literal["overrides"] | None = Field(None, title="thư mục giao diện của trang")
    language: Literal["vi"] = Field(title="ngôn ngữ")
    font: Literal["false"] = Field(title="phông chữ tải từ máy khác")
    favicon: Chu | None = Field(None, title="hình nhỏ của trang")


class SoatMenu(Record):
    """How strict MkDocs is with the menu."""

    omitted_files: _Muc | None = Field(None, title="trang không có trong thực đơn")
    not_found: _Muc | None = Field(None, title="trang không có")
    absolute_links: _Muc | None = Field(None, title="đường dẫn từ gốc")


class SoatDuongDan(Record):
    """How strict MkDocs is with links."""

    not_found: _Muc | None = Field(None, title="trang không có")
    anchors: _Muc | None = Field(None, title="chỗ không có trong trang")
    absolute_links: _Muc | None = Field(None, title="đường dẫn từ gốc")
    unrecognized_links: _Muc | None = Field(None, title="đường dẫn lạ")


class Soat(Record):
    """How strict MkDocs is; the checks of this project do not depend on it."""

    nav: SoatMenu | None = Field(None, title="soát thực đơn")
    links: SoatDuongDan | None = Field(None, title="soát đường dẫn")


class CaiDat(Record):
    """The file mkdocs.yml. The name, description and address of the site stand in data/trang.yml."""

    site_name: Loi = Field(title="tên tạm, tên thật ở data/trang.yml")
    strict: Literal["true"] | None = Field(None, title="dừng khi có lỗi")
    docs_dir: Literal["docs"] | None = Field(None, title="thư mục bài viết")
    theme: GiaoDienMkDocs = Field(title="giao diện")
    copyright: Loi | None = Field(None, title="lời bản quyền ở chân trang")
    plugins: tuple[Chu, ...] = Field(title="phần cài thêm, để trống: []", max_length=0)
    hooks: tuple[Chu, ...] = Field(title="máy dựng", min_length=1)
    watch: tuple[Chu, ...] = Field((), title="thư mục theo dõi khi xem thử")
    exclude_docs: Chu | None = Field(None, title="không đưa lên trang")
    not_in_nav: Chu | None = Field(None, title="không cần chỗ trong thực đơn")
    markdown_extensions: tuple[PhanThem, ...] = Field((), title="phần mở rộng của bài viết")
    nav: tuple[Any, ...] = Field(title="thực đơn", min_length=1)
    validation: Soat | None = Field(None, title="mức soát")


class TimTrang(Record):
    """Whether search finds a hand-written page."""

    exclude: Literal["true", "false"] = Field(title="không cho tìm thấy")


class DauTrang(Record):
    """The head of a hand-written page, between two lines of three hyphens."""

    title: Loi | None = Field(None, title="tên trang")
    description: Loi | None = Field(None, title="lời mô tả")
    search: TimTrang | None = Field(None, title="tìm kiếm")
