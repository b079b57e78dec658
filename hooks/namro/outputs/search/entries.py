"""What can be found: every published record as one entry, its words by weight, what filters know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from namro.language import prose
from namro.library.library import Library
from namro.outputs.search.entry import Entry, Facets, HandWritten, apart, cited_by, facets_of, quoted_by
from namro.outputs.search.followed import followed
from namro.outputs.search.listed import listed
from namro.outputs.search.translations import with_translations
from namro.records.addresses import address, clause
from namro.records.ap_phich import ApPhich
from namro.records.ban_tin import BanTin
from namro.records.clause_kinds import kinds
from namro.records.danh_muc import ChuDe
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import HoiNghi
from namro.records.kinds import BY_ID, HAND_WRITTEN
from namro.records.nhiem_vu import NhiemVu
from namro.records.van_ban import VanBan

_MAIN = 1.15
"""How much more the main answer of a topic counts."""
_ASIDE = kinds(aside=True)


def entries(library: Library, pages: Sequence[HandWritten] = ()) -> list[Entry]:
    """Everything to find, grouped by kind in the order of the table of kinds, inside a kind in the library's order."""
    return [
        *_questions(library),
        *_clauses(library),
        *_tasks(library),
        *_talks(library),
        *_documents(library),
        *_digests(library),
        *_conferences(library),
        *followed(library),
        *_retold(library),
        *_meetings(library),
        *listed(library),
        *_minute(library),
        *(
            Entry(
                HAND_WRITTEN,
                page.url,
                page.title,
                page.text,
                weight=BY_ID[HAND_WRITTEN].weight,
                names=(page.title, *page.names),
                facets=Facets(),
            )
            for page in pages
        ),
    ]


def _questions(library: Library) -> Iterator[Entry]:
    main: dict[str, list[str]] = {}
    for topic in library.chu_de.values():
        for ma in topic.cau_tra_loi_chinh:
            main.setdefault(ma, []).extend(_asked_for(library, topic, library.hoi_dap[ma]))
    order = {ma: at for at, ma in enumerate(library.chu_de)}
    # What is likely to be found together stands in the same files.
    for ma, question in sorted(library.hoi_dap.items(), key=lambda one: order[one[1].chu_de[0]]):
        documents = cited_by(question)
        topics = (library.chu_de[topic].ten for topic in question.chu_de)
        entry = Entry(
            "hoi-dap",
            address("hoi-dap", ma),
            question.cau_hoi,
            prose.plain(prose.parse(question.loi_day_du)),
            source=library.van_ban[question.nguon[0].van_ban].ten_ngan,
            draft=any(library.is_draft(document) for document in documents),
            more=apart(0.5, quoted_by(question)) + apart(0.4, topics),
            weight=_MAIN if ma in main else 1.0,
            names=tuple(main.get(ma, ())),
            named=4,
            unsaid=question.van_ban_chua_neu,
            facets=facets_of(library, documents, doi_tuong=question.doi_tuong, chu_de=question.chu_de),
        )
        yield from with_translations(entry, question)


def _asked_for(library: Library, topic: ChuDe, answer: HoiDap) -> Iterator[str]:
    """What the main answer of a topic is asked for by: how the topic is called, alone and with whom the answer is for."""
    called = (topic.ten, *topic.ten_khac)
    readers = [one for ma in answer.doi_tuong for one in library.doi_tuong[ma].ten.split(",")]
    yield from called
    for name, reader in product(called, readers):
        yield f"{name} {reader}"
        yield f"{reader} {name}"


def _minute(library: Library) -> Iterator[Entry]:
    """What the home page says of the document that it is about: what comes first for whoever asks what that is."""
    minute = library.trang.mot_phut
    if minute:
        document = library.van_ban[minute.ve]
        yield Entry(
            HAND_WRITTEN,
            "#phut",
            minute.tieu_de,
            " ".join(f"{line.nhan}: {line.chu}" for line in minute.dong),
            source=document.ten_ngan,
            draft=any(library.is_draft(ma) for ma in cited_by(minute)),
            weight=BY_ID[HAND_WRITTEN].weight,
            names=(library.trang.goi.loai_van_ban[document.loai], document.ten_ngan),
            facets=facets_of(library, cited_by(minute)),
        )


