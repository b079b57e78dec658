"""What the build would stop at in mkdocs.yml and in pages of docs/ is told before it: once, at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from namro.files import handwritten, settings
from namro.files.kept import Kept
from namro.files.read import read
from namro.problems import Problem
from namro.rules.hand_written import hand_written

_MENU = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Small pages under the names of this project's, with its settings."""
    made = (
        "docs/huong-dan/anh/khoan.png",
        "docs/hinh/trang-doc.png",
        "docs/mau/README.md",
        "docs/decisions/README.md",
    )
    for name in (*made, "hooks/mkdocs_hooks.py", "overrides/assets/favicon.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name in ("gioi-thieu", "rieng-tu", "tro-nang", "du-lieu", "huong-dan", "huong-dan/bat-dau"):
        (tmp_path / f"docs/{name}.md").write_text("# Trang\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        _MENU.replace("not_in_nav: |\n", "not_in_nav: |\n  moi.md\n"), encoding="utf-8"
    )
    return tmp_path / "docs"


def told(docs: Path) -> list[Problem]:
    menu, problems = settings.read(docs.parent)
    return problems + handwritten.pages(docs.parent, menu, Kept())[1]


def test_pages_and_settings_of_this_project_are_right(docs: Path) -> None:
    assert told(ROOT / "docs") == []
    assert told(docs) == []


@pytest.mark.parametrize(
    ("words", "line", "message"),
    [
        ("", 1, "Trang này không có tên."),
        ("# \n", 1, "Trang này không có tên."),
        ("---\ntitle: Tên\n---\nChữ.\n", 1, "Trang chỉ có tên ở phần khai báo"),
        ("---\ntitle: 5\n---\n# Chữ\n", 2, "Máy hiểu “5” là số"),
        ("---\ntitle: Tên\ndescription: 2026-02-30\n---\n# Chữ\n", 3, "Máy hiểu “2026-02-30” là số"),
        ("---\ntitle: [a]\n---\n# Chữ\n", 2, "Phải là chữ"),
        ("---\ntitle: a <b>\n---\n# Chữ\n", 2, "Lời này không nhận thẻ"),
        ("---\ntitle:\n---\n# Chữ\n", 2, "Để trống."),
        ("---\ntitle: Tên\nsearch:\n---\n# Chữ\n", 3, "Để trống."),
        ("---\ntitle: Tên\ntemplate: x.html\n---\n# Chữ\n", 3, "Không có trường nào tên “template”."),
        ("---\ntitle: a: b\n---\n# Chữ\n", 2, "Trong giá trị có dấu hai chấm"),
        ("---\na: &x [*x, *x]\n---\n# Chữ\n", 2, "Giá trị mở đầu bằng dấu & nên máy hiểu là neo."),
        ("---\n<<: {title: a}\n---\n# Chữ\n", 2, "Không có trường nào tên “<<”."),
        ("---\n- a\n---\n# Chữ\n", 2, "Phải gồm các trường con"),
        ("---\ntitle: Tên\n# Chữ\n", 1, "Phần khai báo mở bằng --- ở dòng đầu mà không đóng."),
        ("title: Tên\n\n# Chữ\n", 1, "Dòng đầu dạng “tên: giá trị”"),
        ("# Trang\n\n# Nữa\n", 3, "Trang có hơn một tên"),
        ("# Trang\n\n### Cấp ba\n", 3, "Đề mục nhảy từ cấp 1 xuống cấp 3."),
        ("# Trang\n\n<div onclick='x()'>a</div>\n", 3, "Thẻ <div> không nhận thuộc tính onclick."),
        ("# Trang\n\n<script>1</script>\n", 3, "Trang viết tay không nhận thẻ <script>."),
        ("# Trang\n\n<svg><script>1</script></svg>\n", 3, "Trang viết tay không nhận thẻ <svg>."),
        ("# Trang\n\na <iframe src='x'></iframe>\n", 3, "Trang viết tay không nhận thẻ <iframe>."),
        ("# Trang\n\n<p style='color:red'>a</p>\n", 3, "Thẻ <p> không nhận thuộc tính style."),
        ("# Trang\n\n| a |\n|:-:|\n| b |\n", 4, "Bảng không canh lề từng cột."),
        ("# Trang\n\n<p id=a>a</p><p id=a>b</p>\n", 3, "Mã “a” có hai lần trong trang."),
        ("# Trang\n\n<b><i>a</b></i>\n", 3, "Thẻ viết sai"),
        ("# Trang\n\n```svg a.svg\n<svg></svg>\n```\n", 3, "Sau dấu ``` chỉ được ghi tên ngôn ngữ"),
        ("# Trang\n\n~~~ yaml >>x.yml\na: b\n~~~\n", 3, "Sau dấu ~~~ chỉ được ghi tên ngôn ngữ"),
        ("# Trang\n\n```yaml\na: b\n", 3, "Khối mã mở ở đây bằng ``` mà không đóng."),
        ("# Trang\n\n![a](anh/khoan.png)\n", 3, "“anh/khoan.png” không có trong docs/."),
        ("# Trang\n\n![](huong-dan/anh/khoan.png)\n", 3, "Hình không có lời tả."),
        ("# Trang\n\n![a](https://example.org/a.png)\n", 3, "Hình lấy từ máy khác"),
        ("# Trang\n\n![a](hoi-dap/index.md)\n", 3, "“hoi-dap/index.md” không có trong docs/."),
        ("# Trang\n\n![a](hinh/trang-doc.png)\n", 3, "“hinh/trang-doc.png” không có trong docs/."),
        ("# Trang\n\n[a](#khong-co)\n", 3, "Trong “moi.md” không có chỗ “#khong-co”."),
        ("# Trang\n\n[a](gioi-thieu.md#x)\n", 3, "Trong “gioi-thieu.md” không có chỗ “#x”."),
        ("# Trang\n\n[a](hoi-dap/index.md#x)\n", 3, "Trong “hoi-dap/index.md” không có chỗ “#x”."),
        ("# Trang\n\n[a](/hoi-dap/)\n", 3, "Đường “/hoi-dap/” không tính từ trang này."),
        ("# Trang\n\n[a](//example.org/)\n", 3, "Đường “//example.org/” không tính từ trang này."),
        ("# Trang\n\n[a](hoi-dap/x/)\n", 3, "“hoi-dap/x/” không có trong docs/."),
        ("# Trang\n\n[a](decisions/README.md)\n", 3, "“decisions/README.md” không có trong docs/."),
        ("# Trang\n\n[a](../data/trang.yml)\n", 3, "“../data/trang.yml” không có trong docs/."),
        ("# Trang\n\n[a][b]\n\n[b]: khong-co.md\n", 5, "“khong-co.md” không có trong docs/."),
        ("# Trang\n\n[a](javascript:x)\n", 3, "Đường “javascript:x” không dùng được."),
        ("# Trang\n\n<a href='JaVaScRiPt:x'>a</a>\n", 3, "Đường “JaVaScRiPt:x” không dùng được."),
        ("# Trang\n\n[a](http://example.org/)\n", 3, "Đường “http://example.org/” không dùng được."),
        ("# Trang\n\n<a href='https://[x/'>a</a>\n", 3, "Đường “https://[x/” không phải địa chỉ."),
    ],
)
def test_what_is_wrong_in_a_page_is_one_message(docs: Path, words: str, line: int, message: str) -> None:
    (docs / "moi.md").write_text(words, encoding="utf-8")
    (one,) = told(docs)
    assert (one.path, one.line) == ("docs/moi.md", line)
    assert one.message.startswith(message)
    assert one.hint


@pytest.mark.parametrize(
    "words",
    [
        "# Trang <b>đậm</b> & “ngoặc”\n",
        "---\ntitle: Tên\ndescription: Lời\nsearch: {exclude: true}\n---\n# Chữ\n",
        "<!-- lời dặn -->\n\n# Trang\n\n[a][b] <https://example.org/>, [thư](mailto:a@b.gov.vn)\n",
        "# Trang\n\n[a](hoi-dap/index.md), [b](huong-dan/bat-dau.md), [c](#trang), [d](index.md)\n",
        "# Trang\n\n```\n[x](khong.md) <script>\n```\n\n`<script>`\n",
        "# Trang\n\n<details><summary>a</summary>b</details>\n",
        "# Trang\n\n## Đề mục đỏ\n\n[a](#de-muc-do)\n",
    ],
)
def test_what_the_build_takes_is_let_through(docs: Path, words: str) -> None:
    (docs / "moi.md").write_text(words, encoding="utf-8")
    assert told(docs) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hoi-dap.md", "Địa chỉ “/hoi-dap/” là của trang do máy dựng."),
        ("lich/khac.md", "Địa chỉ “/lich/khac/” là của trang do máy dựng."),
        ("index.md", "Địa chỉ “/” là của trang do máy dựng."),
        ("404.md", "Địa chỉ “/404/” là của trang do máy dựng."),
        ("api/v1.md", "Địa chỉ “/api/v1/” là của trang do máy dựng."),
        ("rieng-tu/index.md", "Địa chỉ “/rieng-tu/” đã là của docs/rieng-tu/index.md."),
        ("Thư Mục/a.md", "Tên “Thư Mục” không làm địa chỉ được."),
        ("x./a.md", "Tên “x.” không làm địa chỉ được."),
        ("con.md", "Tên “con” không làm địa chỉ được."),
        ("aux/a.md", "Tên “aux” không làm địa chỉ được."),
        ("README.md", "Tên “README” không làm địa chỉ được."),
    ],
)
def test_addresses_of_others_are_refused(docs: Path, name: str, message: str) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_text("# Trang\n", encoding="utf-8")
    found = [one for one in told(docs) if one.code == "ten-tep"]
    assert message in {one.message for one in found}


