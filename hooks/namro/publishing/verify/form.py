"""HTML as the standard's parser wants it: no parse error, no id twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from justhtml import JustHTML

from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite, Page
from namro.publishing.verify.novel import Sound

_HINT = "Sửa mẫu trong hooks/namro/outputs/pages/templates/ hoặc overrides/."


def form(page: Page, site: BuiltSite) -> Iterator[Problem]:
    """Parse errors of the WHATWG standard with their line and column; doubled ids."""
    content = (site.folder / page.path).read_text(encoding="utf-8", errors="replace")
    for line, column, error in wrong(content, site.sound):
        yield Problem(page.path, line, column, "", "html-sai", f"HTML sai chuẩn: {error}.", _HINT)
    nodes = page.tree.xpath("//*[@id]")
    counts = Counter(node.get("id") for node in nodes)
    for node in nodes:
        if counts[node.get("id")] > 1:
            yield page.problem(node, "trung-id", f"Mã “{node.get('id')}” có hai lần trong trang.", _HINT)


def wrong(content: str, sound: Sound) -> tuple[tuple[int, int, str], ...]:
    """What `_errors` finds; a page that is right adds to what is known to be."""
    looked_at = sound.rest(content)
    if looked_at is None or _errors(looked_at[0]):
        return _errors(content)
    sound.shapes.update(looked_at[1])
    return ()


@lru_cache(maxsize=256)
def _errors(content: str) -> tuple[tuple[int, int, str], ...]:
    """(line, column, the standard's name) of each; remembered, because a later release holds most pages unchanged."""
    errors = JustHTML(content, collect_errors=True, sanitize=False).errors
    return tuple((error.line or 1, error.column or 1, error.code) for error in errors)
