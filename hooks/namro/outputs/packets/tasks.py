"""Tasks by the five rõ as parts of a packet: one landscape table a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from namro.language.prose import Node, plain
from namro.language.vietnamese import day
from namro.library.deadlines import in_words
from namro.library.library import Library
from namro.outputs.packets.inline import clause_link, em, labelled, strong, text
from namro.outputs.packets.packet import Inline, Note, Paragraph, Part, Table
from namro.records.addresses import tasks_of
from namro.records.base import CoMucDo
from namro.records.labels import DO_CHINH_XAC, TRANG_THAI
from namro.records.nhiem_vu import NhiemVu, RoKetQua, RoNguoi, RoTienDo, RoTrachNhiem

_NUMBER, _FIVE, _NARROWEST, _WIDEST = 2, 52, 8, 15
"""Widths of columns against each other: the number's, the five together, the bounds of each of them; in the
narrowest "Rõ trách nhiệm" still stands on one line."""
_UNSTATED = "chưa nêu"
_Cell = tuple[Inline, ...]


@dataclass(frozen=True)
class Chosen:
    """Ids of documents, bodies, single tasks: a task must satisfy each of the three that names any."""

    documents: Sequence[str]
    bodies: Sequence[str]
    tasks: Sequence[str]

    def holds(self, task: NhiemVu) -> bool:
        """Whether the task is of one of the bodies and one of the tasks."""
        of_body = not self.bodies or not set(self.bodies).isdisjoint(task.nguoi.don_vi)
        return of_body and (not self.tasks or task.id in self.tasks)


def tables(library: Library, chosen: Chosen, as_of: str, title: str | None) -> Iterator[Part]:
    """The chosen tasks, those of each document in one table; tasks that are named one by one in the order in which
    they are."""
    head = ("TT", *(item.nhan for item in library.trang.nam_cot))
    for ma, tasks in _in_order(library, chosen):
        name = library.van_ban[ma].ten_ngan
        rows = tuple(_row(library, number, task, as_of) for number, task in enumerate(tasks, 1))
        caption = f"{len(tasks)} nhiệm vụ trong {name}"
        told = f"Ghi “{_UNSTATED}” là văn bản chưa nêu. Việc không ghi “Đã đạt” là chưa có thông tin về kết quả (tính đến {as_of})."
        blocks: list[Paragraph | Note | Table] = [
            Paragraph((text(told),), "nho"),
            Table(caption, head, rows, _widths(rows)),
        ]
        if library.is_draft(ma):
            words = "Các nhiệm vụ dưới đây lấy từ bản dự thảo, chưa phải văn bản đã ban hành."
            blocks.insert(0, Note("Dự thảo", (Paragraph((text(words),)),)))
        yield Part(
            tasks_of(ma),
            title or f"Nhiệm vụ trong {name}",
            "/" + tasks_of(ma),
            tuple(blocks),
            draft=library.is_draft(ma),
            landscape=True,
        )


def _in_order(library: Library, chosen: Chosen) -> Iterator[tuple[str, list[NhiemVu]]]:
    """Documents with tasks of theirs, none without."""
    if chosen.tasks:
        known = (library.nhiem_vu_theo_ma[one] for one in chosen.tasks if one in library.nhiem_vu_theo_ma)
        documents = chosen.documents or library.nhiem_vu
        wanted = ((ma, task) for ma, task in known if ma in documents and chosen.holds(task))
        for ma, same in groupby(wanted, key=lambda found: found[0]):
            yield ma, [task for _, task in same]
        return
    for ma in chosen.documents or library.nhiem_vu:
        tasks = [task for task in library.nhiem_vu.get(ma, ()) if chosen.holds(task)]
        if tasks:
            yield ma, tasks


def _row(library: Library, number: int, task: NhiemVu, as_of: str) -> tuple[_Cell, ...]:
    what = [(strong(task.ten),)]
    if task.viec.noi_dung and task.viec.noi_dung.rstrip(".") != task.ten.rstrip("."):
        what.append((text(task.viec.noi_dung),))
    cells = (
        _who(library, task.nguoi),
        tuple(what),
        _answerable(library, task.trach_nhiem),
        _when(task.tien_do),
        _result(task.ket_qua, as_of),
    )
    known = (task.nguoi, task.viec, task.trach_nhiem, task.tien_do, task.ket_qua)
    shown: set[tuple[str, str]] = set()
    return (
        ((text(str(number)),),),
        *(
            (*cell, *_degree(value), *_where(library, value, shown))
            for cell, value in zip(cells, known, strict=True)
        ),
    )


def _widths(rows: Sequence[tuple[_Cell, ...]]) -> tuple[int, ...]:
    """A column is as wide as its share of all words: rows are not split, and long cells in narrow columns waste pages."""
    words = [
        sum(len(plain(line)) for row in rows for line in row[column]) for column in range(1, len(rows[0]))
    ]
    shares = (round(_FIVE * count / sum(words)) for count in words)
    return (_NUMBER, *(max(_NARROWEST, min(_WIDEST, share)) for share in shares))


def _names(library: Library, ids: Sequence[str]) -> str:
    return "; ".join(library.don_vi[ma].ten for ma in ids)


def _who(library: Library, nguoi: RoNguoi) -> _Cell:
    called = library.trang.goi.vai_tro
    return tuple(labelled(called[part], _names(library, ids)) for part, ids in nguoi.theo_vai.items() if ids)


def _answerable(library: Library, duty: RoTrachNhiem) -> _Cell:
    said: list[Inline] = [(text(duty.noi_dung),)] if duty.noi_dung else []
    if duty.bao_cao_den:
        through = f", qua {_names(library, [duty.bao_cao_qua])}" if duty.bao_cao_qua else ""
        said.append(labelled("Báo cáo đến", _names(library, [duty.bao_cao_den]) + through))
    return tuple(said)


def _when(deadline: RoTienDo) -> _Cell:
    said: list[Inline] = []
    if deadline.nguyen_van:
        exact = f" ({DO_CHINH_XAC[deadline.do_chinh_xac]})" if deadline.do_chinh_xac else ""
        said.append((text(f"“{deadline.nguyen_van}”{exact}"),))
    if deadline.muon_nhat:
        said.append((strong(in_words(deadline)),))
    return tuple(said)


def _result(result: RoKetQua, as_of: str) -> _Cell:
    wanted = result.can_dat or (_UNSTATED if result.muc_do == "chua-neu" else "")
    said: list[Inline] = [labelled("Cần đạt", wanted)] if wanted else []
    said += [
        (strong(f"{day(one.ngay)}:"), text(f" {one.noi_dung} Bằng chứng: {one.bang_chung}"))
        for one in result.dat_duoc
    ]
    if result.dat_duoc:
        said.append(labelled("Đã đạt", f"{TRANG_THAI[result.trang_thai]} (tính đến {as_of})"))
    return tuple(said)


def _degree(value: CoMucDo) -> _Cell:
    """How far it is known, unless it is simply quoted."""
    if value.muc_do == "chua-neu":
        if isinstance(value, RoKetQua):
            return ()  # said at "Cần đạt"
        return ((em(_UNSTATED),),)
    if value.muc_do == "khong-ap-dung":
        return ((em(f"không áp dụng{f': {value.ly_do}' if value.ly_do else ''}"),),)
    inferred = "Suy ra: " if value.muc_do == "suy-ra" else ""
    return ((em(f"{inferred}{value.ly_do}"),),) if value.ly_do else ()


def _where(library: Library, value: CoMucDo, shown: set[tuple[str, str]]) -> _Cell:
    """The clauses it is read from, in one line; each once a row, at the first of the five that rests on it."""
    clauses = [key for cited in value.nguon if (key := (cited.van_ban, cited.khoan)) not in shown]
    shown.update(clauses)
    line: list[Node] = []
    for van_ban, khoan in dict.fromkeys(clauses):
        line += [text(" ")] if line else []
        line += clause_link(library, van_ban, khoan, f"[{library.ten_khoan(van_ban, khoan)}]")
    return (tuple(line),) if line else ()
