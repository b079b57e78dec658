"""The browser editor in real Chromium over a copy of the sample: what it saves is what `check` wants.

A browser without a head cannot open the system's folder dialog: `showDirectoryPicker` gives the browser's own
private folder instead, filled with the sample's files. All else is real.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import PATIENCE, serving
from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.editing.admin import page as editor
from namro.editing.admin.bundle import bundle
from namro.files.read import read
from namro.library.load import check, load
from namro.problems import UserError
from namro.publishing.hosts import hosts
from namro.publishing.preview.server import Server
from namro.publishing.preview.state import Preview
from support.chromium import lacking, say

PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, before) => {
    for await (const [name, inside] of folder.entries()) {
      if (inside.kind === "directory") await walk(inside, `${before}${name}/`);
      else found[before + name] = await (await inside.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
SETTLED = """async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done))));
  }
}"""
"""Returns when the page has drawn, been idle and run its timers ten times over: a wait for work, not for time."""
QUIET = ("OAuth application ID is not defined",)
"""Said because no forge is configured."""


@dataclass
class Editor:
    """The editor's page, what was in the folder at first, what went wrong."""

    page: Page
    before: dict[str, str]
    faults: list[str] = field(default_factory=list)

    def changed(self) -> dict[str, str]:
        """The files that the folder holds now and did not hold so before."""
        now = self.page.evaluate(READ)
        assert set(self.before) <= set(now)
        return {path: text for path, text in now.items() if self.before.get(path) != text}

    def collection(self, name: str) -> None:
        self.page.get_by_role("treeitem", name=re.compile(f"^{name}")).click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        expect(self.page.get_by_role("button", name="Lưu", exact=True)).to_be_hidden()


def enter(page: Page, texts: Mapping[str, str], chosen: Sequence[Locator] = ()) -> None:
    """Fill in the fields with these labels and tick these choices, again until all of them have stayed.

    The program binds a field some time after showing it and then puts the record's value there: what a machine typed
    before is lost. What has stayed through the turn of every queue of the page will stay.
    """
    fields = {page.get_by_role("textbox", name=name): text for name, text in texts.items()}
    for _ in range(50):
        wrong = [box for box, text in fields.items() if box.input_value() != text]
        unset = [choice for choice in chosen if not choice.is_checked()]
        for box in wrong:
            box.fill(fields[box])
        for choice in unset:
            choice.click()
        page.evaluate(SETTLED)
        if not wrong and not unset:
            return
    raise AssertionError(f"what is typed does not stay: {wrong} {unset}")


def program_made() -> Path:
    """The editor's program; without npm to make it, the test is left out."""
    try:
        return bundle(ROOT / ".cache" / "admin", say)
    except UserError as error:
        lacking(str(error).splitlines()[0])


