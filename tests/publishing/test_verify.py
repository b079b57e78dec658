"""The checks of the built site: a sound site passes, and each way of spoiling it is told, with file, line and fix."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conftest import ROOT, namro
from namro.library.load import load
from namro.problems import Problem
from namro.publishing import manifest
from namro.publishing.verify import PAGE_CHECKS, SITE_CHECKS, verify
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.vanished import vanished

QUESTION = "hoi-dap/bao-cao-khi-nao/index.html"
OTHER = "hoi-nghi/hoi-nghi-mau/index.html"
DRAFT = "van-ban/du-thao-mau/index.html"


@pytest.fixture(scope="module")
def built(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("soát") / "dự án"
    shutil.copytree(built_sample, root)
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of the built sample, to spoil."""
    shutil.copytree(built / "site", tmp_path / "site")
    return tmp_path / "site"


def found(built: Path, site: Path, previous: Path | None = None) -> list[Problem]:
    """The problems of a spoilt site whose list of files is true again."""
    manifest.write(site)
    return verify(built, site, previous)


def told(problems: list[Problem]) -> set[tuple[str, str, str]]:
    return {(problem.path, problem.code, problem.message) for problem in problems}


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{before!r} is no longer in {path.name}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def change_all(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8", newline="\n")


def change_in(path: str, before: str, after: str, site: Path) -> None:
    change(site / path, before, after)


def _before(end: str, addition: str, site: Path) -> None:
    change(site / QUESTION, end, f"{addition}{end}")


def _written(path: str, content: str | bytes, site: Path) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())


def body(addition: str) -> Callable[[Path], None]:
    """Spoil a question's page by something at the end of its body."""
    return partial(_before, "</main>", addition)


def head(addition: str) -> Callable[[Path], None]:
    return partial(_before, "</head>", addition)


def file(path: str, content: str | bytes) -> Callable[[Path], None]:
    return partial(_written, path, content)


def word_file() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w><p><t>Gọi 0912 </t><t>345 678</t></p></w>")
    return content.getvalue()


