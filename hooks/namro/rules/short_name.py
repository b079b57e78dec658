"""The short name of a clause claims nothing that the clause does not say: it is made of the clause's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from namro.files.citations import squeeze
from namro.files.clauses import Khoan, ToanVan
from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.van_ban import NhanNgan

_WORD = re.compile(r"\w+(?:[-/]\w+|[.,]\d+)*")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")


def short_name(loaded: Loaded) -> Iterator[Problem]:
    """Names of unknown clauses, two of one clause, one name of two neighbours, words that the clause has not."""
    for entry in loaded.of("van-ban"):
        if entry.ma in loaded.unreadable:
            continue
        text = loaded.texts.get(entry.ma)
        for position, name in enumerate(entry.record.nhan_ngan):
            before: Sequence[NhanNgan] = entry.record.nhan_ngan[:position]
            yield from _one(entry, text.toan_van if text else ToanVan(()), position, name, before)


def _one(
    entry: Entry, text: ToanVan, position: int, name: NhanNgan, before: Sequence[NhanNgan]
) -> Iterator[Problem]:
    loc, here = ("nhan_ngan", position), f"khoản “{name.khoan}”"
    if name.khoan not in text.theo_ma:
        hint = did_you_mean(name.khoan, text.theo_ma) or "Xem mã khoản trong toan-van.md."
        yield entry.problem((*loc, "khoan"), "nhan-ngan-khoan", f"Không có {here} trong toàn văn.", hint)
        return
    if any(one.khoan == name.khoan for one in before):
        hint = "Mỗi khoản một nhãn: giữ một, xóa một."
        yield entry.problem((*loc, "khoan"), "nhan-ngan-hai-lan", f"Đã có nhãn cho {here} ở trên.", hint)
        return
    like = (one for one in before if one.nhan.casefold() == name.nhan.casefold())
    if other := next((one for one in like if _above(text, one.khoan) == _above(text, name.khoan)), None):
        message = f"Trùng nhãn của khoản “{other.khoan}”, khoản đứng cùng cấp với {here}."
        hint = "Viết hai nhãn khác nhau, để nhìn danh sách là chọn được khoản."
        yield entry.problem((*loc, "nhan"), "nhan-ngan-trung", message, hint)
    clauses = [one for one in text.khoan if one.ma == name.khoan or one.ma.startswith(f"{name.khoan}.")]
    if strange := _strange(name.nhan, clauses):
        message = f"Chữ {', '.join(f'“{word}”' for word in strange)} không có trong {here}."
        hint = "Nhãn chỉ dùng chữ của khoản ấy và các khoản bên trong; số thì chép cả chữ đi liền."
        yield entry.problem((*loc, "nhan"), "nhan-ngan-chu-la", message, hint)
    for slip in entry.record.loi_nguyen_van:
        if slip.trich.casefold() in name.nhan.casefold() and any(one.ma == slip.khoan for one in clauses):
            message = f"Nhãn chép lại chỗ in sai “{slip.trich}” của khoản “{slip.khoan}”."
            yield entry.problem(
                (*loc, "nhan"), "nhan-ngan-chep-loi", message, f"{slip.ghi_chu} Viết nhãn bằng chữ khác."
            )


def _above(text: ToanVan, ma: str) -> str:
    parent = text.cha(ma)
    return parent.ma if parent else ""


def _strange(name: str, clauses: Sequence[Khoan]) -> tuple[str, ...]:
    """What of the name stands in none of the clauses; a number ('5 rõ') counts only beside its own word."""
    told, pairs = set[str](), set[tuple[str, str]]()
    for clause in clauses:
        printed = _words(clause.chu)
        told.update(printed)
        pairs.update(pairwise(printed))
    words, shown = _words(name), _WORD.findall(_RAISED.sub(" ", name))
    beside = list(pairwise(words))
    strange = [shown[at] for at, word in enumerate(words) if word not in told]
    for at, word in enumerate(words):
        near = beside[max(0, at - 1) : at + 1]
        if word in told and any(char.isdigit() for char in word) and near and pairs.isdisjoint(near):
            strange.append(" ".join(shown[at : at + 2] if at + 1 < len(words) else shown[at - 1 :]))
    return tuple(strange)


def _words(text: str) -> list[str]:
    """The words in small letters, without punctuation and the marks of notes: '27-NQ/TW' and '2,5' are one."""
    return [word.casefold() for word in _WORD.findall(_RAISED.sub(" ", squeeze(text)))]
