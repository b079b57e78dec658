"""A drawing (SVG) that the owner of a site has put in: only shapes and colours, nothing that runs, asks or reads.

It is refused with the reason, never cleaned in silence. `{{ mau.son }}` in it is a colour of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from namro.problems import UserError

_SPACE = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
    ]
)
"""The elements that there may be. `text` would look different on each device, `image` asks for a file, `use`, `pattern`,
`filter` can make a small file cost minutes."""
_REASONS: Mapping[str, str] = {
    "text": "có chữ (đổi chữ thành nét: Path → Object to Path)",
    "tspan": "có chữ (đổi chữ thành nét: Path → Object to Path)",
    "image": "nhúng ảnh chụp",
    "style": "có bảng kiểu (ghi màu ngay ở từng hình)",
    "script": "có mã chạy được",
}
_MOST = 60_000
"""Bytes: every page shows it."""
_COLOUR = re.compile(r"\{\{ mau\.([a-z_]+) \}\}")
_CODE = re.compile(r"\{[{%#]")
_HEAD = re.compile(r"\A\ufeff?<\?xml [^?>]*\?>")
_DECLARED = re.compile(r"<!(?!--|\[CDATA\[)|<\?")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|\\|javascript:", re.IGNORECASE)


def read(path: Path, shown: str, colours: Mapping[str, str]) -> str:
    """The drawing of a file that messages call `shown`, in the colours of the site. Raises UserError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Không đọc được hình “{shown}” ghi ở data/trang.yml, mục giao_dien.") from error
    made = _COLOUR.sub(lambda named: colours.get(named[1], named[0]), text)
    if wrong := next(complaints(made), ""):
        raise UserError(
            f"Không dùng được hình “{shown}” ghi ở data/trang.yml, mục giao_dien: hình {wrong}. Xuất lại thành SVG"
            " đơn giản (Plain SVG), chỉ gồm nét và màu."
        )
    return made


def complaints(text: str) -> Iterator[str]:
    """Why a drawing may not be shown, one reason a place."""
    if len(text.encode()) > _MOST:
        yield f"nặng quá {_MOST // 1000} kB"
        return
    if _CODE.search(text):
        yield "có dấu của mẫu ({{, {%) mà không phải màu của trang"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        yield "không phải SVG đọc được"
        return
    if _DECLARED.search(_HEAD.sub("", text, count=1)):
        yield "có phần khai báo ngoài hình (DOCTYPE, <?…?>)"
    if root.tag != f"{{{_SPACE}}}svg" or not root.get("viewBox"):
        yield "không mở đầu bằng <svg … viewBox=…>"
    for node in root.iter(etree.Element):
        yield from _of_element(node)


def _of_element(node: etree._Element) -> Iterator[str]:
    name = etree.QName(node)
    if name.namespace != _SPACE or name.localname not in _SHAPES:
        yield _REASONS.get(name.localname, f"có thẻ {name.localname}")
    for key, value in node.attrib.items():
        attribute = etree.QName(key)
        if attribute.namespace not in (None, _LINK) or attribute.localname.lower().startswith("on"):
            yield f"có thuộc tính {attribute.localname}"
        elif (attribute.localname == "href" and not str(value).startswith("#")) or _OUTSIDE.search(
            str(value)
        ):
            yield "dẫn ra ngoài hình"
