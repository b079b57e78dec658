"""How a task stands on a day: the rules one by one, and properties that hold for every deadline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import SAMPLE
from namro.library.deadlines import CAC_MA, NHAN, SAP_DEN_HAN, in_words, state
from namro.library.load import load
from namro.records.nhiem_vu import DatDuoc, NhiemVu, RoTienDo

LAST = date(2026, 6, 30)  # the sample's task is due "trong quý II/2026"


def entry(day: date, said: str, name: str = "x") -> DatDuoc:
    return DatDuoc(ma=name, ngay=day, noi_dung="a", bang_chung="b", trang_thai=said)


@pytest.fixture(scope="module")
def quarter() -> NhiemVu:
    (task,) = load(SAMPLE).nhiem_vu["ke-hoach-mau"]
    return task


def reported(task: NhiemVu, *entries: DatDuoc, **changes: object) -> NhiemVu:
    return task.model_copy(
        update={"ket_qua": task.ket_qua.model_copy(update={"dat_duoc": entries}), **changes}
    )


def deadline(task: NhiemVu, **changes: object) -> NhiemVu:
    return task.model_copy(update={"tien_do": task.tien_do.model_copy(update=changes)})


def test_every_state_has_its_words() -> None:
    assert set(NHAN) == set(CAC_MA)


@pytest.mark.parametrize(
    ("day", "ma", "words"),
    [
        (
            date(2026, 3, 3),
            "chua-den-han",
            "Ngày cuối mà lời văn có thể chỉ là 30/06/2026, còn 119 ngày. Chưa có thông tin về kết quả.",
        ),
        (
            date(2026, 4, 1),
            "chua-den-han",
            "Đang trong thời gian văn bản nêu (trong khoảng từ ngày 01/04/2026 đến hết ngày 30/06/2026), còn 90 ngày. "
            "Chưa có thông tin về kết quả.",
        ),
        (LAST - timedelta(SAP_DEN_HAN + 1), "chua-den-han", "còn 15 ngày"),
        (LAST - timedelta(SAP_DEN_HAN), "sap-den-han", "còn 14 ngày"),
        (LAST, "sap-den-han", "Ngày 30/06/2026 là ngày cuối. Chưa có thông tin về kết quả."),
        (
            LAST + timedelta(1),
            "da-qua-han-chua-co-thong-tin",
            "Ngày cuối mà lời văn có thể chỉ (30/06/2026) đã qua; chưa có thông tin về kết quả nên không thể nói "
            "việc xong hay chưa.",
        ),
    ],
)
def test_without_a_report_nothing_is_called_late(quarter: NhiemVu, day: date, ma: str, words: str) -> None:
    found = state(quarter, day)
    assert found.ma == ma
    assert words in found.vi_sao
    assert found.ngay_cuoi == LAST
    assert found.con_lai == (LAST - day).days


def test_the_label_counts_the_days_left(quarter: NhiemVu) -> None:
    assert state(quarter, LAST - timedelta(5)).nhan == "Sắp đến hạn: còn 5 ngày"
    assert state(quarter, LAST).nhan == "Sắp đến hạn: đây là ngày cuối"
    assert state(quarter, LAST + timedelta(1)).nhan == "Đã qua ngày hạn; chưa có thông tin"


def test_overdue_only_by_a_report_made_after_the_last_day(quarter: NhiemVu) -> None:
    before = reported(quarter, entry(date(2026, 6, 1), "dang-thuc-hien"))
    assert state(before, LAST).ma == "dang-thuc-hien"
    after = state(before, LAST + timedelta(40))
    assert after.ma == "da-qua-han-chua-co-thong-tin"
    assert after.vi_sao.endswith(
        "Thông tin gần nhất (ngày 01/06/2026) ghi đang thực hiện. Sau ngày hạn chưa có thông tin mới."
    )
    on_the_day = reported(quarter, entry(LAST, "chua-hoan-thanh"))
    assert state(on_the_day, LAST + timedelta(9)).ma == "da-qua-han-chua-co-thong-tin"
    late = reported(quarter, entry(LAST + timedelta(5), "chua-hoan-thanh"))
    assert state(late, LAST + timedelta(4)).ma == "da-qua-han-chua-co-thong-tin"
    found = state(late, LAST + timedelta(5))
    assert (found.ma, found.nhan) == ("qua-han", "Quá hạn theo báo cáo")


def test_done_only_with_evidence_and_from_its_day_on(quarter: NhiemVu) -> None:
    done = reported(quarter, entry(LAST, "hoan-thanh"))
    assert state(done, LAST - timedelta(1)).ma == "sap-den-han"
    assert state(done, LAST).ma == "hoan-thanh"
    late = reported(quarter, entry(LAST + timedelta(1), "hoan-thanh"))
    found = state(late, LAST + timedelta(1))
    assert found.ma == "hoan-thanh-sau-han"
    assert found.vi_sao == (
        "Kết quả ngày 01/07/2026 ghi đã hoàn thành, có bằng chứng. "
        "Ngày ấy sau ngày hạn (trong khoảng từ ngày 01/04/2026 đến hết ngày 30/06/2026)."
    )


def test_a_second_proof_of_the_same_result_does_not_make_it_late(quarter: NhiemVu) -> None:
    twice = reported(
        quarter, entry(LAST, "hoan-thanh", "mot"), entry(LAST + timedelta(9), "hoan-thanh", "hai")
    )
    assert state(twice, LAST + timedelta(30)).ma == "hoan-thanh"


def test_a_superseded_entry_counts_for_nothing(quarter: NhiemVu) -> None:
    wrong = entry(LAST, "hoan-thanh", "mot").model_copy(update={"thay_boi": "hai"})
    assert (
        state(reported(quarter, wrong, entry(LAST, "chua-hoan-thanh", "hai")), LAST).ma == "chua-hoan-thanh"
    )


def test_an_aspiration_is_never_late(quarter: NhiemVu) -> None:
    wish = reported(quarter, loai="dinh-huong")
    assert state(wish, date(2099, 1, 1)).ma == "dinh-huong"
    started = reported(quarter, entry(date(2027, 1, 1), "dang-thuc-hien"), loai="dinh-huong")
    assert state(started, date(2099, 1, 1)).ma == "dang-thuc-hien"


def test_words_without_a_day_say_so(quarter: NhiemVu) -> None:
    words = deadline(quarter, nguyen_van="kịp thời", do_chinh_xac="khac", som_nhat=None, muon_nhat=None)
    found = state(words, date(2099, 1, 1))
    assert (found.ma, found.con_lai) == ("chua-co-thong-tin", None)
    assert found.vi_sao == "Văn bản ghi “kịp thời”, không nêu ngày; chưa có thông tin về kết quả."
    unsaid = deadline(quarter, nguyen_van=None, do_chinh_xac=None, som_nhat=None, muon_nhat=None)
    assert state(unsaid, LAST).vi_sao == "Văn bản chưa nêu thời hạn; chưa có thông tin về kết quả."


def test_an_inferred_deadline_is_called_inferred(quarter: NhiemVu) -> None:
    found = state(deadline(quarter, muc_do="suy-ra", ly_do="vì thế"), LAST + timedelta(1))
    assert "đã qua, tính theo hạn suy ra; chưa có thông tin" in found.vi_sao


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"muon_nhat": "2025-12-30"}, "chậm nhất ngày 30/12/2025"),
        ({"muon_nhat": "2026-02-05", "gio": "15:00", "truoc": "co"}, "trước 15 giờ 00, ngày 05/02/2026"),
        (
            {"som_nhat": "2026-02-06", "muon_nhat": "2026-02-06", "gio": "15:00"},
            "lúc 15 giờ 00, ngày 06/02/2026",
        ),
        ({"som_nhat": "2026-02-07", "muon_nhat": "2026-02-07"}, "ngày 07/02/2026"),
        ({}, ""),
    ],
)
def test_a_deadline_in_words(fields: dict[str, str], words: str) -> None:
    assert in_words(RoTienDo.model_validate({"muc_do": "trich-dan", **fields})) == words
