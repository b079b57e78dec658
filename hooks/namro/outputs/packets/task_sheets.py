"""Tasks to be worked with: the sheet of one body, on which somebody writes who does it and how it stands; the matrix of
what the documents state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from namro.library import deadlines
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.tasks import NAM_RO, SoViec, Viec
from namro.outputs.packets.inline import clause_link, link, strong, text
from namro.outputs.packets.packet import Block, Heading, Inline, Note, Paragraph, Part, Table
from namro.records.addresses import MATRIX, address
from namro.records.cach_goi import Goi
from namro.records.labels import MUC_DO

_OVER = timedelta(days=365)
_ROW = 9
"""Millimetres of a row that is written into."""
_SIGNS = {"trich-dan": "●", "suy-ra": "○", "chua-neu": "–", "khong-ap-dung": "x"}
_Cell = tuple[Inline, ...]


def of_body(library: Library, body: str, as_of: Edition, title: str | None) -> Iterator[Part]:
    """The tasks of a body: what is in force, dated ones first; what drafts say apart at the end. Documents whose last
    deadline passed more than a year ago are only named, unless there is nothing else."""
    tasks = [viec for viec in SoViec(library).tat_ca if body in viec.nhiem_vu.nguoi.don_vi]
    old = [viec for viec in tasks if _over(library, viec.van_ban, as_of.ngay)]
    drafted = [viec for viec in tasks if library.is_draft(viec.van_ban)]
    kept = [viec for viec in tasks if viec not in old and viec not in drafted]
    if not kept and not drafted:
        kept, old = old, []
    name = title or library.don_vi[body].ten
    where = "/" + address("don-vi", body)
    if kept:
        blocks = [*_left_out(library, old), *_table(library, body, kept, as_of)]
        yield Part(address("don-vi", body), f"Việc của {name}", where, tuple(blocks), landscape=True)
    if drafted:
        words = "Các việc dưới đây lấy từ bản dự thảo, chưa phải văn bản đã ban hành."
        blocks = [
            Note("Dự thảo", (Paragraph((text(words),)),)),
            *(() if kept else _left_out(library, old)),
            *_table(library, body, drafted, as_of),
        ]
        yield Part(
            f"{address('don-vi', body)}#du-thao",
            f"Việc của {name} trong dự thảo",
            where,
            tuple(blocks),
            draft=True,
            landscape=True,
        )


def _over(library: Library, document: str, day: date) -> bool:
    """Whether every day that the document sets passed more than a year ago."""
    last = [task.tien_do.muon_nhat for task in library.nhiem_vu[document] if task.tien_do.muon_nhat]
    return bool(last) and max(last) < day - _OVER and not library.is_draft(document)


def _left_out(library: Library, old: Sequence[Viec]) -> Iterator[Block]:
    names = dict.fromkeys(library.van_ban[viec.van_ban].ten_ngan for viec in old)
    if names:
        words = f"Không in {len(old)} việc trong {'; '.join(names)}: hạn cuối của văn bản đã qua hơn một năm."
        yield Paragraph((text(words),), "nho")


def _table(library: Library, body: str, tasks: Sequence[Viec], as_of: Edition) -> Iterator[Block]:
    """Those with a time in one table, the others in another; what most of them do not state is said once."""
    ordered = sorted(tasks, key=lambda viec: viec.thu_tu)
    timed = [viec for viec in ordered if _when_said(viec)]
    several = len({viec.van_ban for viec in ordered}) > 1
    lacking = sum(viec.nhiem_vu.ket_qua.can_dat is None for viec in ordered)
    with_results = 2 * lacking < len(ordered)
    said = [f"{len(ordered)} việc"]
    if not with_results:
        said.append(f"{lacking} việc văn bản chưa nêu kết quả cần đạt")
    if not several:
        said.append(f"văn bản: {library.van_ban[ordered[0].van_ban].ten_ngan}")
    yield Paragraph((text("; ".join(said) + f". Tính đến {as_of.words}."),), "nho")
    number = 1
    for group in (timed, [viec for viec in ordered if viec not in timed]):
        if group:
            if group is not timed:
                words = f"{len(group)} việc văn bản chưa nêu hạn"
                yield Heading(2, (text(words),), unlisted=True)
            rows = tuple(
                _row(library, viec, body, as_of.ngay, several, number + place, group is timed, with_results)
                for place, viec in enumerate(group)
            )
            yield Table("", *_columns(group is timed, with_results, rows), least=_ROW)
            number += len(group)


def _columns(
    timed: bool, results: bool, rows: tuple[tuple[_Cell, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[_Cell, ...], ...], tuple[int, ...]]:
    """Head, rows and widths."""
    columns = [("TT", 2), ("Việc", 20), ("Vai", 5)]
    columns += [("Hạn", 8)] if timed else []
    columns += [("Kết quả cần đạt", 8)] if results else []
    columns += [("Người phụ trách", 7), ("Tình hình", 7), ("Ghi chú", 6)]
    return tuple(name for name, _ in columns), rows, tuple(wide for _, wide in columns)


def _row(
    library: Library,
    viec: Viec,
    body: str,
    day: date,
    several: bool,
    number: int,
    timed: bool,
    results: bool,
) -> tuple[_Cell, ...]:
    wanted = viec.nhiem_vu.ket_qua.can_dat or "chưa nêu"
    return (
        ((text(str(number)),),),
        _what(library, viec, several),
        ((text(_part(library.trang.goi, viec, body)),),),
        *((_when(viec, day),) if timed else ()),
        *((((text(wanted),),),) if results else ()),
        *(((text(""),),) for _ in range(3)),
    )


def _when_said(viec: Viec) -> str:
    """The deadline, or the document's words where they name no day."""
    deadline = viec.nhiem_vu.tien_do
    return deadlines.in_words(deadline) or (f"“{deadline.nguyen_van}”" if deadline.nguyen_van else "")


