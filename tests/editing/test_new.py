"""`namro new`: by options and by questions, every kind, always valid, never over another record."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.editing.quoting import exact, search
from namro.files.clauses import Khoan
from namro.files.read import read
from namro.records.kinds import BY_ID

CITED = '--van-ban ke-hoach-mau --khoan II.2.b3 --trich "Chi uy nop bao cao"'
BY_OPTIONS = {
    "hoi-dap": f'--cau-hoi "Ai nộp báo cáo?" --cau-chot "Các chi ủy nộp." --tra-loi "Chi ủy." --doi-tuong dang-vien --chu-de bao-cao,hoc-tap {CITED}',
    "don-vi": f'--ten "Tổ mẫu" --cap co-so --cha dang-uy-mau {CITED}',
    "doi-tuong": '--ten "Thanh niên" --mo-ta "Người trẻ"',
    "chu-de": '--ten "Đường làng: mở rộng"',
    "thuat-ngu": '--ten QL --loai viet-tat --day-du "Quốc lộ" --giai-thich "Đường lớn" --goc thong-dung',
    "tai-lieu": f'--ten "Sách mẫu" --co-tren-trang khong {CITED}',
    "chuyen-de": f'--so 2 --ten "Chi ủy nộp báo cáo" --hoi-nghi hoi-nghi-mau --nguoi-trinh-bay dang-uy-mau --gioi-thieu "Mới." {CITED}',
    "tu-dong-nghia": "--tu 'lộ quê' --la 'đường làng' --vi-sao 'Cùng một đường.'",
    "khong-phai-nhiem-vu": '--van-ban ke-hoach-mau --khoan I.1 --ly-do "Nêu mục đích."',
    "van-ban": "--loai ke-hoach --ten-ngan 'Kế hoạch hai' --trich-yeu 'x' --dat so_ky_hieu.muc_do=chua-neu"
    f" --dat ngay_ban_hanh.muc_do=chua-neu --tinh-trang chua-ro {CITED}",
    "chuyen-muc": '--ten "Nộp bài" --mo-ta "Nộp thế nào" --dat phan.0.tieu_de=Ai? --dat phan.0.y.0.muc_do=chua-neu',
    "lo-trinh": '--ten "Đường hai" --doi-tuong nguoi-dan --mo-ta x'
    + "".join(
        f" --dat buoc.{n}.ten=a --dat buoc.{n}.mo_ta=b --dat buoc.{n}.diem_den.0.loai=van-ban"
        f" --dat buoc.{n}.diem_den.0.ma=ke-hoach-mau"
        for n in range(3)
    ),
    "chuoi": "--ten 'Chuỗi hai' --mo-ta x --dat mat_xich.0.id=a --dat mat_xich.0.ten=A --dat mat_xich.0.van_ban=ke-hoach-mau"
    " --dat mat_xich.1.id=b --dat mat_xich.1.ten=B --dat mat_xich.1.van_ban=du-thao-mau --dat mui_ten.0.tu=a"
    " --dat mui_ten.0.den=b --dat mui_ten.0.loi=rồi --dat mui_ten.0.muc_do=suy-ra --dat mui_ten.0.ly_do=x",
    "su-kien": "--ten 'Ngày hội' --dat 'thoi_gian.nguyen_van=Hội nghị' --dat thoi_gian.do_chinh_xac=khong-co-ngay"
    " --dat thoi_gian.nguon.0.van_ban=ke-hoach-mau --dat thoi_gian.nguon.0.khoan=II.2.b1"
    " --dat 'thoi_gian.nguon.0.trich=Hội nghị tổ chức'",
    "tap-in": "--ten 'Tập hai' --mo-ta x --dat phan.0.loai=hoi-dap --dat phan.0.hoi_dap.0=bao-cao-khi-nao",
    "ban-tin": f'--ten "Ai nộp báo cáo?" --loi-doc "Chi ủy." --ngay 2026-03-09 {CITED}',
    "doc-nhanh": "--ten 'Dự thảo: đọc nhanh' --dat van_ban=du-thao-mau --dat 'mot_dong.noi_dung=Mở rộng đường làng.'"
    + "".join(f" --dat nam_dong.{n}.nhan=Việc --dat 'nam_dong.{n}.chu=Mở rộng đường làng.'" for n in range(5))
    + "".join(f" --dat 'mot_trang.{n}.noi_dung=Mở rộng đường làng.'" for n in range(3))
    + "".join(
        f" --dat {at}.nguon.0.van_ban=du-thao-mau --dat {at}.nguon.0.khoan=1 --dat '{at}.nguon.0.trich=Mở rộng đường làng.'"
        for at in ("mot_dong", *(f"nam_dong.{n}" for n in range(5)), *(f"mot_trang.{n}" for n in range(3)))
    ),
    "ap-phich": "--ten 'Ai nộp?' --hinh so"
    + "".join(
        f" --dat y.{n}.chu=Nộp --dat y.{n}.nguon.0.van_ban=ke-hoach-mau --dat y.{n}.nguon.0.khoan=II.2.b3"
        f" --dat 'y.{n}.nguon.0.trich=Chi ủy nộp báo cáo'"
        for n in range(3)
    ),
    "cay-hoi": "--ten 'Tôi nộp không?' --mo-ta 'Nộp báo cáo.' --loi-dan 'bạn nộp không' --dat cau.0.ma=ai --dat 'cau.0.hoi=Bạn là ai?'"
    " --dat 'cau.0.chon.0.chu=Chi ủy' --dat cau.0.chon.0.toi=nop --dat 'cau.0.chon.1.chu=Người khác' --dat cau.0.chon.1.toi=nop"
    " --dat ket_luan.0.ma=nop --dat 'ket_luan.0.loi=Chi ủy nộp.' --dat ket_luan.0.nguon.0.van_ban=ke-hoach-mau"
    " --dat ket_luan.0.nguon.0.khoan=II.2.b3 --dat 'ket_luan.0.nguon.0.trich=Chi ủy nộp báo cáo'",
    "cuoc-hop": "--ten 'Họp chi bộ' --ngay 2026-03-20",
    "chuyen-huong": "--tu hoi-dap/cu/ --den hoi-dap/bao-cao-khi-nao/",
    "nhiem-vu": f'--cua-van-ban ke-hoach-mau --loai nhiem-vu --ten "Nộp tiếp" {CITED} --dat viec.muc_do=suy-ra '
    '--dat viec.noi_dung=Nộp --dat viec.ly_do="cùng câu"'
    + "".join(f" --dat {ro}.muc_do=chua-neu" for ro in ("nguoi", "trach_nhiem", "tien_do", "ket_qua")),
    "mau-thuan": "--ten 'Hai lời' --nhan-xet Khác."
    + "".join(
        f" --dat cac_loi.{n}.noi_dung=x --dat cac_loi.{n}.nguon.0.van_ban=ke-hoach-mau"
        f" --dat cac_loi.{n}.nguon.0.khoan=I --dat 'cac_loi.{n}.nguon.0.trich=MỤC ĐÍCH'"
        for n in range(2)
    ),
    "hoi-nghi": "--ten 'Hội nghị hai' --ten-ngan Hai --van-ban ke-hoach-mau --khoan II.2.b3 --trich 'nộp báo cáo'"
    " --to-chuc dang-uy-mau --dat van_ban=ke-hoach-mau --dat hinh_thuc.0.noi_dung=Họp"
    " --dat hinh_thuc.0.nguon.0.van_ban=ke-hoach-mau --dat hinh_thuc.0.nguon.0.khoan=II.2.b1"
    " --dat 'hinh_thuc.0.nguon.0.trich=Hội nghị tổ chức' --dat 'thoi_gian.nguyen_van=Hội nghị'"
    " --dat thoi_gian.do_chinh_xac=khong-co-ngay --dat thoi_gian.nguon.0.van_ban=ke-hoach-mau"
    " --dat thoi_gian.nguon.0.khoan=II.2.b1 --dat 'thoi_gian.nguon.0.trich=Hội nghị tổ chức'",
}


def new(project: Path, line: str) -> int:
    return main(["--root", str(project), "new", *shlex.split(line)])


@pytest.mark.parametrize("kind", BY_OPTIONS)
def test_every_kind_by_options_alone(kind: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = set(read(project).ids(kind))
    assert new(project, f"{kind} --khong-hoi {BY_OPTIONS[kind]}") == 0, capsys.readouterr().err
    said = capsys.readouterr().out
    if kind in BY_ID:
        assert ("gửi duyệt" in said) == BY_ID[kind].approved, "only what is approved is handed in"
    if kind == "chuyen-de":  # its line in the timetable can only name it once it is there
        assert "Còn phải làm: Chuyên đề này chưa có trong chương trình của hội nghị." in said
        return
    assert main(["--root", str(project), "check"]) == 0, capsys.readouterr().err
    assert len(set(read(project).ids(kind)) - known) == 1


def test_the_words_are_copied_exactly_and_the_record_is_a_draft(project: Path) -> None:
    assert new(project, f"hoi-dap --khong-hoi {BY_OPTIONS['hoi-dap']}") == 0
    assert (project / "data/hoi-dap/ai-nop-bao-cao.yml").read_text(encoding="utf-8") == (
        "cau_hoi: Ai nộp báo cáo?\ncau_chot: Các chi ủy nộp.\ntra_loi: |\n  Chi ủy.\ndoi_tuong: [dang-vien]\n"
        "chu_de: [bao-cao, hoc-tap]\n"
        "nguon:\n  - van_ban: ke-hoach-mau\n    khoan: II.2.b3\n    trich: Chi ủy nộp báo cáo\n"
        "trang_thai_bien_tap: nhap\n"
    )


def test_by_questions(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bless: bool
) -> None:
    typed = [
        "",
        "Báo cáo nộp về đâu?",  # an empty question is asked again
        "",  # no short answer yet
        "Về Đảng ủy mẫu.",
        "zzzz",
        "1",
        "",
        "hoc",
        "",  # the only hit is confirmed
        "",
        "k",
        "",
        "",
        "ke hoach",
        "k",
        "kế hoạch mẫu",  # its very name is not
        "bao cao ve",
        "",
        "khong co",
        "nop … quy ii/2026",
        "",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    status = new(project, "hoi-dap --hoi")
    printed = capsys.readouterr()
    assert (status, printed.err) == (0, "")
    golden = ROOT / "tests/golden" / "hoi-dap-moi.txt"
    if bless:
        golden.write_text(printed.out, encoding="utf-8")
    assert printed.out == golden.read_text(encoding="utf-8")
    text = (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8")
    assert "trich: nộp báo cáo về Đảng ủy mẫu trong quý II/2026\n" in text
    assert main(["--root", str(project), "check"]) == 0


def test_an_interrupted_conversation_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob("*"))
    monkeypatch.setattr("sys.stdin", io.StringIO("Ai nộp?\n"))
    assert new(project, "hoi-dap --hoi") == 1
    assert (
        "Chưa trả lời hết; không ghi tệp nào. Lời đã gõ giữ ở nhap/new-hoi-dap.json."
        in capsys.readouterr().err
    )
    assert [path for path in sorted(project.rglob("*")) if "nhap" not in path.parts] == before


def test_what_was_typed_is_taken_up_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Báo cáo nộp về đâu?\n\nVề Đảng ủy mẫu.\n"))
    assert new(project, "hoi-dap --hoi") == 1
    rest = ["", "1", "", "1", "", "khong", "", "kế hoạch mẫu", "II.2.b3", "", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(rest) + "\n"))
    assert new(project, "hoi-dap --hoi --cau-chot 'Nộp về Đảng ủy mẫu.'") == 0, capsys.readouterr()
    text = (project / "data/hoi-dap/bao-cao-nop-ve-dau.yml").read_text(encoding="utf-8")
    assert "  Về Đảng ủy mẫu.\n" in text
    assert not (project / "nhap/new-hoi-dap.json").exists()


def test_a_step_back_and_a_question_that_is_there(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["Chi uỷ nộp báo cáo khi nào", "k", "Nộp ở đâu vậy?", "<", "Báo cáo nộp về đâu?"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    assert new(project, "hoi-dap --hoi") == 1
    assert "Câu này đã có ở data/hoi-dap/bao-cao-khi-nao.yml" in capsys.readouterr().out
    assert "Báo cáo nộp về đâu?" in (project / "nhap/new-hoi-dap.json").read_text(encoding="utf-8")


def test_what_only_resembles_is_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["Tổ hai", "", "co-so", "Đảng ủy mẩu lớn", "k", "<"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    assert new(project, "don-vi --hoi") == 1
    assert "Đúng là mục này?" in capsys.readouterr().out
    assert "cha" not in json.loads((project / "nhap/new-don-vi.json").read_text(encoding="utf-8"))


def test_ids_never_collide_and_can_be_wished(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for level in ("co-so", "xa-phuong"):
        assert new(project, f"don-vi --khong-hoi {BY_OPTIONS['don-vi'].replace('co-so', level)}") == 0
    assert {"to-mau", "to-mau-2"} <= read(project).ids("don-vi")
    assert new(project, f"don-vi --khong-hoi --ma to-mau {BY_OPTIONS['don-vi']}") == 1
    assert "Mã “to-mau” đã có mục dùng." in capsys.readouterr().err
    before = sorted(project.rglob("*"))
    assert new(project, f"don-vi --khong-hoi --ma ../Tổ {BY_OPTIONS['don-vi']}") == 1
    assert capsys.readouterr().err == "Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: to\n"
    assert sorted(project.rglob("*")) == before


def test_a_record_that_breaks_a_rule_is_not_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    line = (
        BY_OPTIONS["hoi-dap"]
        .replace("Ai nộp báo cáo?", "Chi uy nop bao cao khi nao")
        .replace("dang-vien", "dang-vienn")
    )
    assert new(project, f"hoi-dap --khong-hoi {line}") == 1
    said = capsys.readouterr().err
    assert "Không có mã “dang-vienn”" in said
    assert "Câu hỏi này đã có ở data/hoi-dap/bao-cao-khi-nao.yml" in said
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


CLAUSE = Khoan("II.2.b3", "gach", "-", "Chi ủy nộp *báo cáo* về Đảng ủy mẫu trong quý II/2026.", 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "- Chi ủy nộp báo cáo về Đảng ủy mẫu trong quý II/2026."),
        ("dang uy mau", "Đảng ủy mẫu"),
        ("CHI ỦY ... ĐẢNG", "Chi ủy nộp báo cáo về Đảng"),
        ("nộp … nộp", None),
        ("không có", None),
    ],
)
def test_exact_words(typed: str, words: str | None) -> None:
    assert exact(typed, CLAUSE) == words


def test_search_folds_and_puts_beginnings_first() -> None:
    candidates = {"b": "Ban Đảng ủy", "a": "Đảng ủy xã", "c": "Chi bộ"}
    assert search("dang uy", candidates) == ["a", "b"]
    assert search("chi", candidates) == ["c"]


def test_every_kind_can_be_made() -> None:
    from namro.records.kinds import records

    assert {place.ma for place in records()} - {"trang", "ket-qua"} == set(BY_OPTIONS)
    assert SAMPLE.is_dir()


LETTER = """ĐẢNG BỘ MẪU
ĐẢNG ỦY MẪU
Số 05-KH/ĐU
Mẫu, ngày 02 tháng 4 năm 2026

