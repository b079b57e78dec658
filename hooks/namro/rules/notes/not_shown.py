"""A document whose text is here but whose ground for publication is not: it is on no page, nor is what cites it."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import citations
from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.notes.own_prose import note


def not_shown(loaded: Loaded) -> Iterator[Problem]:
    """Documents with a text and without `cong_khai`, each with how many other records leave the site with it."""
    hidden = {
        entry.ma: entry
        for entry in loaded.of("van-ban")
        if entry.ma in loaded.texts and entry.record.cong_khai is None
    }
    if not hidden:
        return
    citing: dict[str, set[str]] = {ma: set() for ma in hidden}
    for entry in loaded.entries:
        for _, cited in citations(entry.record):
            if cited.van_ban in citing and entry is not hidden.get(cited.van_ban):
                citing[cited.van_ban].add(entry.path)
    for ma, entry in hidden.items():
        others = f", cùng {len(citing[ma])} mục dẫn nó" if citing[ma] else ""
        message = f"Văn bản này chưa hiện trên trang{others}: chưa ghi căn cứ công khai."
        hint = "Được phép đăng thì thêm  cong_khai: {can_cu: …}  , nói ai cho đăng hay văn bản đã đăng ở đâu; chưa được thì để vậy."
        yield note(entry, (), "chua-cong-khai", message, hint)
