"""What stands above the words of a text in plain text and Markdown: what it is, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterator

from namro.language.vietnamese import day
from namro.library import standing
from namro.outputs.open_data.filling import Filling
from namro.records.addresses import address
from namro.records.labels import TINH_TRANG

DRAFT = "DỰ THẢO, chưa phải văn bản đã ban hành; nội dung có thể khác bản được ban hành."
VERBATIM = (
    "Dưới đây là nguyên văn của cơ quan ban hành, chép từng chữ, giữ cả chỗ in sai. Khi có khác biệt, bản gốc do cơ "
    "quan ban hành phát hành là bản đúng."
)
_UNSTATED = "văn bản chưa nêu"


def facts(filling: Filling, ma: str) -> Iterator[tuple[str, str]]:
    """(label, value), one a line."""
    library = filling.library
    record = library.van_ban[ma]
    number, issued = record.so_ky_hieu, record.ngay_ban_hanh
    when = day(issued.gia_tri) if issued.gia_tri else issued.nguyen_van
    drafted = library.is_draft(ma)
    yield "Loại", library.trang.goi.loai_van_ban[record.loai]
    for label, value, degree in (
        ("Số, ký hiệu", number.gia_tri, number.muc_do),
        ("Ngày" if drafted else "Ngày ban hành", when, issued.muc_do),
    ):
        yield label, f"{value or _UNSTATED}{' (suy ra)' if degree == 'suy-ra' else ''}"
    body = library.don_vi[record.co_quan].ten if record.co_quan else _UNSTATED
    yield ("Cơ quan đứng tên" if drafted else "Cơ quan ban hành"), body
    yield "Tình trạng", TINH_TRANG[standing.state(library, ma, filling.as_of.ngay)]
    for later in (*standing.of_document(library, ma), *standing.of_clauses(library, ma)):
        yield "Văn bản sau", later.chu
    yield "Nguồn", filling.goc + address("van-ban", ma)
    yield "Tính đến", filling.as_of.words