def pdf_file() -> bytes:
    """One page that says a number, written by hand: enough of the format for any reader."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length 47 >>\nstream\nBT /F 12 Tf 50 700 Td (Goi 0912 345 678) Tj ET \nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


PHONE = "Có thể là số điện thoại di động của cá nhân: “0912 345 678”."
SPOILT: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    # links and anchors
    "dead link": (body('<a href="../khong-co/">x</a>'), QUESTION, "lien-ket-hong", "Đường “../khong-co/” không trỏ tới trang hay tệp nào."),
    "dead anchor": (body('<a href="../../van-ban/ke-hoach-mau/#IX">x</a>'), QUESTION, "neo-hong", "Đường “../../van-ban/ke-hoach-mau/#IX” trỏ tới chỗ không có."),
    "dead anchor here": (body('<a href="#khong">x</a>'), QUESTION, "neo-hong", "Đường “#khong” trỏ tới chỗ không có."),
    "dead picture": (body('<img src="x.png" alt="x">'), QUESTION, "lien-ket-hong", "Đường “x.png” không trỏ tới trang hay tệp nào."),
    "link of another scheme": (body('<a href="ftp://a.vn/">x</a>'), QUESTION, "lien-ket-la", "Đường “ftp://a.vn/” (href) không dùng được."),
    "link without safety": (body('<a href="http://a.vn/">x</a>'), QUESTION, "lien-ket-la", "Đường “http://a.vn/” (href) không dùng được."),
    # what search engines are told
    "data that cannot be read": (head('<script type="application/ld+json">{</script>'), QUESTION, "du-lieu-may-tim", "Dữ liệu cho máy tìm kiếm không đọc được."),
    "data in other words": (head('<script type="application/ld+json">{"@context":"https://a.vn"}</script>'), QUESTION, "du-lieu-may-tim", "Dữ liệu cho máy tìm kiếm không theo từ vựng schema.org."),
    "data on a page kept from search": (partial(change_in, OTHER, "</head>", '<meta name="robots" content="noindex"></head>'), OTHER, "du-lieu-may-tim", "Dữ liệu cho máy tìm kiếm đứng ở trang không để máy tìm kiếm đọc."),
    "data of a draft": (partial(change_in, DRAFT, "</head>", '<script type="application/ld+json">{}</script></head>'), DRAFT, "du-lieu-may-tim", "Dữ liệu cho máy tìm kiếm đứng ở bản dự thảo."),
    "private data told to search engines": (head('<script type="application/ld+json">{"@context":"https://schema.org","name":"0912 345 678"}</script>'), QUESTION, "rieng-tu", PHONE),
    # third parties
    "script from elsewhere": (head('<script src="https://cdn.vn/a.js"></script>'), QUESTION, "ben-thu-ba", "Trang gọi “https://cdn.vn/a.js” (script)."),
    "picture from elsewhere": (body('<img src="//anh.vn/a.png" alt="a">'), QUESTION, "ben-thu-ba", "Trang gọi “//anh.vn/a.png” (img)."),
    "picture in a set": (body('<img srcset="https://anh.vn/a.png 2x" alt="a">'), QUESTION, "ben-thu-ba", "Trang gọi “https://anh.vn/a.png” (img)."),
    "preconnect": (head('<link rel="preconnect" href="https://phong-chu.vn">'), QUESTION, "ben-thu-ba", "Trang gọi “https://phong-chu.vn” (link)."),
    "form to elsewhere": (body('<form action="https://a.vn/"></form>'), QUESTION, "ben-thu-ba", "Trang gọi “https://a.vn/” (form)."),
    "ping": (body('<a href="../" ping="https://dem.vn/">x</a>'), QUESTION, "ben-thu-ba", "Trang gọi “https://dem.vn/” (a)."),
    "style sheet asks": (file("assets/a.css", "a{background:URL( 'https://a.vn/b.png' )}"), "assets/a.css", "ben-thu-ba", "Tệp có địa chỉ “https://a.vn/b.png”."),
    "style sheet imports": (file("assets/a.css", '@import "//a.vn/b.css";'), "assets/a.css", "ben-thu-ba", "Tệp có địa chỉ “//a.vn/b.css”."),
    "script asks": (file("assets/js/a.js", "\nfetch(`https://a.vn/dem`)"), "assets/js/a.js", "ben-thu-ba", "Tệp có địa chỉ “https://a.vn/dem”."),
    "script asks with its scheme": (file("assets/js/a.js", 'fetch("//dem.a.vn/x")'), "assets/js/a.js", "ben-thu-ba", "Tệp có địa chỉ “//dem.a.vn/x”."),
    "picture asks": (file("assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://a.vn/b.png"/></svg>'), "assets/a.svg", "ben-thu-ba", "Tệp có địa chỉ “https://a.vn/b.png”."),
    "app manifest asks": (file("a.webmanifest", '{"icons":[{"src":"https://a.vn/i.png"}]}'), "a.webmanifest", "ben-thu-ba", "Tệp có địa chỉ “https://a.vn/i.png”."),
    "feed with a style of others": (file("a.xml", '<?xml version="1.0"?><?xml-stylesheet href="https://a.vn/s.xsl"?><a/>'), "a.xml", "ben-thu-ba", 'Tệp có địa chỉ “href="https://a.vn/s.xsl"”.'),
    # what runs
    "inline script": (head("<script>dem()</script>"), QUESTION, "noi-tuyen", "Kịch bản viết thẳng trong trang: “dem()”."),
    "inline style": (head("<style>p{color:red}</style>"), QUESTION, "noi-tuyen", "Kiểu viết thẳng trong trang: “p{color:red}”."),
    "style attribute": (body('<p style="color:red">x</p>'), QUESTION, "kieu-trong-the", "Thuộc tính style trong thẻ p."),
    "handler": (body('<p onclick="x()">x</p>'), QUESTION, "kich-ban-su-kien", "Thuộc tính onclick trong thẻ p."),
    "script address": (body('<a href="java&#10;script:x()">x</a>'), QUESTION, "kich-ban-dia-chi", "Địa chỉ chạy mã: “java\nscript:x()”."),
    "script that nobody knows": (head('<script src="../../assets/la.js"></script>'), QUESTION, "kich-ban-la", "Kịch bản “assets/la.js” không có trong danh sách cho phép."),
    "a script of somebody else": (file("assets/js/b.js", "dem()"), "assets/js/b.js", "ma-la", "Tệp “assets/js/b.js” không phải là tệp mà bản dựng này làm ra."),
    "a style sheet of somebody else": (file("assets/b.css", "p{color:red}"), "assets/b.css", "ma-la", "Tệp “assets/b.css” không phải là tệp mà bản dựng này làm ra."),
    "our own script changed": (lambda site: change(site / "assets/js/scheme.js", "(", ";dem();("), "assets/js/scheme.js", "ma-la", "Tệp “assets/js/scheme.js” không phải là tệp mà bản dựng này làm ra."),
    "the worker changed": (lambda site: change(site / "sw.js", 'const RELEASE = "', 'const RELEASE = dem() + "'), "sw.js", "ma-la", "Tệp “sw.js” không phải là tệp mà bản dựng này làm ra."),
    "a script without its hash": (head('<script src="../../assets/js/scheme.js"></script>'), QUESTION, "thieu-dau", "Trang nạp “assets/js/scheme.js” mà không ghi đúng dấu (integrity) của tệp ấy."),
    "a style sheet with another hash": (lambda site: change(site / QUESTION, 'assets/namro.css" integrity="sha256-', 'assets/namro.css" integrity="sha256-x'), QUESTION, "thieu-dau", "Trang nạp “assets/namro.css” mà không ghi đúng dấu (integrity) của tệp ấy."),
    "frame": (body('<iframe src="../"></iframe>'), QUESTION, "the-cam", "Thẻ iframe không dùng trong trang này."),
    "base": (head('<base href="/">'), QUESTION, "the-cam", "Thẻ base không dùng trong trang này."),
    "picture with code": (file("assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><a onload="x()"/></svg>'), "assets/a.svg", "kich-ban-hinh", "Hình SVG có mã chạy được (thẻ a)."),
    # private data, in every kind of file
    "phone on a page": (body("<p>Gọi <b>0912</b> 345 678</p>"), QUESTION, "rieng-tu", PHONE),
    "phone in an attribute": (body('<p data-so="0912 345 678">x</p>'), QUESTION, "rieng-tu", PHONE),
    "phone in JSON": (file("a.json", '{"a": ["0912 345 678"]}'), "a.json", "rieng-tu", PHONE),
    "phone in a table": (file("a.csv", "ten,so\nA,0912 345 678\n"), "a.csv", "rieng-tu", PHONE),
    "phone in a calendar": (file("a.ics", "DESCRIPTION:0912 345 678\r\n"), "a.ics", "rieng-tu", PHONE),
    "phone in a feed": (file("a.xml", "<a><summary>0912 345 678</summary></a>"), "a.xml", "rieng-tu", PHONE),
    "phone in Word": (file("a.docx", word_file()), "a.docx", "rieng-tu", PHONE),
    "phone in PDF": (file("a.pdf", pdf_file()), "a.pdf", "rieng-tu", PHONE),
    "phone in a packed file": (file("a.txt.gz", gzip.compress(b"0912 345 678")), "a.txt.gz", "rieng-tu", PHONE),
    "a file that nobody can read": (file("a.xls", b"\xd0\xcf"), "a.xls", "tep-la", "Không biết đọc loại tệp “.xls” nên không soát được."),
    # only what is approved
    "a page of a draft question": (file("hoi-dap/ban-nhap/index.html", "<!doctype html><html lang=vi><title>x</title>"), "hoi-dap/ban-nhap/index.html", "chua-duyet", "Trang có mục chưa duyệt: “Câu này còn đang viết?”."),
    "words of a draft question": (body("<p>Xem: Câu này còn đang viết?</p>"), QUESTION, "chua-duyet", "Tệp có mục chưa duyệt: “Câu này còn đang viết?”."),
    "words of it in JSON": (file("a.json", '["Câu này còn đang viết?"]'), "a.json", "chua-duyet", "Tệp có mục chưa duyệt: “Câu này còn đang viết?”."),
    # drafts
    "a draft without its badge": (body('<p><a href="../../van-ban/du-thao-mau/">Chương trình mẫu</a></p>'), QUESTION, "thieu-du-thao", "Dẫn bản dự thảo ở “Chương trình mẫu” mà không có nhãn “Dự thảo” bên cạnh."),
    "a draft without its bar": (lambda site: change(site / DRAFT, 'nr-thanh nr-dai', "nr-thanh"), DRAFT, "thieu-dai-du-thao", "Trang dựa vào bản dự thảo mà không có dải “Dự thảo” luôn thấy."),
    "a draft that its description does not name": (lambda site: change(site / DRAFT, '<meta name="description" content="Dự thảo: ', '<meta name="description" content="'), DRAFT, "mo-ta-du-thao", "Lời mô tả trang (description) không nói là dự thảo."),
    "a draft that chats do not name": (lambda site: change(site / DRAFT, '<meta property="og:description" content="Dự thảo: ', '<meta property="og:description" content="'), DRAFT, "mo-ta-du-thao", "Lời mô tả trang (og:description) không nói là dự thảo."),
    "a count that hides its drafts": (body("<p>Có 999 nhiệm vụ.</p>"), QUESTION, "dem-ca-du-thao", "Số “999 nhiệm vụ” gồm cả mục từ dự thảo mà không nói."),
    "a count of drafts alone that does not say so": (body('<details><summary>1 câu nữa</summary><ul><li><a href="../kinh-phi-bao-nhieu/">x</a> <span class="nr-du-thao">Dự thảo</span></li></ul></details>'), QUESTION, "dem-toan-du-thao", "“1 câu nữa”: số này toàn mục từ dự thảo mà không nói."),
    "a draft in JSON": (file("a.json", '[{"van_ban": "du-thao-mau", "ten": "Chương trình mẫu"}]'), "a.json", "thieu-du-thao", 'Mục dẫn bản dự thảo mà không ghi là dự thảo: {"van_ban": "du-thao-mau", "ten": "Chương trình mẫu"}'),
    "a draft in a table": (file("a.csv", "id,ten\ndu-thao-mau,Chương trình mẫu\n"), "a.csv", "thieu-du-thao", 'Mục dẫn bản dự thảo mà không ghi là dự thảo: ["du-thao-mau", "Chương trình mẫu"]'),
    # quotations and grounds
    "a quotation changed": (lambda site: change(site / QUESTION, '<blockquote class="nr-loi-goc">“', '<blockquote class="nr-loi-goc">“Không '), QUESTION, "trich-sai", ""),
    "a quotation of no clause": (body('<figure class="nr-trich"><blockquote>“a”</blockquote><figcaption><a href="../">b</a></figcaption></figure>'), QUESTION, "trich-khong-khoan", "Đoạn trích dẫn tới “../”, chỗ ấy không phải một khoản."),
    "a quotation without a source": (body('<figure class="nr-trich"><blockquote>“a”</blockquote></figure>'), QUESTION, "trich-thieu-nguon", "Đoạn trích không ghi nguồn."),
    "words of a link changed": (body('<a href="../../van-ban/ke-hoach-mau/#I" data-xt-chu="“MỤC TIÊU”">b</a>'), QUESTION, "trich-sai", "Khoản “I” của “van-ban/ke-hoach-mau/” không có nguyên văn: “MỤC TIÊU”"),
    "a clause changed on its page": (lambda site: change_all(site / "van-ban/ke-hoach-mau/index.html", "MỤC ĐÍCH", "MỤC TIÊU"), "van-ban/ke-hoach-mau/index.html", "khoan-khac", "Khoản “I” trên trang không đúng từng chữ với toàn văn."),
    "a source dropped": (lambda site: change(site / QUESTION, 'class="nr-nguon" href="../../van-ban/ke-hoach-mau/#II.2.b3', 'class="nr-nguon" href="../../van-ban/ke-hoach-mau/#I'), QUESTION, "thieu-nguon", "Trang thiếu nguồn: khoản “II.2.b3” của “van-ban/ke-hoach-mau/”."),
    # form, addresses, weight
    "another canonical address": (lambda site: change(site / QUESTION, 'rel="canonical" href="https://mau.example/tai-lieu/', 'rel="canonical" href="https://mau.example/'), QUESTION, "dia-chi-chinh-thuc", "Địa chỉ chính thức phải là “https://mau.example/tai-lieu/hoi-dap/bao-cao-khi-nao/”, trang ghi: “https://mau.example/hoi-dap/bao-cao-khi-nao/”."),
    "another language": (lambda site: change(site / QUESTION, 'lang="vi"', 'lang="en"'), QUESTION, "ngon-ngu", 'Trang không ghi ngôn ngữ (lang="vi").'),
    "no title": (lambda site: change(site / QUESTION, "<title>Chi ủy nộp báo cáo khi nào? - Trang mẫu</title>", "<title></title>"), QUESTION, "thieu-tieu-de", "Trang không có tiêu đề."),
    "a redirect to nowhere": (head('<meta http-equiv="refresh" content="0; url=../khong/">'), QUESTION, "chuyen-huong-hong", "Trang chuyển tới “../khong/” là chỗ không có."),
    "HTML against the standard": (body("<p>a</div>"), QUESTION, "html-sai", "HTML sai chuẩn: unexpected-end-tag."),
    "an id twice": (body('<p id="chinh">a</p>'), QUESTION, "trung-id", "Mã “chinh” có hai lần trong trang."),
    "a heavy page": (body("".join(f"<p>{hashlib.sha256(b'%d' % n).hexdigest()}</p>" for n in range(2_000))), QUESTION, "qua-nang", ""),
    "heavy scripts": (lambda site: (file("assets/js/a.js", "".join(hashlib.sha256(b"%d" % n).hexdigest() for n in range(13_000)))(site), head('<script src="../../assets/js/a.js"></script>')(site))[0], QUESTION, "qua-nang", ""),
}  # fmt: skip


ALONE = {"base", "HTML against the standard", "a redirect to nowhere", "a heavy page"}
"""Additions that change how the rest of the page is read."""


def rounds() -> list[list[str]]:
    """Ways of spoiling that one site bears at once: they only add, each another file or to the page, and each is told
    in its own words. Reading the whole site once for each of them is what takes long."""
    made: list[list[str]] = []
    taken: list[set[object]] = []
    for name, (spoil, *expected) in SPOILT.items():
        if not isinstance(spoil, partial) or name in ALONE or not expected[-1]:
            continue
        marks = {tuple(expected), *(spoil.args[:1] if spoil.func is _written else ())}
        free = next((number for number, others in enumerate(taken) if not others & marks), len(made))
        if free == len(made):
            made.append([])
            taken.append(set())
        made[free].append(name)
        taken[free] |= marks
    return made


@pytest.fixture(scope="module")
def together(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What is found in the site that a way of spoiling shares with others."""
    told_of: dict[str, list[Problem]] = {}
    for names in rounds():
        site = tmp_path_factory.mktemp("hỏng") / "site"
        shutil.copytree(built / "site", site)
        for name in names:
            SPOILT[name][0](site)
        told_of |= dict.fromkeys(names, found(built, site))
    return told_of


