"""The browser editor with a forge: signing in, editing, proposing, meeting another's change, merging, building.

The forge is the stand-in of `support.forge`: an address of this machine over a real git repository.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import PATIENCE, serving
from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.editing.admin import page as editor
from namro.library.load import load
from namro.records.danh_muc import TrinhSua
from support.editor_page import enter, program_made
from support.forge.gitea import Gitea
from support.forge.github import GitHub
from support.forge.repository import Repository
from support.forge.server import NAME, OWNER, REPO, TOKEN, Forge, offered

FILE = "data/hoi-dap/bao-cao-khi-nao.yml"
ASKED = "Chi ủy nộp báo cáo khi nào?"
NEW = "Chi ủy phải nộp báo cáo trước ngày nào?"
THEIRS = "Chi ủy nộp báo cáo vào lúc nào?"
SOMEBODY = ("Người khác", "khac@example.invalid")
WHO = ("-c", f"user.name={SOMEBODY[0]}", "-c", f"user.email={SOMEBODY[1]}")


@pytest.fixture
def repository(tmp_path: Path, git: str) -> Repository:
    """A new repository that holds the sample project."""
    return Repository.of(buildable(tmp_path / "dự án"), tmp_path / "kho.git", git)


@contextmanager
def opened(forge: Forge, browser: Browser, to: Path, branch: str) -> Iterator[Page]:
    """The editor of the sample, told of the forge, before anybody has signed in."""
    with offered(forge):
        chosen = TrinhSua.model_construct(
            noi_giu=forge.forge, kho=f"{OWNER}/{REPO}", nhanh=branch, dia_chi=forge.address
        )
        trang = load(SAMPLE).trang.model_copy(update={"trinh_sua": chosen})
        editor.write(trang, ROOT, program_made(), to)
        with serving(to) as address:
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi")
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.goto(f"{address}admin/")
            yield page
            context.close()
        assert forge.faults == []


def sign_in(page: Page, token: str) -> None:
    page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
    page.get_by_role("textbox").fill(token)
    page.get_by_role("alertdialog").get_by_role("button", name="Đăng nhập").click()


def edit(page: Page, before: str, words: str) -> None:
    """Open a question in the list, change it, save."""
    page.get_by_role("row").filter(has_text=before).click()
    enter(page, {"Câu hỏi": words})
    page.get_by_role("button", name="Lưu", exact=True).click()


def replaced(repository: Repository, branch: str, old: str, new: str) -> None:
    """Another editor changes the question on a branch."""
    text = repository.text(branch, FILE)
    assert old in text
    changed = text.replace(old, new).encode()
    repository.commit(branch, repository.head(branch), {FILE: changed}, "Sửa câu hỏi", SOMEBODY)


def resolved(repository: Repository, branch: str, aside: Path) -> None:
    """The conflict of a branch with main, resolved by plain git for the words of the branch."""

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(aside), *WHO, *words], check=True, capture_output=True)

    subprocess.run(["git", "clone", "-q", str(repository.path), str(aside)], check=True)
    git("checkout", "-q", branch)
    git("merge", "-q", "-X", "ours", "-m", "Giữ lời của nhánh", "origin/main")
    git("push", "-q", "origin", branch)


def built(repository: Repository, root: Path) -> str:
    """The page of the question as main makes it, once it is approved."""
    subprocess.run(["git", "clone", "-q", str(repository.path), str(root)], check=True)
    for words in (
        ("format",),
        ("approve", str(root / FILE), "--nguoi-duyet", "nhóm biên soạn"),
        ("check",),
        ("build",),
    ):
        done = namro(root, *words, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
        assert done.returncode == 0, done.stdout + done.stderr
    return (root / "site/hoi-dap/bao-cao-khi-nao/index.html").read_text(encoding="utf-8")


def test_github_sign_in_edit_propose_conflict_merge_build(
    browser: Browser, repository: Repository, tmp_path: Path
) -> None:
    forge = GitHub(repository)
    start = repository.head("main")
    with opened(forge, browser, tmp_path / "trình sửa", "main") as page:
        sign_in(page, "sai")
        expect(page.get_by_text("Mã truy cập được cung cấp không hợp lệ")).to_be_visible()
        sign_in(page, TOKEN)
        edit(page, ASKED, NEW)
        page.get_by_role("button", name="Gửi duyệt").click()
        expect(page.get_by_role("row").filter(has_text=NEW)).to_contain_text("Đang duyệt")

        (pull,) = forge.pulls.every
        assert (pull.branch, pull.base, pull.draft) == ("cms/hoi-dap/bao-cao-khi-nao", "main", False)
        assert pull.title == "Sửa Hỏi đáp “bao-cao-khi-nao”"
        assert repository.head("main") == start  # nothing is published by saving
        proposed = repository.text(pull.branch, FILE)
        assert NEW in proposed and "trang_thai_bien_tap: cho-duyet" in proposed

        replaced(repository, "main", ASKED, THEIRS)
        page.get_by_role("row").filter(has_text=NEW).click()
        page.get_by_role("button", name=re.compile("Trạng thái: .?Đang duyệt")).click()
        page.get_by_role("menuitemradio", name="Sẵn sàng").click()
        publish = page.get_by_role("button", name="Xuất bản bài viết")
        publish.click()
        asked = page.get_by_role("alertdialog")
        expect(asked).to_contain_text("Xuất bản ở đây là gộp vào nhánh chính.")
        asked.get_by_role("button", name="Xuất bản").click()
        expect(page.get_by_text("Chưa gộp được, chưa có gì mất.")).to_be_visible()
        assert THEIRS in repository.text("main", FILE) and NEW in repository.text(pull.branch, FILE)

        resolved(repository, pull.branch, tmp_path / "gỡ")
        publish.click()
        page.get_by_role("alertdialog").get_by_role("button", name="Xuất bản").click()
        expect(page.get_by_role("row").filter(has_text=NEW)).to_be_visible()
        assert (pull.state, repository.head(pull.branch)) == ("merged", None)
    assert NEW in repository.text("main", FILE)
    assert NEW in built(repository, tmp_path / "dựng")


def test_gitea_sign_in_edit_conflict_propose_merge_build(
    browser: Browser, repository: Repository, tmp_path: Path
) -> None:
    forge = Gitea(repository)
    start = repository.head("main")
    assert start
    repository.put("bien-tap", start)
    with opened(forge, browser, tmp_path / "trình sửa", "bien-tap") as page:
        sign_in(page, TOKEN)
        page.get_by_role("row").filter(has_text=ASKED).click()
        question = page.get_by_role("textbox", name="Câu hỏi")
        enter(page, {"Câu hỏi": NEW})
        replaced(repository, "bien-tap", ASKED, THEIRS)
        page.get_by_role("button", name="Lưu", exact=True).click()
        told = page.get_by_role("alertdialog", name="Người khác vừa sửa mục này")
        expect(told).to_contain_text("Lưu bây giờ thì lời của người kia mất.")
        told.get_by_role("button", name="Hủy").click()
        expect(question).to_have_value(NEW)  # nothing typed is lost either
        assert THEIRS in repository.text("bien-tap", FILE)

        page.goto(page.url.partition("#")[0])
        edit(page, THEIRS, NEW)
        expect(page.get_by_role("row").filter(has_text=NEW)).to_be_visible()
        (last, *_) = repository.history("bien-tap")
        assert (last.name, last.message.strip()) == (NAME, "Sửa Hỏi đáp “bao-cao-khi-nao”")
        assert repository.head("main") == start

        def on_its_page(path: str, **body: str) -> int:
            """What the forge's own page does when a button is pressed there."""
            status, _ = forge.answer("POST", f"/repos/{OWNER}/{REPO}/{path}", {}, body, f"token {TOKEN}")
            return status

        assert on_its_page("pulls", title="Sửa câu hỏi", head="bien-tap", base="main") == 201
        replaced(repository, "main", ASKED, "Chi ủy nộp báo cáo ngày nào?")
        assert on_its_page("pulls/1/merge", do="merge") == 409
        resolved(repository, "bien-tap", tmp_path / "gỡ")
        assert on_its_page("pulls/1/merge", do="merge") == 200
    assert NEW in built(repository, tmp_path / "dựng")


def test_what_is_not_as_the_forge_says_is_a_fault(repository: Repository) -> None:
    forge = Gitea(repository)
    asking = f"token {TOKEN}"
    forge.answer("GET", "/user", {"page": "1"}, None, asking)
    forge.answer("GET", "/users/all", {}, None, asking)
    forge.answer(
        "POST", f"/repos/{OWNER}/{REPO}/pulls", {}, {"title": 1, "head": "x", "base": "y", "z": 0}, asking
    )
    assert forge.faults == [
        "GET /user: ?page is not described",
        "GET /users/all is not described",
        "POST /repos/{owner}/{repo}/pulls: question.title: 1 is not string",
        "POST /repos/{owner}/{repo}/pulls: question.z is not described",
    ]
    github = GitHub(repository)
    query = f'query {{ repository(owner: "{OWNER}", name: "{REPO}", x: 1) {{ id hocVan }} }}'
    github.answer("POST", "/api/graphql", {}, {"query": query, "variables": {}}, asking)
    assert github.faults == [
        "Query.repository(x) is not described",
        "Repository.hocVan is not described",
    ]