KẾ HOẠCH
Học tập nghị quyết tại chi bộ

1. Học tập nghị quyết đến từng chi bộ trong quý II/2026.
2. Báo cáo kết quả về Đảng ủy mẫu.
"""


@pytest.fixture
def imported(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project into which the text of a document has just been imported."""
    file = project / "van-ban.txt"
    file.write_text(LETTER, encoding="utf-8")
    assert main(["--root", str(project), "import", "van-ban", str(file), "--id", "ke-hoach-05"]) == 0
    assert "new van-ban --ma ke-hoach-05" in capsys.readouterr().out
    return project


def test_a_document_goes_on_from_its_imported_text(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["--ten-ngan", "Kế hoạch 05", "--tinh-trang", "da-ban-hanh", "--co-quan", "dang-uy-mau"]
    assert main(["--root", str(imported), "new", "van-ban", "--ma", "ke-hoach-05", *said, "--khong-hoi"]) == 0
    assert (imported / "data/van-ban/ke-hoach-05/van-ban.yml").read_text(encoding="utf-8") == (
        "loai: ke-hoach\n"
        "ten_ngan: Kế hoạch 05\n"
        "trich_yeu: Học tập nghị quyết tại chi bộ\n"
        "so_ky_hieu:\n"
        "  muc_do: trich-dan\n"
        "  gia_tri: 05-KH/ĐU\n"
        "  nguon:\n"
        "    - van_ban: ke-hoach-05\n"
        "      khoan: the-thuc\n"
        "      trich: Số 05-KH/ĐU\n"
        "ngay_ban_hanh:\n"
        "  muc_do: trich-dan\n"
        "  gia_tri: 2026-04-02\n"
        "  nguon:\n"
        "    - van_ban: ke-hoach-05\n"
        "      khoan: the-thuc\n"
        "      trich: ngày 02 tháng 4 năm 2026\n"
        "co_quan: dang-uy-mau\n"
        "tinh_trang: da-ban-hanh\n"
        "toan_van: co\n"
        "nguon:\n"
        "  - van_ban: ke-hoach-05\n"
        "    khoan: trich-yeu\n"
        "    trich: Học tập nghị quyết tại chi bộ\n"
    )
    assert main(["--root", str(imported), "check"]) == 0


def test_the_imported_document_is_offered_and_only_the_rest_is_asked(
    imported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["", "Kế hoạch 05", "dang-uy-mau", "da-ban-hanh", *["k"] * 6]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    assert main(["--root", str(imported), "new", "van-ban", "--hoi"]) == 0, capsys.readouterr()
    record = (imported / "data/van-ban/ke-hoach-05/van-ban.yml").read_text(encoding="utf-8")
    assert "ten_ngan: Kế hoạch 05\n" in record and "gia_tri: 05-KH/ĐU\n" in record


def test_a_conference_by_few_options(project: Path) -> None:
    """Its groups stand on the citation of the whole where they have none of their own."""
    given = (
        "--ten 'Hội nghị hai' --ten-ngan Hai --to-chuc dang-uy-mau --van-ban ke-hoach-mau --khoan II.2.b1"
        " --trich 'Hội nghị tổ chức ngày 15/03/2026, từ 08 giờ 00 đến 09 giờ 30' --dat hinh_thuc.0.noi_dung=Họp"
        " --dat 'thoi_gian.nguyen_van=ngày 15/03/2026' --dat thoi_gian.do_chinh_xac=ngay"
        " --dat thoi_gian.tu_ngay=2026-03-15 --dat thoi_gian.den_ngay=2026-03-15"
    )
    assert main(["--root", str(project), "new", "hoi-nghi", *shlex.split(given), "--khong-hoi"]) == 0
    record = (project / "data/hoi-nghi/hai.yml").read_text(encoding="utf-8")
    assert "van_ban: ke-hoach-mau\nto_chuc: dang-uy-mau\n" in record
    assert record.count("trich: Hội nghị tổ chức ngày 15/03/2026, từ 08 giờ 00 đến 09 giờ 30") == 3
    assert main(["--root", str(project), "check"]) == 0