def test_the_built_sample_is_sound(built: Path) -> None:
    assert verify(built, built / "site", built / "site") == []


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_told(
    name: str, built: Path, tmp_path: Path, together: dict[str, list[Problem]]
) -> None:
    spoil, path, code, message = SPOILT[name]
    if name in together:
        problems = together[name]
    else:
        shutil.copytree(built / "site", tmp_path / "site")
        spoil(tmp_path / "site")
        problems = found(built, tmp_path / "site")
    assert problems != []
    assert all(problem.hint for problem in problems)
    if message:
        assert (path, code, message) in told(problems)
    elif code:
        assert (path, code) in {(problem.path, problem.code) for problem in problems}
    else:
        assert "trich-sai" in {problem.code for problem in problems}


def test_a_problem_has_the_line_of_its_element(built: Path, site: Path) -> None:
    head("\n\n<script>dem()</script>")(site)
    (problem,) = found(built, site)
    lines = (site / QUESTION).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1].startswith("<script>dem()")


def test_files_that_are_not_as_listed(built: Path, site: Path) -> None:
    (site / QUESTION).write_bytes((site / QUESTION).read_bytes() + b"\n")
    (site / "404.html").unlink()
    (site / "them.txt").write_text("x", encoding="utf-8")
    assert told(verify(built, site)) >= {
        (manifest.NAME, "danh-sach-khac", f"Tệp “{QUESTION}” đã bị đổi sau khi dựng."),
        (manifest.NAME, "danh-sach-mat", "Mất tệp “404.html”."),
        (manifest.NAME, "danh-sach-thua", "Tệp “them.txt” không có trong danh sách."),
    }


