"""No record stands twice: a copy that was left behind, a document's folder copied, two talks with one number."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.base import BienTap
from namro.records.kinds import records

_TOLD_ELSEWHERE = ("hoi-dap", "ket-qua")
"""A question asked twice, a result recorded twice."""
_OF_THE_COPY = frozenset({"id", *BienTap.model_fields})


def copies(loaded: Loaded) -> Iterator[Problem]:
    """Records of a kind that say the same under two ids; full texts held twice; talks of one conference with one number."""
    for kind in records():
        if kind.unnamed or kind.ma in _TOLD_ELSEWHERE:
            continue
        seen: dict[Hashable, Entry] = {}
        for entry in sorted(loaded.of(kind.ma), key=lambda entry: (len(entry.ma), entry.ma)):
            first = seen.setdefault(entry.record.model_dump_json(exclude=set(_OF_THE_COPY)), entry)
            if first is not entry:
                yield _copy(entry, first)
    yield from _texts(loaded)
    yield from _talks(loaded)


def _copy(entry: Entry, first: Entry) -> Problem:
    message = f"Mục này giống hệt {first.path} ({first.ma})."
    hint = "Là bản chép để quên thì xóa; là mục mới thì sửa cho khác."
    return entry.problem((), "ban-sao", message, hint)


def _texts(loaded: Loaded) -> Iterator[Problem]:
    told = {entry.ma: entry for entry in loaded.of("van-ban")}
    seen: dict[tuple[str, ...], str] = {}
    for ma in sorted(loaded.texts, key=lambda ma: (len(ma), ma)):
        words = tuple(khoan.nguyen_van for khoan in loaded.texts[ma].toan_van.khoan)
        first = seen.setdefault(words, ma)
        if first == ma or (ma in told and first in told and not _one_document_twice(told[ma], told[first])):
            continue
        message = f"Toàn văn này giống hệt toàn văn của “{first}”."
        hint = "Là thư mục chép để quên thì xóa cả thư mục."
        yield Problem(loaded.texts[ma].path, 1, 1, "", "ban-sao", message, hint)


def _one_document_twice(entry: Entry, first: Entry) -> bool:
    """Whether the copy has a record of its own that differs; a draft and what was issued may have the same words."""
    same_state = entry.record.tinh_trang == first.record.tinh_trang
    return bool(same_state and entry.record != first.record)


def _talks(loaded: Loaded) -> Iterator[Problem]:
    seen: dict[tuple[str, int], Entry] = {}
    for entry in loaded.of("chuyen-de"):
        first = seen.setdefault((entry.record.hoi_nghi, entry.record.so), entry)
        if first is not entry:
            message = f"Số {entry.record.so} đã là số của chuyên đề {first.path} trong cùng hội nghị."
            yield entry.problem(("so",), "chuyen-de-trung-so", message, "Xem lại số của hai chuyên đề.")