def _what(library: Library, viec: Viec, several: bool) -> _Cell:
    cited = viec.nhiem_vu.nguon[0]
    words = "" if several else library.ten_khoan(cited.van_ban, cited.khoan)
    return (
        (
            strong(viec.nhiem_vu.ten),
            text(" ("),
            *clause_link(library, cited.van_ban, cited.khoan, words),
            text(")"),
        ),
    )


def _part(called: Goi, viec: Viec, body: str) -> str:
    parts = [called.vai_tro[part] for part, ids in viec.nhiem_vu.nguoi.theo_vai.items() if body in ids]
    return ", ".join(parts)


def _when(viec: Viec, day: date) -> _Cell:
    """The deadline, and how it stands on the printed day where there is a date."""
    said = _when_said(viec)
    state = deadlines.state(viec.nhiem_vu, day)
    if viec.nhiem_vu.tien_do.muon_nhat is None:
        return ((text(said),),)
    if state.ma in ("qua-han", "da-qua-han-chua-co-thong-tin"):
        return (text(said),), (strong("đã qua hạn"),)
    return (text(said),), (text(state.nhan),)


def matrix(library: Library, documents: Sequence[str], title: str | None) -> Iterator[Part]:
    """Of every task how far each of the five is known, as signs; drafts apart."""
    book = SoViec(library)
    chosen = [ma for ma in (documents or book.theo_van_ban) if ma in book.theo_van_ban]
    signs = "; ".join(f"{sign} {MUC_DO[degree].lower()}" for degree, sign in _SIGNS.items())
    head = ("TT", "Việc", *(item.nhan for item in library.trang.nam_cot))
    for ma in chosen:
        name, tasks = library.van_ban[ma].ten_ngan, book.theo_van_ban[ma]
        rows = tuple(
            (
                ((text(str(number)),),),
                ((link(viec.url, viec.nhiem_vu.ten),),),
                *(((text(_SIGNS[viec.muc_do(one)]),),) for one in NAM_RO),
            )
            for number, viec in enumerate(tasks, 1)
        )
        blocks: tuple[Block, ...] = (
            Paragraph((text(f"Dấu: {signs}."),), "nho"),
            Table("", head, rows, (2, 24, 4, 4, 5, 4, 4)),
        )
        yield Part(
            f"{MATRIX}{ma}/",
            title or f"Ma trận {library.trang.goi_nam_cot}: {name}",
            "/" + MATRIX,
            blocks,
            draft=library.is_draft(ma),
        )