def test_a_site_of_other_data(built: Path, site: Path) -> None:
    path = site / "ban-dung.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"du_lieu_sha256": "0"}), encoding="utf-8")
    (problem,) = found(built, site)
    assert problem.message == "Trang dựng từ dữ liệu khác với dữ liệu đang có."


def test_a_public_number_is_let_through_but_only_that(built: Path, site: Path, tmp_path: Path) -> None:
    root = tmp_path / "dự án"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("site"))
    with (root / "data/trang.yml").open("a", encoding="utf-8") as file:
        file.write(
            "duong_day_cong:\n  - ten: Bộ phận một cửa\n    so: 0292 3812 345\n    can_cu: bảng tin của cơ quan\n"
        )
    body("<p>Một cửa: (0292) 3.812.345. Riêng: 0912 345 678</p>")(site)
    codes = told(found(root, site))
    assert {message for _, code, message in codes if code == "rieng-tu"} == {PHONE}


def test_a_chain_whose_approval_was_taken_back_is_told_where_it_stands(
    built: Path, site: Path, tmp_path: Path
) -> None:
    root = tmp_path / "dự án"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("site"))
    path = root / "data/chuoi/nghi-quyet-mau.yml"
    said, _, _ = path.read_text(encoding="utf-8").partition("trang_thai_bien_tap:")
    path.write_text(f"{said}trang_thai_bien_tap: cho-duyet\n", encoding="utf-8")
    left = {one for one in told(found(root, site)) if one[1] == "chua-duyet"}
    assert left == {("chuoi/index.html", "chua-duyet", "Trang có mục chưa duyệt: “nghi-quyet-mau”.")}


