"""No private telephone number, citizen id or private e-mail address enters the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.loaded import Loaded
from namro.problems import Problem
from namro.records.walk import words

_PATTERNS = (
    ("số điện thoại", re.compile(r"(?<![\d/.-])(?:\+?84|0)(?:[ .\-]?\d){9}(?![\d/])")),
    ("số căn cước", re.compile(r"(?<![\d/.-])0(?:[ .]?\d){11}(?!\d)")),
    (
        "số giấy tờ",
        re.compile(r"(?i)(?:cmnd|chứng minh nhân dân|số định danh|cccd|căn cước)\D{0,25}\d{9,12}(?!\d)"),
    ),
    ("thư điện tử", re.compile(r"[\w.+-]+@(?![\w.-]*\.gov\.vn\b)[\w-]+(?:\.[\w-]+)+")),
)
# A file without any of these holds none of the above: most files are done with one search.
_WORTH_A_LOOK = re.compile(r"@|\d(?:[ .\-]?\d){8}")
_HINT = "Bỏ thông tin này; chỉ ghi vai trò và nơi liên hệ công khai của cơ quan."


def private_data(loaded: Loaded) -> Iterator[Problem]:
    """Every text of every record, and every clause of every full text."""
    clean = {path for path, source in loaded.sources.items() if not _WORTH_A_LOOK.search(source.text)}
    for entry in loaded.entries:
        if entry.path in clean:
            continue
        for loc, text in words(entry.record):
            for name in (
                _found(text) if loc[-1] != "dau_van_tay" else ()
            ):  # twelve digits by chance, now and then
                yield entry.problem(loc, "rieng-tu", f"Có thể là {name} của cá nhân.", _HINT)
    for full in loaded.texts.values():
        for clause in full.toan_van.khoan:
            for name in _found(clause.noi_dung):
                yield Problem(
                    full.path,
                    clause.dong,
                    1,
                    "khoản",
                    "rieng-tu",
                    f"Có thể là {name} của cá nhân.",
                    "Thay bằng [đã lược: thông tin liên hệ cá nhân], để chỗ cắt vẫn thấy được.",
                )


def _found(text: str) -> list[str]:
    hits = [name for name, pattern in _PATTERNS if pattern.search(text)]
    return hits[:1]
