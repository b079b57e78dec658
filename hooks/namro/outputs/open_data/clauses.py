"""The clauses of official texts as items: words, place, who cites them."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.clauses import ToanVan
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.public.texts import Khoan
from namro.records.addresses import clause


def clauses(filling: Filling) -> dict[str, tuple[Khoan, ...]]:
    """By document: its clauses in printed order."""
    return {ma: tuple(_of(filling, ma, text)) for ma, text in filling.library.toan_van.items()}


def _of(filling: Filling, ma: str, text: ToanVan) -> Iterator[Khoan]:
    library = filling.library
    draft = library.is_draft(ma)
    for one in text.khoan:
        key = ma, one.ma
        above = text.cha(one.ma)
        yield Khoan(
            ma=one.ma,
            van_ban=ma,
            ten=library.ten_khoan(ma, one.ma),
            loai="khoan",
            loai_khoan=one.loai,
            dau=one.dau,
            chu=one.chu,
            markdown=one.noi_dung,
            bang=tuple(tuple("\n".join(cell) for cell in row) for row in one.hang_o) if one.bang else (),
            cha=above.ma if above else None,
            nhan_ngan=library.nhan_ngan(ma, one.ma) or None,
            dia_chi=filling.goc + clause(ma, one.ma),
            du_thao=draft,
            don_vi=tuple(dict.fromkeys(named.don_vi for named in library.neu_ten[key])),
            doi_sau=filling.changed(ma, one.ma),
            duoc_nhac_o={kind: by[key] for kind, by in library.dan_theo_khoan.items() if key in by},
        )