def test_addresses_of_the_last_release(built: Path, site: Path, tmp_path: Path) -> None:
    previous = tmp_path / "bản trước"
    shutil.copytree(site, previous)
    change(site / "van-ban/ke-hoach-mau/index.html", 'id="I"', 'id="I-moi"')
    (site / "gioi-thieu/index.html").unlink()
    lost = {message for _, code, message in told(found(built, site, previous)) if code == "mat-dia-chi"}
    assert lost == {
        "Địa chỉ “gioi-thieu/” của bản trước không còn.",
        "Địa chỉ “van-ban/ke-hoach-mau/#I” của bản trước không còn.",
    }
    listed = found(built, site, previous / manifest.NAME)  # the list alone knows pages, no anchors
    assert {p.message for p in listed if p.code == "mat-dia-chi"} == {
        "Địa chỉ “gioi-thieu/” của bản trước không còn."
    }
    stub = (
        '<!doctype html><html lang="vi"><title>Đã chuyển</title><meta http-equiv="refresh" content="0; url=../huong-dan/">'
        '<link rel="canonical" href="https://mau.example/tai-lieu/huong-dan/"><p><a href="../huong-dan/">Đã chuyển</a>'
    )
    file("gioi-thieu/index.html", stub)(site)
    change(site / "van-ban/ke-hoach-mau/index.html", 'id="I-moi"', 'id="I"')
    assert found(built, site, previous) == []
    file("van-ban/ke-hoach-mau/index.html", stub.replace("../", "../../"))(site)
    left = [p.message for p in found(built, site, previous) if p.code == "mat-dia-chi"]
    assert left  # the page is there as one that sends on, but its clauses are not where it leads
    assert all(message.startswith("Địa chỉ “van-ban/ke-hoach-mau/#") for message in left)