@pytest.fixture(scope="session")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the editor of the sample project is served."""
    folder = tmp_path_factory.mktemp("admin")
    editor.write(load(SAMPLE).trang, ROOT, program_made(), folder)
    with serving(folder) as address:
        yield f"{address}admin/"


@pytest.fixture
def opened(browser: Browser, offered: str) -> Iterator[Editor]:
    with opening(browser, offered) as found:
        yield found


@contextlib.contextmanager
def opening(browser: Browser, offered: str, more: tuple[str, ...] = ()) -> Iterator[Editor]:
    """The editor with the sample's folder chosen; any fault or request beyond its own origin (and `more`) fails the
    test."""
    files = {
        path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((SAMPLE / "data").rglob("*"))
        if path.is_file()
    }
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(PICKER)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{offered}bieu-tuong.svg")
    page.evaluate(FILL, files)
    found = Editor(page, files)
    own = (offered, "blob:", "data:", *more)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(own) else found.faults.append(f"foreign: {asked.url}"),
    )
    page.on("pageerror", lambda error: found.faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            found.faults.append(f"{said.type}: {said.text}")
            if said.type in ("error", "warning") and not said.text.startswith(QUIET)
            else None
        ),
    )
    page.goto(offered)
    expect(page.get_by_role("button", name="Đăng nhập bằng mã truy cập")).to_be_hidden()
    page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
    expect(page.get_by_role("treeitem", name="Hỏi đáp")).to_be_visible()
    yield found
    context.close()
    assert found.faults == []


def checked(tmp_path: Path, changed: dict[str, str]) -> Path:
    """The sample project with what the editor saved: nothing is wrong but the layout, which `format` mends."""
    root = buildable(tmp_path / "dự án")
    for path, text in changed.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    loaded = read(root)
    assert [str(problem) for problem in check(loaded)] == []
    assert namro(root, "format").returncode == 0
    done = namro(root, "check")
    assert done.returncode == 0, done.stderr
    return root


def test_lists_show_titles_and_states(opened: Editor) -> None:
    for kind, title in (
        ("Hỏi đáp", "Chi ủy nộp báo cáo khi nào? (Đã duyệt)"),
        ("Việc phải làm", "Nộp báo cáo về Đảng ủy mẫu (Đã duyệt)"),
        ("Đơn vị", "Đảng ủy mẫu"),
    ):
        opened.collection(kind)
        expect(opened.page.get_by_role("row").filter(has_text=title)).to_be_visible()


def test_an_edited_question_passes_the_check_and_waits_for_approval(opened: Editor, tmp_path: Path) -> None:
    opened.collection("Hỏi đáp")
    opened.page.get_by_role("row").filter(has_text="Chi ủy nộp báo cáo khi nào?").click()
    enter(opened.page, {"Câu hỏi": "Chi ủy phải nộp báo cáo trước ngày nào: hạn #1?"})
    opened.save()
    changed = opened.changed()
    assert list(changed) == ["data/hoi-dap/bao-cao-khi-nao.yml"]
    root = checked(tmp_path, changed)
    before = (SAMPLE / "data/hoi-dap/bao-cao-khi-nao.yml").read_text(encoding="utf-8").splitlines()
    after = (root / "data/hoi-dap/bao-cao-khi-nao.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        'cau_hoi: "Chi ủy phải nộp báo cáo trước ngày nào: hạn #1?"',
        "trang_thai_bien_tap: cho-duyet",
    ]
    assert len(before) - len(after) == 3  # who approved, when, what exactly


def test_a_new_question_gets_a_plain_name_and_passes_the_check(opened: Editor, tmp_path: Path) -> None:
    opened.collection("Hỏi đáp")
    page = opened.page
    page.get_by_role("button", name="Tạo bài viết mới").click()
    question = {
        "Câu hỏi": "Đường làng “mới” rộng bao nhiêu mét?",
        "Trả lời": "Văn bản chưa nêu: chỉ nói mở rộng.\n\n- Gạch thứ nhất.",
    }
    chosen = [
        page.get_by_role("checkbox", name="Người dân"),
        page.get_by_role("checkbox", name="Học tập"),
        page.get_by_role("radio", name="Có", exact=True),
    ]
    enter(page, question, chosen)
    page.get_by_role("button", name=re.compile("Thêm .?Nguồn")).click()
    # The program draws an item when it comes into view, and brings it there only if it has made it in time.
    page.locator(".item-list .item").scroll_into_view_if_needed()
    source = {"Khoản": "II.2.b3", "Đoạn trích": "nộp báo cáo về Đảng ủy mẫu"}
    enter(page, question | source, [*chosen, page.get_by_role("radio", name="Kế hoạch mẫu")])
    opened.save()
    changed = opened.changed()
    assert list(changed) == ["data/hoi-dap/duong-lang-moi-rong-bao-nhieu-met.yml"]
    root = checked(tmp_path, changed)
    assert (root / next(iter(changed))).read_text(encoding="utf-8") == (
        "cau_hoi: Đường làng “mới” rộng bao nhiêu mét?\n"
        "tra_loi: |\n"
        "  Văn bản chưa nêu: chỉ nói mở rộng.\n"
        "\n"
        "  - Gạch thứ nhất.\n"
        "doi_tuong: [nguoi-dan]\n"
        "chu_de: [hoc-tap]\n"
        "van_ban_chua_neu: co\n"
        "nguon:\n"
        "  - van_ban: ke-hoach-mau\n"
        "    khoan: II.2.b3\n"
        "    trich: nộp báo cáo về Đảng ủy mẫu\n"
        "trang_thai_bien_tap: nhap\n"
    )


def test_lists_documents_and_conferences_are_saved_with_nothing_else_changed(
    opened: Editor, tmp_path: Path
) -> None:
    page = opened.page
    opened.collection("Chủ đề")
    expect(page.get_by_text("Xóa một mục là bỏ địa chỉ")).to_be_visible()
    page.get_by_role("row").filter(has_text="Học tập").click()
    enter(page, {"Tên chủ đề": "Học và làm theo"})
    opened.save()
    for kind, title in (("Văn bản", "Kế hoạch mẫu"), ("Hội nghị", "15/03/2026")):
        opened.collection(kind)
        page.get_by_role("row").filter(has_text=title).click()
        enter(page, {"Tên ngắn": f"{kind} đã sửa"})
        opened.save()
    opened.collection("Việc phải làm")
    page.get_by_role("row").filter(has_text="Nộp báo cáo về Đảng ủy mẫu").click()
    enter(page, {"Tên nhiệm vụ": "Nộp báo cáo về Đảng ủy"})
    opened.save()
    changed = opened.changed()
    task = changed.pop("data/nhiem-vu/ke-hoach-mau/nop-bao-cao.yml")
    assert "ten: Nộp báo cáo về Đảng ủy\n" in task and "trang_thai_bien_tap: cho-duyet\n" in task
    lines = {
        "data/chu-de/hoc-tap.yml": "ten: Học và làm theo",
        "data/hoi-nghi/hoi-nghi-mau.yml": "ten_ngan: Hội nghị đã sửa",
        "data/van-ban/ke-hoach-mau/van-ban.yml": "ten_ngan: Văn bản đã sửa",
    }
    assert set(changed) == set(lines)
    root = checked(tmp_path, changed)
    for path, line in lines.items():
        before = (SAMPLE / path).read_text(encoding="utf-8").splitlines()
        after = (root / path).read_text(encoding="utf-8").splitlines()
        assert [new for old, new in zip(before, after, strict=True) if old != new] == [line]


def test_deleting_warns_of_addresses_in_vietnamese(opened: Editor) -> None:
    opened.collection("Hỏi đáp")
    row = opened.page.get_by_role("row").filter(has_text="Chi ủy nộp báo cáo khi nào?")
    row.get_by_role("checkbox").click()
    opened.page.get_by_role("button", name="Xóa bài viết đã chọn").click()
    asked = opened.page.get_by_role("alertdialog")
    expect(asked).to_contain_text("Mục đã công bố có địa chỉ mà người đọc đã lưu hoặc đã in")
    expect(asked).to_contain_text("withdraw")
    asked.get_by_role("button", name="Hủy").click()
    assert opened.changed() == {}


def test_the_real_page_stands_beside_the_form(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    preview = Preview(buildable(tmp_path / "dự án"), lambda _: None)
    server = Server(preview, hosts("127.0.0.1:0", []))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    seen = f"http://127.0.0.1:{server.server_address[1]}/"
    editor.write(load(SAMPLE).trang, ROOT, program_made(), tmp_path / "trình sửa", seen)
    try:
        with (
            serving(tmp_path / "trình sửa") as address,
            opening(browser, f"{address}admin/", (seen,)) as opened,
        ):
            page = opened.page
            opened.collection("Việc phải làm")
            expect(page.get_by_role("button", name="Xem trang thật")).to_be_hidden()
            page.get_by_role("row").filter(has_text="Nộp báo cáo về Đảng ủy mẫu").click()
            page.get_by_role("button", name="Xem trang thật").click()
            shown = page.frame_locator("iframe").locator("h1")
            expect(shown).to_have_text("Nộp báo cáo về Đảng ủy mẫu")
            save = page.get_by_role("button", name="Lưu", exact=True).bounding_box()
            pane = page.get_by_role("complementary", name="Trang thật").bounding_box()
            assert save and pane and save["x"] + save["width"] <= pane["x"]  # the form is not covered
            page.get_by_role("button", name="Đóng trang thật").click()
            expect(page.locator("iframe")).to_be_hidden()
    finally:
        server.shutdown()
        server.server_close()
        preview.close()
