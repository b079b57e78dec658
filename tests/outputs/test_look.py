"""Two colours, an emblem, a cover: what an owner chooses can be read everywhere, or is refused with the nearest that can."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.files import drawing
from namro.library.load import load
from namro.outputs import assets, look, tokens
from namro.outputs.cards import picture
from namro.outputs.cards.card import Card
from namro.outputs.packets.epub import epub
from namro.outputs.packets.values import Sheet, values
from namro.outputs.packets.word import docx
from namro.problems import UserError
from namro.records import colours
from namro.records.giao_dien import GiaoDien
from support.packets import small

CHOSEN = ["#1d4f91", "#1f5f3a", "#0f5c66", "#6b3e1d", "#5b2a6e", "#000000", "#767676", "#8a1519", "#c0392b"]


@pytest.mark.parametrize("colour", CHOSEN)
def test_every_pair_of_a_chosen_colour_is_readable(colour: str) -> None:
    assert colours.as_main(colour) is None
    made = look.coloured(tokens.own(), GiaoDien(mau_chinh=colour, mau_nhan=None))
    for scheme in (made.sang, made.toi):
        for ground in (scheme.son, scheme.son_nut):
            assert colours.contrast(scheme.son_chu, ground) >= colours.AA
        assert colours.contrast(scheme.vang, scheme.son) >= colours.AA
        assert colours.contrast(scheme.vang_chu, scheme.vang) >= colours.AA
    assert colours.contrast(made.toi.son_nut, made.toi.mat) >= colours.AA_SIGN
    assert colours.contrast(made.tap.son, colours.WHITE) >= colours.AA  # titles on paper


@pytest.mark.parametrize(
    ("colour", "better"), [("#ffcc00", "#8f7300"), ("#ff0000", "#ed0000"), ("#ffffff", "#767676")]
)
def test_a_pale_colour_is_refused_with_the_nearest_good_one(colour: str, better: str) -> None:
    complaint = colours.as_main(colour)
    assert complaint is not None
    assert complaint.better == better
    assert colours.as_main(better) is None


def test_the_main_colour_of_the_engine_is_that_of_its_tokens() -> None:
    assert tokens.own().sang.son == colours.RED
    assert look.coloured(tokens.own(), None) == tokens.own()


def test_a_bad_colour_in_the_settings_is_told_at_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "data/trang.yml"
    said = site.read_text(encoding="utf-8").replace(
        "mot_phut:", 'giao_dien:\n  mau_chinh: "#1d4f91"\n  mau_nhan: "#2d5fa1"\nmot_phut:', 1
    )
    site.write_text(said, encoding="utf-8", newline="\n")
    assert main(["--root", str(project), "check"]) == 1
    told = capsys.readouterr().err
    line = said.splitlines().index('  mau_nhan: "#2d5fa1"') + 1
    assert (
        f"data/trang.yml:{line}:" in told
        and "trên màu chính #1d4f91" in told
        and "Màu gần nhất đọc được: mau_nhan:" in told
    )


def test_a_drawing_that_is_not_there_is_named(tmp_path: Path) -> None:
    from support.real_data import real_data

    site = real_data().trang.model_copy(update={"giao_dien": GiaoDien(huy_hieu="khong-co.svg")})
    with pytest.raises(UserError, match=r"docs/hinh/khong-co\.svg"):
        look.read(tmp_path, site)


EMBLEM = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="{{ mau.son }}"/>'
    "</svg>"
)


def with_emblem(root: Path, drawing: str) -> tokens.Tokens:
    (root / look.DRAWINGS).mkdir(parents=True)
    (root / look.DRAWINGS / "huy-hieu.svg").write_text(drawing, encoding="utf-8")
    chosen = GiaoDien(mau_chinh="#1d4f91", huy_hieu="huy-hieu.svg")
    return look.read(root, load(SAMPLE).trang.model_copy(update={"giao_dien": chosen}))


def test_an_emblem_reaches_the_web_cards_paper_word_and_books(tmp_path: Path) -> None:
    made = with_emblem(tmp_path, EMBLEM)
    assert 'fill="#1d4f91"' in made.huy_hieu
    icon = replace(made, bieu_tuong=made.huy_hieu)
    written = assets.made({"assets/favicon.svg": "<svg/>"}, icon)
    assert written[assets.EMBLEM] == written["assets/favicon.svg"] == made.huy_hieu
    blue = (0x1D, 0x4F, 0x91)
    card = picture.draw(Card("x.png", "Trang", "Tên", "Văn bản"), made.sang, made.huy_hieu)
    seen = Image.open(io.BytesIO(card)).convert("RGB")
    assert seen.getpixel((80 + 48, 46 + 48)) == blue
    assert card == picture.draw(Card("x.png", "Trang", "Tên", "Văn bản"), made.sang, made.huy_hieu)
    packet = replace(small(), look=made)
    (shape, *_) = Document(io.BytesIO(docx(packet).content)).inline_shapes
    assert shape._inline.docPr.get("descr") == "Huy hiệu" and shape.width == shape.height
    with zipfile.ZipFile(io.BytesIO(epub(packet).content)) as book:
        assert book.read("EPUB/huy-hieu.png").startswith(b"\x89PNG")
        assert b'src="huy-hieu.png"' in book.read("EPUB/cover.xhtml")
        assert b'href="huy-hieu.png"' in book.read("EPUB/package.opf")
    assert values(packet, frozenset(), Sheet("a4", 13.0))["look"]["huy_hieu"] == made.huy_hieu


def test_a_long_name_of_a_site_keeps_out_of_the_emblem_the_badge_and_the_edge() -> None:
    name = "Văn bản của Ủy ban nhân dân phường Đồi Mẫu Phía Đông Bắc, tỉnh Mẫu Sơn"
    card = Card("x.png", name, "Tên", "Kế hoạch", draft=True)
    seen = Image.open(io.BytesIO(picture.draw(card, tokens.own().sang))).convert("RGB")
    paper = tuple(bytes.fromhex(tokens.own().sang.chim[1:]))
    for box in ((1124, 40, 1200, 180), (840, 40, 850, 180)):
        assert seen.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)]


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"'


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (f"{HEAD}><script>x()</script></svg>", "có mã chạy được"),
        (f'{HEAD} onload="x()"/>', "có thuộc tính onload"),
        (f'{HEAD}><image href="https://a.vn/x.png"/></svg>', "nhúng ảnh chụp"),
        (f'{HEAD}><use href="#a"/></svg>', "có thẻ use"),
        (f"{HEAD}><foreignObject/></svg>", "có thẻ foreignObject"),
        (f'{HEAD}><h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script></svg>', "có mã chạy được"),
        (f'{HEAD}><path l:href="https://a.vn/"/></svg>', "dẫn ra ngoài hình"),
        (f'{HEAD}><path fill="url(https://a.vn/x)"/></svg>', "dẫn ra ngoài hình"),
        (f'{HEAD}><path style="fill:url( &quot;//a.vn/x&quot;)"/></svg>', "dẫn ra ngoài hình"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}/>', "có phần khai báo ngoài hình"),
        (f'<?xml-stylesheet href="https://a.vn/x.css"?>{HEAD}/>', "có phần khai báo ngoài hình"),
        (f"{HEAD}><title>{{{{ ''.__class__ }}}}</title></svg>", "có dấu của mẫu"),
        (f"{HEAD}><title>{{% set a = 1 %}}</title></svg>", "có dấu của mẫu"),
        (f'{HEAD}><path d="{"M0 0" * 20_000}"/></svg>', "nặng quá 60 kB"),
        ("<svg/>", "không mở đầu bằng <svg"),
        ("chữ", "không phải SVG đọc được"),
    ],
)
def test_a_drawing_that_does_more_than_show_shapes_is_refused(
    tmp_path: Path, wrong: str, reason: str
) -> None:
    with pytest.raises(
        UserError,
        match=re.escape(f"docs/hinh/huy-hieu.svg” ghi ở data/trang.yml, mục giao_dien: hình {reason}"),
    ):
        with_emblem(tmp_path, wrong)


def test_the_drawings_of_this_project_may_be_shown() -> None:
    colours = dict.fromkeys(asdict(tokens.own().sang), "#000000")
    for path in sorted((ROOT / look.DRAWINGS).glob("*.svg")):
        assert drawing.read(path, path.name, colours)
