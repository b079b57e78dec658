"""An abbreviation is a term of the glossary, or its words stand beside it once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.hoi_dap import HoiDap
from namro.rules.notes.own_prose import note

_SHORT = re.compile(r"(?<![\w/.-])[A-ZĐ]{3,6}(?![\w/-])")
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = re.compile(r"(?:(?<!\w)[A-ZÀ-ỸĐ]+[\s,]+){2,}[A-ZÀ-ỸĐ]+(?!\w)")


def abbreviation(loaded: Loaded) -> Iterator[Problem]:
    """Runs of capitals in answers that nobody explains; words of a quotation or of a line all in capitals aside."""
    terms = {name for entry in loaded.of("thuat-ngu") for name in (entry.record.ten, *entry.record.ten_khac)}
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        text = f"{asked.cau_hoi}\n{asked.cau_chot or ''}\n{asked.tra_loi}"
        text = _SHOUTED.sub("", re.sub(r"“[^“”]*”", "“”", text))
        for short in dict.fromkeys(_SHORT.findall(text)):
            explained = re.search(rf"{short} (?:\(|là |tức )|\({short}\)", text)
            if short not in terms and not explained and not _ROMAN.fullmatch(short):
                message = f"“{short}” là chữ viết tắt chưa được giải thích."
                hint = f"Lần đầu viết “{short} (tên đầy đủ)”, hoặc thêm thuật ngữ ấy: python3 manage.py new thuat-ngu."
                field = "cau_chot" if re.search(rf"\b{short}\b", asked.cau_chot or "") else "tra_loi"
                yield note(entry, (field,), "viet-tat", message, hint)
