"""Pictures that a Word or OpenDocument file carries are shown on the page of doubts; what cannot be shown says why."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from editing.test_office_left_out import OPEN, RELATIONS
from editing.test_word import NAMES, p
from namro.commands.cli import main
from namro.editing import sources
from namro.editing.importer import import_source
from namro.editing.importer.doubts import ways
from namro.files.zipped import zipped

EMF = b"\x01\x00\x00\x00".ljust(40, b"\x00") + b" EMF" + bytes(60)
HEAD = (p("KẾ HOẠCH"), p("về việc thử"), p("1. Một."))


def made(kind: str, size: tuple[int, int] = (4, 3)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


def blip(name: str, by: str = "embed") -> str:
    return f'<w:r><w:drawing><a:graphic><a:blip r:{by}="{name}"/></a:graphic></w:drawing></w:r>'


def docx(*blocks: str, parts: Mapping[str, bytes], outside: str = "") -> bytes:
    links = "".join(
        f'<Relationship Id="{Path(name).stem}" Type="{RELATIONS}/image" Target="{name}"/>' for name in parts
    )
    links += f'<Relationship Id="ngoai" Type="{RELATIONS}/image" Target="{outside}" TargetMode="External"/>'
    body = (
        f'<w:document {NAMES} xmlns:r="{RELATIONS}"><w:body>{"".join((*HEAD, *blocks))}</w:body></w:document>'
    )
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    return zipped(
        {"word/document.xml": body.encode(), "word/_rels/document.xml.rels": relations.encode()}
        | {f"word/{name}": content for name, content in parts.items()}
    )


def asked(content: bytes, name: str = "a.docx") -> dict[int, tuple[str, tuple[str, ...]]]:
    """By line: why it is in doubt, and which pictures show it, by their endings."""
    source = sources.read(content, name)
    _, report = import_source(source)
    assert source.pictures is not None
    shown = source.pictures.of([number for number, _ in ((e.lines[0], 0) for e in report.doubtful)])
    assert all(2 <= len(ways(entry)) <= 3 for entry in report.doubtful)
    return {
        entry.lines[0]: (entry.reason, tuple(one.ending for one in shown.get(entry.lines[0], ())))
        for entry in report.doubtful
    }


def test_the_page_of_doubts_shows_the_picture_and_answers_settle_it(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = made("PNG")
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p(blip("dau")), p("3. Ba."), parts={"media/dau.png": picture}))
    told = ["--root", str(project), "import", "van-ban", str(path), "--id", "kh-hinh-word"]
    assert main(told) == 1
    draft = project / "nhap/kh-hinh-word"
    page = (draft / "nghi-ngo.md").read_text(encoding="utf-8")
    assert "Đoạn chỉ có phần không đọc được thành chữ, nay là dấu [không đọc được: hình]." in page
    assert "![Dòng 4 trong bản gốc (đoạn 4)](hinh/dong-4.png)" in page
    assert (draft / "hinh/dong-4.png").read_bytes() == picture
    (draft / "dinh-chinh.txt").write_text("4: bỏ\n5: giữ\n", encoding="utf-8")
    assert main([*told, "--dinh-chinh", str(draft / "dinh-chinh.txt")]) == 0
    assert "không đọc được" not in (project / "data/van-ban/kh-hinh-word/toan-van.md").read_text("utf-8")
    assert "nghi-ngo.md" not in capsys.readouterr().out.rpartition("Đã cắt")[2]


def test_a_picture_in_a_text_that_locks_is_shown_too(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p(blip("dau")), parts={"media/dau.jpeg": made("JPEG")}))
    assert main(["--root", str(project), "import", "van-ban", str(path), "--id", "kh-khoa"]) == 0
    assert "Xem hình của phần không đọc được ở nhap/kh-khoa/nghi-ngo.md." in capsys.readouterr().out
    assert (project / "nhap/kh-khoa/hinh/dong-4.jpg").is_file()


def test_each_paragraph_has_its_own_pictures() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(blip('trong'))}</w:txbxContent></w:pict></w:r>"
    cell = f"<w:tbl><w:tr><w:tc>{p('Mẫu')}</w:tc><w:tc>{p(blip('o'))}</w:tc></w:tr></w:tbl>"
    parts = {"trong.gif": made("GIF"), "sau.bmp": made("BMP"), "o.png": made("PNG"), "nhom.jpg": made("JPEG")}
    group = p(f"<w:r><w:t>2. Hai</w:t></w:r>{blip('nhom')}{blip('o')}")
    found = asked(docx(p(box + blip("sau")), cell, group, parts=parts))
    assert {number: endings for number, (_, endings) in found.items()} == {
        4: ("bmp",),
        5: ("gif",),
        6: ("png",),
        7: ("jpg", "png"),
    }


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.emf", EMF, "hình kiểu EMF, trình duyệt không hiện được"),
        ("a.png", b"\xd7\xcd\xc6\x9a" + bytes(40), "hình kiểu WMF, trình duyệt không hiện được"),
        ("a.tif", made("TIFF"), "hình kiểu TIFF, trình duyệt không hiện được"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "hình kiểu lạ"),
        ("a.png", made("PNG")[:18], "hình hỏng"),
        ("a.jpg", b"\xff\xd8\xff\xff\xff", "hình hỏng"),
        (
            "a.png",
            made("PNG")[:16] + struct.pack(">II", 60_000, 60_000) + made("PNG")[24:],
            "hình nặng quá mức",
        ),
        ("a.png", made("PNG") + bytes(9 * 1024 * 1024), "hình nặng quá mức"),
        ("b.png", made("PNG"), "hình hỏng hoặc không có trong tệp"),
    ],
    ids=["emf", "wmf", "tiff", "svg", "cut", "jpeg", "pixels", "bytes", "missing"],
)
def test_what_cannot_be_shown_says_why(name: str, content: bytes, why: str) -> None:
    whole = docx(p(blip("a")), parts={name: content})
    if name == "b.png":
        whole = docx(p(blip("b")), parts={name: content}).replace(b"word/b.png", b"word/c.png")
    reason, endings = asked(whole)[4]
    assert why in reason and not endings


def test_what_has_no_picture_in_the_file_is_told() -> None:
    formula = p("<w:r><w:t>2. Theo </w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    outside = p(f"<w:r><w:t>3. Xem </w:t></w:r>{blip('ngoai', 'link')}")
    found = asked(docx(formula, outside, parts={}, outside="https://vi.du/dau.png"))
    assert "trong lời có phần không đọc được thành chữ, nay là dấu [không đọc được: công thức]" in found[4][0]
    assert "mở tệp nguồn để xem" in found[4][0]
    assert "hình nằm ngoài tệp, không lấy về" in found[5][0]


def test_more_pictures_than_are_shown() -> None:
    parts = {f"h{at}.png": made("PNG", (4, at + 1)) for at in range(70)}
    found = asked(docx(*(p(blip(f"h{at}")) for at in range(70)), parts=parts))
    assert len(found) == 70
    assert sum(bool(endings) for _, endings in found.values()) == 60
    assert "hình nặng quá mức" in found[73][0]


def test_an_opendocument_file_does_the_same() -> None:
    names = f'{OPEN} xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'

    def frame(*inside: str) -> str:
        return f"<draw:frame>{''.join(inside)}</draw:frame>"

    def image(href: str) -> str:
        return f'<draw:image xlink:href="{href}"/>'

    note = f"<text:note><text:note-body><text:p>Dấu {frame(image('Pictures/b.png'))}</text:p></text:note-body></text:note>"
    body = (
        "<text:p>KẾ HOẠCH</text:p><text:p>về việc thử</text:p><text:p>1. Một.</text:p>"
        f"<text:p>{frame(image('Pictures/a.png'))}</text:p>"
        f"<text:p>2. Hai{note} {frame('<draw:object/>', image('./ObjectReplacements/Object 1'))}</text:p>"
        f"<text:p>3. Ba {frame(image('../ngoai.png'))}</text:p>"
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    files = {"content.xml": content.encode(), "Pictures/a.png": made("PNG"), "Pictures/b.png": made("GIF")}
    found = asked(zipped(files | {"ObjectReplacements/Object 1": EMF}), "a.odt")
    assert found[4][1] == ("png",) and "đoạn chỉ có phần" in found[4][0]
    assert not found[5][1] and "[không đọc được: đối tượng nhúng]; hình kiểu EMF" in found[5][0]
    assert "hình nằm ngoài tệp" in found[6][0]
    assert found[7][1] == ("gif",)
