"""Every quotation stands, letter for letter, in the clause that it cites, and is long enough to prove something."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files import seal
from namro.files.citations import (
    at_word_borders,
    citations,
    nearest,
    squeeze,
    stands_in,
    strangers,
    word_count,
)
from namro.files.clauses import Khoan
from namro.files.loaded import Entry, Loaded
from namro.files.messages import uncurled
from namro.files.yamlfile import Path
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.base import TrichDan

_FEW = 3
"""Words; fewer prove nothing, unless they are all of the clause or the very name that is cited."""
_NAMING = ("ten", "ten_khac", "ho_ten", "chuc_vu", "thay_mat", "gia_tri", "nguyen_van", "dong")
"""Fields with official names, numbers and days, whose proof is that they are printed."""


def citation(loaded: Loaded) -> Iterator[Problem]:
    """Citations of unknown or unheld documents, of unknown clauses, quotations that do not stand there, that begin or end
    inside a word, or of one word or two."""
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
        yield entry.problem((*loc, "van_ban"), "trich-dan-van-ban", message, hint, f"van-ban {cited.van_ban}")
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
        lost = text.seal is not None and cited.khoan in text.seal.ids
        cause = f"khoan {cited.van_ban}#{cited.khoan}" if lost else ""
        yield entry.problem((*loc, "khoan"), "trich-dan-khoan", message, hint, cause)
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
        spoilt = text.seal is not None and seal.is_changed(text.seal, clause)
        cause = f"khoan {cited.van_ban}#{cited.khoan}" if spoilt else ""
        yield entry.problem((*loc, "trich"), "trich-dan-sai", message, hint, cause)
    else:
        yield from _weight(entry, loc, cited, clause)


def _weight(entry: Entry, loc: Path, cited: TrichDan, clause: Khoan) -> Iterator[Problem]:
    """What a quotation that stands in its clause lacks to be a proof."""
    here = (*loc, "trich")
    if not at_word_borders(cited.trich, clause):
        message = f"Đoạn trích “{cited.trich}” bắt đầu hoặc kết thúc ở giữa một từ, một số hay một số hiệu."
        yield entry.problem(
            here, "trich-dan-nua-tu", message, f"Chép trọn từ: {_whole_words(cited.trich, clause)}"
        )
    elif word_count(cited.trich) < min(_FEW, word_count(clause.chu)) and _bare(cited.trich) not in _names(
        entry, loc
    ):
        message = f"Đoạn trích “{cited.trich}” quá ngắn, không chứng minh được điều gì."
        yield entry.problem(
            here, "trich-dan-ngan", message, f"Chép dài hơn, ví dụ: {_longer(cited.trich, clause)}"
        )


def _names(entry: Entry, loc: Path) -> set[str]:
    """What the part that holds the citation is called, says as a number or day, or prints."""
    part: object = entry.record
    for step in loc[: -2 if isinstance(loc[-1], int) else -1]:
        part = part[step] if isinstance(step, int) and isinstance(part, tuple) else getattr(part, str(step))
    found: set[str] = set()
    for name in _NAMING:
        value = getattr(part, name, None)
        found.update(
            map(_bare, [value] if isinstance(value, str) else value if isinstance(value, tuple) else ())
        )
    return found


def _bare(name: str) -> str:
    """A name without quotation marks and the case that its place in a sentence gives it."""
    return squeeze(name).strip("“”").casefold()


def _whole_words(quotation: str, clause: Khoan) -> str:
    """The quotation with the rest of the words at its ends."""
    words, wanted = squeeze(clause.nguyen_van), squeeze(quotation)
    start = words.find(wanted)
    end = start + len(wanted)
    return words[words.rfind(" ", 0, start) + 1 : end + len(words[end:].split(" ", 1)[0])]


def _longer(quotation: str, clause: Khoan) -> str:
    """The quotation with a few more words around it."""
    words, wanted = squeeze(clause.nguyen_van), squeeze(quotation)
    before, _, after = words.partition(wanted)
    return " ".join(f"{' '.join(before.split()[-2:])} {wanted}{' '.join(after.split(' ')[:4])}".split())
