"""The change report: real builds, real commits, and every sentence of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.commands.cli import main
from namro.library.history.changes import KHONG_GIT, Change, History
from namro.library.load import load
from namro.publishing.comparison import gaps, sentences
from namro.publishing.comparison.compare import MucDoi, SoSanh, TepDoi, compare
from namro.publishing.comparison.inputs import Inputs, Muc, shown_records
from namro.publishing.comparison.leading import leading_to
from namro.publishing.comparison.snapshot import FOLDER, Snapshot

GOLDEN = ROOT / "tests/golden"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = buildable(tmp_path_factory.mktemp("thay đổi"))
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert "Chưa có bản trước để so.\n" in done.stdout
    return root


@pytest.fixture
def project_built(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "dự án")
    return tmp_path / "dự án"


def build(root: Path) -> list[str]:
    done = namro(root, "build", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[1:-1]


def report(root: Path, *arguments: str) -> str:
    done = namro(root, "changes", *arguments, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(root: Path) -> None:
    path = root / "data/thuat-ngu/nq.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("giai_thich: ") >= 1
    path.write_text(text.replace("giai_thich: ", "giai_thich: Nói gọn, ", 1), encoding="utf-8")


def blessed(name: str, text: str, bless: bool) -> None:
    path = GOLDEN / name
    if bless:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_a_build_that_changes_nothing_says_so_in_one_sentence(project_built: Path) -> None:
    assert build(project_built) == ["Không tệp nào của trang đổi so với bản trước."]
    assert report(project_built) == "Không tệp nào của trang đổi so với bản trước.\n"


def test_a_changed_record_and_the_pages_that_hang_on_it(project_built: Path, bless: bool) -> None:
    edit(project_built)
    short = build(project_built)
    assert short[1] == "Đầu vào đã đổi: 1 mục đã sửa."
    text = report(project_built)
    lines = [line if not line.startswith("Bản ") else line.partition(": ")[2] for line in text.splitlines()]
    blessed("thay-doi-lan-dung.txt", "\n".join([*short, "", *lines, ""]), bless)
    told = json.loads(report(project_built, "--json"))
    assert set(told) == {"phien_ban", "lan_dung", "khoang_commit", "khoan_trong", "muc_cu"}
    assert told["phien_ban"] == 1
    assert set(told["lan_dung"]) == {"truoc", "nay", "tep", "muc", "chung", "biet_vi_sao"}
    (record,) = told["lan_dung"]["muc"]
    assert set(record) == {"muc", "viec", "tep"}
    for file in told["lan_dung"]["tep"]:
        assert set(file) == {"tep", "viec", "vi_sao", "muc"}
        assert file["vi_sao"] in ("dan-muc", "gom-muc"), file


def test_a_new_question_gets_its_page_and_a_new_day_is_told(project_built: Path) -> None:
    path = project_built / "data/hoi-dap/bao-cao-khi-nao.yml"
    new = path.read_text(encoding="utf-8").replace("Chi ủy nộp báo cáo khi nào?", "Báo cáo có mẫu hay không?")
    new = "".join(
        line
        for line in new.splitlines(True)
        if not line.startswith(("nguoi_duyet", "ngay_duyet", "dau_van_tay"))
    )
    target = project_built / "data/hoi-dap/bao-cao-mau-nao.yml"
    target.write_text(new.replace("da-duyet", "cho-duyet"), encoding="utf-8")
    assert build(project_built) == [
        "So với bản trước: 2 tệp đổi. Xem từng tệp và vì sao: lệnh changes.",
        "Đầu vào đã đổi: mục chưa duyệt (không hiện trên trang).",
    ]
    approved = ["approve", str(target), "--nguoi-duyet", "x", "--ngay", "2026-03-02"]
    assert main(["--root", str(project_built), *approved]) == 0
    done = namro(project_built, "build", SOURCE_DATE_EPOCH=str(int(SAMPLE_EPOCH) + 86400))
    assert done.returncode == 0, done.stderr
    assert (
        "Đầu vào đã đổi: 1 mục mới, ngày tính đến, mục chưa duyệt (không hiện trên trang).\n" in done.stdout
    )
    told = json.loads(report(project_built, "--json"))["lan_dung"]
    reasons = {file["tep"]: (file["viec"], file["vi_sao"]) for file in told["tep"]}
    assert reasons["hoi-dap/bao-cao-mau-nao/index.html"] == ("moi", "chinh-muc")
    assert reasons["hoi-dap/index.html"] == ("doi", "dan-muc")
    assert reasons["van-ban/ke-hoach-mau/index.html"] == ("doi", "dan-muc")
    assert reasons["van-ban/du-thao-mau/index.html"] == ("doi", "chung")
    assert told["chung"] == ["tinh-den", "chua-duyet"]


def test_no_reason_is_claimed_where_the_inputs_are_not_known(project_built: Path) -> None:
    shutil.rmtree(project_built / ".cache")
    edit(project_built)
    assert len(build(project_built)) == 1
    text = report(project_built)
    assert sentences.NOT_KNOWN in text
    assert "thuat-ngu/nghi" not in text
    told = json.loads(report(project_built, "--json"))["lan_dung"]
    assert told["biet_vi_sao"] is False
    assert {file["vi_sao"] for file in told["tep"]} == {"khong-ro"}


def test_a_broken_note_is_no_note(project_built: Path) -> None:
    (project_built / FOLDER / "nay.json").write_text("{")
    assert build(project_built) == ["Không tệp nào của trang đổi so với bản trước."]


def test_without_a_build_there_is_nothing_to_compare(project: Path) -> None:
    assert report(project) == "Chưa có bản trước để so.\n"


def snapshot(ma: str, files: dict[str, str], records: dict[str, Muc], **common: str) -> Snapshot:
    return Snapshot(
        ma,
        "2026-03-03",
        files,
        Inputs(records, {name.replace("_", "-"): value for name, value in common.items()}),
    )


def test_what_is_known_of_each_file() -> None:
    one, two = (
        Muc("1", ("data/hoi-dap/a.yml",), "hoi-dap/a/"),
        Muc("2", ("data/hoi-dap/a.yml",), "hoi-dap/a/"),
    )
    other = Muc("1", ("data/hoi-dap/b.yml",), "hoi-dap/b/")
    names = (
        "hoi-dap/a/index.html",
        "hoi-dap/b/index.html",
        "hoi-dap/index.html",
        "van-ban/v/index.html",
        "assets/x.css",
    )
    before = snapshot("1", dict.fromkeys(names, "1"), {"hoi-dap/a": one, "hoi-dap/b": other}, may_dung="1")
    now = snapshot("2", dict.fromkeys(names, "2"), {"hoi-dap/a": two, "hoi-dap/b": other}, may_dung="1")

    def linking(paths: object, addresses: object) -> dict[str, tuple[str, ...]]:
        assert addresses == {"hoi-dap/a": "hoi-dap/a/"}
        return {"van-ban/v/index.html": ("hoi-dap/a",)}

    found = compare(before, now, linking)
    assert {file.tep: file.vi_sao for file in found.tep} == {
        "hoi-dap/a/index.html": "chinh-muc",
        "hoi-dap/b/index.html": "khong-ro",
        "hoi-dap/index.html": "gom-muc",
        "van-ban/v/index.html": "dan-muc",
        "assets/x.css": "khong-ro",
    }
    later = snapshot("3", dict.fromkeys(names, "3"), {"hoi-dap/a": two, "hoi-dap/b": other}, may_dung="2")
    found = compare(now, later, lambda paths, addresses: {})
    assert {file.vi_sao for file in found.tep} == {"chung"}


def test_names_that_change_with_every_build_are_no_change() -> None:
    before = snapshot("1", {"tim-kiem/0123456789/vt.json": "1", "ngoai-tuyen/nam-ro-2026-03-03.zip": "1"}, {})
    now = snapshot("2", {"tim-kiem/9876543210/vt.json": "1", "ngoai-tuyen/nam-ro-2026-03-04.zip": "2"}, {})
    found = compare(before, now, lambda paths, addresses: {})
    assert [(file.tep, file.viec) for file in found.tep] == [("ngoai-tuyen/….zip", "doi")]


def test_links_are_seen_relative_and_with_anchors(tmp_path: Path) -> None:
    pages = {
        "a/index.html": '<a href="../hoi-dap/x/">x</a><a href="https://hoi-dap.example/x/">y</a>',
        "b/index.html": '<a href="../hoi-dap/xx/">hoi-dap/x/</a>',
        "c/d/index.html": '<a href="../../thuat-ngu/#t">t</a>',
        "e/index.html": '<a href="../thuat-ngu/">t</a>',
        "f/index.html": '<a href="../van-ban/v/#II.1">v</a>',
    }
    for path, body in pages.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    found = leading_to(
        tmp_path,
        [*pages, "gone/index.html", "x.css"],
        {"x": "hoi-dap/x/", "t": "thuat-ngu/#t", "v": "van-ban/v/", "none": ""},
    )
    assert found == {"a/index.html": ("x",), "c/d/index.html": ("t",), "f/index.html": ("v",)}


def test_drafts_are_no_input_and_a_new_approval_is() -> None:
    text = "cau_hoi: A?\ntrang_thai_bien_tap: da-duyet\nngay_duyet: 2026-03-01\n"
    path = "data/hoi-dap/a.yml"
    first = shown_records({path: text})["hoi-dap/a"]
    assert first == Muc(first.dau, (path,), "hoi-dap/a/")
    assert shown_records({path: text.replace("03-01", "03-02")})["hoi-dap/a"].dau != first.dau
    assert shown_records({path: text.replace("da-duyet", "nhap")}) == {}


def test_every_address_of_the_sample_is_a_page_of_its_site(built: Path) -> None:
    texts = {
        path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in (SAMPLE / "data").rglob("*")
        if path.is_file()
    }
    for key, record in shown_records(texts).items():
        page = record.url.partition("#")[0]
        assert not record.url or (built / "site" / page / "index.html").is_file(), key


def test_a_range_of_commits(project_built: Path, git: str, bless: bool) -> None:
    root = project_built
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_AUTHOR_DATE": "2026-03-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2026-03-01T00:00:00Z",
    }

    def run(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(
            [git, "-C", str(root), *identity, *arguments], check=True, capture_output=True, env=environment
        )

    run("init", "-q", "-b", "main")
    run("add", "data")
    run("commit", "-qm", "a")
    edit(root)
    (root / "data/hoi-dap/kinh-phi-bao-nhieu.yml").unlink()
    (root / "data/trang.yml").write_text(
        (root / "data/trang.yml").read_text().replace("văn bản trong đó", "văn bản")
    )
    with (root / "data/ket-qua/nop-bao-cao/2026-03-01-dang-viet-bao-cao.yml").open("a") as file:
        file.write("# thêm\n")
    run("add", "-A", "data")
    run("commit", "-qm", "b")
    text = report(root, "HEAD~1..HEAD")
    hidden = [line.split(":")[0][:3] if line.startswith("Từ ") else line for line in text.splitlines()]
    shown = [line.partition(", theo bản")[0] if "theo bản" in line else line for line in hidden]
    blessed("thay-doi-khoang-commit.txt", "\n".join([*shown, ""]), bless)
    assert report(root, "HEAD..").endswith(": không mục nào đổi.\n")
    told = json.loads(report(root, "HEAD~1..HEAD", "--json"))["khoang_commit"]
    assert set(told) == {"tu", "den", "muc", "tep_khac", "trang", "ban_dung"}
    shutil.rmtree(root / "site")
    assert "Chưa có trang đã dựng trong site/ nên chưa biết" in report(root, "HEAD~1..HEAD")


@pytest.mark.parametrize("words_given", ["khong-co..HEAD", "..HEAD", "--help..", "HEAD~99..HEAD"])
def test_an_unknown_commit_is_one_sentence(
    words_given: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(project), "changes", "--", words_given]) == 1
    first = words_given.partition("..")[0]
    assert capsys.readouterr().err == (
        f"Git không biết “{first}” là commit nào trong “{project}”. Viết dạng A..B, ví dụ HEAD~5..HEAD.\n"
    )


def test_clauses_without_a_question(bless: bool) -> None:
    free = gaps.unasked(load(SAMPLE).published())
    blessed("thay-doi-khoan-trong.txt", "\n".join([*sentences.of_unasked(free), ""]), bless)
    for one in free:
        assert 0 <= len(one.khoan) <= one.tong


def test_old_entries_by_history_else_by_approval() -> None:
    library = load(SAMPLE).published()
    history = History((Change(date(2026, 5, 1), ("hoi-dap", "bao-cao-khi-nao"), "sua", 0),))
    found = gaps.older(library, history, date(2026, 6, 3), 3)
    told = {one.muc: (one.ngay, one.theo) for one in found}
    assert "hoi-dap/bao-cao-khi-nao" not in told  # changed in May
    assert told["hoi-dap/kinh-phi-bao-nhieu"] == (date(2026, 3, 2), "duyet")
    assert "hoi-dap/ban-nhap" not in told
    assert gaps.older(library, history, date(2026, 6, 1), 3) == ()  # not older than three months to the day
    assert [one.ngay for one in found] == sorted(one.ngay for one in found)


def test_months_end_with_the_month() -> None:
    library = load(SAMPLE).published()
    history = History((Change(date(2026, 2, 28), ("hoi-dap", "bao-cao-khi-nao"), "sua", 0),))

    def old(day: date) -> set[str]:
        return {one.muc for one in gaps.older(library, history, day, 1)}

    assert "hoi-dap/bao-cao-khi-nao" not in old(date(2026, 3, 31))  # a month back is 28 February
    assert "hoi-dap/bao-cao-khi-nao" in old(date(2026, 4, 1))


def test_the_reports_of_gaps_from_the_command_line(project: Path) -> None:
    text = report(project, "--cu-hon", "1")
    assert (
        text
        == f"Không mục nào cũ hơn 1 tháng, tính đến 03/03/2026. {KHONG_GIT} Dùng ngày duyệt thay cho ngày sửa.\n"
    )
    told = json.loads(report(project, "--cu-hon", "1", "--khoan-trong", "--json"))
    assert told["muc_cu"] == []
    assert told["lan_dung"] is None
    assert set(told["khoan_trong"][0]) == {"van_ban", "ten", "tong", "khoan"}
    done = namro(project, "changes", "--cu-hon", "0")
    assert done.returncode == 2
    assert "“0” không phải số tháng (1 đến 600)" in done.stderr


def test_long_lists_are_cut_and_say_so() -> None:
    files = tuple(TepDoi(f"a/{n}.html", "doi", "chung") for n in range(30))
    found = SoSanh(
        "1", "2", files, (MucDoi("hoi-dap/a", "mat", ("data/hoi-dap/a.yml",)),), ("giao-dien",), True
    )
    assert sentences.whole(found)[-1] == "  … và 20 dòng nữa (đủ cả: --json)"
    assert sentences.short(found) == [
        "So với bản trước: 30 tệp đổi. Xem từng tệp và vì sao: lệnh changes.",
        "Đầu vào đã đổi: 1 mục không còn, giao diện (overrides/, mkdocs.yml).",
    ]


def test_a_preview_is_compared_with_nothing(project_built: Path) -> None:
    done = namro(project_built, "build", "--preview", SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert "bản trước" not in done.stdout
