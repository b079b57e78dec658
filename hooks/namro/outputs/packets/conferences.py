"""A conference with its timetable, and the talks given at it, as parts of a packet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from namro.language.prose import parse
from namro.language.vietnamese import clock
from namro.library.library import Library
from namro.library.when import in_words, on_days
from namro.outputs.packets.inline import bullets, em, labelled, link, quotation, sources, text
from namro.outputs.packets.packet import Block, Heading, Inline, Note, Paragraph, Part, Prose, Table
from namro.records.addresses import address
from namro.records.hoi_nghi import ChuyenDe, DiemCau, HoiNghi, MucChuongTrinh, TenCoNguon
from namro.records.labels import BUOI


def conference(library: Library, ma: str, title: str | None) -> Part:
    """When, where, the timetable, who attends where."""
    hn = library.hoi_nghi[ma]
    blocks = [
        Paragraph((text(hn.ten),), look="dan"),
        Paragraph(labelled("Thời gian", in_words(hn.thoi_gian))),
        *sources(library, hn.thoi_gian.nguon),
        *_line_test(library, hn),
        Paragraph(labelled("Đơn vị tổ chức", library.don_vi[hn.to_chuc].ten)),
        *(Paragraph(labelled("Hình thức", form.noi_dung)) for form in hn.hinh_thuc),
        *_timetable(library, hn),
        *_gaps(hn),
        *_places(library, hn.diem_cau),
        *_named(library, "Tài liệu hội nghị", hn.tai_lieu),
        *_named(library, "Việc báo cáo", hn.bao_cao),
    ]
    return Part(address("hoi-nghi", ma), title or hn.ten_ngan, "/" + address("hoi-nghi", ma), tuple(blocks))


def _line_test(library: Library, hn: HoiNghi) -> Iterator[Block]:
    if hn.kiem_tra_duong_truyen:
        yield Paragraph(labelled("Kiểm tra đường truyền", in_words(hn.kiem_tra_duong_truyen)))
        yield from sources(library, hn.kiem_tra_duong_truyen.nguon)


def _timetable(library: Library, hn: HoiNghi) -> Iterator[Block]:
    if not hn.chuong_trinh:
        return
    yield Heading(2, (text("Chương trình"),))
    for session, lines in groupby(hn.chuong_trinh, key=lambda line: line.buoi):
        rows = tuple(_row(library, line) for line in lines)
        caption = BUOI[session] if session else "Theo thứ tự văn bản nêu"
        yield Table(f"Chương trình: {caption}", ("Giờ", "Nội dung", "Người thực hiện"), rows, (3, 9, 5))
    yield from sources(library, (cited for line in hn.chuong_trinh for cited in line.nguon))


def _row(library: Library, line: MucChuongTrinh) -> tuple[tuple[Inline, ...], ...]:
    if line.bat_dau is None:
        when = em("chưa nêu giờ")
    else:
        end = f"{line.ket_thuc:%H:%M}" if line.ket_thuc else "chưa nêu giờ kết thúc"
        when = text(f"{line.bat_dau:%H:%M} - {end}")
    known = line.chuyen_de is not None and line.chuyen_de in library.chuyen_de
    what = link(address("chuyen-de", line.chuyen_de or ""), line.noi_dung) if known else text(line.noi_dung)
    who = text(line.nguoi_thuc_hien or "") if line.nguoi_thuc_hien or line.nghi else em("văn bản chưa nêu")
    return ((when,),), ((what,),), ((who,),)


def _gaps(hn: HoiNghi) -> Iterator[Block]:
    if hn.khoang_trong:
        yield Note("Văn bản chưa nêu", tuple(Paragraph((text(gap),)) for gap in hn.khoang_trong))


def _places(library: Library, places: Sequence[DiemCau]) -> Iterator[Block]:
    if places:
        yield Heading(2, (text("Điểm cầu và thành phần tham dự"),))
    for place in places:
        yield Heading(3, (text(place.ten),))
        if place.nguoi_chu_tri:
            yield Paragraph(labelled("Chủ trì", place.nguoi_chu_tri))
        yield Paragraph(labelled("Địa điểm", place.dia_diem or "văn bản chưa nêu"))
        yield bullets(place.thanh_phan)
        yield from (Paragraph((em(note),), look="nho") for note in place.ghi_chu)
        yield from sources(library, place.nguon)


def _named(library: Library, title: str, things: Sequence[TenCoNguon]) -> Iterator[Block]:
    if things:
        yield Heading(2, (text(title),))
        yield bullets(tuple(thing.ten for thing in things))
        yield from sources(library, (cited for thing in things for cited in thing.nguon))


def talk(library: Library, ma: str, title: str | None) -> Part:
    """One talk: when, by whom, the introduction, the words of the plan, the materials it names."""
    cd = library.chuyen_de[ma]
    blocks = [*_talk_facts(library, ma, cd), Prose(parse(cd.gioi_thieu))]
    blocks += [quotation(library, cited) for cited in cd.nguon]
    blocks.append(Heading(2, (text("Tài liệu"),)))
    if cd.tai_lieu:
        blocks.append(
            Paragraph((text("Kế hoạch nêu tên các tài liệu sau; tập này không có các tài liệu ấy."),))
        )
        blocks.append(bullets(tuple(f"{m.ten}{f'. {m.ghi_chu}' if m.ghi_chu else ''}" for m in cd.tai_lieu)))
        blocks += sources(library, (cited for material in cd.tai_lieu for cited in material.nguon))
    else:
        blocks.append(Paragraph((em("Văn bản chưa nêu tài liệu riêng cho chuyên đề này."),)))
    name = title or f"Chuyên đề {cd.so}: {cd.ten}"
    return Part(address("chuyen-de", ma), name, "/" + address("chuyen-de", ma), tuple(blocks))


def _talk_facts(library: Library, ma: str, cd: ChuyenDe) -> Iterator[Block]:
    yield Paragraph(labelled("Đơn vị truyền đạt", library.don_vi[cd.nguoi_trinh_bay].ten))
    line, hn = library.gio_chuyen_de(ma), library.hoi_nghi[cd.hoi_nghi]
    hours = ""
    if line and line.bat_dau:
        hours = clock(line.bat_dau) + (f" đến {clock(line.ket_thuc)}" if line.ket_thuc else "") + ", "
    shown = on_days(hn.thoi_gian) or hn.thoi_gian.nguyen_van
    yield Paragraph(labelled("Thời gian", hours + shown))
    if line:
        yield from sources(library, line.nguon)
    yield Paragraph((*labelled("Hội nghị", ""), link(address("hoi-nghi", cd.hoi_nghi), hn.ten_ngan)))
