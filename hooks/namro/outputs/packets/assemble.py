"""From the Library and a recipe to one packet tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from namro.library.edition import Edition
from namro.library.leads import leads
from namro.library.library import Library
from namro.outputs.packets import comparison, conferences, documents, questions, study, task_sheets, tasks
from namro.outputs.packets.citing import cited_once
from namro.outputs.packets.finish import finish
from namro.outputs.packets.packet import Packet, Part
from namro.outputs.packets.recipes import Recipe
from namro.records.addresses import address
from namro.records.tap_in import PhanTapIn

NOTICE = "Tài liệu học tập, không phải văn bản gốc"
_LINES_FOR_NOTES = 24


def assemble(library: Library, as_of: Edition, recipe: Recipe) -> Packet:
    """The whole packet; parts whose records are not published are left out."""
    tap_in = recipe.tap_in
    chosen = (part for wanted in tap_in.phan for part in _parts(library, as_of, recipe, wanted))
    parts = cited_once(library, chosen)
    body = library.don_vi[recipe.don_vi].ten if recipe.don_vi else None
    audience = tap_in.danh_cho or (library.doi_tuong[tap_in.doi_tuong].ten if tap_in.doi_tuong else "")
    packet = Packet(
        id=recipe.id,
        title=f"{tap_in.ten}: {body}" if body else tap_in.ten,
        subtitle=tap_in.mo_ta,
        audience=body or audience or "Mọi người",
        site=library.trang.ten,
        url="/" + address("tap-in", recipe.id),
        as_of=as_of.ngay,
        build="",
        notice=NOTICE,
        explanation=f"{library.trang.ai_viet} Chữ trong ngoặc kép và toàn văn là lời của "
        "cơ quan ban hành; khi có khác biệt, bản gốc do cơ quan ban hành phát hành là bản đúng.",
        papers=tap_in.kho_giay,
        size=int(tap_in.co_chu),
        parts=parts,
        cover=tap_in.bia,
        listed=tap_in.muc_luc,
        duplex=not tap_in.mot_mat,
    )
    return finish(packet, library.trang.dia_chi_goc, library.shown_at, partial(leads, library))


def _parts(library: Library, as_of: Edition, recipe: Recipe, part: PhanTapIn) -> Iterator[Part]:
    title = part.tieu_de
    if part.loai == "van-ban":
        held = (ma for ma in part.van_ban if ma in library.toan_van)
        yield from (documents.document(library, ma, part.khoan, title) for ma in held)
    elif part.loai == "so-sanh":
        if all(ma in library.toan_van for ma in part.van_ban):
            yield comparison.compared(library, part.van_ban, title)
    elif part.loai == "hoi-nghi":
        yield from (conferences.conference(library, ma, title) for ma in part.hoi_nghi)
    elif part.loai == "chuyen-de":
        of_conferences = [ma for ma, cd in library.chuyen_de_theo_so.items() if cd.hoi_nghi in part.hoi_nghi]
        for ma in dict.fromkeys((*part.chuyen_de, *of_conferences)):
            yield conferences.talk(library, ma, title)
    elif part.loai == "hoi-dap":
        yield from questions.answered(library, part, recipe.tap_in.ban_dich)
    elif part.loai == "doc-nhanh":
        yield from (study.digest(library, ma, title, recipe.tap_in.ban_dich) for ma in part.doc_nhanh)
    elif part.loai == "tu-kiem-tra":
        yield from questions.self_test(library, part)
    elif part.loai == "nhiem-vu" and recipe.don_vi:
        yield from task_sheets.of_body(library, recipe.don_vi, as_of, title)
    elif part.loai == "ma-tran":
        yield from task_sheets.matrix(library, part.van_ban, title)
    elif part.loai == "nhiem-vu":
        chosen = tasks.Chosen(part.van_ban, part.don_vi, part.nhiem_vu)
        yield from tasks.tables(library, chosen, as_of.words, title)
    elif part.loai == "lo-trinh":
        yield from (study.path(library, ma, title) for ma in part.lo_trinh)
    elif part.loai == "chuyen-muc":
        yield from (study.guide(library, ma, title) for ma in part.chuyen_muc)
    elif part.loai == "thuat-ngu":
        yield study.terms(library, part.thuat_ngu, title)
    else:
        yield study.notes(part.so_dong or _LINES_FOR_NOTES, title)
