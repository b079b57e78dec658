"""A page a task: the five rõ as five rows, each clause quoted once with the marks of what it proves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from namro.files.citations import squeeze
from namro.library import draft
from namro.library.library import Library
from namro.library.tasks import NAM_RO, SoViec, Viec
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import clause, listing, tasks_of
from namro.records.base import TrichDan

_PAGE = 37
"""Lines for which two small screens have room beside the frame of the page: rows and quotations together. Quotations
beyond that fold away: the rows and their numbers are what one came for."""
_IN_TITLE, _IN_ROW, _IN_QUOTATION = 23, 29, 25
"""Letters of a line there: few, for words are not broken."""
_STATED, _UNSTATED, _DOCUMENT, _FOLD = 1.7, 1.5, 3, 2
"""Lines that the frame of a row takes, a whole row that states nothing, the frame of a document, a fold."""
_SERIF = 1.25
"""The height of a quotation's line, in lines of a row."""
_NAMES = 3
"""Bodies of one part that are named at once."""


@dataclass(frozen=True)
class CanCu:
    """A clause: the number by which the rows call it, its document and id, its address and name, what is quoted of it (`doan_sau`: folded
    for lack of room), which of the five that proves."""

    so: int
    van_ban: str
    khoan: str
    url: str
    ten: str
    doan: tuple[str, ...]
    ro: tuple[str, ...]
    doan_sau: tuple[str, ...] = ()


@dataclass(frozen=True)
class CanCuVanBan:
    """The clauses of one document: those shown at once, and those that fold away."""

    van_ban: str
    truoc: tuple[CanCu, ...]
    sau: tuple[CanCu, ...]


def render(pages: Pages) -> list[Output]:
    """Every task's page, linked to its neighbours in the document."""
    return [
        _task(pages, viec, tasks, number)
        for tasks in SoViec(pages.library).theo_van_ban.values()
        for number, viec in enumerate(tasks)
    ]


def grounds(library: Library, viec: Viec) -> tuple[tuple[CanCuVanBan, ...], Mapping[str, tuple[int, ...]]]:
    """What the task rests on, its own document first and each in the order of the text; and for each of the five the
    numbers of the clauses that prove it. A quotation that is part of another of the same clause is not repeated."""
    task = viec.nhiem_vu
    quoted: dict[tuple[str, str], list[TrichDan]] = {}
    marks: dict[tuple[str, str], list[str]] = {}
    for khoa in NAM_RO:
        for cited in getattr(task, khoa).nguon:
            quoted.setdefault((cited.van_ban, cited.khoan), []).append(cited)
            marks.setdefault((cited.van_ban, cited.khoan), []).append(khoa)
    for cited in task.nguon:
        quoted.setdefault((cited.van_ban, cited.khoan), []).append(cited)
    order = sorted(quoted, key=lambda key: (key[0] != viec.van_ban, key[0], _place(library, *key)))
    numbers = {key: number for number, key in enumerate(order, 1)}
    found: dict[str, list[CanCu]] = {}
    for key in order:
        document, khoan = key
        found.setdefault(document, []).append(
            CanCu(
                numbers[key],
                document,
                khoan,
                clause(document, khoan),
                library.ten_khoan(document, khoan),
                _once(quoted[key]),
                tuple(khoa for khoa in NAM_RO if khoa in marks.get(key, ())),
            )
        )
    refs = {khoa: tuple(numbers[key] for key in order if khoa in marks.get(key, ())) for khoa in NAM_RO}
    return _folded(library, found, _PAGE - _rows(library, viec)), refs


def _rows(library: Library, viec: Viec) -> float:
    """About how many lines the name and the five rows take."""
    task = viec.nhiem_vu
    people = sum(
        _lines("; ".join(("vai trò", *(library.don_vi[ma].ten for ma in bodies[:_NAMES]))), _IN_ROW)
        for bodies in task.nguoi.theo_vai.values()
        if bodies
    )
    rows = (
        people,
        _lines(task.viec.noi_dung or "", _IN_ROW),
        _lines(task.trach_nhiem.noi_dung or "", _IN_ROW) + bool(task.trach_nhiem.bao_cao_den),
        _lines(task.tien_do.nguyen_van or "", _IN_ROW) + 3 * bool(task.tien_do.muon_nhat),
        _lines(task.ket_qua.can_dat or "", _IN_ROW),
    )
    return _lines(task.ten, _IN_TITLE) + sum(lines + _STATED if lines else _UNSTATED for lines in rows)


def _lines(words: str, letters: int) -> int:
    return -(-len(words) // letters)


def _place(library: Library, document: str, khoan: str) -> int:
    return next(n for n, one in enumerate(library.toan_van[document].khoan) if one.ma == khoan)


def _once(cited: Sequence[TrichDan]) -> tuple[str, ...]:
    words = list(dict.fromkeys(one.trich for one in cited))
    return tuple(
        one for one in words if not any(one != other and squeeze(one) in squeeze(other) for other in words)
    )


def _folded(library: Library, found: Mapping[str, Sequence[CanCu]], room: float) -> tuple[CanCuVanBan, ...]:
    """Quotations in their order as long as there is room."""
    made: list[CanCuVanBan] = []
    for ma, clauses in found.items():
        room -= _DOCUMENT + _lines(library.van_ban[ma].ten_ngan, _IN_QUOTATION)
        shown: list[CanCu] = []
        for one in clauses:
            first, *others = (_SERIF * _lines(words, _IN_QUOTATION) for words in one.doan)
            room -= first + _lines(one.ten, _IN_QUOTATION) + 1
            if room < _FOLD * ((one is not clauses[-1]) + bool(others)):
                break
            kept = 1
            for more in others:
                if room < more:
                    break
                room -= more
                kept += 1
            shown.append(replace(one, doan=one.doan[:kept], doan_sau=one.doan[kept:]))
        made.append(CanCuVanBan(ma, tuple(shown), tuple(clauses[len(shown) :])))
    return tuple(made)


def _task(pages: Pages, viec: Viec, tasks: Sequence[Viec], number: int) -> Output:
    library, task = pages.library, viec.nhiem_vu
    document = library.van_ban[viec.van_ban]
    names = "; ".join(library.don_vi[ma].ten for ma in viec.ai) or "văn bản chưa nêu ai làm"
    when = task.tien_do.nguyen_van or "văn bản chưa nêu thời hạn"
    sources, refs = grounds(library, viec)
    return pages.output(
        viec.url,
        "viec.html",
        task.ten,
        f"{names}; {when}. Việc trong {document.ten_ngan}.",
        trail=[("Việc phải làm", listing("nhiem-vu")), (document.ten_ngan, tasks_of(viec.van_ban))],
        rests=draft.rest(library, viec),
        viec=viec,
        nhiem_vu=task,
        van_ban=document,
        can_cu=sources,
        so_can_cu=refs,
        so_ten=_NAMES,
        truoc=tasks[number - 1] if number else None,
        sau=tasks[number + 1] if number + 1 < len(tasks) else None,
    )
