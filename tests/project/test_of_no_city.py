"""Nothing of one city stands in the engine: no place, no body, no document of the project that it lies beside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from support.real_data import real_data

_PLACES = (
    "An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Nội|Hà Tĩnh|Hải Phòng"
    "|Hậu Giang|Hồ Chí Minh|Hưng Yên|Khánh Hòa|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi"
    "|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long|Ninh Kiều|Cái Răng|[Ss]ông Hậu"
)
_OF_LAW = frozenset({"ĐẢNG CỘNG SẢN VIỆT NAM", "BAN THƯỜNG VỤ"})
"""What stands at the head of papers in the whole country: the importer must know it, whoever imports."""
FILES = sorted(
    path
    for folder in ("hooks", "overrides")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".html", ".js", ".css", ".svg", ".xml", ".typ", ".toml", ".yml", ".md")
    and not {"__pycache__", "npm"} & set(path.parts)
)


def said(path: Path) -> Iterator[str]:
    """What a file can put before a reader: of a module its strings that document nothing, of others all."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def names() -> dict[str, str]:
    """Every name that would give the project away, with what it is of."""
    library = real_data()
    bodies = (name for body in library.don_vi.values() for name in (body.ten, *body.ten_khac))
    found = {name: "body" for name in bodies if len(name.split()) > 2 and name not in _OF_LAW}
    for ma, document in library.van_ban.items():
        found |= {ma: "document", document.ten_ngan: "document"}
        if document.so_ky_hieu.gia_tri and len(document.so_ky_hieu.gia_tri) > 4:
            found[document.so_ky_hieu.gia_tri] = "document"
    return found | {library.trang.chu_trang: "owner", library.trang.dia_chi_goc: "address"}


@pytest.mark.parametrize("folder", ["hooks", "overrides"])
def test_no_place_is_named(folder: str) -> None:
    places = re.compile(rf"\b(?:{_PLACES})\b")
    found = [
        (path.relative_to(ROOT).as_posix(), match.group())
        for path in FILES
        if path.is_relative_to(ROOT / folder)
        for match in places.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_body_and_no_document_of_the_project_is_named() -> None:
    known = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names(), key=len, reverse=True))
    )
    found = [
        (path.relative_to(ROOT).as_posix(), match.group())
        for path in FILES
        for text in said(path)
        for match in known.finditer(text)
    ]
    assert found == []
