"""HTML as the standard's parser wants it: no parse error, no id twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from justhtml import JustHTML

from namro.problems import Problem
from namro.verify.built import BuiltSite, Page

_HINT = "Sửa mẫu trong hooks/namro/pages/templates/ hoặc overrides/."


def form(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Parse errors of the WHATWG standard with their line and column; doubled ids."""
    content = (site.folder / page.path).read_text(encoding="utf-8", errors="replace")
    for error in JustHTML(content, collect_errors=True, sanitize=False).errors:
        message = f"HTML sai chuẩn: {error.code}."
        yield Problem(page.path, error.line or 1, error.column or 1, "", "html-sai", message, _HINT)
    nodes = page.tree.xpath("//*[@id]")
    counts = Counter(node.get("id") for node in nodes)
    for node in nodes:
        if counts[node.get("id")] > 1:
            yield page.problem(node, "trung-id", f"Mã “{node.get('id')}” có hai lần trong trang.", _HINT)
