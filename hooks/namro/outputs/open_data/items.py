"""Every published record as an item of the public interface, kind by kind, in the order of the table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel

from namro.language import prose
from namro.language.vietnamese import slug
from namro.library import deadlines, standing
from namro.outputs.open_data.back_links import with_back_links
from namro.outputs.open_data.documents.forms import FORMS, file_of
from namro.outputs.open_data.filling import Filling
from namro.outputs.open_data.public.base import BanDich, Duyet, Muc
from namro.outputs.open_data.public.items import ITEMS
from namro.outputs.open_data.public.lists import MucTrangViet
from namro.outputs.open_data.public.tasks import MucKetQua, TinhHinh
from namro.outputs.open_data.public.texts import TepVanBan
from namro.outputs.open_data.shards import shards_of
from namro.outputs.search.entry import HandWritten
from namro.records.addresses import address
from namro.records.ban_dich import translated_fields, translations
from namro.records.base import BienTap
from namro.records.danh_muc import DonVi, ThuatNgu
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import ChuyenDe
from namro.records.kinds import BY_ID, HAND_WRITTEN, KINDS, Kind
from namro.records.nhiem_vu import KhongPhaiNhiemVu, NhiemVu
from namro.records.translated import told
from namro.records.tu_dong_nghia import TuDongNghia
from namro.records.van_ban import VanBan

_TRANSLATIONS = "cac_ban_dich"
Extras: TypeAlias = Callable[[Filling, str, Any], Mapping[str, Any]]


def items(filling: Filling, written: Sequence[HandWritten] = ()) -> dict[str, tuple[Muc, ...]]:
    """By kind: its items, with their back-links; clauses are made apart (`clauses`)."""
    made: dict[str, Sequence[Muc]] = {}
    for kind in KINDS:
        if kind.ma == "ket-qua":
            made[kind.ma] = list(_results(filling))
        elif kind.ma == HAND_WRITTEN:
            made[kind.ma] = [_written(filling, page) for page in sorted(written, key=lambda page: page.url)]
        elif kind.ma != "khoan":
            made[kind.ma] = [_item(filling, kind, ma, one) for ma, one in _records(filling, kind)]
    return with_back_links(made)


def _records(filling: Filling, kind: Kind) -> Iterator[tuple[str, Any]]:
    """(id, record) of a kind; what has no id of its own is named by what it is about."""
    library = filling.library
    if kind.ma == "trang":
        yield "trang", library.trang
    elif kind.ma == "chuyen-huong":
        yield from ((one.tu, one) for one in library.chuyen_huong if library.co_dia_chi(one.den))
    elif kind.ma == "khong-phai-nhiem-vu":
        yield from ((f"{one.van_ban}.{one.khoan}", one) for one in library.khong_phai_nhiem_vu)
    elif kind.ma == "tu-dong-nghia":
        yield from ((slug(one.tu[0]), one) for one in library.tu_dong_nghia)
    else:
        yield from library.of(kind).items()


def _item(filling: Filling, kind: Kind, ma: str, record: BaseModel) -> Muc:
    extras = _EXTRAS.get(kind.model)
    given = {**_head(filling, kind, ma, record), **(extras(filling, ma, record) if extras else {})}
    model = ITEMS[kind.ma]
    if _TRANSLATIONS in model.model_fields:
        given[_TRANSLATIONS] = tuple(_translations(record))
    assert issubclass(model, Muc)
    return filling.fill(model, record, **given)


def _translations(record: BaseModel) -> Iterator[BanDich]:
    """Only reviewed ones are in a published library."""
    for language, one in translations(record):
        assert one.nguoi_duyet and one.ngay_duyet
        yield BanDich(
            ngon_ngu=language,
            loi={
                name: tuple(words for _, words, _prose in told(one, name))
                for name in translated_fields(one)
                if getattr(one, name) is not None
            },
            duyet=Duyet(nguoi=one.nguoi_duyet, ngay=one.ngay_duyet),
        )


def _head(filling: Filling, kind: Kind, ma: str, record: BaseModel) -> dict[str, Any]:
    """What every item has."""
    place = filling.named.get((kind.ma, ma))
    url = place.url if place else address(kind.ma, ma) if kind.address else None
    approval = None
    if isinstance(record, BienTap) and record.nguoi_duyet and record.ngay_duyet:
        approval = Duyet(nguoi=record.nguoi_duyet, ngay=record.ngay_duyet)
    return {
        "loai": kind.ma,
        "ma": ma,
        "ten": place.ten if place else str(getattr(record, "ten", ma)),
        "dia_chi": None if url is None else filling.goc + url,
        "du_thao": (kind.ma, ma) in filling.drafted,
        "duyet": approval,
        "sua_lan_cuoi": filling.last_change((kind.ma, ma)),
        "duoc_nhac_o": {},
    }


def _question(_: Filling, _ma: str, record: Any) -> Mapping[str, Any]:
    return {"tra_loi_chu": prose.plain(prose.parse(record.loi_day_du))}


def _task(filling: Filling, ma: str, task: Any) -> Mapping[str, Any]:
    viec = filling.task_by_id[ma]
    state = deadlines.state(task, filling.as_of.ngay)
    return {
        "van_ban": filling.ref("van-ban", viec.van_ban),
        "loai_viec": task.loai,
        "nhom": viec.ten_nhom,
        "tinh_hinh": TinhHinh(
            ma=state.ma, nhan=state.nhan, vi_sao=state.vi_sao, tinh_den=state.tinh_den, con_lai=state.con_lai
        ),
    }


def _document(filling: Filling, ma: str, record: Any) -> Mapping[str, Any]:
    library = filling.library
    text = library.toan_van.get(ma)
    shards = shards_of(len(text.khoan)) if text else 0
    return {
        "loai_van_ban": record.loai,
        "ten_loai": library.trang.goi.loai_van_ban[record.loai],
        "tinh_trang": standing.state(library, ma, filling.as_of.ngay),
        "toan_van": text is not None,
        "so_khoan": len(text.khoan) if text else 0,
        "khoan": tuple(filling.api(f"khoan/van-ban/{ma}/{n}.json") for n in range(1, shards + 1)),
        "doi_sau": tuple(one.chu for one in standing.of_document(library, ma)),
        "tep": tuple(
            TepVanBan(dang=form.ma, kieu=form.kieu, dia_chi=filling.goc + file_of(ma, form.ending))
            for form in (FORMS if text else ())
        ),
    }


def _talk(filling: Filling, ma: str, _: Any) -> Mapping[str, Any]:
    when = filling.library.gio_chuyen_de(ma)
    return {"bat_dau": when.bat_dau if when else None, "ket_thuc": when.ket_thuc if when else None}


def _body(filling: Filling, ma: str, _: Any) -> Mapping[str, Any]:
    """Its tasks by its own part in them."""
    found: dict[str, list[str]] = {}
    for viec in filling.tasks.theo_don_vi.get(ma, ()):
        for who, part in viec.phan:
            if who == ma:
                found.setdefault(part, []).append(viec.nhiem_vu.id)
    return {"viec": {part: tuple(found[part]) for part in filling.library.trang.goi.vai_tro if part in found}}


def _term(_: Filling, _ma: str, record: Any) -> Mapping[str, Any]:
    return {"loai_thuat_ngu": record.loai}


def _no_task(filling: Filling, _ma: str, record: Any) -> Mapping[str, Any]:
    library = filling.library
    name = library.van_ban[record.van_ban].ten_ngan
    held = record.van_ban in library.toan_van
    return {
        "ten": f"{name}, {library.ten_khoan(record.van_ban, record.khoan)}" if held else name,
        "du_thao": library.is_draft(record.van_ban),
    }


def _synonym(_: Filling, _ma: str, record: Any) -> Mapping[str, Any]:
    return {"ten": record.tu[0]}


_EXTRAS: Mapping[type[BaseModel], Extras] = MappingProxyType(
    {
        HoiDap: _question,
        NhiemVu: _task,
        VanBan: _document,
        ChuyenDe: _talk,
        DonVi: _body,
        ThuatNgu: _term,
        KhongPhaiNhiemVu: _no_task,
        TuDongNghia: _synonym,
    }
)
"""What items have that their records have not, or not under that name."""


def _results(filling: Filling) -> Iterator[Muc]:
    for ma, (_, task) in filling.library.nhiem_vu_theo_ma.items():
        about = filling.ref("nhiem-vu", ma)
        assert about is not None
        for entry in task.ket_qua.dat_duoc:
            head = _head(filling, BY_ID["ket-qua"], f"{ma}.{entry.ma}", entry)
            given = {"ten": entry.noi_dung, "dia_chi": about.dia_chi, "du_thao": about.du_thao}
            yield filling.fill(MucKetQua, entry, **{**head, **given, "nhiem_vu": about})


def _written(filling: Filling, page: HandWritten) -> Muc:
    ma = page.url.strip("/").replace("/", "-") or "index"
    return MucTrangViet(
        loai="trang-viet",
        ma=ma,
        ten=page.title,
        dia_chi=filling.goc + page.url,
        du_thao=False,
        duyet=None,
        sua_lan_cuoi=filling.last_change((HAND_WRITTEN, ma)),
        duoc_nhac_o={},
        chu=page.text,
    )
