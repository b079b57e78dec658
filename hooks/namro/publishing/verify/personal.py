"""No file of the site holds what looks like a private person's data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from namro.language.personal import Found, find
from namro.problems import Problem
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.texts import texts

_HINT = (
    "Bỏ khỏi dữ liệu rồi dựng lại; số công khai của cơ quan thì ghi vào duong_day_cong trong data/trang.yml."
)
_SHORT = 300
"""Words of the frame, of lists and of buttons: what may stand on many pages."""


def personal(site: BuiltSite) -> Iterator[Problem]:
    """Every text of every file that can be read; a kind of file that nobody reads is a problem too."""
    public = site.library.trang.so_cong_khai
    for path in site.files:
        kind = PurePosixPath(path.removesuffix(".gz")).suffix.lstrip(".")
        if site.allowed.is_named(path) or kind in site.allowed.unread:
            continue
        if kind not in site.allowed.read:
            message = f"Không biết đọc loại tệp “.{kind}” nên không soát được."
            hint = "Bỏ tệp này, hoặc thêm loại tệp vào hooks/verify.toml, mục [files]."
            yield Problem(path, 1, 1, "", "tep-la", message, hint)
            continue
        for line, text in texts(site, path):
            for found in (_found if len(text) < _SHORT else find)(text, public):
                message = f"Có thể là {found.kind} của cá nhân: “{found.words}”."
                yield Problem(path, line, 1, "", "rieng-tu", message, _HINT)


@lru_cache(maxsize=50_000)
def _found(text: str, public: tuple[str, ...]) -> tuple[Found, ...]:
    """Remembered, because these stand on page after page."""
    return tuple(find(text, public))
