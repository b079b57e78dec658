"""Results: recorded by hand and from tables, shown first, kept for good, in the words that an editor reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import strategies as st

from conftest import namro
from namro.commands.cli import main
from namro.editing.results_plan import FIELDS, MucMoi
from namro.editing.results_write import write, yaml_text
from namro.files import textfile, yamlfile
from namro.library.deadlines import state
from namro.library.load import load
from namro.problems import UserError
from namro.records.nhiem_vu import KetQua
from support.properties import given

TASK = "nop-bao-cao"
FOLDER = f"data/ket-qua/{TASK}"
DRAFT = f"{FOLDER}/2026-03-01-dang-viet-bao-cao.yml"
DONE = (
    "--nhiem-vu",
    TASK,
    "--ngay",
    "30/6/2026",
    "--trang-thai",
    "hoan-thanh",
    "--noi-dung",
    "Đã nộp báo cáo: số 12-BC/CU",
    "--bang-chung",
    "Báo cáo số 12-BC/CU",
)
APPROVED = ("--nguoi-duyet", "nhóm biên soạn", "--ngay-duyet", "2026-07-01")
HEAD = "nhiem_vu,ngay,trang_thai,noi_dung,bang_chung\n"


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / FOLDER).iterdir())}


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def test_a_result_is_written_to_a_file_of_its_own_and_shows_on_its_task(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert run(project, "new", "ket-qua", *DONE, *APPROVED) == 0
    assert capsys.readouterr().out == (
        f"Đã ghi {FOLDER}/2026-06-30-da-nop-bao-cao-so-12-bc-cu.yml.\nMục này lên trang ở lần dựng sau.\n"
    )
    after = files(project)
    name = "2026-06-30-da-nop-bao-cao-so-12-bc-cu.yml"
    assert after.pop(name).decode() == (
        'ngay: 2026-06-30\nnoi_dung: "Đã nộp báo cáo: số 12-BC/CU"\n'
        "bang_chung: Báo cáo số 12-BC/CU\ntrang_thai: hoan-thanh\ntrang_thai_bien_tap: da-duyet\n"
        "nguoi_duyet: nhóm biên soạn\nngay_duyet: 2026-07-01\ndau_van_tay: 83dadd216a96\n"
    )
    assert before["ket-qua.lock"] in after["ket-qua.lock"]
    assert {**after, "ket-qua.lock": before["ket-qua.lock"]} == before
    (task,) = load(project).nhiem_vu["ke-hoach-mau"]
    assert [entry.noi_dung for entry in task.ket_qua.dat_duoc] == ["Đã nộp báo cáo: số 12-BC/CU"]
    assert (state(task, date(2026, 6, 29)).ma, state(task, date(2026, 6, 30)).ma) == (
        "sap-den-han",
        "hoan-thanh",
    )
    assert run(project, "check") == 0


def test_a_draft_is_recorded_but_not_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "new", "ket-qua", *DONE) == 0
    assert capsys.readouterr().out.endswith(
        "Mục này là bản nháp, chưa lên trang. Trình duyệt, rồi duyệt bằng lệnh approve.\n"
    )
    (task,) = load(project).nhiem_vu["ke-hoach-mau"]
    assert task.ket_qua.dat_duoc == ()


def test_approving_a_draft_is_no_change_of_what_was_recorded(project: Path) -> None:
    path = project / DRAFT
    assert run(project, "approve", str(path), "--trinh") == 0
    assert run(project, "approve", str(path), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2026-03-02") == 0
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    (task,) = load(project).nhiem_vu["ke-hoach-mau"]
    assert state(task, date(2026, 3, 3)).ma == "dang-thuc-hien"


def test_what_is_missing_is_asked_for_in_vietnamese(project: Path) -> None:
    import subprocess
    import sys

    from conftest import ROOT

    answers = f"{TASK}\n\n30/06/2026\nhoan-thanh\nĐã nộp\nSổ công văn đến\n"
    done = subprocess.run(
        [sys.executable, "-m", "namro", "--root", str(project), "new", "ket-qua"],
        input=answers,
        env={"PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Mã nhiệm vụ (phần cuối địa chỉ trang nhiệm vụ): Ngày có kết quả")
    assert (project / FOLDER / "2026-06-30-da-nop.yml").is_file()


def test_no_answer_writes_nothing(project: Path) -> None:
    before = files(project)
    done = namro(project, "new", "ket-qua", "--nhiem-vu", TASK, "--ngay", "2026-06-30")
    assert done.returncode == 1
    assert done.stderr == (
        "Thiếu --trang-thai: Trạng thái (dang-thuc-hien, chua-hoan-thanh hoặc hoan-thanh). Chưa ghi gì.\n"
    )
    assert files(project) == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"--nhiem-vu": "nop-bao-cáo"},
            "nhiem_vu: Không có nhiệm vụ nào mã “nop-bao-cáo”.\n    → Có phải ý bạn là “nop-bao-cao”?\n",
        ),
        (
            {"--ngay": "31/06/2026"},
            "ngay (ngày): Giá trị “2026-06-31” không đọc được thành ngày.\n    → Tháng 6 năm 2026 có 30 ngày: xem lại ngày, viết năm-tháng-ngày.\n",
        ),
        (
            {"--trang-thai": "xong"},
            "trang_thai (trạng thái): Không nhận giá trị “xong”.\n"
            "    → Giá trị dùng được: dang-thuc-hien, chua-hoan-thanh, hoan-thanh.\n",
        ),
        (
            {"--noi-dung": "Xong\u200b rồi"},
            "noi_dung: Có ký tự vô hình U+200B.\n    → Đặt con trỏ ngay sau chỗ này rồi nhấn Backspace.\n",
        ),
        (
            {"--bang-chung": "Hỏi đồng chí An, 0912 345 678"},
            "bang_chung (bằng chứng): Có thể là số điện thoại di động của cá nhân.\n"
            "    → Bỏ thông tin này; chỉ ghi vai trò và nơi liên hệ công khai của cơ quan. Số mà cơ quan đã công khai thì ghi vào "
            "duong_day_cong trong data/trang.yml.\n",
        ),
        (
            {"--ngay": "2026-03-01"},
            "ngay: Nhiệm vụ “nop-bao-cao” đã có kết quả ngày 01/03/2026 với nội dung khác: “Chi ủy đang viết báo cáo”.\n"
            "    → Mục cũ được giữ nguyên. Nếu mục mới đính chính mục cũ, ghi thay_cho: 2026-03-01-dang-viet-bao-cao.\n",
        ),
        (
            {"--thay-cho": "2026-03-01-dang-viet"},
            "thay_cho: Không có mục “2026-03-01-dang-viet” để thay.\n    → Có phải ý bạn là “2026-03-01-dang-viet-bao-cao”?\n",
        ),
        (
            {"--nguoi-duyet": "nhóm biên soạn"},
            "nguoi_duyet (người duyệt): Mục này chưa ai duyệt mà lại ghi người duyệt, ngày duyệt hoặc dấu vân tay.\n"
            "    → Bỏ các trường này; khi đã xem xong thì chạy: python3 manage.py approve TỆP --nguoi-duyet “…”\n",
        ),
        (
            {"--nguoi-duyet": "nhóm biên soạn", "--ngay-duyet": "2026-06-01"},
            "ngay_duyet (ngày duyệt): Ngày duyệt đứng trước ngày có kết quả.\n    → Xem lại hai ngày.\n",
        ),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], told: str
) -> None:
    before = files(project)
    options = {**dict(zip(DONE[::2], DONE[1::2], strict=True)), **changed}
    assert run(project, "new", "ket-qua", *[word for pair in options.items() for word in pair]) == 1
    assert capsys.readouterr().err == told
    assert files(project) == before


def test_an_entry_is_corrected_by_a_new_one_and_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = (project / DRAFT).read_bytes()
    run(project, "new", "ket-qua", *DONE, *APPROVED)
    name = "2026-06-30-da-nop-bao-cao-so-12-bc-cu"
    correction = [*DONE, *APPROVED, "--thay-cho", name]
    correction[5] = "chua-hoan-thanh"
    assert run(project, "new", "ket-qua", *correction) == 0
    (task,) = load(project).nhiem_vu["ke-hoach-mau"]
    assert [(e.trang_thai, e.thay_boi) for e in task.ket_qua.dat_duoc] == [
        ("hoan-thanh", f"{name}-2"),
        ("chua-hoan-thanh", None),
    ]
    assert state(task, date(2026, 6, 30)).ma == "chua-hoan-thanh"
    assert (project / DRAFT).read_bytes() == old
    capsys.readouterr()
    correction[7] = "Lời khác"
    assert run(project, "new", "ket-qua", *correction) == 1
    assert capsys.readouterr().err == (
        f"thay_cho: Mục “{name}” đã được mục “{name}-2” thay rồi.\n    → Ghi thay_cho: {name}-2.\n"
    )


def test_the_same_result_twice_is_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, "new", "ket-qua", *DONE)
    before = files(project)
    capsys.readouterr()
    assert run(project, "new", "ket-qua", *DONE) == 0
    assert (
        capsys.readouterr().out
        == f"Mục này đã có: {FOLDER}/2026-06-30-da-nop-bao-cao-so-12-bc-cu.yml. Không đổi gì.\n"
    )
    assert files(project) == before


def table(project: Path, text: str, encoding: str = "utf-8") -> str:
    path = project / "ket-qua.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_a_table_is_shown_first_and_written_when_asked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    path = table(
        project,
        HEAD
        + f"{TASK},01/03/2026,dang-thuc-hien,Chi ủy đang viết báo cáo,Biên bản họp Chi ủy ngày 01/03/2026\n"
        f'{TASK},2026-05-02,dang-thuc-hien,"Viết xong, chờ ký",Sổ công văn\n\n',
    )
    shown = (
        "nop-bao-cao: Nộp báo cáo về Đảng ủy mẫu\n"
        "  = 01/03/2026  Đang thực hiện: Chi ủy đang viết báo cáo (nháp)\n"
        "  + 02/05/2026  Đang thực hiện: Viết xong, chờ ký (nháp)\n"
        "      bằng chứng: Sổ công văn\n"
        "\n"
        "Thêm 1 mục vào 1 nhiệm vụ; 1 mục đã có, giữ nguyên.\n"
    )
    assert run(project, "import", "ket-qua", path) == 0
    assert (
        capsys.readouterr().out == shown + "Đây là chạy thử, chưa ghi gì. Đúng rồi thì chạy lại với --ghi.\n"
    )
    assert files(project) == before
    assert run(project, "import", "ket-qua", path, "--ghi") == 0
    assert capsys.readouterr().out == shown + "Đã ghi 1 mục.\n"
    after = files(project)
    assert set(after) - set(before) == {"2026-05-02-viet-xong-cho-ky.yml"}
    assert run(project, "check") == 0
    capsys.readouterr()
    assert run(project, "import", "ket-qua", path, "--ghi") == 0
    assert capsys.readouterr().out.endswith("Không có gì mới để ghi.\n")
    assert files(project) == after


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ";"), ("utf-8", "\t")])
def test_a_table_as_a_spreadsheet_saves_it(project: Path, encoding: str, separator: str) -> None:
    text = (HEAD + f"{TASK},02/05/2026,hoan-thanh,Xong,Sổ\n").replace(",", separator).replace("\n", "\r\n")
    assert run(project, "import", "ket-qua", table(project, text, encoding), "--ghi") == 0
    assert (project / FOLDER / "2026-05-02-xong.yml").is_file()


def test_one_bad_row_keeps_the_whole_table_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    path = table(
        project,
        HEAD + f"{TASK},2026-05-02,hoan-thanh,Xong,Sổ\n{TASK},2026-05-02,hoan-thanh,Xong rồi,Sổ\n"
        f"{TASK},2026-05-03,hoan-thanh,Xong,\n{TASK},2026-03-01,hoan-thanh,Khác,Sổ\n",
    )
    assert run(project, "import", "ket-qua", path, "--ghi") == 1
    printed = capsys.readouterr()
    assert "Có lỗi nên không ghi mục nào.\n" in printed.out
    assert printed.err == (
        "ket-qua.csv:3:1: ngay: Nhiệm vụ “nop-bao-cao” đã có kết quả ngày 02/05/2026 với nội dung khác: “Xong”.\n"
        "    → Mục cũ được giữ nguyên. Nếu mục mới đính chính mục cũ, ghi thay_cho: 2026-05-02-xong.\n"
        "ket-qua.csv:4:1: bang_chung (bằng chứng): Thiếu trường bắt buộc này.\n"
        "    → Thêm dòng  bang_chung: …\n"
        "ket-qua.csv:5:1: ngay: Nhiệm vụ “nop-bao-cao” đã có kết quả ngày 01/03/2026 với nội dung khác: "
        "“Chi ủy đang viết báo cáo”.\n"
        "    → Mục cũ được giữ nguyên. Nếu mục mới đính chính mục cũ, ghi thay_cho: 2026-03-01-dang-viet-bao-cao.\n"
        "\nCó 3 lỗi trong 1 tệp.\n"
    )
    assert files(project) == before


COLUMNS = (
    "nhiem_vu, ngay, trang_thai, noi_dung, bang_chung, thay_cho, trang_thai_bien_tap, nguoi_duyet, ngay_duyet"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nhiem_vu,ngày\n", "ket-qua.csv:1: Không có cột nào tên “ngày”. Có phải ý bạn là “ngay”? Các cột: "),
        ("nhiem_vu,ngay,trang_thai\n", "ket-qua.csv:1: Thiếu cột noi_dung, bang_chung. Các cột: "),
        ("", "ket-qua.csv:1: Thiếu cột nhiem_vu, ngay, trang_thai, noi_dung, bang_chung. Các cột: "),
        (
            HEAD + 'x,"y\n',
            "ket-qua.csv:2: Dòng này có dấu nháy kép không khép lại. Mở bằng bảng tính rồi lưu lại dạng CSV.\n",
        ),
        (
            HEAD + f"{TASK},2026-05-02,hoan-thanh,Xong, rồi,Sổ\n",
            "ket-qua.csv:2: Dòng có 6 ô mà bảng có 5 cột. Ô có dấu ngăn cột ở trong thì đặt trong dấu nháy kép.\n",
        ),
    ],
)
def test_a_table_of_another_shape_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    assert run(project, "import", "ket-qua", table(project, text), "--ghi") == 1
    error = capsys.readouterr().err
    assert error == (f"{told}{COLUMNS}.\n" if told.endswith("Các cột: ") else told)


def test_a_table_in_an_old_encoding_or_missing_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "import", "ket-qua", table(project, "nhiem_vu\nNgày", "cp1258"), "--ghi") == 1
    assert "Tệp không phải UTF-8" in capsys.readouterr().err
    assert run(project, "import", "ket-qua", str(project / "khong-co.csv")) == 1
    assert capsys.readouterr().err.endswith("(không có tệp này).\n")


def test_two_people_adding_results_merge_by_themselves(project: Path, git: str) -> None:
    """On two branches, without a conflict; then the ledger holds both and the data is sound."""
    import subprocess

    from conftest import ROOT

    def run_git(*words: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@b.gov.vn", "-c", "core.autocrlf=false"]
        done = subprocess.run(
            [git, "-C", str(project), *identity, *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    (project / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    run_git("init", "-q", "-b", "main")
    run_git("add", ".")
    run_git("commit", "-qm", "a")
    run_git("checkout", "-qb", "khac")
    for branch, day in (("khac", "2026-05-02"), ("main", "2026-05-03")):
        run_git("checkout", "-q", branch)
        assert run(project, "new", "ket-qua", *DONE[:2], "--ngay", day, *DONE[4:]) == 0
        run_git("add", ".")
        run_git("commit", "-qm", day)
    run_git("merge", "-q", "khac", "-m", "m")
    assert run(project, "check") == 0
    assert len((project / FOLDER / "ket-qua.lock").read_text(encoding="utf-8").splitlines()) == 3


def test_a_full_disk_leaves_nothing_half_written(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def refuse(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "no space", str(target))

    before = files(project)
    monkeypatch.setattr(os, "replace", refuse)
    assert run(project, "new", "ket-qua", *DONE) == 1
    assert capsys.readouterr().err == "Không ghi được ket-qua.lock (đĩa đầy). Chưa thêm mục nào.\n"
    assert files(project) == before


def test_a_ledger_that_cannot_be_written_leaves_the_others_as_they_were(project: Path) -> None:
    (task,) = load(project).nhiem_vu["ke-hoach-mau"]
    done = KetQua.model_validate(
        {
            "ngay": "2026-06-30",
            "trang_thai": "hoan-thanh",
            "noi_dung": "Xong",
            "bang_chung": "Báo cáo số 12-BC/CU",
            "trang_thai_bien_tap": "nhap",
        }
    )
    other = project / "data/ket-qua/viec-khac"
    (other / "ket-qua.lock").mkdir(parents=True)
    before = files(project)
    tasks = (task, task.model_copy(update={"id": "viec-khac"}))
    with pytest.raises(
        UserError, match=r"^Không ghi được ket-qua.lock \(đây là thư mục\). Chưa thêm mục nào.$"
    ):
        write(project, [MucMoi(one, "2026-06-30-xong", done) for one in tasks])
    assert files(project) == before
    assert [path.name for path in other.iterdir()] == ["ket-qua.lock"]


def clean(text: str) -> str:
    """As `plan` makes it of what was typed; '' for what it refuses."""
    return " ".join((textfile.decode(text.encode("utf-8", "replace"), "x")[0] or "").split())


WORDS = st.text(min_size=1).map(clean).filter(bool)


@given(WORDS, WORDS)
def test_whatever_is_said_is_read_back_as_it_was(noi_dung: str, bang_chung: str) -> None:
    result = KetQua.model_validate(
        {
            "ngay": "2026-05-02",
            "trang_thai": "hoan-thanh",
            "noi_dung": noi_dung,
            "bang_chung": bang_chung,
            "trang_thai_bien_tap": "nhap",
        }
    )
    text, problems = textfile.decode(yaml_text(result).encode(), "x.yml")
    assert problems == [] and text is not None
    document, problems = yamlfile.parse(text, "x.yml")
    assert problems == [] and document is not None
    assert KetQua.model_validate(document.value) == result


def test_a_file_and_a_table_know_every_field() -> None:
    assert {*FIELDS, "dau_van_tay"} == set(KetQua.model_fields)


def test_a_draft_may_be_corrected_until_it_is_approved(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "new", "ket-qua", *DONE) == 0
    path = next((project / FOLDER).glob("2026-06-30-*.yml"))
    path.write_text(path.read_text(encoding="utf-8").replace("12-BC/CU", "13-BC/CU"), encoding="utf-8")
    assert run(project, "check") == 0, capsys.readouterr().err
    assert run(project, "approve", str(path), "--trinh") == 0
    assert run(project, "approve", str(path), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2026-07-01") == 0
    assert run(project, "check") == 0, capsys.readouterr().err
    path.write_text(path.read_text(encoding="utf-8").replace("13-BC/CU", "14-BC/CU"), encoding="utf-8")
    assert run(project, "check") == 1
    assert "đã ghi vào sổ với nội dung khác" in capsys.readouterr().err


@pytest.mark.parametrize("field", ["--ngay", "--ngay-duyet"])
def test_a_day_to_come_is_refused_before_anything_is_written(
    field: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert run(project, "new", "ket-qua", *DONE, *APPROVED, field, "2999-01-01") == 1
    assert "chưa đến (hôm nay là" in capsys.readouterr().err
    assert files(project) == before
    question = project / "data/hoi-dap/ban-nhap.yml"
    told = ["approve", str(question), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2999-01-01"]
    assert run(project, *told) == 1
    assert "chưa đến" in capsys.readouterr().err
