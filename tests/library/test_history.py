"""What git knows of the records, read from real small repositories."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from conftest import SAMPLE, buildable, namro
from namro.library.edition import Edition
from namro.library.history import changes
from namro.library.history.changes import History
from namro.library.history.named import named
from namro.library.history.pieces import pieces
from namro.library.history.read import read
from namro.library.load import load
from namro.outputs.pages import render
from namro.publishing import manifest

QUESTION = "data/hoi-dap/han-nop-bai.yml"
TEXT = """\
cau_hoi: Hạn nộp bài là ngày nào?
tra_loi: |
  Chậm nhất ngày 30/12/2025.
doi_tuong: [dang-vien]
trang_thai_bien_tap: da-duyet
ngay_duyet: 2026-03-02
"""
DRAFT = TEXT.replace("da-duyet", "nhap").replace("ngay_duyet: 2026-03-02\n", "")


@dataclass(frozen=True)
class Repository:
    """A repository that is written to by real git, a day a commit unless said otherwise."""

    root: Path
    git: str

    def run(self, *words: str, day: int = 1, hour: int = 9) -> str:
        when = f"2026-03-{day:02d}T{hour:02d}:00:00+07:00"
        done = subprocess.run(
            [self.git, "-C", str(self.root), "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
            check=True,
            capture_output=True,
            text=True,
            env={
                "PATH": os.environ["PATH"],
                "GIT_AUTHOR_DATE": when,
                "GIT_COMMITTER_DATE": when,
                "HOME": str(self.root),
            },
        )
        return done.stdout.strip()

    def put(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def commit(self, day: int, message: str = "x", hour: int = 9, **files: str) -> str:
        self.run("add", "-A")
        self.run("commit", "-q", "--allow-empty", "-m", message, day=day, hour=hour)
        return self.run("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, git: str) -> Repository:
    root = tmp_path / "kho có dấu"
    root.mkdir()
    made = Repository(root, git)
    made.run("init", "-q", "-b", "main")
    (root / ".git/config").open("a").write("[core]\n\tquotepath = true\n[log]\n\tshowSignature = true\n")
    return made


def told(history: History) -> list[tuple[int, str, str]]:
    return [(change.ngay.day, "/".join(change.muc), change.viec) for change in history.changes]


def test_new_changed_and_withdrawn_newest_first(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.put(QUESTION, TEXT.replace("30/12", "31/12"))
    repository.commit(2)
    (repository.root / QUESTION).unlink()
    repository.commit(3)
    history = read(repository.root)
    name = "hoi-dap/han-nop-bai"
    assert told(history) == [(3, name, "rut"), (2, name, "sua"), (1, name, "moi")]
    assert history.biet
    assert history.lan_cuoi == {("hoi-dap", "han-nop-bai"): date(2026, 3, 2)}


def test_the_day_is_the_one_in_vietnam(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.run("add", "-A")
    when = "2026-02-28T17:30:00+00:00"
    subprocess.run(
        [
            repository.git,
            "-C",
            str(repository.root),
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@y.z",
            "commit",
            "-qm",
            "x",
        ],
        check=True,
        env={"PATH": os.environ["PATH"], "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
    )
    assert read(repository.root).changes[0].ngay == date(2026, 3, 1)


def test_a_question_is_new_when_it_is_approved_not_when_its_draft_was_begun(repository: Repository) -> None:
    repository.put(QUESTION, DRAFT)
    repository.commit(1)
    repository.put(QUESTION, DRAFT.replace("30/12", "31/12"))
    repository.commit(2)
    assert told(read(repository.root)) == []
    repository.put(QUESTION, TEXT)
    repository.commit(3)
    assert told(read(repository.root)) == [(3, "hoi-dap/han-nop-bai", "moi")]


def test_a_draft_that_is_thrown_away_was_never_there(repository: Repository) -> None:
    repository.put(QUESTION, DRAFT)
    repository.commit(1)
    (repository.root / QUESTION).unlink()
    repository.commit(2)
    assert told(read(repository.root)) == []


def test_taking_back_an_approval_is_a_withdrawal(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.put(QUESTION, DRAFT)
    repository.commit(2)
    assert told(read(repository.root))[0] == (2, "hoi-dap/han-nop-bai", "rut")


def test_approving_the_same_words_anew_is_no_change(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.put(QUESTION, TEXT.replace("2026-03-02", "2026-03-05"))
    repository.commit(2)
    assert [day for day, _, _ in told(read(repository.root))] == [1]


def test_several_commits_of_a_day_are_one_change(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1, hour=8)
    repository.put(QUESTION, TEXT.replace("30/12", "31/12"))
    repository.commit(1, hour=9)
    (repository.root / "data/hoi-dap/thu-hai.yml").write_text(TEXT)
    repository.commit(2, hour=8)
    (repository.root / "data/hoi-dap/thu-hai.yml").unlink()
    repository.commit(2, hour=9)
    history = read(repository.root)
    assert told(history) == [(1, "hoi-dap/han-nop-bai", "moi")]
    assert history.changes[0].seconds == 1772330400  # the later of the two


def test_a_renamed_record_keeps_its_history(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.run("mv", QUESTION, "data/hoi-dap/nop-bai-khi-nao.yml")
    repository.commit(2)
    history = read(repository.root)
    assert told(history) == [(1, "hoi-dap/nop-bai-khi-nao", "moi")]
    repository.put(QUESTION, TEXT.replace("Hạn nộp", "Ai nộp"))
    repository.commit(3)
    assert told(read(repository.root)) == [
        (3, "hoi-dap/han-nop-bai", "moi"),
        (1, "hoi-dap/nop-bai-khi-nao", "moi"),
    ]


def test_a_renamed_document_keeps_its_history_with_all_its_files(repository: Repository) -> None:
    repository.put("data/van-ban/cu/van-ban.yml", "ten_ngan: A\ntoan_van: co\ncong_khai:\n  can_cu: x\n")
    repository.put("data/van-ban/cu/toan-van.md", "Điều 1 {#1}\n")
    repository.commit(1)
    repository.run("mv", "data/van-ban/cu", "data/van-ban/moi")
    repository.put("data/van-ban/moi/toan-van.md", "Điều 1 {#1}\n\nĐiều 2 {#2}\n")
    repository.commit(2)
    assert told(read(repository.root)) == [(2, "van-ban/moi", "sua"), (1, "van-ban/moi", "moi")]


def test_a_text_without_a_ground_for_publication_is_not_told_of(repository: Repository) -> None:
    repository.put("data/van-ban/kin/van-ban.yml", "ten_ngan: A\ntoan_van: co\n")
    repository.commit(1)
    assert told(read(repository.root)) == []
    repository.put("data/van-ban/kin/van-ban.yml", "ten_ngan: A\ntoan_van: co\ncong_khai:\n  can_cu: x\n")
    repository.commit(2)
    assert told(read(repository.root)) == [(2, "van-ban/kin", "moi")]


def test_of_a_list_only_the_changed_records_are_told(repository: Repository) -> None:
    tasks = "".join(f"- id: viec-{n}\n  ten: Việc {n}\n  trang_thai_bien_tap: da-duyet\n" for n in "ab")
    repository.put("data/nhiem-vu/ke-hoach.yml", tasks)
    repository.commit(1)
    repository.put("data/nhiem-vu/ke-hoach.yml", tasks.replace("Việc b", "Việc B"))
    repository.commit(2)
    repository.put("data/ket-qua/viec-a/2026-03-03-xong.yml", "noi_dung: Xong\n")
    repository.commit(3)
    repository.put("data/nhiem-vu/ke-hoach.yml", tasks.partition("- id: viec-b")[0])
    repository.put(
        "data/nhiem-vu/ke-hoach-hai.yml",
        "- id: viec-b" + tasks.partition("- id: viec-b")[2].replace("Việc b", "Việc B"),
    )
    repository.commit(4)
    for folder, n in (("ke-hoach", "a"), ("ke-hoach-hai", "b")):  # a file each: no word has changed
        (repository.root / f"data/nhiem-vu/{folder}.yml").unlink()
        alone = f"ten: Việc {n.upper() if n == 'b' else n}\nthu_tu: 10\ntrang_thai_bien_tap: da-duyet\n"
        repository.put(f"data/nhiem-vu/{folder}/viec-{n}.yml", alone)
    repository.commit(5)
    assert told(read(repository.root)) == [
        (3, "nhiem-vu/viec-a", "sua"),
        (2, "nhiem-vu/viec-b", "sua"),
        (1, "nhiem-vu/viec-a", "moi"),
        (1, "nhiem-vu/viec-b", "moi"),
    ]


@pytest.mark.parametrize("how", ["trailer", "file"])
def test_what_a_machine_did_is_passed_over(repository: Repository, how: str) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.put(QUESTION, TEXT.replace("[dang-vien]", "[ dang-vien ]"))
    message = "Trình bày lại\n\nNamro: máy móc" if how == "trailer" else "Trình bày lại"
    ma = repository.commit(2, message)
    if how == "file":
        repository.put(".git-blame-ignore-revs", f"# trình bày\n{ma}  # namro format\n")
    assert [day for day, _, _ in told(read(repository.root))] == [1]
    repository.put(QUESTION, TEXT.replace("30/12", "31/12"))
    repository.commit(3)
    assert [day for day, _, _ in told(read(repository.root))] == [3, 1]


def test_a_merge_counts_on_its_own_day_without_what_machines_did_on_the_branch(
    repository: Repository,
) -> None:
    second = "data/hoi-dap/thu-hai.yml"
    repository.put(QUESTION, TEXT)
    repository.put(second, TEXT)
    repository.commit(1)
    repository.run("switch", "-qc", "sua")
    repository.put(QUESTION, TEXT.replace("30/12", "31/12"))
    repository.commit(2)
    repository.put(second, TEXT.replace("[dang-vien]", "[ dang-vien ]"))
    repository.commit(3, "x\n\nNamro: máy móc")
    repository.run("switch", "-q", "main")
    repository.put("data/chu-de.yml", "- id: hoc-tap\n  ten: Học tập\n")
    repository.commit(4)
    repository.run("merge", "-q", "--no-ff", "-m", "x", "sua", day=5)
    assert told(read(repository.root)) == [
        (5, "hoi-dap/han-nop-bai", "sua"),
        (4, "chu-de/hoc-tap", "moi"),
        (1, "hoi-dap/han-nop-bai", "moi"),
        (1, "hoi-dap/thu-hai", "moi"),
    ]


def test_file_names_with_marks_and_odd_files_do_no_harm(repository: Repository) -> None:
    repository.put("data/hoi-dap/hỏi\tđáp\nlạ.yml", TEXT)
    repository.put("data/hoi-dap/hình.png", "\0\1")
    repository.put("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n# Giới thiệu\n")
    repository.put("docs/decisions/01-frame.md", "# Frame\n")
    repository.commit(1)
    history = read(repository.root)
    assert told(history) == [(1, "hoi-dap/hỏi\tđáp\nlạ", "moi"), (1, "trang-viet/gioi-thieu", "moi")]
    assert history.ten_trang == {"gioi-thieu": "Giới thiệu"}


def test_a_record_that_is_being_edited_has_no_day(repository: Repository) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    repository.put(QUESTION, TEXT.replace("30/12", "31/12"))
    repository.put("data/hoi-dap/chua-gui.yml", TEXT)
    history = read(repository.root)
    assert told(history) == [(1, "hoi-dap/han-nop-bai", "moi")]
    assert history.lan_cuoi == {}


def test_without_git_nothing_is_known_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(tmp_path) == History(vi_sao=changes.KHONG_GIT)
    (tmp_path / ".git").mkdir()
    assert read(tmp_path) == History(vi_sao=changes.GIT_TU_CHOI)  # no repository in it
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(tmp_path) == History(vi_sao=changes.KHONG_GIT)


def test_a_repository_without_a_commit_says_so(repository: Repository) -> None:
    assert read(repository.root) == History(vi_sao=changes.GIT_TU_CHOI)


def test_a_shallow_or_partial_clone_knows_nothing_and_says_so(repository: Repository, tmp_path: Path) -> None:
    for day in (1, 2):
        repository.put(QUESTION, TEXT.replace("30/12", f"{day}/12"))
        repository.commit(day)
    repository.run("config", "uploadpack.allowFilter", "true")
    for name, option in (("nông", "--depth=1"), ("thưa", "--filter=blob:none")):
        repository.run("clone", "-q", option, f"file://{repository.root}", str(tmp_path / name))
        assert read(tmp_path / name) == History(vi_sao=changes.BAN_NONG)
    repository.run("clone", "-q", f"file://{repository.root}", str(tmp_path / "đủ"))
    assert read(tmp_path / "đủ") == read(repository.root)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else_is_not_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    for path in (repository.root, repository.root / ".git"):
        os.chown(path, 12345, 12345)
    monkeypatch.setenv("HOME", str(repository.root))
    monkeypatch.delenv("SUDO_UID", raising=False)
    assert read(repository.root) == History(vi_sao=changes.GIT_TU_CHOI)


def test_the_surroundings_of_a_git_hook_do_not_mislead(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.put(QUESTION, TEXT)
    repository.commit(1)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khác"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "khác/index"))
    assert len(read(repository.root).changes) == 1


def test_the_same_commit_gives_the_same_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (1, 2, 3):
        for name in "abc":
            repository.put(f"data/hoi-dap/{name}.yml", TEXT.replace("30/12", f"{day}/12"))
        repository.commit(day)
    first = read(repository.root)
    monkeypatch.setenv("TZ", "America/Caracas")
    monkeypatch.setenv("LC_ALL", "C")
    assert read(repository.root) == first


def test_every_record_of_the_sample_is_seen_from_outside() -> None:
    """The outside view finds the same records as the real reader."""
    seen = {
        key
        for path in (SAMPLE / "data").rglob("*")
        if path.is_file()
        for key, piece in pieces(
            path.relative_to(SAMPLE).as_posix(), path.read_text(encoding="utf-8")
        ).items()
        if piece.shows
    }
    assert seen == set(named(load(SAMPLE).published(), {}))


def test_a_clone_builds_the_same_bytes_and_a_shallow_one_a_site_without_days(
    git: str, tmp_path: Path
) -> None:
    first = buildable(tmp_path / "một")
    repository = Repository(first, git)
    repository.run("init", "-q", "-b", "main")
    (first / ".gitignore").write_text("/site/\n.cache/\n.site.khoa\n__pycache__/\n")
    repository.commit(1)
    question = first / "data/chu-de/hoc-tap.yml"
    question.write_text(question.read_text().replace("ten: ", "ten: Về ", 1))
    repository.commit(2)
    for name, depth in (("hai", "--depth=9"), ("nông", "--depth=1")):
        repository.run("clone", "-q", depth, f"file://{first}", str(tmp_path / name))
    built = {}
    for name in ("một", "hai", "nông"):
        done = namro(tmp_path / name, "build")
        assert done.returncode == 0, done.stdout + done.stderr
        built[name] = manifest.read(tmp_path / name / "site")
    assert built["một"] == built["hai"]
    page = "hoi-dap/bao-cao-khi-nao/index.html"
    assert "sửa lần cuối" in (tmp_path / "hai/site" / page).read_text(encoding="utf-8")
    assert "sửa lần cuối" not in (tmp_path / "nông/site" / page).read_text(encoding="utf-8")
    assert changes.BAN_NONG in (tmp_path / "nông/site/cap-nhat/index.html").read_text(encoding="utf-8")
    for name in ("hai", "nông"):
        done = namro(tmp_path / name, "verify", str(tmp_path / name / "site"))
        assert done.returncode == 0, done.stderr


def test_a_topic_is_shown_on_its_own_page_where_a_question_has_it() -> None:
    sample = load(SAMPLE).published()
    asked = {topic for question in sample.hoi_dap.values() for topic in question.chu_de}
    pages = {output.url for output in render(sample, Edition(date(2026, 3, 3)))}
    found = {ma: named(sample, {})["chu-de", ma].url for ma in sample.chu_de}
    assert asked
    for ma, url in found.items():
        assert url in pages
        assert url == (f"hoi-dap/theo-chu-de/{ma}/" if ma in asked else "hoi-dap/")