def test_a_site_built_without_the_packets_says_once_how_to_build_it_with_them(
    built: Path, site: Path, tmp_path: Path
) -> None:
    previous = tmp_path / "bản trước"
    shutil.copytree(site, previous)
    for name in ("tap-dan-cu-a4.pdf", "tap-dan-cu.docx", "tap-dan-cu-co-chu-lon.pdf"):
        (previous / "tap-in" / name).write_bytes(b"")
    (lost,) = found(built, site, previous)
    assert lost.message == "Bản trước có 3 tệp tập in, bản này không có tệp nào."
    assert "kèm --packets" in lost.hint
    (site / "tap-in/tap-dan-cu.docx").write_bytes(b"")  # brought again, but not all of them
    library = load(built)
    still = vanished(BuiltSite(built, site, library, library.published(), allowed(built)), previous)
    assert [problem.message for problem in still] == [
        "Địa chỉ “tap-in/tap-dan-cu-a4.pdf” của bản trước không còn.",
        "Địa chỉ “tap-in/tap-dan-cu-co-chu-lon.pdf” của bản trước không còn.",
    ]


def test_files_named_by_content_may_go_and_places_that_search_led_to_may_not(
    built: Path, site: Path, tmp_path: Path
) -> None:
    previous = tmp_path / "bản trước"
    shutil.copytree(site, previous)
    (header,) = (path for path in previous.glob("tim-kiem/*/") if path.is_dir())
    header = header.rename(header.with_name("0123456789"))
    (copy,) = previous.glob("ngoai-tuyen/*.zip")
    copy.rename(copy.with_name("nam-ro-2020-01-01.zip"))
    assert found(built, site, previous) == []
    rows = json.loads((header / "k0.json").read_bytes())
    rows.append(["gioi-thieu/#muc-cu", "Mục cũ", "", "", 0])
    (header / "k0.json").write_text(json.dumps(rows), encoding="utf-8")
    (lost,) = found(built, site, previous)
    assert lost.message == "Địa chỉ “gioi-thieu/#muc-cu” của bản trước không còn."


