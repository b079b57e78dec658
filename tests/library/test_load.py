from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from namro.language import prose
from namro.library.load import load
from namro.problems import InvalidData, UserError


def test_the_sample_loads_whole() -> None:
    library = load(SAMPLE)
    assert list(library.van_ban) == ["du-thao-mau", "ke-hoach-mau", "nghi-quyet-mau"]
    assert list(library.toan_van) == ["du-thao-mau", "ke-hoach-mau"]
    assert library.gio_chuyen_de("chuyen-de-1") is library.hoi_nghi["hoi-nghi-mau"].chuong_trinh[0]
    assert [task.id for task in library.nhiem_vu_theo_khoan["ke-hoach-mau", "II.2.b3"]] == ["nop-bao-cao"]
    assert library.hoi_dap_theo_khoan["ke-hoach-mau", "II.2.b3"] == ("bao-cao-khi-nao",)
    assert str(library.ngay_duyet_moi_nhat) == "2026-03-02"


def test_only_approved_records_are_published() -> None:
    library = load(SAMPLE)
    assert "ban-nhap" in library.hoi_dap
    assert "ban-nhap" not in library.published().hoi_dap


def test_a_text_without_ground_is_withheld_with_all_that_cites_it(project: Path) -> None:
    record = project / "data/van-ban/ke-hoach-mau/van-ban.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("cong_khai:\n  can_cu: Chủ trang cung cấp để công bố\n", ""), encoding="utf-8"
    )
    library = load(project).published()
    assert list(library.toan_van) == ["du-thao-mau"]
    assert list(library.van_ban) == ["du-thao-mau"]  # the resolution is known from the withheld plan only
    assert list(library.hoi_dap) == ["kinh-phi-bao-nhieu"]
    assert not library.hoi_nghi
    assert not library.chuyen_de
    assert not library.nhiem_vu


def test_a_library_cannot_be_changed() -> None:
    library = load(SAMPLE)
    with pytest.raises(TypeError):
        library.hoi_dap["x"] = None  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        library.trang.ten = "x"


def test_a_missing_data_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không thấy thư mục dữ liệu"):
        load(tmp_path)


def test_reading_changes_nothing_on_disk(project: Path) -> None:
    (project / "data/hoi-dap/hong.yml").write_text("x: [", encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    with pytest.raises(InvalidData):
        load(project)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_the_real_data_is_sound_and_as_large_as_promised() -> None:
    library = load(ROOT)
    assert len(library.toan_van) == 5
    assert sum(len(text.khoan) for text in library.toan_van.values()) == 376
    assert len(library.chuyen_de) == 8
    assert len(library.hoi_nghi["hoi-nghi-toan-quoc-dai-hoi-xiv-2026"].chuong_trinh) == 13
    assert {talk.so for talk in library.chuyen_de.values()} == set(range(1, 9))
    assert set(library.nhiem_vu) == set(library.toan_van)
    assert len(library.hoi_nghi) == 4
    assert len(library.hoi_dap) >= 200
    assert sum(question.van_ban_chua_neu for question in library.hoi_dap.values()) >= 15
    assert len({path.doi_tuong for path in library.lo_trinh.values()}) == 6
    asked = Counter(question.doi_tuong[0] for question in library.hoi_dap.values())
    assert len([audience for audience, count in asked.items() if count >= 3]) >= 4
    assert library.is_draft("du-thao-chuong-trinh-hanh-dong-2025")
    assert len([topic for topic in library.chu_de.values() if topic.hinh and topic.cau_hoi_mau]) == 8
    assert library.published().trang.mot_phut == library.trang.mot_phut


def test_the_aspirations_of_the_draft_name_nobody_who_acts_and_no_date() -> None:
    draft = load(ROOT).nhiem_vu["du-thao-chuong-trinh-hanh-dong-2025"]
    aspirations = [task for task in draft if task.nguon[0].khoan.startswith(("II.3.", "II.4."))]
    bullets = Counter(task.nguon[0].khoan for task in aspirations)
    assert len(bullets) == len(aspirations) == 59  # 56 bullets and 3 breakthroughs, once each
    assert {task.loai for task in aspirations} == {"dinh-huong"}
    assert {task.tien_do.muc_do for task in aspirations} == {"chua-neu"}
    named = [task.nguoi for task in aspirations if task.nguoi.muc_do != "chua-neu"]
    # Two say with whom it is to be done ("phối hợp với …"); none says who does it.
    assert [(who.chu_tri, who.thuc_hien, bool(who.phoi_hop)) for who in named] == [((), (), True)] * 2


def test_answers_are_short_enough_to_read_and_long_enough_to_help() -> None:
    for ma, question in load(ROOT).hoi_dap.items():
        words = len(prose.plain(prose.parse(question.tra_loi)).split())
        assert 40 <= words <= 150, (ma, words)
        assert 4 <= len((question.cau_chot or "").split()) <= 32, (ma, question.cau_chot)


def test_the_first_minute_keeps_what_may_be_shown(project: Path) -> None:
    whole = load(project)
    assert whole.trang.mot_phut is not None
    assert whole.published().trang.mot_phut == whole.trang.mot_phut
    assert whole.published().chu_de["hoc-tap"].cau_hoi_mau == "kinh-phi-bao-nhieu"
    for path, find, put in (
        ("data/trang.yml", "dan: nhiem-vu/ke-hoach-mau/nop-bao-cao/", "dan: hoi-dap/ban-nhap/"),
        ("data/trang.yml", "ve: ke-hoach-mau", "ve: nghi-quyet-mau"),
        ("data/chu-de/hoc-tap.yml", "cau_hoi_mau: kinh-phi-bao-nhieu", "cau_hoi_mau: ban-nhap"),
    ):
        text = (project / path).read_text(encoding="utf-8")
        (project / path).write_text(text.replace(find, put), encoding="utf-8")
    drafted = load(project).published()
    assert drafted.trang.mot_phut is not None
    assert not drafted.trang.mot_phut.viec_chinh  # its card leads to a question that is not approved
    assert drafted.chu_de["hoc-tap"].cau_hoi_mau is None
    record = project / "data/van-ban/ke-hoach-mau/van-ban.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("cong_khai:\n  can_cu: Chủ trang cung cấp để công bố\n", ""), encoding="utf-8"
    )
    assert load(project).published().trang.mot_phut is None
