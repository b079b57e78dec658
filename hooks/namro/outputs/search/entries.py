"""What can be found: every published record as one entry, its words by weight, what filters know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from namro.files.citations import citations
from namro.language import prose
from namro.library.library import Library
from namro.records.addresses import address, clause
from namro.records.hoi_nghi import HoiNghi
from namro.records.kinds import BY_ID, HAND_WRITTEN
from namro.records.nhiem_vu import NhiemVu

_ASIDE = frozenset({"the-thuc", "kem-theo", "noi-nhan", "ky", "ma-ket"})


@dataclass(frozen=True)
class Facets:
    """What the filters know: ids of documents, bodies, audiences, topics; years; states of documents."""

    van_ban: tuple[str, ...] = ()
    don_vi: tuple[str, ...] = ()
    doi_tuong: tuple[str, ...] = ()
    chu_de: tuple[str, ...] = ()
    nam: tuple[str, ...] = ()
    tinh_trang: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing to find. `title` is shown as the link, `text` is what is quoted from, `source` says where it
    stands; `more` are further words with their weight, found by but not shown. `weight` scales every hit."""

    kind: str
    url: str
    title: str
    text: str
    source: str = ""
    draft: bool = False
    more: tuple[tuple[float, str], ...] = ()
    title_weight: float = 2.0
    weight: float = 1.0
    facets: Facets = field(default_factory=Facets)


@dataclass(frozen=True)
class HandWritten:
    """A page that is no record: address below the root, title, its text without markup."""

    url: str
    title: str
    text: str


def entries(library: Library, pages: Sequence[HandWritten] = ()) -> list[Entry]:
    """Everything to find, grouped by kind in the order of the table of kinds, inside a kind in the library's order."""
    return [
        *_questions(library), *_clauses(library), *_tasks(library), *_talks(library), *_documents(library),
        *_conferences(library), *_guides(library), *_paths(library), *_lists(library),
        *(
            Entry(HAND_WRITTEN, page.url, page.title, page.text, weight=BY_ID[HAND_WRITTEN].weight, facets=Facets())
            for page in pages
        ),
    ]  # fmt: skip


def _facets(library: Library, cited: Iterable[str], **more: Iterable[str]) -> Facets:
    documents = tuple(dict.fromkeys(cited))
    known = [library.van_ban[ma] for ma in documents if ma in library.van_ban]
    years = {str(vb.ngay_ban_hanh.gia_tri.year) for vb in known if vb.ngay_ban_hanh.gia_tri}
    states = {vb.tinh_trang for vb in known}
    return Facets(
        van_ban=documents, nam=tuple(sorted(years)), tinh_trang=tuple(sorted(states)),
        **{name: tuple(dict.fromkeys(ids)) for name, ids in more.items()},
    )  # fmt: skip


def _cited(record: BaseModel) -> list[str]:
    return [cited.van_ban for _, cited in citations(record)]


def _quoted(record: BaseModel) -> str:
    return " ".join(dict.fromkeys(cited.trich for _, cited in citations(record)))


def _questions(library: Library) -> Iterator[Entry]:
    for ma, question in library.hoi_dap.items():
        documents = _cited(question)
        topics = " ".join(library.chu_de[topic].ten for topic in question.chu_de)
        yield Entry(
            "hoi-dap", address("hoi-dap", ma), question.cau_hoi, prose.plain(prose.parse(question.tra_loi)),
            source=library.van_ban[question.nguon[0].van_ban].ten_ngan,
            draft=any(library.is_draft(document) for document in documents),
            more=((0.5, _quoted(question)), (0.4, topics)),
            facets=_facets(library, documents, doi_tuong=question.doi_tuong, chu_de=question.chu_de),
        )  # fmt: skip


def _clauses(library: Library) -> Iterator[Entry]:
    for ma, text in library.toan_van.items():
        document = library.van_ban[ma]
        facets = _facets(library, [ma], don_vi=[document.co_quan] if document.co_quan else [])
        for khoan in text.khoan:
            around = " ".join(above.chu[:300] for above in text.to_tien(khoan.ma)[-2:])
            yield Entry(
                "khoan", clause(ma, khoan.ma), text.ten_goi(khoan.ma), khoan.nguyen_van,
                source=document.ten_ngan, draft=library.is_draft(ma), title_weight=0.0,
                more=((0.3, around), (0.2, f"{document.ten_ngan} {document.so_ky_hieu.gia_tri or ''}")),
                weight=0.7 if khoan.loai in _ASIDE else 0.9 if khoan.loai == "de-muc" else 1.0, facets=facets,
            )  # fmt: skip


