"""Every script and style sheet is what a build of this project makes, byte by byte, and pages name it with its hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namro.outputs import sealed
from namro.outputs.offline import worker
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page

_HINT = "Mã và kiểu của trang chỉ lấy từ overrides/ và từ chương trình: bỏ tệp này khỏi nơi khác rồi dựng lại trang."
_UNSEALED = "Dựng lại trang; đừng sửa tay tệp đã dựng."


def known(site: BuiltSite) -> Iterator[Problem]:
    """Files that a browser obeys and that are none of this build's."""
    for path in site.files:
        if not path.endswith(sealed.ENDINGS):
            continue
        content = site.read(path)
        if path == worker.PATH:
            ours = worker.is_ours(content.decode("utf-8", "replace"))
        else:
            ours = sealed.seal(content) == site.seals.get(path)
        if not ours:
            message = f"Tệp “{path}” không phải là tệp mà bản dựng này làm ra."
            yield Problem(path, 1, 1, "", "ma-la", message, _HINT, cause=_cause(path))


def unsealed(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Elements that ask for a script or a style sheet and do not say its hash."""
    for node in page.tree.iter("script", "link"):
        if node.tag == "link" and "stylesheet" not in (node.get("rel") or "").lower().split():
            continue
        address = node.get("src" if node.tag == "script" else "href")
        url, _ = site.resolve(page.url, address) if address is not None else (None, "")
        if url is not None and node.get("integrity") != site.seals.get(url, ""):
            message = f"Trang nạp “{url}” mà không ghi đúng dấu (integrity) của tệp ấy."
            yield replace(page.problem(node, "thieu-dau", message, _UNSEALED), cause=_cause(url))


def _cause(path: str) -> str:
    """Of what is wrong with a file and with every page that asks for it."""
    return f"ma {path}"
