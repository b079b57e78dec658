"""What the head of a text says about the document: its kind, number, day, who issues it and on which level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namro.editing.quoting import exact
from namro.files.clauses import ToanVan
from namro.records.labels import CAP_DON_VI, LOAI_VAN_BAN

_NUMBER = re.compile(
    r"(?:Luật\s+)?[Ss]ố\s*+:?\s*+(?P<number>\d[\w.]{0,40}\s?[-/][^\s,;]{0,80}[A-ZĐ][^\s,;]*)"
)
_DAY = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_NO_ISSUER = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập|^\W*$|^(?:Luật )?[Ss]ố\b|ngày (?:(?!ngày ).)*tháng|^V/v",
    re.IGNORECASE,
)
# The narrowest level that is named decides: "ỦY BAN NHÂN DÂN / XÃ A", "ĐẢNG ỦY PHƯỜNG B", "SỞ Y TẾ".
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("co-so", re.compile(r"\b(?:CHI BỘ|ĐẢNG BỘ CƠ SỞ|TRƯỜNG|BỆNH VIỆN|TRẠM|THÔN|ẤP|TỔ DÂN PHỐ|KHU PHỐ)\b")),
    ("xa-phuong", re.compile(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")),
    ("quan-huyen", re.compile(r"\b(?:QUẬN|HUYỆN|THỊ XÃ|HUYỆN [ỦU][YỶ]|QUẬN [ỦU][YỶ])\b")),
    ("tinh", re.compile(r"\bTỈNH\b")),
    ("thanh-pho", re.compile(r"\b(?:THÀNH PHỐ|TP\.?|THÀNH [ỦU][YỶ])")),
    (
        "trung-uong",
        re.compile(
            r"\b(?:TRUNG ƯƠNG|QUỐC HỘI|CHÍNH PHỦ|CHỦ TỊCH NƯỚC|BỘ CHÍNH TRỊ|BAN BÍ THƯ|TÒA ÁN NHÂN DÂN TỐI CAO"
            r"|VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO|KIỂM TOÁN NHÀ NƯỚC|ỦY BAN THƯỜNG VỤ QUỐC HỘI)\b|^BỘ\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Codes as `van-ban.yml` writes them; '' where the head does not say."""

    kind: str = ""
    number: str = ""
    day: str = ""
    issuer: str = ""
    level: str = ""


def of(text: ToanVan, kinds: Mapping[str, str] = LOAI_VAN_BAN) -> Identity:
    """What the letterhead, the type (one of `kinds`, by name) and the addressees say; nothing is guessed."""
    head = text.theo_ma.get("the-thuc")
    lines = (
        [line.replace("*", "").replace("\\", "").strip() for line in head.noi_dung.split("\n")]
        if head
        else []
    )
    whole = " ".join(lines)
    number, day = _NUMBER.search(whole), _DAY.search(whole)
    issuer = " ".join(line for line in lines if not _NO_ISSUER.search(line) and line.isupper())
    return Identity(
        kind=_kind(text, kinds),
        number="".join(number["number"].split()) if number else "",
        day=f"{day['year']}-{int(day['month']):02d}-{int(day['day']):02d}" if day else "",
        issuer=issuer,
        level=level(issuer),
    )


def level(issuer: str) -> str:
    """The level of a body by its name in capitals; '' where the name does not say."""
    name = " ".join(issuer.upper().split())
    return next((code for code, pattern in _LEVELS if pattern.search(name)), "")


def _kind(text: ToanVan, kinds: Mapping[str, str]) -> str:
    printed = text.theo_ma.get("ten-loai")
    if printed is None:
        return "cong-van" if "kinh-gui" in text.theo_ma else ""
    words = printed.chu.upper().removeprefix("DỰ THẢO").strip()
    fitting = [code for code, name in kinds.items() if re.match(rf"{re.escape(name.upper())}\b", words)]
    return max(fitting, key=lambda code: len(kinds[code]), default="")


def values(text: ToanVan, ma: str, kinds: Mapping[str, str] = LOAI_VAN_BAN) -> dict[str, Any]:
    """What the record of the document `ma` may say on the text's own word, each with the words that say so."""
    found, clauses = of(text, kinds), text.theo_ma
    made: dict[str, Any] = {"loai": found.kind, "toan_van": "co"}

    def cited(khoan: str, words: str) -> list[dict[str, str]]:
        verbatim = exact(words, clauses[khoan]) if khoan in clauses and words else None
        return [{"van_ban": ma, "khoan": khoan, "trich": verbatim}] if verbatim else []

    head = " ".join(clauses["the-thuc"].chu.split()) if "the-thuc" in clauses else ""
    printed = {"so_ky_hieu": (found.number, _NUMBER), "ngay_ban_hanh": (found.day, _DAY)}
    for name, (value, form) in printed.items():
        words = form.search(head)
        if value and words and (nguon := cited("the-thuc", words[0])):
            made[name] = {"muc_do": "trich-dan", "gia_tri": value, "nguon": nguon}
    if "trich-yeu" in clauses:
        made["trich_yeu"] = " ".join(clauses["trich-yeu"].chu.split())
        made["nguon"] = cited("trich-yeu", made["trich_yeu"])
    return {name: value for name, value in made.items() if value}


def told(found: Identity, kinds: Mapping[str, str] = LOAI_VAN_BAN) -> Sequence[str]:
    """What was recognised, line by line, for whoever writes `van-ban.yml`."""
    return list(_told(found, kinds))


def _told(found: Identity, kinds: Mapping[str, str]) -> Iterator[str]:
    unknown = "phần đầu không nói rõ"
    yield f"loai: {found.kind} ({kinds[found.kind]})" if found.kind else f"loai: {unknown}"
    yield f"so_ky_hieu: {found.number or unknown}"
    yield f"ngay_ban_hanh: {found.day or unknown}"
    yield f"cơ quan ban hành: {found.issuer or unknown}"
    yield f"cấp: {found.level} ({CAP_DON_VI[found.level]})" if found.level else f"cấp: {unknown}"