def _tasks(library: Library) -> Iterator[Entry]:
    for ma, tasks in library.nhiem_vu.items():
        for task in tasks:
            yield Entry(
                "nhiem-vu", address("nhiem-vu", task.id, ma), task.ten, _five(library, task),
                source=library.van_ban[ma].ten_ngan, draft=library.is_draft(ma),
                more=((0.4, _quoted(task)),), title_weight=1.5,
                facets=_facets(library, [ma, *_cited(task)], don_vi=task.nguoi.don_vi),
            )  # fmt: skip


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
        materials = " ".join(item.ten for item in talk.tai_lieu)
        yield Entry(
            "chuyen-de", address("chuyen-de", ma), f"Chuyên đề {talk.so}: {talk.ten}",
            f"{library.don_vi[talk.nguoi_trinh_bay].ten}. {talk.gioi_thieu}",
            source=library.hoi_nghi[talk.hoi_nghi].ten_ngan,
            draft=any(library.is_draft(document) for document in _cited(talk)), more=((0.3, materials),),
            facets=_facets(library, _cited(talk), don_vi=[talk.nguoi_trinh_bay]),
        )  # fmt: skip


def _documents(library: Library) -> Iterator[Entry]:
    for ma, document in library.van_ban.items():
        body = [document.co_quan] if document.co_quan else []
        number = document.so_ky_hieu.gia_tri or ""
        yield Entry(
            "van-ban", address("van-ban", ma), document.ten_ngan,
            f"{number + '. ' if number else ''}{document.trich_yeu}", draft=library.is_draft(ma),
            weight=BY_ID["van-ban"].weight if ma in library.toan_van else BY_ID["van-ban"].weight - 0.35,
            facets=_facets(library, [ma], don_vi=body),
        )  # fmt: skip


def _conferences(library: Library) -> Iterator[Entry]:
    for ma, conference in library.hoi_nghi.items():
        facets = _facets(library, _cited(conference), don_vi=[conference.to_chuc])
        draft = any(library.is_draft(document) for document in _cited(conference))
        for part, title, text in _conference_parts(conference):
            yield Entry(
                "hoi-nghi", address("hoi-nghi", ma, neo=part), title, text, source=library.van_ban[conference.van_ban].ten_ngan,
                draft=draft, weight=BY_ID["hoi-nghi"].weight, title_weight=1.0, facets=facets,
            )  # fmt: skip


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


def _guides(library: Library) -> Iterator[Entry]:
    for ma, guide in library.chuyen_muc.items():
        said = " ".join(f"{part.tieu_de} {' '.join(y.noi_dung or '' for y in part.y)}" for part in guide.phan)
        yield Entry(
            "chuyen-muc", address("chuyen-muc", ma), guide.ten, f"{guide.mo_ta} {said}",
            weight=BY_ID["chuyen-muc"].weight, facets=_facets(library, _cited(guide)),
        )  # fmt: skip


def _paths(library: Library) -> Iterator[Entry]:
    for ma, path in library.lo_trinh.items():
        steps = " ".join(f"{step.ten}: {step.mo_ta}" for step in path.buoc)
        yield Entry(
            "lo-trinh", address("lo-trinh", ma), path.ten, f"{path.mo_ta} {steps}", weight=BY_ID["lo-trinh"].weight,
            facets=_facets(library, _cited(path), doi_tuong=[path.doi_tuong]),
        )  # fmt: skip


def _topics(library: Library) -> Iterator[Entry]:
    """The topics that have a summary: of the others there is nothing to find but their questions."""
    for topic in library.chu_de.values():
        if topic.tom_luoc:
            documents = _cited(topic)
            yield Entry(
                "chu-de", address("chu-de", topic.id), topic.ten, prose.plain(prose.parse(topic.tom_luoc.noi_dung)),
                draft=any(library.is_draft(document) for document in documents), weight=BY_ID["chu-de"].weight,
                facets=_facets(library, documents, chu_de=[topic.id]),
            )  # fmt: skip


def _lists(library: Library) -> Iterator[Entry]:
    for body in library.don_vi.values():
        yield Entry(
            "don-vi", address("don-vi", body.id), body.ten, "; ".join(body.ten_khac), weight=BY_ID["don-vi"].weight,
            facets=_facets(library, _cited(body), don_vi=[body.id]),
        )  # fmt: skip
    yield from _topics(library)
    for term in library.thuat_ngu.values():
        full = f"{term.day_du}. " if term.day_du else ""
        yield Entry(
            "thuat-ngu", address("thuat-ngu", term.id), term.ten, f"{full}{term.giai_thich}",
            more=((1.0, "; ".join(term.ten_khac)),), weight=BY_ID["thuat-ngu"].weight,
            facets=_facets(library, _cited(term)),
        )  # fmt: skip
    for material in library.tai_lieu.values():
        yield Entry(
            "tai-lieu", address("tai-lieu", material.id), material.ten, material.danh_cho or "",
            weight=BY_ID["tai-lieu"].weight, facets=_facets(library, _cited(material), doi_tuong=material.doi_tuong),
        )  # fmt: skip
    for conflict in library.mau_thuan.values():
        yield Entry(
            "mau-thuan", address("mau-thuan", conflict.id), conflict.ten, conflict.nhan_xet,
            weight=BY_ID["mau-thuan"].weight, facets=_facets(library, _cited(conflict)),
        )  # fmt: skip
