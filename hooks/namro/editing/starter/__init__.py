"""What a new project holds, from five answers: a frame of a few files, and a small sample that is plainly made up.

khung/    in every project: menu, hand-written pages, the hooks file, the guide for its owner
mau/      the sample: one document, two questions, one task, one packet

`[[tên]]` in a file stands for an answer. Approvals and seals are not in the files: who starts the project writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from namro.editing.emit import emit
from namro.files import engine
from namro.records.base import Cap
from namro.records.danh_muc import Trang
from namro.records.labels import CAP_DON_VI

_HERE = Path(__file__).parent
_BROUGHT: Mapping[str, str] = {
    "START.md": "START.md",
    "BAT-DAU.md": "docs/huong-dan/bat-dau.md",
    "docs/du-lieu.md": "docs/du-lieu.md",
    "docs/rieng-tu.md": "docs/rieng-tu.md",
    "docs/tro-nang.md": "docs/tro-nang.md",
    ".github/CODEOWNERS": "docs/mau/CODEOWNERS",
    ".gitlab/CODEOWNERS": "docs/mau/CODEOWNERS",
    ".github/pull_request_template.md": "docs/mau/pull_request_template.md",
    ".gitlab/merge_request_templates/Default.md": "docs/mau/pull_request_template.md",
}
"""Files of the engine's own site that hold on every site, by their place in a project."""
_SLOT = re.compile(r"\[\[(\w+)\]\]")
SAMPLE = "ke-hoach-mau"
"""The id of the sample's document."""
FIVE = (
    ("nguoi", "Rõ người", "ai chủ trì, ai phối hợp"),
    ("viec", "Rõ việc", "việc gì phải làm"),
    ("trach_nhiem", "Rõ trách nhiệm", "ai chịu trách nhiệm, báo cáo với ai"),
    ("tien_do", "Rõ tiến độ", "khi nào làm, khi nào xong"),
    ("ket_qua", "Rõ kết quả", "cần đạt điều gì, đã đạt được gì"),
)
_WORDS = "“5 rõ” (rõ người, rõ việc, rõ trách nhiệm, rõ tiến độ, rõ kết quả)"
LEVELS: Mapping[str, Cap] = {
    CAP_DON_VI[cap].lower(): cap
    for cap in ("trung-uong", "tinh", "thanh-pho", "quan-huyen", "xa-phuong", "co-so")
}
"""The levels that a committee can have, by their names."""


@dataclass(frozen=True)
class Answers:
    """Whose site it is, of which level, at which address, in which colour ('' for the engine's), with the five rõ or
    without; the day on which the project is started."""

    chu_trang: str
    cap: Cap
    dia_chi: str
    mau: str
    nam_ro: bool
    ngay: date

    @property
    def ten(self) -> str:
        """The name of the site."""
        return f"Văn bản của {self.chu_trang}"


def files(answers: Answers, *, sample: bool) -> Mapping[str, bytes]:
    """Path below the project → content."""
    words = _words(answers)
    made: dict[str, bytes] = {path: engine.part(held).read_bytes() for path, held in _BROUGHT.items()}
    for folder in ("khung", "mau") if sample else ("khung",):
        made |= {path: _filled(text, words).encode() for path, text in _texts(_HERE / folder)}
    made["data/trang.yml"] = emit(_site(answers, sample), Trang, {}).encode()
    return made


def frame_file(path: str) -> bytes:
    """A file of the frame that is the same in every project."""
    return (_HERE / "khung" / path).read_bytes()


def _words(answers: Answers) -> Mapping[str, str]:
    due = date(answers.ngay.year + 1, 12, 31)
    return {
        "ten": answers.ten,
        "chu_trang": answers.chu_trang,
        "cap": answers.cap,
        "phien_ban": engine.version(),
        "han": f"{due:%d/%m/%Y}",
        "han_may": due.isoformat(),
        "cau_nguyen_tac": f"Việc nào cũng theo {_WORDS}."
        if answers.nam_ro
        else "Việc nào cũng nói ai làm, bao giờ xong.",
    }


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: words[slot[1]], text)


def _site(answers: Answers, sample: bool) -> dict[str, Any]:
    """The values of data/trang.yml."""
    site: dict[str, Any] = {
        "ten": answers.ten,
        "mo_ta": f"Nơi đọc, tìm, học và in các văn bản của {answers.chu_trang}; điều gì nêu về văn bản cũng kèm nguyên văn để kiểm lại.",
        "chu_trang": answers.chu_trang,
        "nhom_bien_soan": "nhóm biên soạn",
        "cap": answers.cap,
        "ngay_lap": answers.ngay.isoformat(),
        "dia_chi_goc": answers.dia_chi,
    }
    if answers.nam_ro:
        site["nam_ro"] = {"muc": [{"khoa": key, "nhan": name, "nghia": what} for key, name, what in FIVE]}
        if sample:
            site["nam_ro"]["nguon"] = [{"van_ban": SAMPLE, "khoan": "I.2", "trich": _WORDS}]
    if answers.mau:
        site["giao_dien"] = {"mau_chinh": answers.mau}
    return site