def _clauses(library: Library) -> Iterator[Entry]:
    for ma, text in library.toan_van.items():
        document = library.van_ban[ma]
        facets = facets_of(library, [ma], don_vi=[document.co_quan] if document.co_quan else [])
        for khoan in text.khoan:
            around = (above.chu[:300] for above in text.to_tien(khoan.ma)[-2:])
            yield Entry(
                "khoan",
                library.shown_at(clause(ma, khoan.ma)),
                text.ten_goi(khoan.ma),
                khoan.nguyen_van,
                source=document.ten_ngan,
                draft=library.is_draft(ma),
                title_weight=0.0,
                more=(
                    *apart(0.3, around),
                    (0.2, f"{document.ten_ngan} {document.so_ky_hieu.gia_tri or ''}"),
                ),
                weight=0.7 if khoan.loai in _ASIDE else 0.9 if khoan.la_de_muc else 1.0,
                facets=facets,
            )


def _tasks(library: Library) -> Iterator[Entry]:
    for ma, tasks in library.nhiem_vu.items():
        for task in tasks:
            yield Entry(
                "nhiem-vu",
                address("nhiem-vu", task.id, ma),
                task.ten,
                _five(library, task),
                source=library.van_ban[ma].ten_ngan,
                draft=library.is_draft(ma),
                more=apart(0.4, quoted_by(task)),
                title_weight=1.5,
                facets=facets_of(library, [ma, *cited_by(task)], don_vi=task.nguoi.don_vi),
            )


