"""HTML and pictures are not read: tags, entities and "![…]" stand on the page as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.written import at_words, written

_HTML = re.compile(
    r"<[/]?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>]{0,300})?/?>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});"
    r"|!\[[^\]\n]{0,200}\]\("
)


def markup(loaded: Loaded) -> Iterator[Problem]:
    """The first tag or entity of each text."""
    for entry in loaded.entries:
        for loc, text in written(entry):
            if any(sign in text for sign in "<&!") and (found := _HTML.search(text)):
                message = f"“{found.group()[:40]}” là mã HTML hoặc hình, lên trang thành chữ như thế."
                hint = "Xóa đi; in đậm thì **đậm**, xuống đoạn thì để một dòng trống."
                told = at_words(loaded, entry, loc, found.group().split("\n")[0], "ma-html", message, hint)
                yield replace(told, note=True)
