"""What a reader calls a record, and where it is shown; only what is published has a name here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namro.library.addresses import address
from namro.library.draft import Item, Rest, rest
from namro.library.history.pieces import Key
from namro.library.library import Library

LOAI: Mapping[str, str] = {
    "van-ban": "Văn bản",
    "hoi-dap": "Câu hỏi",
    "nhiem-vu": "Nhiệm vụ",
    "hoi-nghi": "Hội nghị",
    "chuyen-de": "Chuyên đề",
    "chuyen-muc": "Chuyên mục",
    "lo-trinh": "Lộ trình",
    "chuoi": "Chuỗi văn bản",
    "tai-lieu": "Tài liệu",
    "thuat-ngu": "Thuật ngữ",
    "don-vi": "Đơn vị",
    "mau-thuan": "Đối chiếu",
    "su-kien": "Sự kiện",
    "doi-tuong": "Đối tượng",
    "chu-de": "Chủ đề",
    "trang": "Trang viết tay",
}
"""Kinds in the order in which a day tells of them, as a reader calls one of each."""


@dataclass(frozen=True)
class Place:
    """A record by its name: `url` is below the site's root, `du_thao` whether a draft document speaks in it."""

    ten: str
    url: str
    du_thao: bool = False


def named(library: Library, hand_written: Mapping[str, str]) -> Mapping[Key, Place]:
    """Every record of a (published) library, and the hand-written pages by their titles."""
    return {**dict(_records(library)), **{("trang", ma): _page(ma, ten) for ma, ten in hand_written.items()}}


def _page(ma: str, ten: str) -> Place:
    return Place(ten, "" if ma == "index" else f"{ma}/")


def _records(library: Library) -> Iterator[tuple[Key, Place]]:
    def drafted(record: Item) -> bool:
        return rest(library, record) is not Rest.NONE

    for ma, document in library.van_ban.items():
        yield ("van-ban", ma), Place(document.ten_ngan, f"van-ban/{ma}/", library.is_draft(ma))
    for ma, question in library.hoi_dap.items():
        yield ("hoi-dap", ma), Place(question.cau_hoi, f"hoi-dap/{ma}/", drafted(question))
    for ma, (document_id, task) in library.nhiem_vu_theo_ma.items():
        place = Place(task.ten, address("nhiem-vu", document_id, ma), library.is_draft(document_id))
        yield ("nhiem-vu", ma), place
    for ma, conference in library.hoi_nghi.items():
        yield ("hoi-nghi", ma), Place(conference.ten_ngan, address("hoi-nghi", ma), drafted(conference))
    for ma, talk in library.chuyen_de.items():
        name = f"Chuyên đề {talk.so}: {talk.ten}"
        yield ("chuyen-de", ma), Place(name, f"chuyen-de/{ma}/", drafted(talk))
    for kind, records in (
        ("chuyen-muc", library.chuyen_muc), ("lo-trinh", library.lo_trinh), ("chuoi", library.chuoi),
    ):  # fmt: skip
        for ma, record in records.items():
            yield (kind, ma), Place(record.ten, f"{kind}/{ma}/" if kind != "chuoi" else f"chuoi/#{ma}")
    for ma, body in library.don_vi.items():
        yield ("don-vi", ma), Place(body.ten, f"don-vi/{ma}/")
    for ma, audience in library.doi_tuong.items():
        yield ("doi-tuong", ma), Place(audience.ten, f"danh-cho/{ma}/")
    for ma, topic in library.chu_de.items():
        url = f"hoi-dap/theo-chu-de/{ma}/" if ma in library.chu_de_co_trang else "hoi-dap/"
        yield ("chu-de", ma), Place(topic.ten, url, drafted(topic))
    for ma, term in library.thuat_ngu.items():
        yield ("thuat-ngu", ma), Place(term.ten, f"thuat-ngu/#{ma}")
    for ma, material in library.tai_lieu.items():
        yield ("tai-lieu", ma), Place(material.ten, f"tai-lieu/#{ma}")
    for ma, conflict in library.mau_thuan.items():
        yield ("mau-thuan", ma), Place(conflict.ten, f"doi-chieu/#{ma}")
    for ma, event in library.su_kien.items():
        yield ("su-kien", ma), Place(event.ten, address("su-kien", ma))
