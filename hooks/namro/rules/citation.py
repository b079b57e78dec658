"""Every quotation stands, letter for letter, in the clause that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import citations, nearest, stands_in, strangers
from namro.files.loaded import Entry, Loaded
from namro.files.messages import uncurled
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.base import TrichDan


def citation(loaded: Loaded) -> Iterator[Problem]:
    """Citations of unknown or unheld documents, of unknown clauses, and quotations that do not stand there."""
    for entry in loaded.entries:
        for loc, cited in citations(entry.record):
            yield from _check(loaded, entry, loc, cited)


def _check(loaded: Loaded, entry: Entry, loc: Path, cited: TrichDan) -> Iterator[Problem]:
    if cited.van_ban in loaded.unreadable:
        return
    text = loaded.texts.get(cited.van_ban)
    if text is None:
        if cited.van_ban in loaded.ids("van-ban"):
            message = f"Văn bản “{cited.van_ban}” không có toàn văn trên trang nên không trích dẫn được."
            hint = "Chỉ trích dẫn văn bản có tệp toan-van.md."
        else:
            message = f"Không có văn bản “{cited.van_ban}”."
            hint = (
                did_you_mean(cited.van_ban, loaded.texts)
                or "Các văn bản có toàn văn: " + ", ".join(sorted(loaded.texts)) + "."
            )
        yield entry.problem((*loc, "van_ban"), "trich-dan-van-ban", message, hint)
        return
    clause = text.toan_van.theo_ma.get(cited.khoan)
    if clause is None:
        holders = [k.ma for k in text.toan_van.khoan if stands_in(cited.trich, k)]
        bare = uncurled(cited.khoan)
        hint = (
            f"Bỏ dấu nháy cong: {bare}"
            if bare
            else f"Đoạn trích này nằm ở khoản “{holders[0]}”."
            if holders
            else (did_you_mean(cited.khoan, text.toan_van.theo_ma) or f"Xem mã khoản trong {text.path}.")
        )
        message = f"Văn bản “{cited.van_ban}” không có khoản “{cited.khoan}”."
        yield entry.problem((*loc, "khoan"), "trich-dan-khoan", message, hint)
    elif not stands_in(cited.trich, clause):
        holders = [k.ma for k in text.toan_van.khoan if stands_in(cited.trich, k)]
        message = f"Đoạn trích không có nguyên văn trong khoản “{cited.khoan}” của “{cited.van_ban}”."
        if holders:
            hint = f"Đoạn trích này nằm ở khoản “{holders[0]}”: sửa lại mã khoản."
        elif (bare := uncurled(cited.trich)) and stands_in(bare, clause):
            hint = f"Bỏ dấu nháy cong ở hai đầu: {bare}"
        else:
            hint = f"Nguyên văn gần nhất (chỗ khác đặt trong ⟦ ⟧): {nearest(cited.trich, clause)}"
            if extra := strangers(cited.trich, clause):
                hint += f" Chữ không có ở đó: {', '.join(f'“{word}”' for word in extra)}."
        yield entry.problem((*loc, "trich"), "trich-dan-sai", message, hint)
