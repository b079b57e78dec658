"""From draft to approved: the states, the fingerprint, the preview that shows what is not approved."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.commands.cli import main
from namro.library.load import load
from namro.outputs.preview import with_drafts
from namro.records.approval import fingerprint

DRAFT = "data/hoi-dap/ban-nhap.yml"
QUESTION = "data/hoi-dap/bao-cao-khi-nao.yml"


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_way_of_a_draft(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / DRAFT
    told = ("approve", str(path), "--nguoi-duyet", "nhóm biên soạn", "--ngay", "2026-03-05")
    assert run(project, *told) == 0
    assert "Đã duyệt 0 mục; 0 tệp thay đổi.\nCòn là nháp, chưa duyệt: ban-nhap." in capsys.readouterr().out
    assert run(project, "approve", str(path), "--trinh") == 0
    assert "trang_thai_bien_tap: cho-duyet\n" in path.read_text(encoding="utf-8")
    assert "ban-nhap" not in load(project).published().hoi_dap
    assert run(project, *told) == 0
    assert re.search(
        r"trang_thai_bien_tap: da-duyet\nnguoi_duyet: nhóm biên soạn\nngay_duyet: 2026-03-05\ndau_van_tay: \S{12,14}\n\Z",
        path.read_text(encoding="utf-8"),
    )
    assert "ban-nhap" in load(project).published().hoi_dap
    capsys.readouterr()
    assert run(project, *told) == 0
    assert capsys.readouterr().out == (
        "Đã duyệt 0 mục; 0 tệp thay đổi.\nCác mục ấy đã duyệt từ trước và chưa đổi, nên giữ nguyên.\n"
    )
    assert run(project, "check") == 0


def test_a_changed_answer_is_approved_anew_or_handed_in(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / QUESTION
    replace(path, "chậm nhất ngày 30/06/2026", "chậm nhất hết tháng 6")
    assert run(project, "check") == 1
    assert "Nội dung đã đổi sau khi duyệt." in capsys.readouterr().err
    assert run(project, "approve", str(path), "--nguoi-duyet", "Ban Tuyên giáo", "--ngay", "2026-04-01") == 0
    assert run(project, "check") == 0
    record = load(project).hoi_dap["bao-cao-khi-nao"]
    assert (record.nguoi_duyet, str(record.ngay_duyet)) == ("Ban Tuyên giáo", "2026-04-01")
    replace(path, "hết tháng 6", "cuối tháng 6")
    assert run(project, "approve", str(path), "--trinh") == 0
    assert load(project).hoi_dap["bao-cao-khi-nao"].trang_thai_bien_tap == "cho-duyet"


def test_style_and_comments_are_no_change(project: Path) -> None:
    path = project / QUESTION
    replace(path, "doi_tuong: [dang-vien]", "# ghi chú\ndoi_tuong:\n  - 'dang-vien'")
    assert load(project).hoi_dap["bao-cao-khi-nao"]
    record = load(SAMPLE).hoi_dap["bao-cao-khi-nao"]
    same = record.model_copy(update={"van_ban_chua_neu": False, "nguoi_duyet": "x"})
    assert fingerprint(same) == fingerprint(record) == record.dau_van_tay
    assert fingerprint(record.model_copy(update={"chu_de": ("hoc-tap",)})) != record.dau_van_tay


def test_one_task_and_all_of_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data/nhiem-vu/ke-hoach-mau/nop-bao-cao.yml"
    assert run(project, "approve", str(path), "--id", "khong-co", "--nguoi-duyet", "x") == 1
    assert "Không thấy mục “khong-co”" in capsys.readouterr().err
    replace(path, "ten: Nộp báo cáo về Đảng ủy mẫu", "ten: Nộp báo cáo")
    assert run(project, "approve", "--all") == 0
    task = load(project).nhiem_vu["ke-hoach-mau"][0]
    assert (task.nguoi_duyet, str(task.ngay_duyet)) == ("nhóm biên soạn", "2026-03-02")
    assert capsys.readouterr().out == "Đã ghi dấu vân tay cho 11 mục; 1 tệp thay đổi.\n"
    assert run(project, "check") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Duyệt tệp nào?"),
        ([QUESTION], "Ai duyệt?"),
        ([QUESTION, "--nguoi-duyet", "x", "--ngay", "1/2/2026"], "Không có ngày “1/2/2026”"),
        ([QUESTION, "--nguoi-duyet", "x", "--ngay", "2026-02-31"], "Không có ngày “2026-02-31”"),
        (["data", "--id", "khong-co"], "Không thấy mục “khong-co”"),
    ],
)
def test_what_is_missing_is_told(
    arguments: list[str],
    told: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    assert run(project, "approve", *arguments) == 1
    assert told in capsys.readouterr().err


def test_what_is_wrong_is_not_approved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / QUESTION
    replace(path, "doi_tuong: [dang-vien]", "doi_tuong: [dang-vienn]")
    before = path.read_bytes()
    assert run(project, "approve", str(path), "--nguoi-duyet", "x") == 1
    assert "Không có mã “dang-vienn”" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_preview_marks_drafts_and_keeps_withheld_texts_withheld() -> None:
    shown = with_drafts(load(SAMPLE)).published()
    assert shown.hoi_dap["ban-nhap"].cau_hoi == "[Nháp] Câu này còn đang viết?"
    assert shown.hoi_dap["bao-cao-khi-nao"].cau_hoi == "Chi ủy nộp báo cáo khi nào?"


def test_a_built_preview_says_what_it_is_and_leaves_the_site(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    (root / "site").mkdir()
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    bill = tmp_path / "bảng kê.json"
    done = namro(root, "build", "--preview", "--sbom", str(bill), SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert list((root / "site").iterdir()) == []
    assert "namro:du_lieu_sha256" in bill.read_text(encoding="utf-8")
    folder = root / "site-xem-thu"
    for name in ("index.html", "hoi-dap/ban-nhap/index.html", "gioi-thieu/index.html"):
        page = html.parse(str(folder / name))
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"], name
        assert "Bản xem thử" in page.xpath("string(//p[@class='nr-xem-thu'])"), name
    assert "[Nháp]" in html.parse(str(folder / "hoi-dap/index.html")).xpath("string(//main)")
    assert (folder / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_the_public_site_has_neither_bar_nor_drafts(site: Path) -> None:
    page = html.parse(str(site / "index.html"))
    assert page.xpath("//meta[@name='robots'] | //p[@class='nr-xem-thu']") == []


def test_a_fingerprint_of_digits_alone_is_no_citizen_s_number(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / QUESTION
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("dau_van_tay: .*", 'dau_van_tay: "012345678901"', text), encoding="utf-8")
    assert run(project, "check") == 1
    told = capsys.readouterr().err
    assert "căn cước" not in told
    assert "Nội dung đã đổi sau khi duyệt." in told
