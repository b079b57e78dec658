"""Questions of self-tests: wrong choices are real and never right too; a question keeps its name and its letters."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import MappingProxyType

import pytest

from conftest import SAMPLE
from namro.files.citations import squeeze
from namro.library.library import Library
from namro.library.load import load
from namro.library.self_test.item import Item, gives_away, wrong
from namro.library.self_test.sets import sets, with_choices
from namro.library.when import on_days
from namro.records.danh_muc import MauThuan
from support.real_data import real_published


@cache
def asked() -> tuple[Item, ...]:
    return with_choices(real_published())


def of(ending: str) -> list[Item]:
    return [item for item in asked() if item.ma.rpartition(".")[2] == ending or f".{ending}." in item.ma]


def values(library: Library) -> set[str]:
    """Everything that may be offered: what records say of the same kind of thing."""
    tasks = [task for _, task in library.nhiem_vu_theo_ma.values()]
    found = {body.ten for body in library.don_vi.values()}
    found |= {f"“{task.tien_do.nguyen_van}”" for task in tasks}
    found |= {term.day_du or "" for term in library.thuat_ngu.values()}
    found |= {material.danh_cho or "" for material in library.tai_lieu.values()}
    found |= {document.so_ky_hieu.gia_tri or "" for document in library.van_ban.values()}
    for conference in library.hoi_nghi.values():
        found |= {line.noi_dung for line in conference.chuong_trinh}
        found |= {place.nguoi_chu_tri or "" for place in conference.diem_cau}
        times = (conference.thoi_gian, conference.kiem_tra_duong_truyen)
        found |= {on_days(time) for time in times if time}
    return found | {on_days(event.thoi_gian) for event in library.su_kien.values()}


def test_there_are_questions_of_every_sort_and_each_can_be_answered() -> None:
    for ending in ("ai", "bao-cao", "han", "ngay", "sau", "day-du", "danh-cho"):
        assert of(ending), ending
    real = values(real_published())
    for item in asked():
        assert item.dap in item.chon and len(set(item.chon)) == len(item.chon) >= 3
        assert set(item.sai) <= real, item.ma
        assert item.dap not in item.sai and not gives_away(item.hoi, item.dap)
        assert item.nguon, "an answer shows where it stands"


def test_no_wrong_choice_stands_in_the_clause_or_above_it() -> None:
    library = real_published()
    for item in (*of("ai"), *of("bao-cao")):
        for cited in item.nguon:
            text = library.toan_van[cited.van_ban]
            clauses = (*text.to_tien(cited.khoan), text.theo_ma[cited.khoan])
            words = squeeze(" ".join(khoan.nguyen_van for khoan in clauses)).casefold()
            if item.ma.startswith("chuyen-de"):
                words = cited.trich.casefold()
            assert not [name for name in item.sai if name.casefold() in words], item.ma


def test_deadlines_offered_do_not_overlap_with_the_right_one() -> None:
    library = real_published()
    spans = {}
    for _, task in library.nhiem_vu_theo_ma.values():
        due = task.tien_do
        if due.nguyen_van and due.muon_nhat:
            spans[f"“{due.nguyen_van}”"] = (due.som_nhat or due.muon_nhat, due.muon_nhat)
    for item in of("han"):
        first, last = spans[item.dap]
        for other in item.sai:
            assert spans[other][1] < first or last < spans[other][0], item.ma


def test_a_time_that_documents_do_not_agree_on_is_not_asked_for() -> None:
    library = real_published()
    item = next(one for one in of("han"))
    wording = {"noi_dung": "Một lời.", "nguon": [one.model_dump() for one in item.nguon]}
    doubt = MauThuan.model_validate({"id": "x", "ten": "X", "nhan_xet": "X.", "cac_loi": [wording, wording]})
    told = dataclasses.replace(library, mau_thuan=MappingProxyType({"x": doubt}))
    assert item.ma not in {one.ma for one in with_choices(told)}


def test_a_document_has_at_most_two_questions_of_a_sort_with_one_answer() -> None:
    alike = [(item.nguon[0].van_ban, item.ma.rpartition(".")[2], item.dap) for item in asked()]
    assert max(map(alike.count, alike)) == 2


def test_questions_keep_their_names_and_letters_when_a_record_goes() -> None:
    library = real_published()
    gone = of("han")[-1].ma.split(".")[1]
    fewer = {ma: tuple(task for task in tasks if task.id != gone) for ma, tasks in library.nhiem_vu.items()}
    left = {
        one.ma: one for one in with_choices(dataclasses.replace(library, nhiem_vu=MappingProxyType(fewer)))
    }
    assert len({item.ma for item in asked()}) == len(asked())
    kept = [item for item in asked() if gone not in item.ma]
    assert sum(item.ma in left for item in kept) >= len(kept) - 1, "one may want for wrong choices now"
    same = [item for item in kept if item.ma in left and set(left[item.ma].sai) == set(item.sai)]
    assert len(same) > len(kept) / 2 and all(left[item.ma].dung == item.dung for item in same)


@pytest.mark.parametrize(
    ("right", "others", "chosen"),
    [
        ("A", ["B", "C", "D", "E"], 3),
        ("A", ["B", "C"], 2),
        ("A", ["B"], 0),
        ("A", ["A", "B", "B"], 0),
        ("Đảng ủy xã", ["Các Đảng ủy xã, phường", "Ban A", "Ban B"], 2),
        ("Ban A", ["Ban B", "Ban B thành phố", "Ban C"], 2),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", ["Ban Tuyên giáo Tỉnh ủy", "Ban Tổ chức"], 0),
        ("ngày 05/12/2022", ["từ ngày 05/12/2022 đến ngày 06/12/2022", "ngày 01/01/2023"], 0),
    ],
)
def test_a_wrong_choice_holds_no_other_choice(right: str, others: list[str], chosen: int) -> None:
    found = wrong("x", right, others)
    assert len(found) == chosen and right not in found


def test_every_audience_has_a_set_and_the_sample_makes_its_own_or_none() -> None:
    library = real_published()
    made = sets(library)
    assert [one.ma for one in made if one.of == "doi-tuong"] == list(library.doi_tuong)
    for one in made:
        assert all(item.sai for item in one.chon) and not any(item.sai for item in one.nho)
        assert not [item for item in one.cau if item.url and not library.co_dia_chi(item.url)]
    sample = load(SAMPLE).published()
    assert all(len(one.cau) >= 3 for one in sets(sample))
