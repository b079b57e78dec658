"""Pictures and totals of the tasks: how far the five are known by document, group and body; tasks by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namro.library.current import current
from namro.library.draft import drafts
from namro.library.library import Library
from namro.library.tasks import SoViec, Viec, muc_do
from namro.outputs.pages.context import Pages
from namro.outputs.pages.shares import Hang, bars, rows
from namro.outputs.pour import Output
from namro.records.addresses import MATRIX_TABLE, NUMBERS, address, clause, listing, tasks_due, tasks_of

URL = NUMBERS
_PICTURED = 12
_LACKING: Mapping[str, str] = {
    "nguoi": "không nêu ai làm",
    "viec": "không nói rõ phải làm gì",
    "trach_nhiem": "không nêu ai chịu trách nhiệm",
    "tien_do": "không nêu thời hạn",
    "ket_qua": "không nêu kết quả cần đạt",
}
"""What a text lacks that says nothing of one of the five."""


@dataclass(frozen=True)
class Thang:
    """A month's row: its tasks, and the width of its bar in hundredths of the longest."""

    ten: str
    url: str
    so: int
    so_du_thao: int
    rong: str


@dataclass(frozen=True)
class PhatHien:
    """What the numbers say at once: of which of the five the texts say least, in words, and how often; `deu` are
    those of which they always say something, `sau` the one that is lacking second most often."""

    thieu: str
    so: int
    deu: tuple[str, ...]
    sau: tuple[str, int] | None


def render(pages: Pages) -> list[Output]:
    """One page."""
    library, book = pages.library, SoViec(pages.library)
    now = current(book)
    documents = rows(
        library,
        (
            (library.van_ban[ma].ten_ngan, tasks_of(ma), library.is_draft(ma), book.theo_van_ban[ma])
            for ma in (*now.van_ban, *now.khac)
        ),
    )
    groups = rows(
        library,
        (
            (tasks[0].ten_nhom, clause(ma, khoan), library.is_draft(ma), tasks)
            for (ma, khoan), tasks in book.theo_nhom.items()
        ),
    )
    most = sorted(book.theo_don_vi.items(), key=lambda pair: -len(pair[1]))
    bodies = rows(
        library, ((library.don_vi[ma].ten, address("don-vi", ma), False, tasks) for ma, tasks in most)
    )
    finding = _finding(book.tat_ca)
    return [
        pages.output(
            URL,
            "so_lieu.html",
            _title(finding, len(book.tat_ca), drafts(library, book.tat_ca), library.trang.goi_nam_cot),
            "Văn bản nói rõ đến đâu, theo văn bản, theo nhóm, theo đơn vị; việc có hạn theo tháng. Mỗi hình kèm bảng số.",
            trail=[("Việc phải làm", listing("nhiem-vu"))],
            phat_hien=finding,
            tong=bars(book.tat_ca),
            van_ban=documents,
            nhom=_under_documents(book, groups),
            don_vi=bodies,
            don_vi_ve=bodies[:_PICTURED],
            thang=_months(library, book.tat_ca),
            viec=book.tat_ca,
            khong_ngay=[viec for viec in book.tat_ca if viec.nhiem_vu.tien_do.muon_nhat is None],
            tep=MATRIX_TABLE,
        )
    ]


def _finding(tasks: Sequence[Viec]) -> PhatHien | None:
    """None where nothing is lacking, or there are no tasks."""
    degrees = muc_do(tasks)
    lacking = sorted(
        ((degrees[khoa]["chua-neu"], khoa) for khoa in _LACKING if degrees[khoa]["chua-neu"]), reverse=True
    )
    if not lacking:
        return None
    (most, khoa), *others = lacking
    always = tuple(one for one in _LACKING if tasks and not degrees[one]["chua-neu"])
    second = (_LACKING[others[0][1]], others[0][0]) if others else None
    return PhatHien(_LACKING[khoa], most, always, second)


def _title(finding: PhatHien | None, every: int, drafted: int, five: str) -> str:
    """The finding as a sentence; a count among which there are drafts says so."""
    if finding is None:
        return f"Số liệu {five}"
    around = ", kể cả dự thảo," if drafted else ""
    lacking = f"{finding.so} trong {every} việc{around} {finding.thieu}"
    return f"Việc nào cũng rõ phải làm gì, nhưng {lacking}" if "viec" in finding.deu else lacking


def _under_documents(book: SoViec, groups: Sequence[Hang]) -> list[tuple[str, list[Hang]]]:
    found: dict[str, list[Hang]] = {}
    for (ma, _), row in zip(book.theo_nhom, groups, strict=True):
        found.setdefault(ma, []).append(row)
    return list(found.items())


def _months(library: Library, tasks: Sequence[Viec]) -> tuple[Thang, ...]:
    """The newest month first."""
    dated = [(f"{day:%Y-%m}", viec) for viec in tasks if (day := viec.nhiem_vu.tien_do.muon_nhat)]
    counted = Counter(key for key, _ in dated)
    most = max(counted.values(), default=1)
    return tuple(
        Thang(
            f"{key[5:]}/{key[:4]}",
            tasks_due(key),
            count,
            drafts(library, [viec for month, viec in dated if month == key]),
            f"{100 * count / most:.2f}%",
        )
        for key, count in sorted(counted.items(), reverse=True)
    )
