"""The browser editor in real Chromium over a copy of the sample: what it saves is what `check` wants."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import serving
from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.editing.admin import page as editor
from namro.files.read import read
from namro.library.load import check, load
from namro.publishing.hosts import hosts
from namro.publishing.preview.server import Server
from namro.publishing.preview.state import Preview
from support.editor_page import Editor, enter, opening, program_made


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