def _five(library: Library, task: NhiemVu) -> str:
    bodies = ", ".join(library.don_vi[ma].ten for ma in task.nguoi.don_vi)
    parts = (
        bodies,
        task.viec.noi_dung,
        task.trach_nhiem.noi_dung,
        task.tien_do.nguyen_van,
        task.ket_qua.can_dat,
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def _talks(library: Library) -> Iterator[Entry]:
    for ma, talk in library.chuyen_de.items():
        yield Entry(
            "chuyen-de",
            address("chuyen-de", ma),
            f"Chuyên đề {talk.so}: {talk.ten}",
            f"{library.don_vi[talk.nguoi_trinh_bay].ten}. {talk.gioi_thieu}",
            source=library.hoi_nghi[talk.hoi_nghi].ten_ngan,
            draft=any(library.is_draft(document) for document in cited_by(talk)),
            more=apart(0.3, (item.ten for item in talk.tai_lieu)),
            names=(talk.ten, f"Chuyên đề {talk.so}"),
            facets=facets_of(library, cited_by(talk), don_vi=[talk.nguoi_trinh_bay]),
        )


def _documents(library: Library) -> Iterator[Entry]:
    for ma, document in library.van_ban.items():
        body = [document.co_quan] if document.co_quan else []
        number = document.so_ky_hieu.gia_tri or ""
        entry = Entry(
            "van-ban",
            address("van-ban", ma),
            document.ten_ngan,
            f"{number + '. ' if number else ''}{document.trich_yeu}",
            draft=library.is_draft(ma),
            names=_called(library, document) if ma in library.toan_van else (),
            weight=BY_ID["van-ban"].weight if ma in library.toan_van else BY_ID["van-ban"].weight - 0.35,
            facets=facets_of(library, [ma], don_vi=body),
        )
        yield from with_translations(entry, document)


def _digests(library: Library) -> Iterator[Entry]:
    """Found by all that its one page says; what is shown of it is its one line."""
    for ma, digest in library.doc_nhanh.items():
        document = library.van_ban[digest.van_ban]
        page = (
            *(f"{line.nhan}: {line.chu}" for line in digest.nam_dong),
            *(one.noi_dung for one in digest.mot_trang),
        )
        entry = Entry(
            "doc-nhanh",
            address("doc-nhanh", ma),
            digest.ten,
            " ".join(prose.plain(prose.parse(words)) for words in (digest.mot_dong.noi_dung, *page)),
            source=document.ten_ngan,
            draft=library.is_draft(digest.van_ban),
            weight=BY_ID["doc-nhanh"].weight,
            names=(digest.ten,),
            named=1,
            facets=facets_of(library, [digest.van_ban]),
        )
        yield from with_translations(entry, digest)


def _called(library: Library, document: VanBan) -> tuple[str, ...]:
    """The short name, the number with the kind before it, and the kind alone of a document."""
    kind, number = library.trang.goi.loai_van_ban[document.loai], document.so_ky_hieu.gia_tri
    return (document.ten_ngan, *([f"{kind} {number}"] if number else []), kind)


def _conferences(library: Library) -> Iterator[Entry]:
    for ma, conference in library.hoi_nghi.items():
        facets = facets_of(library, cited_by(conference), don_vi=[conference.to_chuc])
        days = (conference.thoi_gian.tu_ngay, conference.thoi_gian.den_ngay)
        on = tuple(f"ngày {day.day}/{day.month}/{day.year}" for day in days if day)
        for part, title, text in _conference_parts(conference):
            yield Entry(
                "hoi-nghi",
                address("hoi-nghi", ma, neo=part),
                title,
                text,
                source=library.van_ban[conference.van_ban].ten_ngan,
                draft=any(library.is_draft(document) for document in cited_by(conference)),
                weight=BY_ID["hoi-nghi"].weight,
                names=(title, *on) if not part else (title,),
                title_weight=1.0,
                facets=facets,
            )


def _conference_parts(conference: HoiNghi) -> Iterator[tuple[str, str, str]]:
    short = conference.ten_ngan
    yield "", short, f"{conference.ten}. {conference.thoi_gian.nguyen_van}"
    programme = ". ".join(
        f"{line.noi_dung}{', ' + line.nguoi_thuc_hien if line.nguoi_thuc_hien else ''}"
        for line in conference.chuong_trinh
    )
    points = ". ".join(
        f"{point.ten}{', ' + point.dia_diem if point.dia_diem else ''}: {'; '.join(point.thanh_phan)}"
        for point in conference.diem_cau
    )
    if programme:
        yield "chuong-trinh", f"{short}: chương trình", programme
    if points:
        yield "diem-cau", f"{short}: điểm cầu", points
    if conference.tai_lieu:
        yield "tai-lieu", f"{short}: tài liệu", "; ".join(item.ten for item in conference.tai_lieu)


def _meetings(library: Library) -> Iterator[Entry]:
    """Found by what a set holds ("giấy mời", "biên bản") as well as by its name."""
    for ma, meeting in library.cuoc_hop.items():
        asked = [one.noi_dung for one in (*meeting.bao_cao, *meeting.thu_hoach)]
        yield Entry(
            "cuoc-hop",
            address("cuoc-hop", ma),
            meeting.ten,
            f"{BY_ID['cuoc-hop'].heading}: {BY_ID['cuoc-hop'].about}. {'. '.join(asked)}".strip(),
            weight=BY_ID["cuoc-hop"].weight,
            facets=facets_of(library, cited_by(meeting)),
        )


def _retold(library: Library) -> Iterator[Entry]:
    for ma, bulletin in library.ban_tin.items():
        yield _told(library, "ban-tin", ma, bulletin, prose.plain(prose.parse(bulletin.loi_doc)))
    for ma, poster in library.ap_phich.items():
        facts = "; ".join(f"{fact.nhan or ''}: {fact.chu}".removeprefix(": ") for fact in poster.y)
        yield _told(library, "ap-phich", ma, poster, facts)


def _told(library: Library, kind: str, ma: str, record: BanTin | ApPhich, words: str) -> Entry:
    """What tells again what documents say: found by its own words before those that it quotes."""
    documents = cited_by(record)
    return Entry(
        kind,
        address(kind, ma),
        record.ten,
        words,
        draft=any(library.is_draft(document) for document in documents),
        more=apart(0.4, quoted_by(record)),
        weight=BY_ID[kind].weight,
        facets=facets_of(library, documents),
    )
