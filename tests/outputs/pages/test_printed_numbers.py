"""A document's number in running words leads to that document or nowhere: never to one of the same number and another
day, kind or issuer."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any

import pytest

from conftest import SAMPLE
from namro.language.prose import parse, plain
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.pages.references import Speaker, link_references
from namro.records.danh_muc import DonVi
from namro.records.van_ban import QuanHe, VanBan

PLAN = "ke-hoach-mau"


def document(like: VanBan, **known: Any) -> VanBan:
    """A document that is only named, with what is known of it."""
    day, number = known.pop("ngay", None), known.pop("so")
    return VanBan.model_validate(
        {
            **like.model_dump(),
            "ten_ngan": known.pop("ten", f"Văn bản {number} {day}"),
            "so_ky_hieu": {"muc_do": "suy-ra", "ly_do": "thử", "gia_tri": number},
            "ngay_ban_hanh": {"muc_do": "suy-ra", "ly_do": "thử", "gia_tri": day}
            if day
            else {"muc_do": "chua-neu"},
            **known,
        }
    )


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample whose plan relates to: two resolutions of one number, a conclusion, one without a known day."""
    sample = load(SAMPLE).published()
    like = sample.van_ban["nghi-quyet-mau"]
    more = {
        "nq-2020": document(like, so="59-NQ/TW", ngay="2020-08-05", co_quan="bo-chinh-tri"),
        "nq-2025": document(like, so="59-NQ/TW", ngay="2025-01-24", co_quan="bo-chinh-tri"),
        "kl-2022": document(like, so="45-KL/TW", ngay="2022-11-17", loai="ket-luan", co_quan="bo-chinh-tri"),
        "ct-tu": document(like, so="01-CT/TU", ngay="2025-10-07", loai="chi-thi", co_quan="ban-thuong-vu"),
        "khong-ngay": document(like, so="12-KH/TU", loai="ke-hoach"),
        "ctr": document(like, so="02-CTr/TU", ngay="2025-12-01", loai="chuong-trinh-hanh-dong"),
        "co-ten": document(
            like, so="77-QĐ/TU", ngay="2024-03-03", loai="quyet-dinh", ten="Quyết định 77-QĐ/TU"
        ),
    }
    bodies = {
        ma: DonVi.model_validate({**sample.don_vi["dang-uy-mau"].model_dump(), "id": ma, "ten": ten})
        for ma, ten in (("bo-chinh-tri", "Bộ Chính trị"), ("ban-thuong-vu", "Ban Thường vụ Thành ủy"))
    }
    relations = tuple(
        QuanHe.model_validate({"muc_do": "suy-ra", "ly_do": "thử", "loai": "nhac-den", "van_ban": ma})
        for ma in more
    )
    plan = sample.van_ban[PLAN].model_copy(update={"quan_he": relations})
    return dataclasses.replace(
        sample,
        van_ban=MappingProxyType({**sample.van_ban, **more, PLAN: plan}),
        don_vi=MappingProxyType({**sample.don_vi, **bodies}),
    )


def led(library: Library, words: str) -> list[tuple[str, str]]:
    """(words of the link, id of the document) for each link."""
    nodes = link_references(parse(words), Speaker.clause(library, PLAN, "p1"))
    assert plain(nodes) == plain(parse(words))
    return [
        (plain(node.children), node.href.strip("/").split("/")[-1])
        for block in nodes
        for node in block.children
        if node.kind == "a"
    ]


