"""What rests on words that a later document replaced, ended or changed is worth another look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namro.files.citations import citations, one_holds_the_other
from namro.files.loaded import Loaded
from namro.language.vietnamese import day
from namro.problems import Problem
from namro.records.kinds import records
from namro.records.labels import TINH_TRANG, bi_doi
from namro.records.van_ban import QuanHe, VanBan
from namro.rules.notes.own_prose import note

_OVER = {"thay-the": "da-thay-the", "bai-bo": "het-hieu-luc"}


def superseded(loaded: Loaded) -> Iterator[Problem]:
    """Approved kinds of records that cite a document after it was changed without citing what changed it, each document once; documents
    that a later one replaced or ended and that still call themselves in force."""
    documents: Mapping[str, VanBan] = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    changes: dict[str, list[tuple[str, QuanHe]]] = {}
    for ma, document in documents.items():
        for relation in document.quan_he:
            if relation.doi_van_ban_cu and document.tinh_trang != "du-thao":
                changes.setdefault(relation.van_ban, []).append((ma, relation))
    yield from _still_in_force(loaded, documents, changes)
    if not changes:
        return
    for entry in (entry for kind in records() if kind.approved for entry in loaded.of(kind.ma)):
        cited = list(citations(entry.record))
        told: set[str] = {one.van_ban for _, one in cited}
        for loc, one in cited:
            for newer, relation in changes.get(one.van_ban, ()):
                if newer not in told and _touches(loaded, relation, one.khoan):
                    told.add(newer)
                    message = f"Dẫn lời của văn bản đã {_done(documents[newer], relation)}."
                    hint = f"Xem câu này còn đúng không; nếu còn thì dẫn thêm “{newer}”, nếu không thì sửa."
                    yield note(entry, (*loc, "van_ban"), "dan-van-ban-cu", message, hint)


def _still_in_force(
    loaded: Loaded, documents: Mapping[str, VanBan], changes: Mapping[str, list[tuple[str, QuanHe]]]
) -> Iterator[Problem]:
    for entry in loaded.of("van-ban"):
        for newer, relation in changes.get(entry.ma, ()):
            state = _OVER.get(relation.loai)
            if state and not relation.khoan and entry.record.tinh_trang == "da-ban-hanh":
                message = f"Văn bản này {_done(documents[newer], relation)} mà còn ghi là đã ban hành."
                hint = f"Đến ngày ấy thì ghi tinh_trang: {state} ({TINH_TRANG[state].lower()})."
                yield note(entry, ("tinh_trang",), "tinh-trang-cu", message, hint)


def _done(newer: VanBan, relation: QuanHe) -> str:
    suffered, done = bi_doi(relation)
    since = f" từ ngày {day(relation.tu_ngay)}" if relation.tu_ngay else ""
    return f"{suffered} “{newer.ten_ngan}” {done}{since}"


def _touches(loaded: Loaded, relation: QuanHe, khoan: str) -> bool:
    """Whether the change is of the whole, or of the clause, of one around it or inside it."""
    text = loaded.texts.get(relation.van_ban)
    if not relation.khoan or text is None:
        return not relation.khoan
    return any(one_holds_the_other(text.toan_van, one, khoan) for one in relation.khoan)
