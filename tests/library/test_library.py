"""The look-ups of the Library that start from a clause."""

from __future__ import annotations

import pytest

from conftest import SAMPLE
from namro.files.citations import citations
from namro.library.library import Library
from namro.library.load import load
from support.real_data import real_published


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE).published()


def test_each_kind_of_record_is_found_at_the_clause_it_cites(sample: Library) -> None:
    assert sample.hoi_dap_theo_khoan["ke-hoach-mau", "II.2.b3"] == ("bao-cao-khi-nao",)
    assert [task.id for task in sample.nhiem_vu_theo_khoan["ke-hoach-mau", "II.2.b3"]] == ["nop-bao-cao"]
    assert sample.hoi_nghi_theo_khoan["ke-hoach-mau", "II.2.b1"] == ("hoi-nghi-mau",)
    assert sample.chuyen_de_theo_khoan["ke-hoach-mau", "II.2.b2"] == ("chuyen-de-1",)
    assert sample.dan_theo_khoan["thuat-ngu"]["ke-hoach-mau", "II.1"] == ("nam-ro",)
    assert sample.dan_theo_khoan["chuyen-muc"]["ke-hoach-mau", "II.2.b3"] == ("bao-cao",)
    assert sample.dan_theo_khoan["tai-lieu"]["ke-hoach-mau", "I.1.n1"] == ("van-kien",)
    assert sample.dan_theo_khoan["mau-thuan"]["ke-hoach-mau", "II.2.b1"] == ("gio-hop",)
    assert ("ke-hoach-mau", "I") not in sample.hoi_dap_theo_khoan  # only an editor's draft cites it


def test_the_look_ups_hold_every_citation_of_the_real_records_once() -> None:
    library = real_published()
    kinds = {
        "hoi-dap": library.hoi_dap,
        "hoi-nghi": library.hoi_nghi,
        "chuyen-de": library.chuyen_de,
        "thuat-ngu": library.thuat_ngu,
    }
    for kind, records in kinds.items():
        cited = {
            (one.van_ban, one.khoan, ma) for ma, record in records.items() for _, one in citations(record)
        }
        held = [(*key, ma) for key, ids in library.dan_theo_khoan[kind].items() for ma in ids]
        assert sorted(held) == sorted(cited), kind


def test_tasks_are_found_by_their_id(sample: Library) -> None:
    document, task = sample.nhiem_vu_theo_ma["nop-bao-cao"]
    assert (document, task.ten) == ("ke-hoach-mau", "Nộp báo cáo về Đảng ủy mẫu")


def test_a_clause_has_the_short_name_that_was_given_to_it_and_no_other(sample: Library) -> None:
    assert sample.nhan_ngan("ke-hoach-mau", "II.1") == "Thông tin theo “5 rõ”"
    assert sample.nhan_ngan("ke-hoach-mau", "II.2.b1") == sample.nhan_ngan("nghi-quyet-mau", "II.1") == ""


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("hoi-dap/bao-cao-khi-nao/", True),
        ("hoi-dap/ban-nhap/", False),
        ("van-ban/ke-hoach-mau/#II.1", True),
        ("van-ban/nghi-quyet-mau/#II.1", False),
        ("nhiem-vu/ke-hoach-mau/", True),
        ("nhiem-vu/ke-hoach-mau/nop-bao-cao/", True),
        ("nhiem-vu/ke-hoach-mau/#nop-bao-cao", True),
        ("nhiem-vu/du-thao-mau/", False),
        ("nhiem-vu/ma-tran/", True),
        ("danh-cho/dang-vien/", True),
        ("danh-cho/khong-ai/", False),
    ],
)
def test_an_address_is_here_when_what_it_is_about_is(sample: Library, url: str, here: bool) -> None:
    assert sample.co_dia_chi(url) is here