NQ = "Nghị quyết số 59-NQ/TW"
MEANT = {
    # the day in every writing
    f"{NQ} ngày 24/01/2025": "nq-2025",
    f"{NQ} ngày 24/1/2025": "nq-2025",
    f"{NQ}, ngày 24-01-2025": "nq-2025",
    f"{NQ} ngày 24.01.2025": "nq-2025",
    f"{NQ} ngày 24 - 01 - 2025": "nq-2025",
    f"{NQ} ngày 24 tháng 01 năm 2025": "nq-2025",
    f"{NQ} ngày 24 tháng 1 năm 2025": "nq-2025",
    f"{NQ} ngày 24, tháng 01, năm 2025": "nq-2025",
    f"{NQ} ngày 24 tháng 1/2025": "nq-2025",
    f"{NQ} (ngày 24 tháng 01 năm 2025)": "nq-2025",
    f"{NQ} (24/01/2025)": "nq-2025",
    f"{NQ}, ban hành ngày 24/01/2025": "nq-2025",
    f"{NQ} ký ngày 05/8/2020": "nq-2020",
    f"{NQ} ngày 24/01/25": "nq-2025",
    f"{NQ} ngày 24/01": "nq-2025",
    f"{NQ} năm 2020": "nq-2020",
    f"{NQ} tháng 8/2020": "nq-2020",
    # behind the issuer, before the number
    f"{NQ} của Bộ Chính trị ngày 05 tháng 8 năm 2020": "nq-2020",
    f"{NQ} của Bộ Chính trị, ngày 05/8/2020": "nq-2020",
    f"{NQ} của Bộ Chính trị (ngày 05/8/2020)": "nq-2020",
    f"Ngày 24/01/2025, Bộ Chính trị đã ban hành {NQ} về hội nhập": "nq-2025",
    # another day, or none that tells two apart
    f"{NQ} ngày 25/01/2025": "",
    f"{NQ} ngày 24 tháng 01 năm 2024": "",
    f"{NQ} ngày 31/02/2025": "",
    f"{NQ} ngày 24/01/24": "",
    f"{NQ} năm 2019": "",
    f"{NQ} của Bộ Chính trị ngày 06/8/2020": "",
    f"Ngày 30/01/2025, Bộ Chính trị ban hành {NQ}": "",
    NQ: "",
    # another kind
    "Kết luận số 45-KL/TW": "kl-2022",
    "Kết luận số 45-KL/TW ngày 17 tháng 11 năm 2022": "kl-2022",
    "Nghị quyết số 45-KL/TW": "",
    "nghị quyết số 45-KL/TW ngày 17/11/2022": "",
    "Quy định số 77-QĐ/TU": "",
    "Quyết định số 77-QĐ/TU": "co-ten",
    "Chương trình số 02-CTr/TU": "ctr",
    "Chương trình hành động số 02-CTr/TU": "ctr",
    "Kế hoạch số 02-CTr/TU": "",
    # another issuer
    "Chỉ thị số 01-CT/TU của Ban Thường vụ Thành ủy": "ct-tu",
    "Chỉ thị số 01-CT/TU của Thành ủy ngày 07/10/2025": "ct-tu",
    "Chỉ thị số 01-CT/TU của Tỉnh ủy Vĩnh Long": "",
    "Chỉ thị số 01-CT/TU ngày 07/10/2025 của Tỉnh ủy Vĩnh Long": "",
    "Chỉ thị số 01-CT/TU": "ct-tu",
    "Chỉ thị số 01-CT/TU, 3 - 5 nhiệm vụ": "ct-tu",
    # a day that is not known here proves nothing
    "Kế hoạch số 12-KH/TU": "khong-ngay",
    "Kế hoạch số 12-KH/TU ngày 01/02/2026": "",
    # parts of longer numbers
    "Kế hoạch số 112-KH/TU": "",
    "số 2-45-KL/TW": "",
    "số 45-KL/TW-HĐND": "",
    "số 45-KL/TW/2022": "",
    "45-KL/TW.": "kl-2022",
    # a name with the number in it does not outdo the day beside it
    "Quyết định 77-QĐ/TU (05/03/2024)": "",
    "Quyết định 77-QĐ/TU (03/03/2024)": "co-ten",
}


@pytest.mark.parametrize(("words", "expected"), MEANT.items())
def test_a_number_leads_to_its_document_or_nowhere(library: Library, words: str, expected: str) -> None:
    for sentence in (words, f"Thực hiện {words}", f"{words}; cấp ủy xây dựng kế hoạch."):
        if sentence != words and words.startswith("Ngày"):
            continue
        assert [ma for _, ma in led(library, sentence)] == ([expected] if expected else []), sentence


def test_the_link_holds_kind_number_and_day(library: Library) -> None:
    said = "theo Nghị quyết số 59-NQ/TW ngày 24 tháng 01 năm 2025 và Chỉ thị số 01-CT/TU của Thành ủy ngày 07/10/2025"
    assert led(library, said) == [
        ("Nghị quyết số 59-NQ/TW ngày 24 tháng 01 năm 2025", "nq-2025"),
        ("Chỉ thị số 01-CT/TU", "ct-tu"),
    ]