@pytest.mark.parametrize(
    ("now", "instead", "message"),
    [
        ("strict: true", "strict: true\nextra: {a: b}", "Không có trường nào tên “extra”."),
        ("strict: true", "strict: true\nINHERIT: khac.yml", "Không có trường nào tên “INHERIT”."),
        ("strict: true", "strict: !ENV X", "Giá trị mở đầu bằng dấu ! nên máy hiểu là thẻ kiểu."),
        ("  font: false", "  font: {text: Roboto}", "Không nhận giá trị"),
        ("  language: vi", "  language: en", "Không nhận giá trị “en”."),
        ("  name: material", "  name: mkdocs", "Không nhận giá trị “mkdocs”."),
        ("assets/favicon.svg", "assets/khong-co.svg", "Không có hình “assets/khong-co.svg”."),
        ("plugins: []", "plugins: [search]", "Chỉ nhận 0 mục, đang có 1."),
        ("plugins: []\n", "", "Thiếu trường bắt buộc này."),
        ("[hooks/mkdocs_hooks.py]", "[hooks/la.py]", "Không có tệp “hooks/la.py”."),
        ("  - tables", "  - la", "Không nhận giá trị “la”."),
        ("  - toc", "  - toc: {permalink: true}", "Không nhận giá trị"),
        ("MIT.", "<a href=x>MIT</a>.", "Lời này không nhận thẻ và các dấu < > &."),
        ("  decisions/\n  mau/\n", "", "Trong docs/ có thư mục của người làm"),
        ("  mau/\n", "  mau/\n  !mau/x\n", "Dòng “!mau/x” không phải tên trang hay thư mục."),
        ("gioi-thieu.md", "gioi-thieuu.md", "“gioi-thieuu.md” không có trong docs/."),
        ("  hinh/\n", "  hinh/\n  tro-nang.md\n", "“tro-nang.md” không lên trang vì exclude_docs."),
        (
            "- Lịch: lich/index.md",
            "- Lịch: lich/index.md\n  - Nữa: index.md",
            "“index.md” đã có trong thực đơn.",
        ),
        (
            "- Lịch: lich/index.md",
            "- Lịch: [{A: [{B: [lich/index.md]}]}]",
            "Mục này của thực đơn không phải một trang.",
        ),
        ("- Lịch: ", "- <b>Lịch</b>: ", "Tên trong thực đơn không nhận thẻ"),
        (
            "- Lịch: lich/index.md",
            "- Lịch: https://example.org/",
            "“https://example.org/” không có trong docs/.",
        ),
    ],
)
def test_a_setting_that_the_build_refuses_is_one_message(
    docs: Path, now: str, instead: str, message: str
) -> None:
    path = docs.with_name("mkdocs.yml")
    text = path.read_text(encoding="utf-8")
    assert text.count(now) == 1
    path.write_text(text.replace(now, instead), encoding="utf-8")
    (one,) = [one for one in told(docs) if one.code != "ngoai-thuc-don"]
    assert one.path == "mkdocs.yml"
    assert one.message.startswith(message)
    assert one.hint


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("../hoi-dap/bao-cao-khi-nao/", True),
        ("../hoi-dap/khong-co/", False),
        ("../hoi-dap/", True),
        ("../viec.csv", False),
        ("../../ngoai/", False),
        ("moi.md", False),
    ],
)
def test_what_stands_in_html_leads_to_a_page_of_the_site(tmp_path: Path, address: str, right: bool) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/moi.md").write_text(f"# Trang\n\n<a href='{address}'>a</a>\n", encoding="utf-8")
    found = list(hand_written(read(tmp_path)))
    assert [one.line for one in found] == ([] if right else [3])


@pytest.mark.parametrize(
    "words",
    [
        "[a](" * 60_000,
        "![" * 9_000,
        "<b>" * 9_000,
        "> " * 9_000 + "a",
        "`" * 9_000,
        "**" * 9_000,
        "&" * 9_000,
        "<!--" * 9_000,
        "\\" * 9_000,
        "_" * 9_000,
        "|a" * 9_000,
        "Từ " * 9_000,
        "> " * 30 + "a",
        "".join("    " * deep + "- a\n" for deep in range(20)),
    ],
    ids=lambda words: words[:4],
)
def test_what_markdown_would_read_again_and_again_is_refused(docs: Path, words: str) -> None:
    (docs / "moi.md").write_text(f"# Trang\n\n{words}\n", encoding="utf-8")
    (one,) = told(docs)
    assert one.code == "trang-qua-dai"
    assert one.line >= 3


def test_private_data_of_a_page_are_told_at_their_line(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs").mkdir()
    words = "# Trang\n\nGọi 09<b>01 23</b>4 567.\n\n- [thư](mailto:nguyenvana@gmail.com)\n"
    (tmp_path / "docs/moi.md").write_text(words, encoding="utf-8")
    assert [one.line for one in hand_written(read(tmp_path))] == [3, 5]