def test_an_exception_needs_a_reason_and_a_use(built: Path, site: Path, tmp_path: Path) -> None:
    root = tmp_path / "dự án"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("site"))
    digest = hashlib.sha256(b"dem()").hexdigest()
    with (root / "hooks/verify.toml").open("a", encoding="utf-8") as exceptions:
        exceptions.write(f'\n[[inline]]\nsha256 = "{digest}"\nreason = "thử"\n')
    (problem,) = found(root, site)
    assert problem.message == f"Ngoại lệ {digest[:12]}… cho mã viết thẳng không còn cần."
    head("<script>dem()</script>")(site)
    assert found(root, site) == []
    with (root / "hooks/verify.toml").open("a", encoding="utf-8") as exceptions:
        exceptions.write('\n[[dropped]]\naddress = "a/"\n')
    done = namro(root, "verify", str(site))
    assert done.returncode == 1
    assert done.stderr == "hooks/verify.toml: ngoại lệ {'address': 'a/'} không ghi lý do (reason).\n"


def test_the_command_prints_all_at_once_and_json(built: Path, site: Path) -> None:
    done = namro(built, "verify", str(site))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Không có lỗi nào.\n")
    head("<script>dem()</script>")(site)
    body('<a href="#khong">x</a>')(site)
    manifest.write(site)
    done = namro(built, "verify", str(site))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("\nCó 2 lỗi trong 1 tệp.\n")
    done = namro(built, "verify", str(site), "--json")
    assert done.returncode == 1
    assert [one["code"] for one in json.loads(done.stdout)] == ["noi-tuyen", "neo-hong"]
    done = namro(built, "verify", str(site / "khong-co"))
    assert done.stderr == f"Trong “{site / 'khong-co'}” không có trang nào đã dựng (thiếu index.html).\n"


def test_a_style_sheet_of_another_build_is_one_message_not_one_a_page(built: Path, site: Path) -> None:
    change(site / "assets/namro.css", "{", " {")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        other = text.replace('assets/namro.css" integrity="sha256-', 'assets/namro.css" integrity="sha256-x')
        page.write_text(other, encoding="utf-8", newline="\n")
    (told_once,) = [one for one in found(built, site) if "namro.css" in one.message]
    assert told_once.path == "assets/namro.css"
    assert "Vì thế sai theo " in told_once.message


def test_every_check_says_what_it_holds_and_is_in_a_list() -> None:
    checks = [*PAGE_CHECKS, *SITE_CHECKS, vanished]
    assert [check.__name__ for check in checks if not (check.__doc__ or "").strip()] == []
    modules = {path.stem for path in (ROOT / "hooks/namro/publishing/verify").glob("*.py")}
    assert {check.__module__.rpartition(".")[2] for check in checks} == modules - {
        "__init__",
        "allowed",
        "built",
        "drafted",
        "novel",
        "reachable",
        "texts",
        "withdrawn",
    }
