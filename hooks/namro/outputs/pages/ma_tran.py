"""The matrix of tasks by the five rõ: page, table file, and for each document what the text does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namro.files import csvfile
from namro.library import deadlines, draft
from namro.library.current import current
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.tasks import NAM_RO, SoViec, Viec, muc_do
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output, StaticFile
from namro.records import labels
from namro.records.addresses import MATRIX, MATRIX_TABLE, listing, tasks_of, unstated

URL, CSV = MATRIX, MATRIX_TABLE
_HEADER = (
    "van_ban",
    "ten_van_ban",
    "ban_du_thao",
    "ma_nhiem_vu",
    "nhiem_vu",
    "nhom",
    "loai",
    "chu_tri",
    "thuc_hien",
    "phoi_hop",
    "giam_sat",
    "bao_cao_den",
    "bao_cao_qua",
    "ro_nguoi",
    "ro_viec",
    "ro_trach_nhiem",
    "ro_tien_do",
    "ro_ket_qua",
    "thoi_han_nguyen_van",
    "do_chinh_xac",
    "ngay_som_nhat",
    "ngay_muon_nhat",
    "tinh_hinh",
    "tinh_den",
    "khoan",
    "dia_chi",
)


def render(pages: Pages) -> list[Output]:
    """The matrix, and the hand-over list of each document."""
    book = SoViec(pages.library)
    now = current(book)
    documents = {ma: book.theo_van_ban[ma] for ma in (*now.van_ban, *now.khac)}
    missing = {ma: [viec for viec in tasks if viec.o_muc("chua-neu")] for ma, tasks in documents.items()}
    title = f"Ma trận {pages.library.trang.goi_nam_cot}"
    made = [
        pages.output(
            URL,
            "ma_tran.html",
            title,
            f"{draft.counted(pages.library, book.tat_ca, 'việc')}; mỗi việc năm ô: có trích dẫn, suy ra, văn bản chưa nêu hay không áp dụng.",
            trail=[("Việc phải làm", listing("nhiem-vu"))],
            theo_van_ban=documents,
            tong=muc_do(book.tat_ca),
            viec=book.tat_ca,
            tep=CSV,
            thieu=missing,
        )
    ]
    return made + [
        _missing(pages, ma, tasks, len(book.theo_van_ban[ma])) for ma, tasks in missing.items() if tasks
    ]


def table(library: Library, as_of: Edition) -> StaticFile:
    """The matrix as a file: one row a task; bodies by name, joined by '; '."""
    own = [part for part in library.trang.goi.vai_tro if part not in labels.VAI_TRO]
    header = (*_HEADER, *(part.replace("-", "_") for part in own))
    return StaticFile(CSV, csvfile.encode(header, _rows(library, as_of, own)))


def _missing(pages: Pages, ma: str, tasks: Sequence[Viec], every: int) -> Output:
    document = pages.library.van_ban[ma]
    title = f"Điều {document.ten_ngan} chưa nêu"
    return pages.output(
        unstated(ma),
        "chua_neu.html",
        title,
        f"{len(tasks)} trong {every} việc còn thiếu ít nhất một trong {pages.library.trang.goi_nam_cot}; kèm nguyên văn khoản, để bổ sung.",
        trail=[("Việc phải làm", listing("nhiem-vu")), (document.ten_ngan, tasks_of(ma))],
        rests=draft.rest(pages.library, document),
        ma=ma,
        van_ban=document,
        viec=tasks,
        so=every,
    )


def _rows(library: Library, as_of: Edition, own: Sequence[str]) -> Iterator[tuple[str, ...]]:
    def names(bodies: Sequence[str | None]) -> str:
        return "; ".join(library.don_vi[ma].ten for ma in bodies if ma)

    for viec in SoViec(library).tat_ca:
        task, when = viec.nhiem_vu, viec.nhiem_vu.tien_do
        yield (
            viec.van_ban,
            library.van_ban[viec.van_ban].ten_ngan,
            "có" if library.is_draft(viec.van_ban) else "không",
            task.id,
            task.ten,
            viec.ten_nhom,
            labels.LOAI_NHIEM_VU[task.loai],
            names(task.nguoi.chu_tri),
            names(task.nguoi.thuc_hien),
            names(task.nguoi.phoi_hop),
            names(task.nguoi.giam_sat),
            names([task.trach_nhiem.bao_cao_den]),
            names([task.trach_nhiem.bao_cao_qua]),
            *(labels.MUC_DO[viec.muc_do(khoa)] for khoa in NAM_RO),
            when.nguyen_van or "",
            labels.DO_CHINH_XAC[when.do_chinh_xac] if when.do_chinh_xac else "",
            when.som_nhat.isoformat() if when.som_nhat else "",
            when.muon_nhat.isoformat() if when.muon_nhat else "",
            deadlines.state(task, as_of.ngay).nhan,
            as_of.ngay.isoformat(),
            library.ten_khoan(task.nguon[0].van_ban, task.nguon[0].khoan),
            f"{library.trang.dia_chi_goc}{viec.url}",
            *(names(task.nguoi.theo_vai.get(part, ())) for part in own),
        )
